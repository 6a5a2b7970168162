/** Every word that the page makes; the words of its form stand in page.html. */
import type { CodeState, SetState } from '../main/core/custody/code-state.ts';
import { CodedError, ERRORS, type ErrorCode, type ErrorFacts } from '../main/core/errors.ts';
import type { WorkFactor } from '../main/core/format/slot.ts';
import type { SetKind, SetUse } from '../main/core/importers/draft.ts';

export const KINDS: Readonly<Record<SetKind, string>> = {
  'recovery-codes': 'Recovery codes',
  'recovery-key': 'Recovery key',
  'recovery-phrase': 'Recovery phrase',
};

/** What using a code comes to, where it is not what people expect. */
export const USES: Readonly<Record<SetUse, string | null>> = {
  single: null,
  'single-then-replaced': 'Works once, then the service makes a new one.',
  'disables-2fa': 'Using one switches two-factor off: set it up again afterwards.',
  reusable: 'Works more than once.',
};

export const SET_STATES: Readonly<Record<SetState, string>> = {
  draft: 'draft',
  active: 'active',
  superseded: 'superseded by a newer set',
  revoked: 'revoked',
  compromised: 'compromised',
  expired: 'expired',
};

export const CODE_STATES: Readonly<Record<CodeState, string>> = {
  unused: 'Unused',
  used: 'Used',
  refused: 'Refused',
  void: 'Void',
};

export const WORDS = {
  accounts: 'Accounts',
  noAccounts: 'This vault holds no codes.',
  unknownAccount: 'An account that the vault does not name',
  unknownService: 'Unknown service',
  closed: 'closed',
  search: 'Search accounts',
  notRecorded:
    'What you show here is not recorded in the vault. Write down which codes you use, and mark them in Coldkeep when you have it again.',
  mayBeOlder: 'Codes that were used after this copy was made still look unused in it.',
  show: 'Show codes',
  hide: 'Hide codes',
  showAll: 'Show all for printing',
  hideAll: 'Hide all codes',
  print: 'Print what is shown',
  clear: 'Clear and close',
  number: 'No.',
  code: 'Code',
  state: 'State',
  destroyed: (day: string) => `The codes of this set were destroyed in the vault on ${day}.`,
  left: (unused: number, total: number) => `${unused} of ${total} left`,
  spent: (count: number) => `${count} more ${count === 1 ? 'is' : 'are'} spent, and nobody knows which`,
  issued: (day: string) => `issued ${day}`,
  expires: (day: string) => `expires ${day}`,
  wasShown: 'Unused, but was shown',
  found: (shown: number, all: number) => `${shown} of ${all} ${all === 1 ? 'account' : 'accounts'}`,
  shown: (sets: number) => `The codes of ${sets} ${sets === 1 ? 'set' : 'sets'} are shown.`,
  point: (words: readonly string[], change: number) => `${words.join(' ')} (change ${change})`,
  pointLabel: 'Fingerprint, to compare with paper',
  opened: 'The vault is open.',
  reading: 'Reading the vault',
  deriving: (work: WorkFactor, percent: number) =>
    `Making the key from the passphrase${memory(work)}: ${percent} %. Slow on purpose; it takes seconds, on an old computer a minute.`,
  derivingShort: 'Making the key from the passphrase. This takes some seconds.',
} as const;

function memory(work: WorkFactor): string {
  return work.kdf === 'argon2id' && work.memoryKib >= 1024 ? `, with ${Math.round(work.memoryKib / 1024)} MiB` : '';
}

export interface Trouble {
  readonly sentence: string;
  readonly next: string;
  /** As FORMAT.md section 15 writes it, `record-damaged(3)`. */
  readonly code: string;
}

/** Steps that the table of errors gives for the command line, in words for this page. */
const NEXT: Partial<Readonly<Record<ErrorCode, string>>> = {
  truncated: 'Look for a newer copy. What stands before the cut is shown here.',
  'header-damaged': 'Keep the file as it is, and try a backup as well.',
  'record-damaged': 'Keep the file as it is, and try a backup as well.',
  'shares-mixed': 'Sort out the shares of other dealings and other vaults.',
  'too-large': 'Choose a vault file; none is larger than 1 GiB.',
  'no-such-file': 'Choose the file again.',
  'not-enough-memory': 'Close other programs and tabs and try again, or take the recovery key, which needs no memory.',
};

export function troubleOf(code: ErrorCode, facts: ErrorFacts = {}): Trouble {
  const { sentence, next } = ERRORS[code];
  const record = facts['record'];
  return { sentence, next: NEXT[code] ?? next, code: record === undefined ? code : `${code}(${record})` };
}

export function troubleOfError(error: unknown): Trouble {
  if (error instanceof CodedError) return troubleOf(error.code, error.facts);
  // The browser could not read a file that was chosen.
  if (error instanceof DOMException) return troubleOf('no-such-file');
  return troubleOf('unforeseen');
}
