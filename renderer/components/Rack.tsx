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

type Look = Card | 'now';

/** In the units of the small drawing: how wide a card stands with its gap, how wide it is, how high a row of them. */
const PITCH = 5;
const WIDTH = 3;
const HEIGHT = 14;
const UNITS_OF_REM = 16;
const heights: Readonly<Record<Look, number>> = {
  there: HEIGHT,
  now: HEIGHT,
  open: HEIGHT,
  refused: HEIGHT / 2,
  gone: 3,
};

/** One path for each look: a board of many rows has few elements. */
function Small({ looks }: { readonly looks: readonly Look[] }): ReactNode {
  const width = looks.length * PITCH - (PITCH - WIDTH);
  const paths = new Map<Look, string>();
  looks.forEach((look, place) => {
    const height = heights[look];
    const card = `M${place * PITCH} ${HEIGHT - height}h${WIDTH}v${height}h-${WIDTH}z`;
    paths.set(look, (paths.get(look) ?? '') + card);
  });
  return (
    <svg
      className="rack"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={`${width / UNITS_OF_REM}rem`}
      height={`${HEIGHT / UNITS_OF_REM}rem`}
      aria-hidden="true"
    >
      {[...paths].map(([look, path]) => (
        <path key={look} className={`rack__${look}`} d={path} />
      ))}
    </svg>
  );
}

export function Rack({ cards, size = 'usual', now = -1 }: RackProps): ReactNode {
  const looks = cards.map((card, place): Look => (place === now ? 'now' : card));
  if (size === 'usual') return <Small looks={looks} />;
  return (
    <span className="rack rack--large" aria-hidden="true">
      {looks.map((look, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place
        <i key={place} className={`rack__${look}`} />
      ))}
    </span>
  );
}
