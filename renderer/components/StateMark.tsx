/** A state: an icon of its own shape and a word, always both. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './StateMark.css';

export type Tone = 'stop' | 'warn' | 'good' | 'quiet';

interface StateMarkProps {
  /** Name of the state, for a style or a test that looks for it. */
  readonly state?: string;
  readonly text: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

export function StateMark({ state, text, tone, icon: Icon }: StateMarkProps): ReactNode {
  return (
    <span className={`state state--${tone}`} data-state={state}>
      <Icon className="icon" />
      {text}
    </span>
  );
}
