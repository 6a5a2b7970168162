/** Beside a question that was not answered when the answer was needed. It is also said where the focus goes. */
import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import './Field.css';

export function AskNote({ text }: { readonly text: string }): ReactNode {
  return (
    <p className="field__wrong">
      <CircleX className="icon" />
      {text}
    </p>
  );
}
