/** An import under review. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function ImportReview(): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {'review'}
    </h1>
  );
}
