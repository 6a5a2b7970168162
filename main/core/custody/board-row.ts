/** What the board says of one account: the shape of its row. No code text is in it. Computed by board.ts. */

/**
 * What is not as it should be with an account. The order is the order of urgency: the first that applies is the state of the row.
 *
 * - `no-codes`: no active set; `empty`: none of its codes is left; both mean that there is no way in.
 * - `unconfirmed`: a draft, which counts once the service has confirmed it.
 * - `open-reveal`: a code was shown and nobody said how it went.
 * - `low`: at most 3 codes are left, at most 30 % of the sets that have any left, and fewer than there were.
 * - `plaintext-out`: a file with codes in clear that nobody called destroyed.
 * - `unproven`: there is paper, and no copy of it was ever proven.
 * - `old-sheet-out`: a copy that holds nothing of use any more, or that a proven sheet replaces, is not destroyed.
 * - `no-paper`: no copy holds its codes; `one-place`: all copies lie in one place, and those that nobody placed count as one.
 * - `old-proof`: the newest proof is older than a year; `stale`: the newest set is older than two years.
 *
 * Without a way in, what is said of codes that are left is not said: `low` and all from `unproven` on but `old-sheet-out`.
 *
 * *Paper* is a copy that still exists, lists a code that is left, and is of no sheet that a newer one with a copy left replaces.
 */
export const FINDINGS = [
  'no-codes',
  'empty',
  'unconfirmed',
  'open-reveal',
  'low',
  'plaintext-out',
  'unproven',
  'old-sheet-out',
  'no-paper',
  'one-place',
  'old-proof',
  'stale',
] as const;

export type Finding = (typeof FINDINGS)[number];

export type AccountState = Finding | 'ready';

export type AccountGroup = 'no-way-in' | 'one-step' | 'ready';

/** The one thing to do next. Ids are those of the state: sets and accounts 32 hex digits, copies and sheets as printed. */
export type Step =
  | { readonly do: 'import' }
  /** The set is a draft: it is to be said that the service has confirmed it. */
  | { readonly do: 'confirm-set'; readonly set: string }
  | { readonly do: 'record-outcome'; readonly set: string; readonly number: number }
  | { readonly do: 'destroy-file'; readonly file: string }
  | { readonly do: 'prove'; readonly copy: string }
  | { readonly do: 'destroy-copy'; readonly copy: string }
  | { readonly do: 'print'; readonly sets: readonly string[] }
  /** There are copies enough for two places, and this is the first that nobody said the place of. */
  | { readonly do: 'place-copy'; readonly copy: string };

/** One card of the rack: still there, shown and waiting for its outcome, refused, or gone (used, void, spent). */
export type Card = 'there' | 'open' | 'refused' | 'gone';

/** An active set as pickers show it. */
export interface SetChoice {
  readonly set: string;
  readonly unused: number;
  readonly total: number;
  /** As exact as it is known, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: when it was generated, else when it was added. */
  readonly issuedAt: string;
  /** The newest sheet that holds it and has a copy left, or null. */
  readonly sheet: string | null;
}

export interface BoardRow {
  /** Account id, 32 hex digits. */
  readonly id: string;
  /** Display name of the service; empty where nobody knows it. */
  readonly service: string;
  readonly instance: string | null;
  /** The login, or null where nobody said. */
  readonly account: string | null;
  readonly state: AccountState;
  readonly group: AccountGroup;
  /** All that apply, the most urgent first. */
  readonly findings: readonly Finding[];
  /** Null when nothing is to be done. */
  readonly step: Step | null;
  /** Codes left, and codes in all, of the active sets. */
  readonly unused: number;
  readonly total: number;
  /** One card for each code of the active sets, in order; empty where there are more than 16. */
  readonly rack: readonly Card[];
  /** Active sets, newest first. */
  readonly sets: readonly SetChoice[];
  /** When the account came in, RFC 3339. */
  readonly addedAt: string;
  /** Sheets of its paper; of an account without codes left, the sheets that its active sets were printed on. */
  readonly sheets: number;
  /** Names of the places of those copies, each once; a copy that nobody placed has none. For search, too. */
  readonly places: readonly string[];
  /** The newest proof, and the newest printing, of those copies; RFC 3339, or null. */
  readonly provenAt: string | null;
  readonly printedAt: string | null;
  /** The first copy that should be destroyed, or null. */
  readonly oldCopy: string | null;
}

/** The head of the board. */
export interface BoardCounts {
  readonly accounts: number;
  readonly noWayIn: number;
  readonly oneStep: number;
  readonly sheets: number;
}
