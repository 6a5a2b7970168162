/** Makes a new vault of what still opens in a damaged file, and tells what is missing. FORMAT.md 14.3. */
import { resolve } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { serviceAndInstance } from '../core/custody/account-name.ts';
import type { UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import type { LogFold } from '../core/custody/log-fold.ts';
import { isKnown, parseEvent } from '../core/custody/parse-event.ts';
import { recordKey } from '../core/format/keys.ts';
import { checkSetKey, FINGERPRINT_KEY_ID } from '../core/format/payload.ts';
import type { Credentials } from '../core/format/unlock.ts';
import { noteWritten } from './backup-places.ts';
import { placeFile } from './file-system.ts';
import { acquireLock } from './lock-file.ts';
import { readMark } from './marks.ts';
import { readVault } from './open-vault.ts';
import { refuseToOverwrite } from './place-vault.ts';
import type { Ports } from './ports.ts';
import { type Rewritten, rewriteVault } from './rewrite-vault.ts';
import { findFrames } from './salvage-frames.ts';
import { type Gathered, gather } from './salvage-history.ts';
import { type SalvagedKeys, salvageKeys } from './salvage-keys.ts';
import type { ForeignParts } from './session.ts';
import type { Notice } from './standing.ts';
import { writeFailure } from './storage-error.ts';

export interface SalvageRequest {
  /** The damaged file. It is never changed. */
  readonly path: string;
  readonly credentials: Credentials;
  /** The new vault; nothing may be there. */
  readonly out: string;
  /** A backup whose header has the same file salt, where both copies in the file are gone. */
  readonly headerFrom?: string | null;
}

/** A set whose codes cannot be had any more from this file. */
export interface MissingSet {
  /** 32 hex digits. */
  readonly set: string;
  /** Service with its instance, and the login, where they are known. */
  readonly service: string | null;
  readonly login: string | null;
}

export interface Salvaged {
  readonly file: string;
  /** Events in the new vault that the old one had. */
  readonly events: number;
  /** Sets whose codes open. */
  readonly sets: number;
  readonly missingFrames: readonly number[];
  /** How many changes are missing, as far as what is there tells. */
  readonly missingChanges: number;
  readonly missingSets: readonly MissingSet[];
  /** True: the key that finds the same code in two sets was lost, and finds only those that come in from now on. */
  readonly hasNewFingerprintKey: boolean;
  readonly notices: readonly Notice[];
}

/**
 * @throws CodedError `would-overwrite`, `header-damaged` where no way in is left, `wrong-secret` and the like, `record-damaged`
 * where no frame opens, `disk-full`, `not-writable`. Nothing is at `out` then.
 */
export async function salvage(ports: Ports, request: SalvageRequest): Promise<Salvaged> {
  const { path, out, credentials } = request;
  await refuseToOverwrite(ports, out);
  const file = await readVault(ports, path);
  const backup = request.headerFrom ? await readVault(ports, request.headerFrom) : null;
  const keys = await salvageKeys(ports, file, backup, credentials);
  try {
    const found = await framesWith(file, keys);
    const log = gather(ports, keys, found.frames, await readMark({ ...ports, vaultId: keys.vaultId }));
    const rewritten = await writeOut(ports, out, keys, log);
    await noteSalvaged(ports, out, keys, rewritten);
    const missingSets = setsWithout(rewritten.log.fold, keys, log);
    return {
      file: out,
      events: log.prefix.length + log.later.length - (log.begunAnew ? 1 : 0),
      sets: setsThatOpen(rewritten.log.fold, keys).length,
      missingFrames: [...found.missing, ...(found.isDamagedThere || log.isCutOff ? [found.next] : [])],
      missingChanges: log.missingChanges,
      missingSets,
      hasNewFingerprintKey: log.hasNewFingerprintKey,
      notices: keys.engine === 'noble' ? ['slow-key-derivation'] : [],
    };
  } finally {
    keys.vaultKey.fill(0);
  }
}

async function framesWith(file: Uint8Array, keys: SalvagedKeys): ReturnType<typeof findFrames> {
  const recordKeys = keys.fileSalts.map((salt) => recordKey(keys.vaultKey, salt));
  try {
    return await findFrames(file, recordKeys);
  } finally {
    for (const key of recordKeys) key.fill(0);
  }
}

async function writeOut(ports: Ports, out: string, keys: SalvagedKeys, log: Gathered): Promise<Rewritten> {
  const none = new Uint8Array(0);
  const { vaultId, vaultKey, epoch, slots } = keys;
  const lock = await acquireLock({ ...ports, vaultPath: out, breakLock: false });
  try {
    await refuseToOverwrite(ports, out);
    const rewritten = await rewriteVault(ports, {
      path: out,
      header: { vaultId, epoch, slots, fileSalt: none, bytes: none, framesAt: 0, readOnly: null },
      vaultKey,
      fold: log.fold,
      events: log.prefix,
      change: log.restored === null ? [] : [log.restored],
      order: { foreign: foreignOf(log) },
    });
    await placeFile(ports.files, rewritten.newFile.path, out).catch(async (error: unknown) => {
      await ports.files.unlink(rewritten.newFile.path).catch(() => undefined);
      throw error;
    });
    return rewritten;
  } catch (error) {
    throw writeFailure(error);
  } finally {
    await lock.release();
  }
}

/** What is salvaged is one more copy: it is told of when a secret is removed. */
async function noteSalvaged(ports: Ports, out: string, keys: SalvagedKeys, { header, log }: Rewritten): Promise<void> {
  const { change } = log.fold.point;
  const copy = { file: resolve(out), change, epoch: header.epoch, at: ports.clock.now(), sizeBytes: 0 };
  await noteWritten(ports, bytesToHex(keys.vaultId), [copy]).catch(() => undefined);
}

function foreignOf({ later, laterParts }: Gathered): ForeignParts {
  return {
    events: later,
    payloads: laterParts.flatMap(({ payloads }) => payloads.map(({ bytes }) => bytes)),
    keyring: laterParts.flatMap(({ keyring }) => keyring.filter(({ setId }) => setId !== FINGERPRINT_KEY_ID)),
  };
}

function setsThatOpen({ state, payloads, keyring }: LogFold, { vaultKey, vaultId }: SalvagedKeys): string[] {
  return [...state.sets.values()].flatMap(({ id: setId, payload: ref }) => {
    const [payload, entry] = [payloads.get(ref.hash), keyring.get(setId)];
    if (payload === undefined || entry === undefined) return [];
    try {
      checkSetKey(vaultKey, vaultId, { setId, payload, commitment: ref.commitment, entry });
      return [setId];
    } catch {
      return [];
    }
  });
}

/** Sets that do not open, and sets that are only named: what brought them in is lost. */
function setsWithout(fold: LogFold, keys: SalvagedKeys, { prefix, later }: Gathered): MissingSet[] {
  const opening = new Set(setsThatOpen(fold, keys));
  const named = [...prefix, ...later].flatMap((bytes) => setsNamedBy(parseEvent(bytes)));
  return [...new Set([...fold.state.sets.keys(), ...named])]
    .filter((set) => !opening.has(set) && (fold.state.sets.get(set)?.purgedAt ?? null) === null)
    .map((set) => {
      const account = fold.state.accounts.get(fold.state.sets.get(set)?.account ?? '');
      return { set, service: serviceAndInstance(account) || null, login: account?.name ?? null };
    });
}

function setsNamedBy(event: VaultEvent | UnknownEvent): string[] {
  if (!isKnown(event)) return [];
  if (event.t === 'SheetPrinted') return event.d.sets.map(({ set }) => set);
  const d: object = event.d;
  return 'set' in d && typeof d.set === 'string' ? [d.set] : [];
}
