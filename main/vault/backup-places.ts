/**
 * Where backups go, and the list on this computer of the copies that it wrote: `places/<vault id>.json` in the data folder (vault.md
 * 14). The list tells of copies that cannot be reached now, such as those on a stick. It holds paths and no secret.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type FileSystemPort, replaceFile } from './file-system.ts';
import type { Ports } from './ports.ts';
import { errnoOf, StorageError, writeFailure } from './storage-error.ts';

/** Beside the vault, or the one more folder that the user named. */
export type BackupPlace = 'beside' | 'second';

/** A copy of the vault that this computer wrote. */
export interface WrittenCopy {
  /** Absolute path. */
  readonly file: string;
  readonly change: number;
  readonly epoch: number;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** 0 where that was never found out. */
  readonly sizeBytes: number;
}

export interface Places {
  /** Absolute path of the folder that was named, or null. */
  readonly second: string | null;
  /** The user was asked for a second place, and named one or declined. */
  readonly asked: boolean;
  readonly written: readonly WrittenCopy[];
}

type PlacePorts = Pick<Ports, 'files' | 'dataFolder'>;

const EXTENSION = '.coldkeep';
const NONE: Places = { second: null, asked: false, written: [] };

/** The name of a vault for people: that of its file, without the extension. */
export function vaultName(vaultPath: string): string {
  const name = basename(vaultPath);
  return name.endsWith(EXTENSION) && name !== EXTENSION ? name.slice(0, -EXTENSION.length) : name;
}

/** `NAME.backups` in a place, or beside the vault where no place is given. */
export function backupFolder(vaultPath: string, place: string = dirname(vaultPath)): string {
  return join(place, `${vaultName(vaultPath)}.backups`);
}

/** What is known on this computer; nothing when the list is not there or cannot be read: backups beside the vault go on. */
export function readPlaces(ports: PlacePorts, vaultId: string): Promise<Places> {
  return readPlacesToChange(ports, vaultId).catch(() => NONE);
}

/** A list that is there and cannot be read now is not to be written over: it tells of copies that nothing else tells of. */
async function readPlacesToChange(ports: PlacePorts, vaultId: string): Promise<Places> {
  let bytes: Uint8Array;
  try {
    bytes = await ports.files.readFile(listPath(ports, vaultId));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return NONE;
    throw writeFailure(error);
  }
  try {
    return parsePlaces(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return NONE;
  }
}

/**
 * Remembers the second place, or with null that the user wants none, and that the user was asked.
 * @throws CodedError `not-writable`, `disk-full`.
 */
export async function writeSecondPlace(ports: PlacePorts, vaultId: string, folder: string | null): Promise<void> {
  const places = await readPlacesToChange(ports, vaultId);
  await writePlaces(ports, vaultId, { ...places, second: folder === null ? null : resolve(folder), asked: true });
}

/**
 * Makes a folder the second place, and in it the one for backups: from now on its absence says that the stick is not in. The folder
 * itself must be there already: a mistyped name of a stick would else become a folder on the same disk.
 * @throws CodedError `no-such-file`; `usage` for the folder of the vault itself or that of its backups; `not-writable`, `disk-full`.
 */
export async function nameSecondPlace(
  ports: PlacePorts,
  { path, vaultId }: { readonly path: string; readonly vaultId: string },
  folder: string,
): Promise<void> {
  const { files } = ports;
  const place = await files.realPath(resolve(folder));
  if (!(await isThere(files, place))) throw new StorageError('no-such-file', 'the folder for backups');
  const own = await files.realPath(dirname(path));
  if (place === own || place === (await files.realPath(backupFolder(path)))) {
    throw new StorageError('usage', 'a second place is another folder than that of the vault, best on another disk');
  }
  await files.makeFolder(backupFolder(path, place)).catch((error: unknown) => {
    throw writeFailure(error);
  });
  await writeSecondPlace(ports, vaultId, place);
}

/** Adds copies to the list, each before it is written. @throws CodedError `not-writable`, `disk-full`. */
export async function noteWritten(ports: PlacePorts, vaultId: string, copies: readonly WrittenCopy[]): Promise<void> {
  const places = await readPlacesToChange(ports, vaultId);
  const files = new Set(copies.map(({ file }) => file));
  const written = [...places.written.filter(({ file }) => !files.has(file)), ...copies];
  await writePlaces(ports, vaultId, { ...places, written });
}

/** Takes copies that are gone from the list. That they stay on it because it cannot be written does no harm. */
export async function forgetWritten(ports: PlacePorts, vaultId: string, gone: readonly string[]): Promise<void> {
  const places = await readPlaces(ports, vaultId);
  const written = places.written.filter(({ file }) => !gone.includes(file));
  if (written.length === places.written.length) return;
  await writePlaces(ports, vaultId, { ...places, written }).catch(() => undefined);
}

/** Whether a folder can be reached now. */
export async function isThere(files: FileSystemPort, folder: string): Promise<boolean> {
  return (await files.identity(folder).catch(() => null)) !== null;
}

function listPath({ dataFolder }: PlacePorts, vaultId: string): string {
  return join(dataFolder, 'places', `${vaultId}.json`);
}

async function writePlaces(ports: PlacePorts, vaultId: string, { second, asked, written }: Places): Promise<void> {
  const text = `${JSON.stringify({ v: 1, second, asked, written })}\n`;
  await replaceFile(ports.files, listPath(ports, vaultId), utf8ToBytes(text)).catch((error: unknown) => {
    throw writeFailure(error);
  });
}

function parsePlaces(value: unknown): Places {
  if (!isRecord(value) || value['v'] !== 1) return NONE;
  const { second, asked, written } = value;
  return {
    second: typeof second === 'string' && second !== '' ? second : null,
    asked: asked === true,
    written: Array.isArray(written) ? written.flatMap(parseWritten) : [],
  };
}

function parseWritten(value: unknown): WrittenCopy[] {
  if (!isRecord(value)) return [];
  const { file, change, epoch, at, sizeBytes } = value;
  if (typeof file !== 'string' || typeof at !== 'string' || !isCount(change) || !isCount(epoch)) return [];
  return [{ file, change, epoch, at, sizeBytes: isCount(sizeBytes) ? sizeBytes : 0 }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
