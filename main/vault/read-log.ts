/** Reads a vault's frames into state, keyring and sealed payloads: FORMAT.md 11, steps 4 and 5. */
import { LogFold } from '../core/custody/log-fold.ts';
import type { FramesRead, LogEnd } from '../core/custody/read-frames.ts';
import * as frames from '../core/custody/read-frames.ts';
import type { Header } from '../core/format/header.ts';
import { slices } from './slices.ts';
import { systemHash } from './system-hash.ts';

export interface Log extends FramesRead {
  readonly fold: LogFold;
}

/** The end of the log once this frame stands at its old end. */
export function endAfter(end: LogEnd, frame: Uint8Array): LogEnd {
  return frames.endAfter(end, frame, systemHash);
}

export interface ReadingOptions {
  /** Keep every event in the fold. */
  readonly keepsEvents?: boolean | undefined;
  /** When it is aborted, reading ends with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads all frames of a file.
 * @throws FormatError `truncated` (R20) or `record-damaged` for frame 0 (R19, R26).
 */
export async function readLog(
  file: Uint8Array,
  header: Header,
  recordKey: Uint8Array,
  watched: readonly number[],
  { keepsEvents, signal }: ReadingOptions = {},
): Promise<Log> {
  const fold = new LogFold(header.vaultId, watched, keepsEvents);
  const reading = frames.readFrames(file, header, recordKey, fold, systemHash);
  const giveWay = slices();
  let step = reading.next();
  while (step.done !== true) {
    const turn = giveWay();
    if (turn !== null) {
      await turn;
      signal?.throwIfAborted();
    }
    step = reading.next();
  }
  return { fold, ...step.value };
}

/** The bytes of every event, frame by frame, up to an end that was read before. */
export function eventBytes(
  file: Uint8Array,
  header: Header,
  recordKey: Uint8Array,
  end: LogEnd,
): Generator<Uint8Array> {
  return frames.eventBytes(file, header, recordKey, end, systemHash);
}
