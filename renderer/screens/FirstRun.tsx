/** A new vault. */
import type { ReactNode } from 'react';
import type { ChosenVault, Standing } from '../../preload/contract.ts';
import { useArrival } from '../place.ts';
export function FirstRun({ vault }: { readonly vault: ChosenVault; readonly trouble: Standing | null }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {vault.name}
    </h1>
  );
}
