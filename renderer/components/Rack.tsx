/** The rack: every code is the edge of a card. Tall is still there, half was refused, a stub has been drawn. Never read out. */
import type { ReactNode } from 'react';
import type { Card } from '../../preload/views/custody.ts';
import './Rack.css';

interface RackProps {
  readonly cards: readonly Card[];
  readonly size?: 'usual' | 'large';
  /** Place of the card that is next, from 0: it has the accent. */
  readonly now?: number;
}

export function Rack({ cards, size = 'usual', now = -1 }: RackProps): ReactNode {
  return (
    <span className={`rack${size === 'large' ? ' rack--large' : ''}`} aria-hidden="true">
      {cards.map((card, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place
        <i key={place} className={place === now ? 'rack__now' : `rack__${card}`} />
      ))}
    </span>
  );
}
