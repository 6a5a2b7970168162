/** A restore from the first screen, or from a vault that does not open. */
import type { ReactNode } from 'react';
import { CreationStep } from '../components/CreationStep.tsx';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { RestoreSteps } from '../components/RestoreSteps.tsx';
import { vaultStore } from '../use-vault.ts';

export function RestoreLocked(): ReactNode {
  return (
    <LockedFrame>
      <RestoreSteps
        frame={({ name, ...step }, body) => (
          <CreationStep key={name} {...step}>
            {body}
          </CreationStep>
        )}
        onLeave={vaultStore.leave}
      />
    </LockedFrame>
  );
}
