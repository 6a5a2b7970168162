/** The last-seen marks of this computer, one file per vault id, and what they say about a file. FORMAT.md section 13. */
import { join } from 'node:path';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../core/format/bytes.ts';
import { encodeMark, type Mark, parseMark, verifyMark } from '../core/format/mark.ts';
import type { HistoryPoint } from '../core/format/transaction.ts';
import { type FileSystemPort, replaceFile } from './file-system.ts';
import { givenUpPoint } from './read-log.ts';

export interface MarkPlace {
  readonly files: FileSystemPort;
  readonly dataFolder: string;
  readonly vaultId: Uint8Array;
}

function markPath({ dataFolder, vaultId }: MarkPlace): string {
  return join(dataFolder, 'marks', `${bytesToHex(vaultId)}.json`);
}

export async function readMark(place: MarkPlace): Promise<Mark | null> {
  try {
    return parseMark(new TextDecoder().decode(await place.files.readFile(markPath(place))));
  } catch {
    return null;
  }
}

/** False when it could not be written, which is said to the user and refuses nothing. */
export async function writeMark(place: MarkPlace, point: HistoryPoint, vaultKey: Uint8Array): Promise<boolean> {
  try {
    await replaceFile(place.files, markPath(place), utf8ToBytes(encodeMark(point, vaultKey, place.vaultId)));
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
