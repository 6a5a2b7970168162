/** The transactions of a vault file, in clear: what a rewrite left in it and what it did not. */
import { sha256 } from '@noble/hashes/sha2.js';
import { openFrame } from '../../main/core/format/frame.ts';
import { historyStart } from '../../main/core/format/keys.ts';
import { type HistoryPoint, parseTransaction, type ReadTransaction } from '../../main/core/format/transaction.ts';
import type { VaultKeys } from './crafted-file.ts';

export interface OpenedFrame extends ReadTransaction {
  readonly sizeBytes: number;
  /** All bytes of the transaction. */
  readonly plain: Uint8Array;
}

/** Every frame of a file; throws where one does not open. */
export function openFrames(file: Uint8Array, { header, recordKey }: VaultKeys): OpenedFrame[] {
  const frames: OpenedFrame[] = [];
  let point: HistoryPoint = { change: 0, hash: historyStart(header.vaultId) };
  let link = sha256(header.bytes);
  for (let at = header.framesAt; at < file.length; ) {
    const opened = openFrame(recordKey, file, at, { seq: frames.length, link });
    const read = opened && parseTransaction(opened.transaction, point);
    if (!opened || !read) throw new Error(`frame ${frames.length} does not open`);
    frames.push({ ...read, sizeBytes: opened.size, plain: opened.transaction });
    point = read.points.at(-1) ?? point;
    link = sha256(file.subarray(at, at + opened.size));
    at += opened.size;
  }
  return frames;
}

/** Whether these bytes stand anywhere in a frame. */
export function holds(frames: readonly OpenedFrame[], bytes: Uint8Array): boolean {
  return frames.some(({ plain }) => Buffer.from(plain).includes(Buffer.from(bytes)));
}
