/** Opens the vault of a command, says what there is to say about it, and closes it when the command ends. */
import { setTimeout } from 'node:timers/promises';
import { type Credentials, forgetCredentials } from '../core/format/unlock.ts';
import { type OpenRequest, openVault } from '../vault/open-vault.ts';
import { type Ports, systemPorts } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import type { Notice } from '../vault/standing.ts';
import { readFailure, StorageError } from '../vault/storage-error.ts';
import { tidyIfWorthIt } from '../vault/tidy.ts';
import { raiseCost } from '../vault/ways-in.ts';
import { backUpDaily } from './daily-backup.ts';
import { readCredentials, type SecretOptions } from './secrets.ts';
import { errorLine } from './sentences.ts';
import type { Terminal } from './terminal.ts';

/** Options that every command with a vault takes. */
export interface VaultOptions extends SecretOptions {
  readonly acceptOlder?: boolean | undefined;
  readonly breakLock?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  /** What was read from there already. */
  readonly credentials?: Credentials | undefined;
}

const NOTICES = {
  'first-time': null,
  'unconfirmed-tail': 'the last change in the file was never confirmed and is left out',
  'lock-taken-over': 'took over the lock of a program that ended without giving it back',
  'mark-not-written': 'this computer could not note what it saw, so it will not recognise an older copy',
  'opening-not-kept': 'this opening could not even be noted on this computer; write down that you saw the code',
  'rename-not-synced':
    'the folder of the vault could not be synced, so a power cut may bring back the file from before this change',
  'slow-key-derivation': 'the fast key derivation did not load; the slow one was used',
} as const satisfies Record<Notice, string | null>;

/** Opens for reading; a standing goes to standard error and does not stop the command. */
export async function openForReading(
  terminal: Terminal,
  path: string,
  options: VaultOptions,
  request: Partial<OpenRequest> = {},
): Promise<Session> {
  const session = await open(terminal, path, options, { access: 'read', ...request });
  if (session.standing.code !== null) terminal.say(errorLine(session.standing.code, session.standing.facts));
  return session;
}

/** @throws StorageError with the code of the standing when the vault may not be written. */
export async function openForWriting(terminal: Terminal, path: string, options: VaultOptions): Promise<Session> {
  return (await openWithWays(terminal, path, options)).session;
}

/** The same, with what opened it: for a command that makes ways in anew. */
export async function openWithWays(
  terminal: Terminal,
  path: string,
  options: VaultOptions,
): Promise<{ readonly session: Session; readonly credentials: Credentials }> {
  const opened = await openWith(terminal, path, options, { access: 'write' });
  const { code, facts } = opened.session.standing;
  if (code !== null) throw new StorageError(code, null, facts);
  // It never stands in the way of what was asked for.
  const isRaised = await raiseCost(systemPorts(), opened.session, opened.credentials).catch(() => false);
  if (isRaised) terminal.say('coldkeep: the passphrase is now as costly to try as that of a new vault.\n');
  return opened;
}

/** Opens for writing, or for reading where that is all there is; the caller looks at the standing. */
export async function open(
  terminal: Terminal,
  path: string,
  options: VaultOptions,
  request: Partial<OpenRequest> & Pick<OpenRequest, 'access'>,
): Promise<Session> {
  return (await openWith(terminal, path, options, request)).session;
}

async function openWith(
  terminal: Terminal,
  path: string,
  options: VaultOptions,
  request: Partial<OpenRequest> & Pick<OpenRequest, 'access'>,
): Promise<{ readonly session: Session; readonly credentials: Credentials }> {
  const ports: Ports = systemPorts();
  await refuseIfMissing(ports, path);
  const credentials = options.credentials ?? (await readCredentials(terminal, options));
  terminal.atEnd(async () => forgetCredentials(credentials));
  const opening = openVault(ports, {
    path,
    ...credentials,
    acceptOlder: options.acceptOlder === true,
    breakLock: options.breakLock === true,
    remember: options.readOnly !== true,
    ...request,
  });
  terminal.atEnd(() => giveBack(opening));
  const session = await opening;
  const said = new Set<Notice>();
  sayNotices(terminal, session, said);
  // A commit may add to them.
  terminal.atEnd(async () => sayNotices(terminal, session, said));
  if (request.access === 'write') {
    terminal.atEnd(async () => void (await tidyIfWorthIt(ports, session)));
    terminal.atEnd(() => backUpDaily(terminal, ports, session));
  }
  return { session, credentials };
}

/** Nobody is asked for the passphrase of a file that is not there. */
export async function refuseIfMissing({ files }: Ports, path: string, what = 'the vault'): Promise<void> {
  const there = await files.identity(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  if (there === null) throw new StorageError('no-such-file', what);
}

/** Stopped while the key is still being derived, nothing is held yet; soon after, the lock is. */
const LONGEST_WAIT_MS = 2000;

/** Locks the session as soon as there is one. */
async function giveBack(opening: Promise<Session>): Promise<void> {
  const waiting = new AbortController();
  const longest = setTimeout(LONGEST_WAIT_MS, null, { ref: false, signal: waiting.signal }).catch(() => null);
  const session = await Promise.race([opening.catch(() => null), longest]);
  waiting.abort();
  await session?.lock();
}

function sayNotices(terminal: Terminal, { notices }: Session, said: Set<Notice>): void {
  for (const notice of notices) {
    if (!said.has(notice)) terminal.say(noticeLine(notice));
    said.add(notice);
  }
}

/** One line; an empty text for what needs no words here. */
export function noticeLine(notice: Notice): string {
  const words = NOTICES[notice];
  return words === null ? '' : `coldkeep: ${words}.\n`;
}
