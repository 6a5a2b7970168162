/** One account. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Account({ account }: { readonly account: string }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {account}
    </h1>
  );
}
