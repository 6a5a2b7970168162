/** The one thing that is most urgent about backups and old copies, in a line over the rows, with the one button for it. */
import { DatabaseBackup } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SafetyFinding } from '../../preload/views/safety.ts';
import { backUpNow, choosePlace } from '../back-up.ts';
import { findingLabel, findingWords } from '../messages/backups.ts';
import { places } from '../place.ts';
import { useSafetyFinding } from '../safety-store.ts';
import { useCanWrite } from '../use-vault.ts';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';
import './SafetyNotice.css';

async function act({ finding }: SafetyFinding): Promise<void> {
  if (finding === 'old-copies') places.go({ at: 'backups' });
  else if (finding === 'no-second-place') await choosePlace();
  else await backUpNow();
}

export function SafetyNotice(): ReactNode {
  const found = useSafetyFinding();
  const canWrite = useCanWrite();
  const [isBusy, setBusy] = useState(false);
  if (found === null || !canWrite) return null;
  const { title, text, action } = findingWords(found);
  const press = (): void => {
    setBusy(true);
    void act(found).finally(() => setBusy(false));
  };
  return (
    <section className="safety-notice" aria-label={findingLabel}>
      <Note
        tone="warn"
        icon={DatabaseBackup}
        title={title}
        actions={
          <PushButton data-focus="safety" isDisabled={isBusy} onPress={press}>
            {action}
          </PushButton>
        }
      >
        <p>{text}</p>
      </Note>
    </section>
  );
}
