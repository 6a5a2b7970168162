/** Looks for frames in a damaged file: whatever authenticates at a multiple of 512 is one, wherever it stands. FORMAT.md 14.3. */
import { readU64 } from '../core/format/bytes.ts';
import { openFrame, statedSize } from '../core/format/frame.ts';
import { SECTOR_BYTES } from '../core/format/header.ts';
import { isTornTail } from '../core/format/tail.ts';
import { slices } from './slices.ts';

/** A crafted file could state 16 MiB in every sector, and each of them would have to be tried. */
const MOST_FAILED_BYTES = 4 * 1024 * 1024 * 1024;
/** A vault of 1 GiB has no more frames. */
const MOST_FRAMES = 2 ** 21;

export interface FoundFrame {
  readonly seq: number;
  readonly transaction: Uint8Array;
}

export interface FoundFrames {
  /** By seq, each once. */
  readonly frames: readonly FoundFrame[];
  /** Numbers that are missing before the last of them. */
  readonly missing: readonly number[];
  /** The number after the last, and whether the file goes on there with something else than a torn tail. */
  readonly next: number;
  readonly isDamagedThere: boolean;
}

/** @param keys - K_rec by each file salt that may be the right one; the one that opens most counts */
export async function findFrames(file: Uint8Array, keys: readonly Uint8Array[]): Promise<FoundFrames> {
  let best: Search = { bySeq: new Map(), endAt: 0 };
  let bestKey = keys[0];
  for (const key of keys) {
    const search = await searchWith(file, key);
    if (search.bySeq.size > best.bySeq.size) {
      best = search;
      bestKey = key;
    }
  }
  const frames = [...best.bySeq.values()].sort((a, b) => a.seq - b.seq);
  const next = (frames.at(-1)?.seq ?? -1) + 1;
  const missing: number[] = [];
  for (let seq = 0; seq < next; seq++) if (!best.bySeq.has(seq)) missing.push(seq);
  const isTorn = bestKey === undefined || isTornTail(bestKey, file, best.endAt);
  return { frames, missing, next, isDamagedThere: file.length > best.endAt && !isTorn };
}

interface Search {
  readonly bySeq: Map<number, FoundFrame>;
  /** Where the last frame ends that was found. */
  readonly endAt: number;
}

async function searchWith(file: Uint8Array, key: Uint8Array): Promise<Search> {
  const giveWay = slices();
  const bySeq = new Map<number, FoundFrame>();
  let endAt = 0;
  let failedBytes = 0;
  for (let at = 0; at < file.length && failedBytes <= MOST_FAILED_BYTES; ) {
    const opened = openFrame(key, file, at, null);
    const seq = opened && readU64(file, at + 8);
    if (opened === null || seq === null || seq >= MOST_FRAMES) failedBytes += statedSize(file, at) ?? 0;
    else if (!bySeq.has(seq)) bySeq.set(seq, { seq, transaction: opened.transaction });
    at += opened?.size ?? SECTOR_BYTES;
    if (opened !== null) endAt = at;
    await giveWay();
  }
  return { bySeq, endAt };
}
