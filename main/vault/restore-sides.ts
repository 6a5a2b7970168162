/** The two files of a restore: the copy, and what stands in the place that it is to take. FORMAT.md 14.2. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { CodedError, type ErrorCode } from '../core/errors.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { type Header, parseHeader, verifyHeaderMac } from '../core/format/header.ts';
import { type Credentials, unlock } from '../core/format/unlock.ts';
import type { FileIdentity } from './file-system.ts';
import type { Ports } from './ports.ts';
import { readCopy, readCopyOf, refuseUnknown, type VaultCopy } from './read-copy.ts';
import type { Notice } from './standing.ts';
import { readFailure, StorageError } from './storage-error.ts';

export interface From {
  readonly copy: VaultCopy;
  /** The slot that opened it, hex. */
  readonly slotId: string;
  readonly notices: readonly Notice[];
}

export async function readFrom(
  ports: Ports,
  { from, credentials }: { readonly from: string; readonly credentials: Credentials },
): Promise<From> {
  let slotId = '';
  let notices: readonly Notice[] = [];
  const copy = await readCopy(ports, from, async (header) => {
    const { vaultKey, slot, engine } = await unlock(header, credentials, ports.startKdf);
    slotId = bytesToHex(slot.id);
    if (engine === 'noble') notices = ['slow-key-derivation'];
    return vaultKey;
  });
  try {
    refuseUnknown(copy);
    return { copy, slotId, notices };
  } catch (error) {
    copy.vaultKey.fill(0);
    throw error;
  }
}

/** What stands at the path: its bytes are null where even they could not be read. */
export type Current =
  | { readonly is: 'missing' }
  | ({ readonly is: 'readable'; readonly copy: VaultCopy; readonly bytes: Uint8Array } & Placed)
  | ({
      readonly is: 'unreadable';
      readonly code: ErrorCode;
      readonly header: Header | null;
      readonly bytes: Uint8Array | null;
    } & Placed);

interface Placed {
  readonly identity: FileIdentity;
}

/** @throws StorageError `other-vault`; `no-such-file` where it cannot be told whether there is a file. */
export async function readCurrent(
  ports: Ports,
  path: string,
  from: VaultCopy,
  credentials: Credentials,
): Promise<Current> {
  const identity = await ports.files.identity(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  if (identity === null) return { is: 'missing' };
  const bytes = await ports.files.readFile(path).catch(() => null);
  const header = bytes && headerIfGood(bytes);
  if (header !== null && !equalBytes(header.vaultId, from.header.vaultId)) throw new StorageError('other-vault');
  try {
    if (bytes === null) throw new StorageError('no-such-file');
    const copy = await readCopyOf(bytes, (its) => keyOfCurrent(ports, its, from, credentials));
    return { is: 'readable', copy, bytes, identity };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { is: 'unreadable', code: error.code, header, bytes, identity };
  }
}

function headerIfGood(bytes: Uint8Array): Header | null {
  try {
    return parseHeader(bytes);
  } catch {
    return null;
  }
}

/** A passphrase that was changed since leaves the vault key as it is: then the copy's own opens the current file, too. */
async function keyOfCurrent(
  ports: Ports,
  header: Header,
  from: VaultCopy,
  credentials: Credentials,
): Promise<Uint8Array> {
  try {
    verifyHeaderMac(header, from.vaultKey);
    return from.vaultKey.slice();
  } catch {
    return (await unlock(header, credentials, ports.startKdf)).vaultKey;
  }
}

export function headerIn(current: Current): Header | null {
  if (current.is === 'missing') return null;
  return current.is === 'readable' ? current.copy.header : current.header;
}

export function forget(current: Current | null): void {
  if (current?.is === 'readable') current.copy.vaultKey.fill(0);
}

/** @throws StorageError `usage`. */
export async function refuseItself({ files }: Ports, path: string, from: string): Promise<void> {
  const [there, copy] = await Promise.all([path, from].map((each) => files.identity(each).catch(() => null)));
  const isItself = copy && there ? copy.inode === there.inode && copy.device === there.device : false;
  if (isItself) throw new StorageError('usage', 'a vault is restored from another file than itself');
}
