/** Opens the vault of a command, says what there is to say about it, and closes it when the command ends. */
import { type OpenRequest, openVault } from '../vault/open-vault.ts';
import { type Ports, systemPorts } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import type { Notice } from '../vault/standing.ts';
import { StorageError } from '../vault/storage-error.ts';
import { readSecret, type SecretOptions } from './secrets.ts';
import { errorLine } from './sentences.ts';
import type { Terminal } from './terminal.ts';

/** Options that every command with a vault takes. */
export interface VaultOptions extends SecretOptions {
  readonly acceptOlder?: boolean | undefined;
  readonly breakLock?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
}

const NOTICES = {
  'first-time': null,
  'unconfirmed-tail': 'the last change in the file was never confirmed and is left out',
  'lock-taken-over': 'took over the lock of a program that ended without giving it back',
  'mark-not-written': 'this computer could not note what it saw, so it will not recognise an older copy',
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
  const session = await open(terminal, path, options, { access: 'write' });
  const { code, facts } = session.standing;
  if (code !== null) throw new StorageError(code, null, facts);
  return session;
}

/** Opens for writing, or for reading where that is all there is; the caller looks at the standing. */
export async function open(
  terminal: Terminal,
  path: string,
  options: VaultOptions,
  request: Partial<OpenRequest> & Pick<OpenRequest, 'access'>,
): Promise<Session> {
  const ports: Ports = systemPorts();
  const secret = await readSecret(terminal, options);
  const session = await openVault(ports, {
    path,
    secret,
    acceptOlder: options.acceptOlder === true,
    breakLock: options.breakLock === true,
    remember: options.readOnly !== true,
    ...request,
  });
  terminal.atEnd(() => session.lock());
  for (const notice of session.notices) {
    const words = NOTICES[notice];
    if (words !== null) terminal.say(`coldkeep: ${words}.\n`);
  }
  return session;
}
