/** What the importers find in one document: sets of codes that nobody has confirmed yet. Shapes of `inspect --json`. */

/** How the service hands out what it accepts. */
export type SetKind = 'recovery-codes' | 'recovery-key' | 'recovery-phrase';

/** What using a code does at the service. */
export type SetUse = 'single' | 'single-then-replaced' | 'disables-2fa' | 'reusable';

export interface DraftCode {
  /** Cleaned form, to store and show: invisible signs gone, all dashes `-`, list marks gone, case kept. */
  readonly text: string;
  /** Form to compare for repeats: letters and digits only, case folded only where the service ignores it. */
  readonly key: string;
  /** True where the document itself says that the code is spent. */
  readonly used: boolean;
}

/** A set as found in a document. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as the document is. */
export interface SetDraft {
  /** Catalogue id in lower case, or null where no service can be told. */
  readonly service: string | null;
  /** The best name where the service is unknown, or an organisation that the document names. */
  readonly label: string | null;
  /** Host or organisation of a self-hosted service. */
  readonly instance: string | null;
  /** The login that the codes belong to. */
  readonly account: string | null;
  readonly kind: SetKind;
  readonly use: SetUse;
  /** How often one code may be used; 1 nearly everywhere. */
  readonly usesPerCode: number;
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
  /** The text calls this set old, dead, replaced or expired. */
  readonly retired: boolean;
  /** The text says that this set replaces an earlier one. */
  readonly replacesOlder: boolean;
  /** The number that the service gives to the first code. */
  readonly indexBase: number;
  /** False for columns without numbers. */
  readonly orderSure: boolean;
  /** Path of the field in an export; null for plain text. */
  readonly source: string | null;
  readonly codes: readonly DraftCode[];
  /** Indexes from 0 of codes with signs that the service never uses. */
  readonly doubtful: readonly number[];
}

/** The signs that codes are made of, and how the service folds their case before it compares; of one form of the catalogue. */
export interface CodeSigns {
  /** Every sign that the service uses, without separators; null where nobody knows. */
  readonly alphabet: string | null;
  /** Null where case matters or nobody knows. */
  readonly fold: 'lower' | 'upper' | null;
}

/** A set with what it takes to look at its codes once more; the signs are no part of `inspect --json`. */
export interface FoundSet extends SetDraft {
  /** Null where the codes were taken for no form of a service. */
  readonly signs: CodeSigns | null;
}

/** The closed list of warnings; those with a number carry it after a colon. */
export type ImportWarning =
  | 'one-code-spent-at-setup'
  | `duplicates-dropped:${number}`
  | 'order-uncertain'
  | 'joined-wrapped-lines'
  | `outside-alphabet:${number}`
  | 'totp-secret-found'
  | 'account-restricted-export'
  | `archived-items-skipped:${number}`
  | `trashed-items-skipped:${number}`
  | `history-skipped:${number}`
  | `recycle-bin-skipped:${number}`
  | 'no-notes-column'
  | 'which-set-is-live'
  | `files-not-read:${number}`;

/** One text to look for codes in: the decoded content and the name it came under (a file name, without its path). */
export interface TextDocument {
  readonly name: string;
  readonly text: string;
}

/** The entry of a password manager or authenticator that a text belongs to: evidence, as the name of a file is. */
export interface EntryHint {
  /** What people called it; empty where it has no name. */
  readonly title: string;
  /** Addresses of its site as the file has them. */
  readonly addresses: readonly string[];
  /** The login; null where the entry does not say. */
  readonly account: string | null;
  /** The name of the field, such as `Recovery codes`; null for notes and attachments. */
  readonly field: string | null;
}

/** One text of a file, and the path of the field that it stood in; null for a file that is the text. */
export interface FieldText extends TextDocument {
  readonly source: string | null;
  /** The entry that the text stands in; absent for a file of its own. */
  readonly entry?: EntryHint;
}

/**
 * The closed list of reasons to leave out a string that looks like a code: it is the seed of an authenticator; it is a number
 * such as that of a phone or an order; it stands alone; it is made otherwise than the codes beside it; it is one of a list that
 * nothing calls recovery codes; it stands where other things belong, such as the number of a card.
 */
export type WhyIgnored = 'seed' | 'number' | 'single' | 'other-shape' | 'unnamed-list' | 'known-place';

/** A string that looks like a code and was left out. */
export interface IgnoredText {
  readonly text: string;
  readonly why: WhyIgnored;
}

export interface ImportResult {
  readonly sets: readonly FoundSet[];
  readonly ignored: readonly IgnoredText[];
  readonly warnings: readonly ImportWarning[];
}
