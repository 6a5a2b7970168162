/** The last-seen marks of this computer, one file per vault id, and what they say about a file. FORMAT.md section 13. */
import { join } from 'node:path';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { givenUpPoint } from '../core/custody/log-fold.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { encodeMark, type Mark, parseMark, verifyMark } from '../core/format/mark.ts';
import type { HistoryPoint } from '../core/format/transaction.ts';
import { type FileSystemPort, overwriteFile } from './file-system.ts';

/** Every mark has this many bytes, within one sector, so that it can be written over itself. */
const MARK_BYTES = 256;
const MOST_READS = 3;

export interface MarkPlace {
  readonly files: FileSystemPort;
  readonly dataFolder: string;
  readonly vaultId: Uint8Array;
}

function markPath({ dataFolder, vaultId }: MarkPlace): string {
  return join(dataFolder, 'marks', `${bytesToHex(vaultId)}.json`);
}

/** Read until it reads the same twice: another program may be writing it over. */
export async function readMark(place: MarkPlace): Promise<Mark | null> {
  const read = async (): Promise<string> => new TextDecoder().decode(await place.files.readFile(markPath(place)));
  try {
    let text = await read();
    for (let again = 0; again < MOST_READS; again++) {
      const next = await read();
      if (next === text) break;
      text = next;
    }
    return parseMark(text);
  } catch {
    return null;
  }
}

/** False when it could not be written, which is said to the user and refuses nothing. */
export async function writeMark(place: MarkPlace, point: HistoryPoint, vaultKey: Uint8Array): Promise<boolean> {
  try {
    const text = encodeMark(point, vaultKey, place.vaultId);
    await overwriteFile(place.files, markPath(place), utf8ToBytes(`${text.trimEnd().padEnd(MARK_BYTES - 1)}\n`));
    return true;
  } catch {
    return false;
  }
}

export type Comparison = 'first-time' | 'same' | 'newer' | 'rolled-back' | 'diverged' | 'key-changed';

/** What the comparison needs to know of a file. H at the mark's change is among the hashes where the file reaches it. */
export interface SeenHistory {
  readonly point: HistoryPoint;
  readonly hashes: ReadonlyMap<number, Uint8Array>;
  readonly givenUp: ReadonlySet<string>;
}

export function compareWithMark(
  mark: Mark | null,
  seen: SeenHistory,
  vaultKey: Uint8Array,
  vaultId: Uint8Array,
): Comparison {
  if (mark === null) return 'first-time';
  if (!verifyMark(mark, vaultKey, vaultId)) return 'key-changed';
  if (seen.givenUp.has(givenUpPoint(mark.change, bytesToHex(mark.hash.subarray(0, 16))))) return 'newer';
  if (mark.change > seen.point.change) return 'rolled-back';
  const there = seen.hashes.get(mark.change);
  if (there === undefined || !equalBytes(there, mark.hash)) return 'diverged';
  return mark.change === seen.point.change ? 'same' : 'newer';
}
