/** Files as the command line reads them: no more of one than is of use, whatever it turns out to be. */
// biome-ignore lint/style/noRestrictedImports: a pipe is read as it comes, and no file of a vault
import { createReadStream } from 'node:fs';
import { gather } from './terminal.ts';

/** The word for standard input where a file is asked for. */
export const STANDARD_INPUT = '-';

/**
 * The beginning of a file, at most about this many bytes of it: a device or a pipe may never end.
 * @throws what the file system threw.
 */
export async function readFileUpTo(path: string, mostBytes: number): Promise<Uint8Array> {
  const stream = createReadStream(path);
  const parts: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  try {
    return await gather(
      [],
      async () => {
        const { done, value } = await parts.next();
        return done ? null : value;
      },
      mostBytes,
    );
  } finally {
    stream.destroy();
  }
}
