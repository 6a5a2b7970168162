/** Which layers keep the network out. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Offline(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {'offline'}
    </h1>
  );
}
