/** The whole log as a file of JSON Lines: the bytes of every event as they were first written (FORMAT.md section 9). */
import { concatBytes } from '@noble/hashes/utils.js';
import { createFileOf, type FileSystemPort } from './file-system.ts';
import type { Session } from './session.ts';
import { writeFailure } from './storage-error.ts';

const LINE_END = new Uint8Array([0x0a]);
const PART_BYTES = 256 * 1024;

/**
 * Writes it to a new file, for its owner only.
 * @throws CodedError `would-overwrite`, `disk-full`, `not-writable`, `no-such-file`; `record-damaged` when the vault is another
 * one now. Nothing of the file stays then.
 */
export async function exportLog(
  session: Pick<Session, 'readEvents'>,
  files: FileSystemPort,
  path: string,
): Promise<void> {
  const events = await session.readEvents();
  await createFileOf(files, path, jsonLines(events)).catch((error: unknown) => {
    throw writeFailure(error);
  });
}

/** One line per event, in parts that are worth a write. */
function* jsonLines(events: Iterable<Uint8Array>): Generator<Uint8Array> {
  let part: Uint8Array[] = [];
  let bytes = 0;
  for (const event of events) {
    part.push(event, LINE_END);
    bytes += event.length + LINE_END.length;
    if (bytes < PART_BYTES) continue;
    yield concatBytes(...part);
    part = [];
    bytes = 0;
  }
  yield concatBytes(...part);
}
