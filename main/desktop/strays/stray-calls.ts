/** The window's calls on files in clear: delete them after a question of the system, and look through folders for more of them. */
import { basename } from 'node:path';
import type { Progress } from '../../../preload/contract.ts';
import type { ImportReview } from '../../../preload/views/import-review.ts';
import type { RemovedFiles, StrayFileView, SweepView } from '../../../preload/views/strays.ts';
import { CodedError, type ErrorCode } from '../../core/errors.ts';
import type { FoundSet } from '../../core/importers/draft.ts';
import { createFileReader, type FileReader } from '../../unpack/file-reader.ts';
import { LARGEST_FILE_BYTES } from '../../unpack/text.ts';
import { type HeldPart, heldParts, holdsMore } from '../../vault/held-parts.ts';
import { removeSource } from '../../vault/plain-source.ts';
import { readFailure } from '../../vault/storage-error.ts';
import { type FolderSweep, type StrayFile, sweepFolders } from '../../vault/sweep-folders.ts';
import { syncServiceOf } from '../../vault/sync-folder.ts';
import type { StrayCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import { MESSAGES } from '../messages.ts';
import type { WindowPort } from '../window-port.ts';
import { asSource, type KnownFile, type RemovableFiles } from './removable-files.ts';

export interface StraySurroundings {
  readonly custody: Custody;
  readonly window: Pick<WindowPort, 'askForFolders' | 'confirm'>;
  readonly removable: RemovableFiles;
  readonly sendProgress: (progress: Progress) => void;
  /** Reads files of the disk into the import under review. */
  readonly review: (paths: readonly string[]) => Promise<ImportReview>;
  /** Reads files away from this thread, until the signal ends it. */
  readonly startReader?: (signal: AbortSignal) => FileReader;
}

export interface Strays {
  readonly calls: StrayCalls;
  /** Ends a look through folders; the call that waits for it answers `cancelled`. */
  cancel(): void;
}

/** What came of a look into a file that was found. */
interface Find {
  readonly at: StrayFile;
  readonly hash: string | null;
  readonly error: ErrorCode | null;
  readonly sets: readonly FoundSet[];
}

export function createStrayCalls(surroundings: StraySurroundings): Strays {
  const { custody, window, removable, sendProgress, review, startReader = createFileReader } = surroundings;
  const { files } = custody.ports;
  let underWay: AbortController | null = null;
  const cancel = (): void => underWay?.abort(new DesktopError('cancelled'));
  custody.onLock(() => {
    cancel();
    removable.forget();
  });

  const lookInto = async (at: StrayFile, reader: FileReader): Promise<Find> => {
    const unread = (error: ErrorCode): Find => ({ at, hash: null, error, sets: [] });
    if (at.sizeBytes > LARGEST_FILE_BYTES) return unread('too-large');
    try {
      const bytes = await files.readFile(at.path);
      const reading = await reader.read({ name: basename(at.path), bytes });
      if (reading.error !== null) return unread(reading.error.code);
      return { at, hash: reading.hash, error: null, sets: reading.sets.map(({ set }) => set) };
    } catch (error) {
      const { code } = readFailure(error);
      if (code === 'cancelled') throw error;
      return unread(code);
    }
  };

  const lookIntoAll = async (found: readonly StrayFile[], signal: AbortSignal): Promise<readonly Find[]> => {
    const reader = startReader(signal);
    const finds: Find[] = [];
    try {
      for (const at of found) {
        sendProgress({ step: 'sweeping', done: finds.length / found.length });
        finds.push(await lookInto(at, reader));
      }
      return finds;
    } finally {
      await reader.end();
    }
  };

  const sweep = async (folders: readonly string[], signal: AbortSignal): Promise<SweepView> => {
    const swept = await sweepFolders(files, folders, {
      signal,
      onFolder: (looked) => {
        if (looked % FOLDERS_A_MESSAGE === 0) sendProgress({ step: 'sweeping', done: null });
      },
    });
    const finds = await lookIntoAll(swept.found, signal);
    const held = await custody.work((session) => heldParts(session, finds));
    signal.throwIfAborted();
    const found = finds.map((find, place) => viewOf(find, held[place] ?? null, removable));
    return sweepView(folders, swept, found);
  };

  const calls: StrayCalls = {
    sweep: async () => {
      if (underWay !== null) throw new DesktopError('usage');
      const mine = new AbortController();
      underWay = mine;
      try {
        // No dialog where no vault is open.
        await custody.work(async () => null);
        const folders = await window.askForFolders({ title: MESSAGES.sweepTitle, button: MESSAGES.folderButton });
        mine.signal.throwIfAborted();
        return done(folders.length === 0 ? null : await sweep(folders, mine.signal));
      } finally {
        underWay = null;
      }
    },
    importFound: async (ids) => done(await review(ids.map((id) => mustHave(removable, id).path))),
    removeFiles: async (ids) => {
      const known = ids.map((id) => [id, mustHave(removable, id)] as const);
      const isWanted = await window.confirm(MESSAGES.removal(known.map(([, file]) => file)));
      return done(isWanted ? await removeAll(known) : null);
    },
  };

  const removeAll = async (known: readonly (readonly [string, KnownFile])[]): Promise<RemovedFiles> => {
    const removed: string[] = [];
    const failed: { id: string; code: ErrorCode }[] = [];
    for (const [id, file] of known) {
      const source = asSource(file);
      try {
        // A lock while the question stood takes the ids away, and with them the answer.
        if (source === null || removable.get(id) === null) throw new DesktopError('usage');
        await removeSource(files, source);
        removable.drop(id);
        removed.push(id);
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        failed.push({ id, code: error.code });
      }
    }
    return { removed, failed };
  };

  return { calls, cancel };
}

/** A message for each folder would be very many. */
const FOLDERS_A_MESSAGE = 100;

function mustHave(removable: RemovableFiles, id: string): KnownFile {
  const file = removable.get(id);
  if (file === null) throw new DesktopError('usage');
  return file;
}

function viewOf({ at, hash, error, sets }: Find, held: HeldPart, removable: RemovableFiles): StrayFileView {
  const { path, sizeBytes } = at;
  return {
    id: removable.add({ path, sizeBytes, hash, held, holdsMore: holdsMore(sets) }),
    file: path,
    sizeBytes,
    syncedBy: syncServiceOf(path),
    error,
    sets: sets.length,
    codes: sets.reduce((sum, { codes }) => sum + codes.length, 0),
    held,
  };
}

function sweepView(folders: readonly string[], swept: FolderSweep, found: readonly StrayFileView[]): SweepView {
  const { files, folders: looked, skipped, unreadable, isPartial } = swept;
  return { folders, found, files, looked, skipped, unreadable, isPartial };
}
