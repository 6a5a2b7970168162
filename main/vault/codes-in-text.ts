/** Whether a text holds a code of the vault, told by fingerprints alone: notes go into the log, and no code does (FORMAT.md R25). */
import { compact } from '../core/importers/shape.ts';
import type { Session } from './session.ts';

/** A code in groups is written in at most this many pieces. */
const MOST_PIECES = 9;
/** Shorter pieces are words and dates; no service hands out codes like that. */
const LEAST_SIGNS = 4;

/** Looks at every run of pieces between blanks, as written and in either case. No set is opened for it. */
export function holdsCode(session: Pick<Session, 'fingerprints' | 'fingerprintsBySet'>, text: string): boolean {
  const pieces = text.split(/\s+/).map(compact);
  const runs = new Set<string>();
  for (let start = 0; start < pieces.length; start++) {
    for (let count = 1; count <= MOST_PIECES; count++) {
      const run = pieces.slice(start, start + count).join('');
      if (run.length >= LEAST_SIGNS) for (const form of [run, run.toLowerCase(), run.toUpperCase()]) runs.add(form);
    }
  }
  const known = new Set([...session.fingerprintsBySet().values()].flat());
  return session.fingerprints([...runs]).some((fingerprint) => known.has(fingerprint));
}
