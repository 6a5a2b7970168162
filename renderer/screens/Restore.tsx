/** A restore of the open vault: it stays open until the yes. */
import type { ReactNode } from 'react';
import { PlainPage } from '../components/PlainPage.tsx';
import { RestoreSteps } from '../components/RestoreSteps.tsx';
import { backupWords } from '../messages/backups.ts';
import { places } from '../place.ts';

export function Restore(): ReactNode {
  return (
    <RestoreSteps
      frame={({ name, ...step }, body) => (
        <PlainPage key={name} back={backupWords.title} {...step}>
          {body}
        </PlainPage>
      )}
      onLeave={places.back}
    />
  );
}
