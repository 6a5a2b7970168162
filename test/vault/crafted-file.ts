/** Files that only a holder of the key can make: frames of any content, sealed and linked as they should be. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sealFrame } from '../../main/core/format/frame.ts';
import { type Header, parseHeader } from '../../main/core/format/header.ts';
import { historyStart, recordKey } from '../../main/core/format/keys.ts';
import { advance, encodeTransaction, type HistoryPoint, type Transaction } from '../../main/core/format/transaction.ts';
import { unlock } from '../../main/core/format/unlock.ts';
import { quickKdf, seededRandom } from './fake-ports.ts';
import type { SmallVault } from './small-vault.ts';

export interface VaultKeys {
  readonly header: Header;
  readonly vaultKey: Uint8Array;
  readonly recordKey: Uint8Array;
}

export async function keysOf(vault: Pick<SmallVault, 'bytes' | 'recoveryKey'>): Promise<VaultKeys> {
  const header = parseHeader(vault.bytes);
  const { vaultKey } = await unlock(header, { secret: vault.recoveryKey }, quickKdf().start);
  return { header, vaultKey, recordKey: recordKey(vaultKey, header.fileSalt) };
}

/** What to frame: events as text, or the bytes of a whole transaction, right or wrong. */
export type Crafted = readonly string[] | Transaction | Uint8Array;

/** The first `keep` frames of a vault and these after them. */
export function withFrames(vault: SmallVault, keys: VaultKeys, keep: number, crafted: readonly Crafted[]): Uint8Array {
  const nonces = seededRandom('crafted');
  let point: HistoryPoint = vault.points[keep - 1] ?? { change: 0, hash: historyStart(keys.header.vaultId) };
  let bytes = vault.bytes.slice(0, vault.frameStarts[keep]);
  let last = keep === 0 ? keys.header.bytes : bytes.slice(vault.frameStarts[keep - 1]);
  crafted.forEach((each, i) => {
    let transaction: Uint8Array;
    if (each instanceof Uint8Array) transaction = each;
    else {
      const whole = 'events' in each ? each : { events: each.map(utf8ToBytes), payloads: [], keyring: [] };
      transaction = encodeTransaction(whole, point);
      point = advance(point, whole.events);
    }
    last = sealFrame(keys.recordKey, { seq: keep + i, link: sha256(last) }, transaction, nonces.bytes(24));
    bytes = concatBytes(bytes, last);
  });
  return bytes;
}

/** An event of any type, as text. */
export function eventText(t: string, d: unknown, changes: Record<string, unknown> = {}): string {
  const id = 'e'.repeat(32);
  return JSON.stringify({ v: 1, id, t, at: '2026-11-24T09:30:12.345Z', by: null, crit: true, d, ...changes });
}
