/** Whether an opened vault may be written, and why not: vault.md 12 and 13 as one pure function. */
import type { ErrorCode, ErrorFacts } from '../core/errors.ts';
import type { Comparison } from './marks.ts';
import type { Log } from './read-log.ts';

export interface Standing {
  /** Null: nothing is wrong, and what was opened for writing can be written. */
  readonly code: ErrorCode | null;
  readonly facts: ErrorFacts;
}

/** What is said to the user and refuses nothing. */
export type Notice =
  | 'first-time'
  | 'unconfirmed-tail'
  | 'lock-taken-over'
  | 'mark-not-written'
  | 'opening-not-kept'
  | 'rename-not-synced'
  | 'slow-key-derivation';

export const GOOD: Standing = { code: null, facts: {} };

/**
 * Codes that the user may go on with (`--accept-older`): nothing is unreadable, the file is only not the newest one, or one of the
 * two copies of its header is damaged and written anew.
 */
const ACCEPTABLE: ReadonlySet<ErrorCode> = new Set([
  'truncated',
  'rolled-back',
  'diverged',
  'key-changed',
  'header-damaged',
]);

export function isAcceptable(standing: Standing): boolean {
  return standing.code !== null && ACCEPTABLE.has(standing.code);
}

/** A damaged copy of the header is all that is wrong: else the yes to it would be one to what hides behind it, too. */
export function isOnlyHeaderDamaged(findings: Findings): boolean {
  return findings.header === 'header-damaged' && judge({ ...findings, header: null }).code === null;
}

/** What the reading of a file found out. */
export interface Findings {
  readonly header: 'header-damaged' | 'newer-version' | null;
  readonly rest: Log['rest'];
  readonly comparison: Comparison;
  readonly mustNotWrite: boolean;
}

/** The first that applies, from what cannot be read to what is only not the newest. */
export function judge({ header, rest, comparison, mustNotWrite }: Findings): Standing {
  if (rest.kind === 'damaged') return { code: 'record-damaged', facts: rest.facts };
  if (header === 'header-damaged') return { code: header, facts: { damaged: 1, of: 2 } };
  if (header !== null) return { code: header, facts: {} };
  if (mustNotWrite) return { code: 'unsupported-feature', facts: {} };
  if (comparison === 'key-changed' || comparison === 'diverged') return { code: comparison, facts: {} };
  if (rest.kind === 'torn') {
    // Section 12 of FORMAT.md: below the mark an acknowledged change is missing, without a mark nobody can tell.
    const missing = comparison === 'rolled-back' || comparison === 'first-time';
    return missing ? { code: 'truncated', facts: rest.facts } : GOOD;
  }
  return comparison === 'rolled-back' ? { code: 'rolled-back', facts: {} } : GOOD;
}
