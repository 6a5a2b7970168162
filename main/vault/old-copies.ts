/** Copies that still open with a removed secret, or still hold codes that were destroyed: found, deleted, called gone. FORMAT.md R38. */
import { resolve } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody } from '../core/custody/events.ts';
import type { OldCopyReason } from '../core/custody/state.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Header } from '../core/format/header.ts';
import { forgetWritten } from './backup-places.ts';
import { type CopyKind, type KnownCopy, knownCopies } from './known-copies.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';
import { StorageError, writeFailure } from './storage-error.ts';

export interface OldCopy {
  /** Absolute path. */
  readonly file: string;
  readonly kind: CopyKind;
  /** Coldkeep made it, and it is still what was made: it may be deleted. */
  readonly isOurs: boolean;
  /** False: on a stick that is not in, or on another computer. It is on the list because nobody can look. */
  readonly isReachable: boolean;
  readonly why: readonly OldCopyReason[];
}

/** What of a session the search needs. */
export type CopiedVault = Pick<Session, 'path' | 'vaultId' | 'state' | 'slots' | 'epoch' | 'setsIn'>;

/**
 * After a secret was removed: every known copy that still opens with it or with one that was removed before, or that still holds
 * codes of a set that is destroyed. What can be reached was looked into; of the rest those that are older are listed.
 */
export async function oldCopies(ports: Ports, session: CopiedVault, reason: OldCopyReason): Promise<OldCopy[]> {
  return findOldCopies(ports, session, reason);
}

/** What is still open: the same without a reason of today, and every copy that the log says was left. */
export async function oldCopiesLeft(ports: Ports, session: CopiedVault): Promise<OldCopy[]> {
  return findOldCopies(ports, session, null);
}

export interface DestroyedCopies {
  readonly destroyed: readonly string[];
  readonly failed: readonly { readonly file: string; readonly code: ErrorCode }[];
}

/**
 * Deletes old copies that Coldkeep made and that can be reached, and records it. Nothing else is touched, whatever is asked for:
 * each file is found and looked into anew.
 * @param wanted absolute paths of {@link OldCopy}
 * @throws StorageError when the record cannot be written; the files are gone then.
 */
export async function destroyOldCopies(
  ports: Ports,
  session: CopiedVault & Pick<Session, 'commit'>,
  wanted: readonly string[],
): Promise<DestroyedCopies> {
  const listed = new Map((await oldCopiesLeft(ports, session)).map((copy) => [copy.file, copy]));
  const destroyed: string[] = [];
  const failed: { file: string; code: ErrorCode }[] = [];
  for (const file of new Set(wanted)) {
    const copy = listed.get(file);
    if (copy === undefined || !copy.isReachable) {
      failed.push({ file, code: 'no-such-file' });
      continue;
    }
    if (!copy.isOurs) {
      failed.push({ file, code: 'not-writable' });
      continue;
    }
    try {
      await ports.files.unlink(file);
      await ports.files.syncFolderOf(file);
      destroyed.push(file);
    } catch (error) {
      failed.push({ file, code: writeFailure(error).code });
    }
  }
  // What was left and is no longer found is gone, too, or is another copy now.
  const settled = [...session.state.oldCopies.keys()].filter((file) => !listed.has(file));
  await recordGone(ports, session, [...destroyed, ...settled]);
  return { destroyed, failed };
}

/**
 * Records that a copy on the list is gone, because the user says so.
 * @returns whether a file of that name is still there
 * @throws StorageError `no-such-file` for one that is on no list.
 */
export async function recordCopyGone(
  ports: Ports,
  session: CopiedVault & Pick<Session, 'commit'>,
  file: string,
): Promise<boolean> {
  const path = resolve(file);
  const listed = await oldCopiesLeft(ports, session);
  const isKnown = isLogged(session, path) || listed.some((copy) => copy.file === path);
  if (!isKnown) throw new StorageError('no-such-file', 'on the list of copies of the vault');
  await recordGone(ports, session, [path]);
  return (await ports.files.identity(path).catch(() => null)) !== null;
}

async function recordGone(
  ports: Ports,
  session: CopiedVault & Pick<Session, 'commit'>,
  gone: readonly string[],
): Promise<void> {
  await forgetWritten(ports, session.vaultId, gone);
  const events = gone
    .filter((file) => isLogged(session, file))
    .map((file): EventBody => ({ t: 'VaultCopyDestroyed', d: { file } }));
  if (events.length > 0) await session.commit(events);
}

function isLogged({ state }: CopiedVault, file: string): boolean {
  return state.oldCopies.has(file) || state.vaultCopies.has(file);
}

async function findOldCopies(ports: Ports, session: CopiedVault, reason: OldCopyReason | null): Promise<OldCopy[]> {
  const found: OldCopy[] = [];
  for (const copy of await knownCopies(ports, session)) {
    if (copy.isOfThisFile) continue;
    const why = await reasonsOf(ports, session, copy, reason);
    const { file, kind, isReachable, header } = copy;
    const isOurs = kind !== 'other' && (!isReachable || header !== null || kind === 'tail');
    if (why.length > 0) found.push({ file, kind, isOurs, isReachable, why });
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function reasonsOf(
  ports: Ports,
  session: CopiedVault,
  copy: KnownCopy,
  reason: OldCopyReason | null,
): Promise<OldCopyReason[]> {
  const left = session.state.oldCopies.get(copy.file)?.reason ?? null;
  const { header } = copy;
  if (header === null) return unseenReasons(session, copy, reason, left);
  const why = new Set<OldCopyReason>();
  if (opensWithRemoved(header, session)) why.add(removalMeant(reason, left));
  if (await holdsPurged(ports, session, copy)) why.add('purged');
  return [...why];
}

/** Of a copy that cannot be looked into, all that its epoch does not rule out. */
function unseenReasons(
  { epoch }: CopiedVault,
  { kind, writtenEpoch }: KnownCopy,
  reason: OldCopyReason | null,
  left: OldCopyReason | null,
): OldCopyReason[] {
  const why = new Set<OldCopyReason>(left === null ? [] : [left]);
  // The end of a log without its header: no passphrase opens it, and a vault key does.
  const canTell = kind !== 'tail' || reason === 'key-changed' || reason === 'purged';
  if (reason !== null && canTell && (writtenEpoch === null || writtenEpoch < epoch)) why.add(reason);
  return [...why];
}

/** Whether a way leads into the copy that no longer leads into the vault. */
function opensWithRemoved(header: Header, { slots }: CopiedVault): boolean {
  const ways = new Set(slots.map(({ id }) => bytesToHex(id)));
  return header.slots.some(({ id }) => !ways.has(bytesToHex(id)));
}

/** The removal of today; else that for which the copy was left; else one that nobody came to tell of. */
function removalMeant(reason: OldCopyReason | null, left: OldCopyReason | null): OldCopyReason {
  if (reason !== null && reason !== 'purged') return reason;
  return left === null || left === 'purged' ? 'way-removed' : left;
}

/** One that this vault key does not open was copied before the key changed, and may hold them. */
async function holdsPurged(ports: Ports, session: CopiedVault, { file, header }: KnownCopy): Promise<boolean> {
  const purged = [...session.state.sets.values()].filter(({ purgedAt }) => purgedAt !== null).map(({ id }) => id);
  if (purged.length === 0) return false;
  const sets = await ports.files
    .readFile(file)
    .then((bytes) => session.setsIn(bytes))
    .catch(() => null);
  if (sets === null) return header !== null && header.epoch < session.epoch;
  return purged.some((id) => sets.has(id));
}
