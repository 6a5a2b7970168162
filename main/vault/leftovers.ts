/** What a program that was cut off may leave behind; the next holder of the lock takes it away. FORMAT.md R34, R37. */
import { basename, dirname, join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { equalBytes } from '../core/format/bytes.ts';
import type { Header } from '../core/format/header.ts';
import type { FileSystemPort } from './file-system.ts';
import { headerOf } from './header-of.ts';
import { isAbandonedLock, lockPath } from './lock-file.ts';
import type { Ports } from './ports.ts';
import type { RandomPort } from './random.ts';

/**
 * A name under which a vault is written before it gets its own, and which nobody gives to a file of theirs.
 */
export function unfinishedPath(vaultPath: string, random: RandomPort): string {
  return `${vaultPath}.${bytesToHex(random.bytes(8))}.new`;
}

/**
 * What a creation at this path left that was cut off: a file that is no whole vault, or one that was never written anew. Any
 * other may be all that is left of a vault whose own file is gone.
 */
export function cutOffCreations(files: FileSystemPort, vaultPath: string): Promise<string[]> {
  return unfinishedFiles(files, vaultPath, (header) => header === null || header.epoch === 1);
}

async function unfinishedFiles(
  files: FileSystemPort,
  vaultPath: string,
  isWanted: (header: Header | null) => boolean,
): Promise<string[]> {
  const wanted: string[] = [];
  for (const path of await namesBeside(files, vaultPath, `${basename(vaultPath)}.`, /^[0-9a-f]{16}\.new$/)) {
    const isLeft = await headerOf(files, path).then(
      (there) => isWanted(there?.header ?? null),
      () => false,
    );
    if (isLeft) wanted.push(path);
  }
  return wanted;
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
    ...(await unfinishedFiles(files, vaultPath, (header) => header === null || equalBytes(header.vaultId, vaultId))),
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
