/** Printed sheets and where their copies lie. */
import type { ReactNode } from 'react';
import { useArrival } from '../place.ts';

export function Sheets({ copy }: { readonly copy: string | null }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {copy ?? 'sheets'}
    </h1>
  );
}
