/** Keeps the file that a restored vault takes the place of, whatever it is: it may be the only one of its kind. FORMAT.md 14.2. */
import { dirname, join } from 'node:path';
import { equalBytes } from '../core/format/bytes.ts';
import { backupFolder, vaultName } from './backup-places.ts';
import { createFile, type FileSystemPort } from './file-system.ts';
import type { Ports } from './ports.ts';
import { StorageError, writeFailure } from './storage-error.ts';

/** Files kept in one second of one vault. */
const MOST_OF_A_SECOND = 100;

/**
 * Copies it into the folder of backups under a name that no pruning touches, or beside the vault where that folder takes nothing.
 * @returns the absolute path of the copy
 * @throws CodedError `disk-full`, `not-writable`; no copy stays then.
 */
export async function keepAside(ports: Ports, path: string, bytes: Uint8Array): Promise<string> {
  const folder = backupFolder(path);
  const inBackups = join(folder, `${vaultName(path)} ${stampOf(ports)} replaced.coldkeep`);
  try {
    await ports.files.makeFolder(folder);
    return await firstFree(inBackups, (name) => writeCopy(ports.files, name, bytes));
  } catch {
    return await firstFree(besidePath(ports, path), (name) => writeCopy(ports.files, name, bytes)).catch(
      (error: unknown) => {
        throw writeFailure(error);
      },
    );
  }
}

/**
 * Gives a file that cannot even be read another name beside its own.
 * @returns that name, an absolute path
 * @throws CodedError `not-writable`; the file is where it was then.
 */
export async function putAside({ files, clock }: Ports, path: string): Promise<string> {
  try {
    return await firstFree(besidePath({ clock }, path), async (name) => {
      if ((await files.identity(name)) !== null) throw new StorageError('would-overwrite');
      await files.rename(path, name);
    });
  } catch (error) {
    throw writeFailure(error);
  }
}

/** UTC, to the second, without signs that a file name may not have. */
function stampOf({ clock }: Pick<Ports, 'clock'>): string {
  const now = clock.now();
  return `${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(':', '')}`;
}

function besidePath(ports: Pick<Ports, 'clock'>, path: string): string {
  return join(dirname(path), `${vaultName(path)}.replaced-${stampOf(ports).replace(' ', '-')}.coldkeep`);
}

async function firstFree(path: string, make: (name: string) => Promise<void>): Promise<string> {
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? path : path.replace(/\.coldkeep$/, `-${copy}.coldkeep`);
    try {
      await make(name);
      return name;
    } catch (error) {
      if (writeFailure(error).code !== 'would-overwrite' || copy === MOST_OF_A_SECOND) throw error;
    }
  }
}

async function writeCopy(files: FileSystemPort, name: string, bytes: Uint8Array): Promise<void> {
  await createFile(files, name, bytes);
  const written = await files.readFile(name).catch(() => new Uint8Array(0));
  if (equalBytes(written, bytes)) return;
  await files.unlink(name).catch(() => undefined);
  throw new StorageError('not-writable', 'what was read back differs');
}
