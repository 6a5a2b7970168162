/** Settings. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Settings(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {'settings'}
    </h1>
  );
}
