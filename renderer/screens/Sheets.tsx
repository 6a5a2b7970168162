/** Sheets and places. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Sheets(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {'sheets'}
    </h1>
  );
}
