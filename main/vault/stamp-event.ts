/** An event of our own: what happened, with its id, its time and who opened the vault. FORMAT.md section 9. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody, VaultEvent } from '../core/custody/events.ts';
import type { RandomPort } from './random.ts';

/** @param by - id of the slot that the vault was opened with, hex; null for the events of its creation */
export function stampEvent(random: RandomPort, body: EventBody, { at, by }: Pick<VaultEvent, 'at' | 'by'>): VaultEvent {
  return { v: 1, id: bytesToHex(random.bytes(16)), at, by, crit: true, ...body };
}
