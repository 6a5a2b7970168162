/** About. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function About(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {'about'}
    </h1>
  );
}
