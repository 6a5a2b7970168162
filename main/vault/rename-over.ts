/** A rename over a vault, which on Windows may have to wait for others. */
import type { ClockPort } from './clock.ts';
import type { FileSystemPort } from './file-system.ts';
import { errnoOf } from './storage-error.ts';

/** How long a rename is tried again that another program, a virus scanner or a sync client, holds up on Windows. */
const LONGEST_RENAMING_MS = 10_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
const HELD_UP: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Renames over what is there, which is never deleted first. */
export async function renameOver(files: FileSystemPort, clock: ClockPort, from: string, to: string): Promise<void> {
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
