/** The vaults opened last on this computer (desktop.md, screen 1): paths and times, and nothing of what is in them. */
import { basename, dirname, join } from 'node:path';
import type { RecentVault } from '../../../preload/views/settings.ts';
import { hasUtcTimeForm } from '../../core/custody/days.ts';
import { type FileSystemPort, replaceFile } from '../../vault/file-system.ts';
import type { RandomPort } from '../../vault/random.ts';
import { writeFailure } from '../../vault/storage-error.ts';
import { createPathIds } from '../path-ids.ts';
import type { Recents } from '../recents.ts';
import type { Presence } from './presence.ts';
import { readStored } from './stored-json.ts';

const MOST = 10;

interface Entry {
  readonly path: string;
  /** RFC 3339. */
  readonly openedAt: string;
}

export interface RecentStore extends Recents {
  /** Newest first. */
  list(): Promise<readonly RecentVault[]>;
  /** Null: all of them. @throws StorageError where the list cannot be written; then it stays as it was. */
  forget(id: string | null): Promise<void>;
}

interface Surroundings {
  readonly isKept: () => boolean;
  readonly now: () => string;
  readonly files: FileSystemPort;
  readonly dataFolder: string;
  readonly random: RandomPort;
  readonly presence: Presence;
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('openedAt' in value)) return false;
  const { path, openedAt } = value;
  return typeof path === 'string' && path !== '' && typeof openedAt === 'string' && hasUtcTimeForm(openedAt);
}

function entriesOf(stored: object): readonly Entry[] {
  if (!('vaults' in stored) || !Array.isArray(stored.vaults)) return [];
  return stored.vaults.filter(isEntry).slice(0, MOST);
}

export async function openRecents({
  files,
  dataFolder,
  random,
  presence,
  isKept,
  now,
}: Surroundings): Promise<RecentStore> {
  const file = join(dataFolder, 'recents.json');
  const ids = createPathIds(random);
  let entries = entriesOf(await readStored(files, file));
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, and in memory only when it is in the file. */
  const write = (make: () => readonly Entry[]): Promise<void> => {
    const written = last.then(async () => {
      const next = make();
      if (next === entries) return;
      const text = `${JSON.stringify({ vaults: next }, null, 2)}\n`;
      await replaceFile(files, file, new TextEncoder().encode(text));
      entries = next;
    });
    last = written.catch(() => undefined);
    return written;
  };

  return {
    list: async () => {
      const listed = entries;
      const found = await presence.look(listed.map(({ path }) => path));
      return listed.map(({ path, openedAt }) => ({
        id: ids.of(path),
        name: basename(path, '.coldkeep'),
        folder: dirname(path),
        openedAt,
        isThere: found.get(path) ?? false,
      }));
    },
    pathOf: (id) => {
      const path = ids.pathOf(id);
      return entries.some((entry) => entry.path === path) ? path : null;
    },
    remember: (path) =>
      write(() => {
        if (!isKept()) return entries;
        return [{ path, openedAt: now() }, ...entries.filter((entry) => entry.path !== path)].slice(0, MOST);
      }).catch(() => undefined),
    forget: (id) => {
      const path = id === null ? null : ids.pathOf(id);
      return write(() => (id === null ? [] : entries.filter((entry) => entry.path !== path))).catch(
        (error: unknown) => {
          throw writeFailure(error);
        },
      );
    },
  };
}
