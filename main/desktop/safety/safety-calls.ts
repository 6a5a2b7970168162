/** The calls of the window that keep a vault safe from loss, put together from their parts. */

import { systemWatch, type WatchPort } from '../app/watch.ts';
import type { SafetyCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import type { Desk } from '../desk.ts';
import { createHeldSecret, type HeldSecret } from '../held-secret.ts';
import type { PathIds } from '../path-ids.ts';
import type { WindowPort } from '../window-port.ts';
import { createBackups } from './backup-calls.ts';
import { createCodesOut } from './codes-out.ts';
import { createHeldCopySecret } from './copy-secret.ts';
import { createMerging } from './merging.ts';
import { createRestoring } from './restore.ts';

interface Surroundings {
  readonly custody: Custody;
  readonly window: WindowPort;
  /** Of the vault that stands before the user; asked only while a call is answered. */
  readonly desk: () => Pick<Desk, 'vaultName' | 'vaultPath' | 'openAfter'>;
  /** Names of files in what the window sees, for other groups of calls too. */
  readonly ids: PathIds;
  readonly keyFile: HeldSecret;
  /** Only tests give another one. */
  readonly watch?: Pick<WatchPort, 'after'>;
}

export interface SafetyPart {
  readonly calls: SafetyCalls;
  /** Backups or old copies may be others now: the window hears what is most urgent. Settles at once. */
  tellFinding(): Promise<void>;
  /** A vault is open from now on: its backup is made when it is due. */
  opened(): Promise<void>;
  /** Ends long work, whose call answers `cancelled`, and overwrites the secret of a preview. */
  cancel(): void;
}

export function createSafetyCalls({
  custody,
  window,
  desk,
  ids,
  keyFile,
  watch = systemWatch,
}: Surroundings): SafetyPart {
  const secret = createHeldCopySecret(createHeldSecret(watch));
  custody.onLock(secret.forget);
  const backups = createBackups({ custody, window, ids });
  const merging = createMerging({ custody, window, ids, secret, keyFile, changed: backups.tellFinding });
  const restoring = createRestoring({
    ports: custody.ports,
    window,
    ids,
    secret,
    keyFile,
    chosenPath: () => desk().vaultPath(),
    openAfter: (...asked) => desk().openAfter(...asked),
  });
  return {
    calls: {
      ...backups.calls,
      ...merging.calls,
      ...restoring.calls,
      ...createCodesOut({
        custody,
        window,
        ids,
        vaultName: () => desk().vaultName(),
        changed: backups.tellFinding,
      }),
    },
    opened: backups.opened,
    tellFinding: backups.tellFinding,
    cancel: () => {
      merging.cancel();
      restoring.cancel();
      secret.forget();
    },
  };
}
