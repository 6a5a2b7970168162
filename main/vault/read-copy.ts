/** Reads another copy of a vault as far as it is good, without lock and mark: what restoring and merging look at first. */
import type { ErrorCode, ErrorFacts } from '../core/errors.ts';
import { type Header, parseHeader, verifyHeaderMac } from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import { type Branch, branchOf } from './branches.ts';
import { readVault } from './open-vault.ts';
import type { Ports } from './ports.ts';
import { eventBytes, type Log, readLog } from './read-log.ts';
import { StorageError } from './storage-error.ts';

export interface VaultCopy {
  readonly header: Header;
  /** Whoever holds the copy overwrites it. */
  readonly vaultKey: Uint8Array;
  readonly log: Log;
  readonly branch: Branch;
  /** What is wrong with the file, which could be read all the same up to there; null: nothing. */
  readonly trouble: { readonly code: ErrorCode; readonly facts: ErrorFacts } | null;
}

/** Gives the vault key of a header, in memory of its own. @throws CodedError where it has none. */
export type KeyOf = (header: Header) => Uint8Array | Promise<Uint8Array>;

/** @throws CodedError for everything that the table of errors says opens `no`, and what `keyOf` throws. */
export async function readCopy(ports: Pick<Ports, 'files'>, path: string, keyOf: KeyOf): Promise<VaultCopy> {
  return readCopyOf(await readVault(ports, path), keyOf);
}

/** The same of a whole file. */
export async function readCopyOf(file: Uint8Array, keyOf: KeyOf): Promise<VaultCopy> {
  const header = parseHeader(file);
  const vaultKey = await keyOf(header);
  try {
    verifyHeaderMac(header, vaultKey);
    return await readWithKey(file, header, vaultKey);
  } catch (error) {
    vaultKey.fill(0);
    throw error;
  }
}

async function readWithKey(file: Uint8Array, header: Header, vaultKey: Uint8Array): Promise<VaultCopy> {
  const key = recordKey(vaultKey, header.fileSalt);
  try {
    const log = await readLog(file, header, key, []);
    const branch = await branchOf(header.vaultId, eventBytes(file, header, key, log.end));
    return { header, vaultKey, log, branch, trouble: troubleOf(header, log) };
  } finally {
    key.fill(0);
  }
}

function troubleOf(header: Header, { rest }: Log): VaultCopy['trouble'] {
  if (rest.kind !== 'none') return { code: rest.kind === 'torn' ? 'truncated' : 'record-damaged', facts: rest.facts };
  return header.readOnly === null ? null : { code: header.readOnly, facts: {} };
}

/**
 * What a copy holds is written into a vault only by a version that understands all of it.
 * @throws StorageError `newer-version`, `unsupported-feature`.
 */
export function refuseUnknown({ header, log }: VaultCopy): void {
  if (header.readOnly === 'newer-version') throw new StorageError('newer-version');
  if (log.fold.state.mustNotWrite) throw new StorageError('unsupported-feature', 'an event of a newer version');
}
