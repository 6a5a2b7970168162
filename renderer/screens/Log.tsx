/** The log. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Log({ account }: { readonly account: string | null }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {account}
    </h1>
  );
}
