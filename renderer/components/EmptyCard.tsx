/** An empty place: what belongs here, and the one way to fill it. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './EmptyCard.css';

interface EmptyCardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** Buttons. */
  readonly actions?: ReactNode;
}

export function EmptyCard({ icon: Icon, title, text, actions }: EmptyCardProps): ReactNode {
  return (
    <section className="empty">
      <Icon className="icon" />
      <h2>{title}</h2>
      <p>{text}</p>
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  );
}
