/** The mark: three cards that stand and one that was drawn. */
import type { ReactNode } from 'react';
import './Mark.css';

export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 24 20" aria-hidden="true">
      <path d="M1 2h3v18H1zM6.3 2h3v18h-3zM11.6 2h3v18h-3zM16.9 16h3v4h-3z" />
    </svg>
  );
}
