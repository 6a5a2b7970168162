/** Creates a vault file: header, ways in, and the first transaction. FORMAT.md sections 3, 4, 9 and 10. */

import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import type { EventBody } from '../core/custody/events.ts';
import { encodeEvent } from '../core/custody/parse-event.ts';
import { sealFrame } from '../core/format/frame.ts';
import { encodeHeader } from '../core/format/header.ts';
import { historyStart, recordKey } from '../core/format/keys.ts';
import { FINGERPRINT_KEY_ID, KEY_BYTES, NONCE_BYTES, sealFingerprintKey } from '../core/format/payload.ts';
import { sealSlot } from '../core/format/slot.ts';
import { advance, encodeTransaction, type HistoryPoint, type Transaction } from '../core/format/transaction.ts';
import { type MadeWay, makeWay } from './make-way.ts';
import { writeMark } from './marks.ts';
import { createVaultFile, refuseToOverwrite } from './place-vault.ts';
import type { Ports } from './ports.ts';
import { stampEvent } from './stamp-event.ts';
import { writeFailure } from './storage-error.ts';
import { systemHash } from './system-hash.ts';

export interface CreateRequest {
  readonly path: string;
  /** The user's own passphrase, or null for a generated one. */
  readonly passphrase: string | null;
  /** The passphrase given was generated before, and typed back. */
  readonly isGenerated?: boolean;
  readonly recoveryKey: boolean;
  /** Memory of the KDF in KiB, or null to choose it by a measurement. */
  readonly memoryKib: number | null;
}

/** What was made. The generated secrets are shown once and are kept nowhere. */
export interface Created {
  /** Hex. */
  readonly vaultId: string;
  readonly passphrase: string | null;
  readonly recoveryKey: string | null;
  readonly slowKeyDerivation: boolean;
}

/**
 * @throws CodedError `would-overwrite` (before anything is asked of the KDF), `passphrase-too-short`,
 * `passphrase-unsuitable`, `excessive-work-factor` above 1 GiB of memory, `not-enough-memory`, `disk-full`, `not-writable`, `no-such-file` for a folder that is not there.
 */
export async function createVault(ports: Ports, request: CreateRequest): Promise<Created> {
  await refuseToOverwrite(ports, request.path);
  const vaultId = ports.random.bytes(16);
  const byPassphrase = await makeWay(ports, vaultId, { type: 'passphrase', ...request });
  const byRecoveryKey = request.recoveryKey ? await makeWay(ports, vaultId, { type: 'recovery-key' }) : null;
  const vault = encodeNewVault(ports, vaultId, byRecoveryKey === null ? [byPassphrase] : [byPassphrase, byRecoveryKey]);
  try {
    await createVaultFile(ports, request.path, vault.bytes);
    const place = { files: ports.files, dataFolder: ports.dataFolder, vaultId: vault.vaultId };
    await writeMark(place, vault.point, vault.vaultKey);
  } catch (error) {
    throw writeFailure(error);
  } finally {
    vault.vaultKey.fill(0);
  }
  return {
    vaultId: bytesToHex(vault.vaultId),
    passphrase: byPassphrase.made.passphrase,
    recoveryKey: byRecoveryKey?.made.recoveryKey ?? null,
    slowKeyDerivation: byPassphrase.engine === 'noble',
  };
}

interface NewVault {
  readonly bytes: Uint8Array;
  readonly vaultId: Uint8Array;
  readonly vaultKey: Uint8Array;
  readonly point: HistoryPoint;
}

/** The bytes of a whole new vault. The secrets of the slots are overwritten. */
function encodeNewVault({ random, clock }: Ports, vaultId: Uint8Array, ways: readonly MadeWay[]): NewVault {
  const vaultKey = random.bytes(KEY_BYTES);
  const fileSalt = random.bytes(32);
  const sealedSlots = ways.map(({ slot }) => sealSlot(slot, vaultId, vaultKey));
  for (const { slot } of ways) slot.secret.fill(0);
  const header = encodeHeader({ vaultId, epoch: 1, fileSalt, slots: sealedSlots }, vaultKey);
  const fingerprintKey = random.bytes(KEY_BYTES);
  const entry = sealFingerprintKey({ vaultKey, fingerprintKey, vaultId }, random.bytes(NONCE_BYTES));
  fingerprintKey.fill(0);
  const bodies: EventBody[] = [{ t: 'VaultCreated', d: { fingerprints: 1 } }, ...ways.map(({ added }) => added)];
  const at = clock.now();
  const events = bodies.map((body) => encodeEvent(stampEvent(random, body, { at, by: null })));
  const start: HistoryPoint = { change: 0, hash: historyStart(vaultId) };
  const first: Transaction = { events, payloads: [], keyring: [{ setId: FINGERPRINT_KEY_ID, bytes: entry }] };
  const key = recordKey(vaultKey, fileSalt);
  const place = { seq: 0, link: systemHash(header) };
  const frame = sealFrame(key, place, encodeTransaction(first, start), random.bytes(NONCE_BYTES));
  key.fill(0);
  return { bytes: concatBytes(header, header, frame), vaultId, vaultKey, point: advance(start, events) };
}
