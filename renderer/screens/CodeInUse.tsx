/** One code alone on the screen. */
import type { ReactNode } from 'react';
import type { Place } from '../place.ts';
import { useArrival } from '../place.ts';
export function CodeInUse({ place }: { readonly place: Place }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {place.at}
    </h1>
  );
}
