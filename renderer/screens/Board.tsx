/** The board. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Board(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {'board'}
    </h1>
  );
}
