/** Printing. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Print({ sets }: { readonly sets: readonly string[] }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {sets.length}
    </h1>
  );
}
