/** Whether a text holds a code of the vault, told by fingerprints alone: notes go into the log, and no code does (FORMAT.md R25). */
import { compact } from '../core/importers/shape.ts';
import type { Session } from './session.ts';

/** A code in groups, or a phrase, is written in at most this many pieces. */
const MOST_PIECES = 24;
/** Shorter pieces are words and dates; no service hands out codes like that. */
const LEAST_SIGNS = 4;

/**
 * Looks at every run of pieces between blanks: joined, as written and in either case, and as the words of a phrase. No set is
 * opened for it.
 */
export function holdsCode(session: Pick<Session, 'fingerprints' | 'fingerprintsBySet'>, text: string): boolean {
  const pieces = text
    .split(/\s+/)
    .map(compact)
    .filter((piece) => piece !== '');
  const forms = new Set<string>();
  for (let start = 0; start < pieces.length; start++) {
    for (let count = 1; count <= MOST_PIECES && start + count <= pieces.length; count++) {
      const run = pieces.slice(start, start + count);
      const joined = run.join('');
      if (joined.length < LEAST_SIGNS) continue;
      for (const form of [joined, joined.toLowerCase(), joined.toUpperCase(), run.join(' ').toLowerCase()]) {
        forms.add(form);
      }
    }
  }
  const known = new Set([...session.fingerprintsBySet().values()].flat());
  return session.fingerprints([...forms]).some((fingerprint) => known.has(fingerprint));
}
