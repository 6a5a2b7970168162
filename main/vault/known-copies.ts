/** Every copy of a vault that this computer or the vault's log knows of, beside the vault itself (vault.md 14, FORMAT.md R38). */
import { basename, dirname, join } from 'node:path';
import { equalBytes } from '../core/format/bytes.ts';
import { parseBackupName, parseReplacedName } from './backup-name.ts';
import { backupFolder, isThere, readPlaces } from './backup-places.ts';
import type { FileIdentity, FileSystemPort } from './file-system.ts';
import { type HeaderOfFile, headerOf, vaultIdOf } from './header-of.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

/** `other`: a copy that someone made by other means, or that may be in use as a vault of its own, such as a salvaged one. */
export type CopyKind = 'backup' | 'kit' | 'tail' | 'unfinished' | 'other';

export interface KnownCopy {
  /** Absolute path. */
  readonly file: string;
  readonly kind: CopyKind;
  /** Its header, where it can be reached and has a good one. A tail has none. */
  readonly header: HeaderOfFile['header'] | null;
  /** It has the very header of the vault: copied since the last rewrite, it opens and holds what the vault does. */
  readonly isOfThisFile: boolean;
  readonly isReachable: boolean;
  /** The epoch that this computer wrote it at; null where only its header tells. */
  readonly writtenEpoch: number | null;
}

type Source = Pick<Session, 'path' | 'vaultId' | 'state'>;

/**
 * What is known: files by name and header in both places of backups; what this computer wrote elsewhere; kits and copies by the
 * log; side files beside the vault. Left out are files that turn out to be the vault itself, or of another vault, or gone.
 */
export async function knownCopies(ports: Ports, session: Source): Promise<KnownCopy[]> {
  const { files } = ports;
  const own = await files.identity(session.path).catch(() => null);
  const ownHeader = await headerOf(files, session.path).catch(() => null);
  const copies = new Map<string, KnownCopy>();
  for (const { file, kind, isOnRecord, writtenEpoch } of await candidates(ports, session)) {
    if (copies.has(file) || file === session.path) continue;
    const look = await lookAt(files, file);
    if (look === 'away') {
      if (isOnRecord && !(await isGone(files, file, kind))) {
        copies.set(file, { file, kind, header: null, isOfThisFile: false, isReachable: false, writtenEpoch });
      }
      continue;
    }
    if (own !== null && isSame(own, look)) continue;
    const header = kind === 'tail' ? null : ((await headerOf(files, file).catch(() => null))?.header ?? null);
    if (header === null ? kind !== 'tail' && !isOnRecord : vaultIdOf(header) !== session.vaultId) continue;
    const isOfThisFile = header !== null && ownHeader !== null && equalBytes(header.bytes, ownHeader.header.bytes);
    copies.set(file, { file, kind, header, isOfThisFile, isReachable: true, writtenEpoch });
  }
  return [...copies.values()];
}

interface Candidate {
  readonly file: string;
  readonly kind: CopyKind;
  /** The log or this computer's list has it: it counts even where it cannot be looked at. */
  readonly isOnRecord: boolean;
  readonly writtenEpoch: number | null;
}

/** What stands on a record comes first, so that its record is kept where a scan finds it, too. */
async function candidates(ports: Ports, { path, vaultId, state }: Source): Promise<Candidate[]> {
  const { files } = ports;
  const places = await readPlaces(ports, vaultId);
  const epochs = new Map(places.written.map(({ file, epoch }) => [file, epoch]));
  const logged = [...state.vaultCopies.keys(), ...state.oldCopies.keys()];
  const recorded = [...new Set([...logged, ...epochs.keys()])].map((file): Candidate => {
    const named = kindOf(file, path);
    const kind = named === 'other' && state.vaultCopies.has(file) ? 'kit' : named;
    return { file, kind, isOnRecord: true, writtenEpoch: epochs.get(file) ?? null };
  });
  const folders = [
    dirname(path),
    backupFolder(path),
    ...(places.second === null ? [] : [backupFolder(path, places.second)]),
  ];
  const found: Candidate[] = [];
  for (const folder of folders) {
    for (const file of await candidatesIn(files, folder)) {
      found.push({ file, kind: kindOf(file, path), isOnRecord: false, writtenEpoch: null });
    }
  }
  return [...recorded, ...found];
}

/** What can be a copy or a part of one, by its name. */
async function candidatesIn(files: FileSystemPort, folder: string): Promise<string[]> {
  const names = await files.list(folder).catch(() => []);
  return names.filter((name) => /\.(?:coldkeep|new)$|\.tail-/.test(name)).map((name) => join(folder, name));
}

function kindOf(file: string, vaultPath: string): CopyKind {
  const name = basename(file);
  if (parseBackupName(name) !== null || parseReplacedName(name) !== null) return 'backup';
  if (UNFINISHED.test(name)) return 'unfinished';
  const tail = `${basename(vaultPath)}.tail-`;
  return name.startsWith(tail) && TAIL_TIME.test(name.slice(tail.length)) ? 'tail' : 'other';
}

/** See leftovers.ts and vault-file.ts. */
const UNFINISHED = /\.[0-9a-f]{16}\.new$/;
const TAIL_TIME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:-\d+)?Z(?:-\d+)?$/;

async function lookAt(files: FileSystemPort, file: string): Promise<FileIdentity | 'away'> {
  return (await files.identity(file).catch(() => null)) ?? 'away';
}

/**
 * Of what lies in a folder of its own that Coldkeep made, the folder tells: where it is there, the file is gone. Of anything else,
 * such as a kit in the root of a stick, nobody can tell a file that is gone from a stick that is not in.
 */
async function isGone(files: FileSystemPort, file: string, kind: CopyKind): Promise<boolean> {
  return kind !== 'kit' && kind !== 'other' && (await isThere(files, dirname(file)));
}

/** File systems that have no numbers for files give all of them 0. */
function isSame(a: FileIdentity, b: FileIdentity): boolean {
  return a.device === b.device && a.inode === b.inode && a.inode !== 0n;
}
