/** The events of a vault file, read by the format alone: no session, no fold. */
import { openFrame } from '../../main/core/format/frame.ts';
import { parseHeader } from '../../main/core/format/header.ts';
import { historyStart, recordKey } from '../../main/core/format/keys.ts';
import { readRecoveryKey } from '../../main/core/format/recovery-key.ts';
import { openSlot } from '../../main/core/format/slot.ts';
import { parseTransaction } from '../../main/core/format/transaction.ts';

/** K_vault, by the recovery key. */
export function vaultKeyOf(file: Uint8Array, recoveryKey: string): Uint8Array {
  const header = parseHeader(file);
  const secret = readRecoveryKey(recoveryKey);
  const slot = header.slots.find(({ type }) => type === 'recovery-key');
  const key = secret && slot ? openSlot(slot, secret, header.vaultId) : null;
  if (key === null) throw new Error('this recovery key does not open the vault');
  return key;
}

/** Where each frame begins, and what it holds. */
export interface StoredFrame {
  readonly at: number;
  readonly events: readonly Uint8Array[];
}

export function framesOf(file: Uint8Array, recoveryKey: string): StoredFrame[] {
  const header = parseHeader(file);
  const key = recordKey(vaultKeyOf(file, recoveryKey), header.fileSalt);
  const frames: StoredFrame[] = [];
  let point = { change: 0, hash: historyStart(header.vaultId) };
  for (let at = header.framesAt; at < file.length; ) {
    const opened = openFrame(key, file, at, null);
    const transaction = opened && parseTransaction(opened.transaction, point);
    if (!opened || !transaction) throw new Error(`no frame at ${at}`);
    frames.push({ at, events: transaction.events });
    point = transaction.points.at(-1) ?? point;
    at += opened.size;
  }
  return frames;
}
