/** A few words on a wash of their tone, with what can be done about them. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './Note.css';
import type { Tone } from './StateMark.tsx';

interface NoteProps {
  readonly tone: Tone;
  readonly icon?: LucideIcon;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}

export function Note({ tone, icon: Icon, title, children, actions }: NoteProps): ReactNode {
  return (
    <div className={`note note--${tone}`}>
      {Icon !== undefined && <Icon className="icon" />}
      <div>
        {title !== undefined && <strong>{title}</strong>}
        {children}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
