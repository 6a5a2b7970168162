/** How far long work is; a bar that moves where that cannot be told. */
import type { ReactNode } from 'react';
import './ProgressBar.css';

interface ProgressBarProps {
  readonly name: string;
  /** From 0 to 1, or null. */
  readonly done: number | null;
}

export function ProgressBar({ name, done }: ProgressBarProps): ReactNode {
  return <progress className="progress-bar" aria-label={name} {...(done === null ? {} : { value: done, max: 1 })} />;
}
