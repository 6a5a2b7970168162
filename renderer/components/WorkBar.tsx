/** A strip over a screen while long work goes on: what it is, how far it is, and a way out. */
import type { ReactNode } from 'react';
import { dialogWords as words } from '../messages/dialog.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { PushButton } from './PushButton.tsx';
import './WorkBar.css';

interface WorkBarProps {
  readonly name: string;
  /** From 0 to 1, or null where it cannot be told. */
  readonly done: number | null;
  readonly onCancel: () => void;
}

export function WorkBar({ name, done, onCancel }: WorkBarProps): ReactNode {
  return (
    <div className="work-bar">
      <p role="status">{name}</p>
      <ProgressBar name={name} done={done} />
      <PushButton onPress={onCancel}>{words.cancel}</PushButton>
    </div>
  );
}
