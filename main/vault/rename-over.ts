/** A rename over a vault, which on Windows may have to wait for others. */
import type { ClockPort } from './clock.ts';
import { type FileSystemPort, isSameFile } from './file-system.ts';
import type { NewFile } from './new-file.ts';
import { errnoOf } from './storage-error.ts';

/** How long a rename is tried again that another program, a virus scanner or a sync client, holds up on Windows. */
const LONGEST_RENAMING_MS = 10_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
const HELD_UP: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Renames a new file over what is there, which is never deleted first. @throws what the file system threw. */
export async function renameOver(
  files: FileSystemPort,
  clock: ClockPort,
  next: Pick<NewFile, 'path' | 'identity'>,
  to: string,
): Promise<void> {
  try {
    await renamePatiently(files, clock, next.path, to);
  } catch (error) {
    // A rename over a network may be done and reported as failed.
    if (!isSameFile(await files.identity(to).catch(() => null), next.identity)) throw error;
  }
}

async function renamePatiently(files: FileSystemPort, clock: ClockPort, from: string, to: string): Promise<void> {
  const start = clock.monotonicMs();
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!HELD_UP.has(errnoOf(error)) || clock.monotonicMs() - start >= LONGEST_RENAMING_MS) throw error;
    }
    await clock.pause(pauseMs);
  }
}
