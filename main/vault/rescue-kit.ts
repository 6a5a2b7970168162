/** What lets a vault be read without Coldkeep: the rescue page and a plain README, with a copy of it or beside its backups. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../core/format/bytes.ts';
import { forgetWritten, isThere, noteWritten, vaultName } from './backup-places.ts';
import { createFile, type FileSystemPort, replaceFile } from './file-system.ts';
import type { Ports } from './ports.ts';
import { README_HEAD, README_NAME, README_TEXT } from './rescue-readme.ts';
import type { Session } from './session.ts';
import { StorageError, writeFailure } from './storage-error.ts';

export const PAGE_NAME = 'rescue.html';
/** How the title of every version of the page begins, so that it is told from a page of the user's own. */
const PAGE_TITLE = '<title>Coldkeep rescue';

/** Where the build puts the page: beside the folder of the bundles. */
export const BUILT_PAGE = fileURLToPath(new URL(`../rescue/${PAGE_NAME}`, import.meta.url));

/** The page's bytes; null where this is not a build that has it. */
export function readRescuePage(files: FileSystemPort): Promise<Uint8Array | null> {
  return files.readFile(BUILT_PAGE).catch(() => null);
}

/** What of a session a kit is made of. */
export type KitSource = Pick<Session, 'path' | 'vaultId' | 'point' | 'epoch' | 'commit' | 'copyTo'>;

/**
 * Writes the page, a README and a copy of the vault into a folder, which is made where it is not there. The vault records the copy
 * first. On failure nothing of the kit stays, and the record is taken back.
 * @returns the absolute paths, the copy of the vault last
 * @throws StorageError `would-overwrite` where one of the three is there already, `no-such-file` where even the folder above is
 * missing, `disk-full`, `not-writable`, `backup-failed`, or the code of the session's standing.
 */
export async function writeRescueKit(
  ports: Ports,
  session: KitSource,
  folder: string,
  page: Uint8Array,
): Promise<{ readonly files: readonly string[] }> {
  const place = await kitFolder(ports.files, folder);
  const copy = join(place, `${vaultName(session.path)}.coldkeep`);
  const readers: readonly (readonly [string, Uint8Array])[] = [
    [join(place, PAGE_NAME), page],
    [join(place, README_NAME), utf8ToBytes(README_TEXT)],
  ];
  const files = [...readers.map(([file]) => file), copy];
  await refuseIfThere(ports.files, files);
  await session.commit([{ t: 'VaultCopyWritten', d: { file: copy } }]);
  const written: string[] = [];
  try {
    await note(ports, session, copy, 0);
    for (const [file, bytes] of readers) {
      await createFile(ports.files, file, bytes);
      written.push(file);
    }
    const { sizeBytes } = await session.copyTo(copy);
    await note(ports, session, copy, sizeBytes);
    return { files };
  } catch (error) {
    for (const file of written) await ports.files.unlink(file).catch(() => undefined);
    await takeBack(ports, session, copy);
    throw writeFailure(error);
  }
}

/** Puts the page and the README beside backups, or brings them up to date. The backups count without them, too. */
export async function writeReaders({ files }: Pick<Ports, 'files'>, folder: string): Promise<void> {
  const page = await readRescuePage(files);
  const readme = utf8ToBytes(README_TEXT);
  try {
    await writeOwn(files, join(folder, README_NAME), readme, README_HEAD);
    if (page !== null) await writeOwn(files, join(folder, PAGE_NAME), page, PAGE_TITLE);
  } catch {
    // A full or write-protected place says so where it matters, with the backup.
  }
}

/** A mistyped name of a stick must not become a folder on the disk: what is above the folder has to be there. */
async function kitFolder(files: FileSystemPort, folder: string): Promise<string> {
  const wanted = resolve(folder);
  if (!(await isThere(files, wanted))) {
    if (!(await isThere(files, dirname(wanted)))) throw new StorageError('no-such-file', 'the folder for the kit');
    await files.makeFolder(wanted).catch((error: unknown) => {
      throw writeFailure(error);
    });
  }
  return files.realPath(wanted);
}

async function refuseIfThere(files: FileSystemPort, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const there = await files.identity(path).catch((error: unknown) => {
      throw writeFailure(error);
    });
    if (there !== null) throw new StorageError('would-overwrite');
  }
}

/** The log has the path already; what this list adds is the epoch, for when the copy cannot be reached. */
async function note(ports: Ports, session: KitSource, file: string, sizeBytes: number): Promise<void> {
  const { vaultId, epoch, point } = session;
  const entry = { file, change: point.change, epoch, at: ports.clock.now(), sizeBytes };
  await noteWritten(ports, vaultId, [entry]).catch(() => undefined);
}

/** Only a copy that is certainly not there is taken off the record. */
async function takeBack(ports: Ports, session: KitSource, copy: string): Promise<void> {
  const there = await ports.files.identity(copy).catch(() => 'unknown');
  if (there !== null) return;
  await forgetWritten(ports, session.vaultId, [copy]);
  await session.commit([{ t: 'VaultCopyDestroyed', d: { file: copy } }]).catch(() => undefined);
}

/** Leaves a file alone that holds these bytes, or that does not look like one of ours. */
async function writeOwn(files: FileSystemPort, path: string, bytes: Uint8Array, sign: string): Promise<void> {
  const isAbsent = (await files.identity(path)) === null;
  const there = isAbsent ? null : await files.readFile(path);
  if (there !== null && (equalBytes(there, bytes) || !new TextDecoder().decode(there).includes(sign))) return;
  await replaceFile(files, path, bytes);
}
