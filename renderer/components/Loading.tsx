/** Something is on its way; the words come only when it takes a moment. */
import type { ReactNode } from 'react';
import './Loading.css';

export function Loading({ text }: { readonly text: string }): ReactNode {
  return (
    <p className="loading" role="status">
      {text}
    </p>
  );
}
