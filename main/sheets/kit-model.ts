/** From an open vault to what its kit page says (paper.md 10). */
import { basename, dirname } from 'node:path';
import type { Slot } from '../core/format/slot.ts';
import type { KitModel } from '../core/paper/kit.ts';
import type { Paper } from '../core/paper/sheet.ts';
import type { KitWay } from '../core/paper/words.ts';
import { vaultName } from '../vault/backup-places.ts';
import type { Session } from '../vault/session.ts';

type Vault = Pick<Session, 'path' | 'vaultId' | 'point' | 'fingerprint' | 'slots'>;

export interface KitFacts {
  /** Nine groups of four with hyphens; null leaves boxes to copy it into. */
  readonly recoveryKey: string | null;
  readonly paper: Paper;
  /** `YYYY-MM-DD` where the user is. */
  readonly today: string;
}

/** A key that is given counts as a way in, also while its slot is still to be written. */
export function kitModel(vault: Vault, { recoveryKey, paper, today }: KitFacts): KitModel {
  const ways = countedWays(vault.slots);
  return {
    layout: 'kit',
    paper,
    name: vaultName(vault.path),
    file: basename(vault.path),
    folder: dirname(vault.path),
    vaultId: vault.vaultId,
    changeNumber: vault.point.change,
    fingerprint: vault.fingerprint,
    ways: recoveryKey === null ? ways : { ...ways, 'recovery-key': Math.max(1, ways['recovery-key']) },
    recoveryKey,
    printedOn: today,
  };
}

function countedWays(slots: readonly Slot[]): Record<KitWay, number> {
  const ways = { passphrase: 0, 'passphrase-and-key-file': 0, 'recovery-key': 0, shares: 0, other: 0 };
  for (const { type } of slots) ways[type ?? 'other'] += 1;
  return ways;
}
