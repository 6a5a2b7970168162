/** What a program that was cut off may leave behind; the next holder of the lock takes it away. FORMAT.md R34, R37. */
import { basename, dirname, join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileSystemPort } from './file-system.ts';
import { isAbandonedLock, lockPath } from './lock-file.ts';
import type { Ports } from './ports.ts';
import type { RandomPort } from './random.ts';

/**
 * A name under which a vault is written before it gets its own. Nobody gives such a name to a file of theirs, so that it can be
 * taken away by its name alone.
 */
export function unfinishedPath(vaultPath: string, random: RandomPort): string {
  return `${vaultPath}.${bytesToHex(random.bytes(8))}.new`;
}

/** What writers that were cut off left beside a vault under such names. */
export async function unfinishedFiles(files: FileSystemPort, vaultPath: string): Promise<string[]> {
  return namesBeside(files, vaultPath, `${basename(vaultPath)}.`, /^[0-9a-f]{16}\.new$/);
}

/** Folders of the data folder that hold one file per vault. */
const FOLDERS_PER_VAULT = ['marks', 'unrecorded', 'places'] as const;

/**
 * Takes away what other writers of this vault left: a vault file that was never finished, locks that were put aside, temporary
 * files of processes that are gone. What cannot be taken away does no harm. Only for the holder of the lock.
 */
export async function removeLeftovers(ports: Ports, vaultPath: string, vaultId: Uint8Array): Promise<void> {
  const { files } = ports;
  const paths = [
    ...(await abandonedLocks(ports, vaultPath)),
    ...(await abandonedTemporaries(ports, bytesToHex(vaultId))),
    ...(await unfinishedFiles(files, vaultPath)),
  ];
  for (const path of paths) await files.unlink(path).catch(() => undefined);
}

async function abandonedLocks({ files, processes }: Ports, vaultPath: string): Promise<string[]> {
  const aside = await namesBeside(files, vaultPath, `${basename(lockPath(vaultPath))}.`, /^[0-9a-f]{32}$/);
  const abandoned: string[] = [];
  for (const path of aside) if (await isAbandonedLock(files, path, processes)) abandoned.push(path);
  return abandoned;
}

async function abandonedTemporaries({ files, processes, dataFolder }: Ports, vaultId: string): Promise<string[]> {
  const paths: string[] = [];
  for (const each of FOLDERS_PER_VAULT) {
    const folder = join(dataFolder, each);
    for (const name of await namesIn(files, folder)) {
      const pid = name.startsWith(vaultId) ? /^\.(?:json|bin)\.(\d+)\.tmp$/.exec(name.slice(vaultId.length)) : null;
      if (pid !== null && !processes.isAlive(Number(pid[1]))) paths.push(join(folder, name));
    }
  }
  return paths;
}

async function namesBeside(files: FileSystemPort, vaultPath: string, start: string, rest: RegExp): Promise<string[]> {
  const folder = dirname(vaultPath);
  const names = await namesIn(files, folder);
  return names
    .filter((name) => name.startsWith(start) && rest.test(name.slice(start.length)))
    .map((name) => join(folder, name));
}

function namesIn(files: FileSystemPort, folder: string): Promise<string[]> {
  return files.list(folder).catch(() => []);
}
