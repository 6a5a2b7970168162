/** Proof of a copy. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Prove({ copy }: { readonly copy: string }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {copy}
    </h1>
  );
}
