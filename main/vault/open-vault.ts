/** Opens a vault file: header, secret, log, mark, lock, in the order of FORMAT.md section 11. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody } from '../core/custody/events.ts';
import { ERRORS, type ErrorCode } from '../core/errors.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { FormatError } from '../core/format/format-error.ts';
import { type Header, parseHeader, verifyHeaderMac } from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import { MOST_FILE_BYTES } from '../core/format/limits.ts';
import type { Mark } from '../core/format/mark.ts';
import type { Share } from '../core/format/share.ts';
import { type Unlocked, unlock } from '../core/format/unlock.ts';
import { backUpBeforeRewrite } from './backups.ts';
import type { KdfEngine } from './derive.ts';
import { removeLeftovers } from './leftovers.ts';
import { acquireLock } from './lock-file.ts';
import { type Comparison, compareWithMark, readMark } from './marks.ts';
import type { Ports } from './ports.ts';
import { type Log, type ReadingOptions, readLog } from './read-log.ts';
import { Session, type SessionParts } from './session.ts';
import {
  type Findings,
  GOOD,
  isAcceptable,
  isOnlyHeaderDamaged,
  judge,
  type Notice,
  type Standing,
} from './standing.ts';
import { readFailure, StorageError, writeFailure } from './storage-error.ts';
import { VaultFile } from './vault-file.ts';

export interface OpenRequest {
  readonly path: string;
  /** A passphrase or a recovery key, as typed; empty where shares open the vault. */
  readonly secret: string;
  /** The 32 bytes of a key file, which goes with the passphrase. */
  readonly keyFile?: Uint8Array | null;
  /** Shares that open the vault instead of `secret`. */
  readonly shares?: readonly Share[];
  /** `read` takes no lock and writes nothing into the vault. */
  readonly access: 'read' | 'write';
  /** Go on with a copy that is not the newest one, or that has one damaged copy of its header, which is then written anew. */
  readonly acceptOlder?: boolean;
  readonly breakLock?: boolean;
  /** False: not even the last-seen mark is written. */
  readonly remember?: boolean;
  /** A change number whose H is wanted, for an anchor. */
  readonly anchorChange?: number | null;
  /** The session has the events, too: for whoever shows the log again and again. */
  readonly keepsEvents?: boolean;
  /** When it is aborted, the opening gives back what it holds at its next step and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a vault, or opens it read-only with a standing that says why. Lock and side files stand beside the file itself, so that
 * two programs that come by different links meet at one lock.
 * @throws CodedError for everything that the table of errors says opens `no`.
 */
export async function openVault(ports: Ports, asked: OpenRequest): Promise<Session> {
  const request = { ...asked, path: await ports.files.realPath(asked.path) };
  const first = await readVault(ports, request.path);
  const before = parseHeader(first);
  request.signal?.throwIfAborted();
  const unlocked = await unlock(before, request, ports.startKdf);
  try {
    verifyHeaderMac(before, unlocked.vaultKey);
    request.signal?.throwIfAborted();
    return await openUnlocked(ports, request, { file: first, header: before }, unlocked);
  } catch (error) {
    unlocked.vaultKey.fill(0);
    throw error;
  }
}

/** All of a file. @throws CodedError `no-such-file`, `too-large`. */
export async function readVault(ports: Pick<Ports, 'files'>, path: string): Promise<Uint8Array> {
  try {
    const identity = await ports.files.identity(path);
    if (identity !== null && identity.sizeBytes > MOST_FILE_BYTES)
      throw new FormatError('too-large', 'a vault has at most 1 GiB');
    return await ports.files.readFile(path);
  } catch (error) {
    throw readFailure(error);
  }
}

/** The lock is taken after the slow derivation, so a file that will be written is read once more under it. */
async function openUnlocked(
  ports: Ports,
  request: OpenRequest,
  before: { readonly file: Uint8Array; readonly header: Header },
  { vaultKey, slot, engine }: Unlocked<KdfEngine>,
): Promise<Session> {
  const notices: Notice[] = engine === 'noble' ? ['slow-key-derivation'] : [];
  const access = request.access === 'write' ? await openForWriting(ports, request) : READ_ONLY;
  try {
    request.signal?.throwIfAborted();
    const file = request.access === 'write' ? await readAgain(ports, request.path, before.header) : before.file;
    const { header } = before;
    const isLocked = access.writable !== null;
    const { log, mark, comparison } = await readHistory(ports, request, { file, header, vaultKey, isLocked });
    const { mustNotWrite } = log.fold.state;
    const findings: Findings = { header: header.readOnly, rest: log.rest, comparison, mustNotWrite };
    const found = judge(findings);
    const mendsHeader = access.writable !== null && isOnlyHeaderDamaged(findings);
    const accepted =
      request.acceptOlder === true && (found.code === 'header-damaged' ? mendsHeader : isAcceptable(found));
    const standing = found.code === null || accepted ? access.standing : found;
    if (standing.code !== null && access.writable !== null) await giveBack(access.writable);
    if (standing.code === null && access.writable !== null) {
      await removeLeftovers(ports, request.path, header.vaultId);
    }
    if (comparison === 'first-time') notices.push('first-time');
    if (log.rest.kind === 'torn' && found.code === null) notices.push('unconfirmed-tail');
    if (access.writable?.lock.takenOver === true) notices.push('lock-taken-over');
    const session = new Session({
      ports,
      path: request.path,
      header,
      vaultKey,
      slotId: bytesToHex(slot.id),
      log,
      standing,
      access: access.standing,
      notices,
      writable: standing.code === null ? access.writable : null,
      restored: accepted && !mendsHeader ? vaultRestored(log, comparison === 'key-changed' ? null : mark) : null,
    });
    if (accepted && mendsHeader) {
      await session.rewrite({ events: [], backUp: (damaged) => backUpBeforeRewrite(ports, damaged) });
    }
    if (found.code === null && request.remember !== false && advancesMark(comparison)) await session.rememberAsSeen();
    return session;
  } catch (error) {
    if (access.writable !== null) await giveBack(access.writable);
    throw error;
  }
}

