/** The recovery key, shown once. */
import type { ReactNode } from 'react';
import type { ChosenVault } from '../../preload/contract.ts';
import { useArrival } from '../place.ts';
export function RecoveryKey({ vault }: { readonly vault: ChosenVault }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {vault.name}
    </h1>
  );
}