interface History {
  readonly log: Log;
  readonly mark: Mark | null;
  readonly comparison: Comparison;
}

/** How often a file that others write is read again before what it looks like is believed. */
const MOST_READS = 5;

/**
 * Without the lock another program may append after the file was read and before its mark is, and the file would look rolled back or
 * cut: then it is read again.
 */
async function readHistory(
  ports: Ports,
  request: OpenRequest,
  of: { readonly file: Uint8Array; readonly header: Header; readonly vaultKey: Uint8Array; readonly isLocked: boolean },
): Promise<History> {
  const { header, vaultKey, isLocked } = of;
  for (let { file } = of, reads = 1; ; reads++) {
    const mark = await readMark({ files: ports.files, dataFolder: ports.dataFolder, vaultId: header.vaultId });
    const watched = [mark?.change, request.anchorChange].filter((change) => typeof change === 'number');
    request.signal?.throwIfAborted();
    const log = await readWithKey(file, header, recordKey(vaultKey, header.fileSalt), watched, request);
    const comparison = compareWithMark(mark, log.fold, vaultKey, header.vaultId);
    const isSound = log.rest.kind === 'none' && !ALARMS.has(comparison);
    if (isSound || isLocked || reads === MOST_READS) return { log, mark, comparison };
    const again = await readAgain(ports, request.path, header);
    if (equalBytes(again, file)) return { log, mark, comparison };
    file = again;
  }
}

const ALARMS: ReadonlySet<Comparison> = new Set(['rolled-back', 'diverged', 'key-changed']);

async function readWithKey(
  file: Uint8Array,
  header: Header,
  key: Uint8Array,
  watched: readonly number[],
  options: ReadingOptions,
): Promise<Log> {
  try {
    return await readLog(file, header, key, watched, options);
  } finally {
    key.fill(0);
  }
}

/** @throws StorageError `changed-on-disk` when it has another header now. */
async function readAgain(ports: Ports, path: string, before: Header): Promise<Uint8Array> {
  const file = await readVault(ports, path);
  if (!equalBytes(parseHeader(file).bytes, before.bytes)) throw new StorageError('changed-on-disk');
  return file;
}

interface Access {
  readonly standing: Standing;
  readonly writable: SessionParts['writable'];
}

const READ_ONLY: Access = { standing: GOOD, writable: null };

/** What stands in the way of writing becomes the standing; the vault can still be read. */
async function openForWriting(ports: Ports, request: OpenRequest): Promise<Access> {
  const { files, random, clock, processes } = ports;
  try {
    const lock = await acquireLock({
      files,
      random,
      clock,
      processes,
      vaultPath: request.path,
      breakLock: request.breakLock === true,
    });
    try {
      return { standing: GOOD, writable: { lock, file: await VaultFile.open(files, request.path) } };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    const { code, facts } = writeFailure(error);
    return { standing: { code: readOnlyCode(code), facts }, writable: null };
  }
}

function readOnlyCode(code: ErrorCode): ErrorCode {
  return ERRORS[code].opens === 'read-only' ? code : 'not-writable';
}

async function giveBack(writable: NonNullable<SessionParts['writable']>): Promise<void> {
  await writable.file.close();
  await writable.lock.release();
}

function advancesMark(comparison: Comparison): boolean {
  return comparison === 'first-time' || comparison === 'newer';
}

/** What is known of the branch that is given up: the point of the mark, where the mark is one of this key. */
function vaultRestored(log: Log, mark: Mark | null): EventBody {
  const givenUp = mark === null ? [] : [{ change: mark.change, hash: bytesToHex(mark.hash.subarray(0, 16)) }];
  return { t: 'VaultRestored', d: { fork: log.fold.point.change, givenUp } };
}
