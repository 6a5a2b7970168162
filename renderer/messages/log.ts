/** Words of the log: a sentence for every type of event, and of the screen that lists them. */
import type { LogLine } from '../../preload/views/custody.ts';
import { count, number } from './intl.ts';

/** What an event says in `detail` as one of a few values; what is not among them is free text and stands as it is. */
const purposes: Readonly<Record<string, string>> = {
  print: 'to print them',
  proof: 'to prove a copy',
  correct: 'to correct one',
  add: 'to add to them',
  export: 'to export them',
};
const slots: Readonly<Record<string, string>> = {
  passphrase: 'a passphrase',
  'recovery-key': 'a recovery key',
  shares: 'shares of a key',
  'passphrase-and-key-file': 'a passphrase with a key file',
};
const oldCopies: Readonly<Record<string, string>> = {
  'passphrase-changed': 'which open with the old passphrase',
  'way-removed': 'which open with the removed way in',
  'key-changed': 'which are under the old key',
  purged: 'which hold the destroyed codes',
};
const ways: Readonly<Record<string, string>> = {
  pdf: 'as a file',
  printer: 'by a printer',
  typed: 'by typing',
  scanned: 'by scanning',
};
const ends: Readonly<Record<string, string>> = {
  destroyed: 'destroyed',
  lost: 'lost',
  'not-printed': 'never printed',
};

const codes = ({ count: many }: LogLine): string => (many === null ? 'Codes' : count(many, 'code', 'codes'));
const code = ({ number: place }: LogLine): string => (place === null ? 'A code' : `Code ${number(place)}`);
const paper = (line: LogLine, otherwise: string): string => line.paper ?? otherwise;
const from = (line: LogLine): string => (line.paper === null ? '' : `, from ${line.paper}`);
const noted = (line: LogLine): string => `${from(line)}${line.detail === null ? '' : `: \u201c${line.detail}\u201d`}`;

/** The value in words; free text as it is; nothing where nothing is said. */
function after(start: string, { detail }: LogLine, known: Readonly<Record<string, string>>, join = ' '): string {
  return detail === null ? start : `${start}${join}${Object.hasOwn(known, detail) ? known[detail] : detail}`;
}

const sentences: Readonly<Record<LogLine['type'], (line: LogLine) => string>> = {
  VaultCreated: () => 'Vault created',
  SlotAdded: (line) => after('Way in added', line, slots, ': '),
  SlotRemoved: (line) => after('Way in removed', line, slots, ': '),
  AccountAdded: () => 'Account added',
  AccountRenamed: (line) => after('Account renamed', line, {}, ': '),
  AccountClosed: () => 'Account closed',
  SetAdded: (line) => (line.count === null ? 'Set imported' : `Set of ${codes(line)} imported`),
  MarksUpdated: (line) => `A later download shows ${line.count === null ? '' : `${number(line.count)} `}more as used`,
  SetSuperseded: () => 'Set superseded',
  SetRevoked: () => 'Set revoked at the service',
  SetCompromised: () => 'Set marked as compromised',
  SetActivated: () => 'Set active again',
  SetMoved: () => 'Set moved to another account',
  CodeCorrected: (line) => `${code(line)} corrected`,
  CodeAdded: (line) => (line.count === null ? 'Codes added' : `Codes added, ${number(line.count)} now`),
  PayloadPurged: () => 'Codes of the set destroyed',
  SetOpened: (line) => after('Codes opened', line, purposes),
  CodeRevealed: (line) => `${code(line)} shown`,
  CodeUsed: (line) => `${code(line)} used${noted(line)}`,
  CodeRefused: (line) => `${code(line)} refused by the service${noted(line)}`,
  CodeNotTried: (line) => `${code(line)} not used${noted(line)}`,
  OutcomeTakenBack: (line) =>
    line.number === null ? 'An outcome taken back' : `Outcome of code ${number(line.number)} taken back`,
  SheetPrinted: (line) => {
    const printed = after(`${paper(line, 'A sheet')} printed`, line, ways);
    return line.count === null ? printed : `${printed}, ${codes(line)}`;
  },
  CopyProven: (line) => after(`${paper(line, 'A copy')} proven`, line, ways),
  CopyPlaced: (line) => after(`${paper(line, 'A copy')} placed`, line, {}, ': '),
  CopyEnded: (line) => after(paper(line, 'A copy'), line, ends),
  PlaintextWritten: (line) => after('File with codes in clear written', line, {}, ': '),
  PlaintextDestroyed: (line) => after('File with codes in clear is gone', line, {}, ': '),
  VaultRestored: (line) => after('Went on with an older copy of this vault', line, {}, ', from change '),
  VaultMerged: (line) => after('Another copy of this vault merged', line, {}, ', from change '),
  VaultKeyChanged: () => 'New vault key',
  LogCondensed: (line) => after('Earlier changes left out', line, {}, ', up to change '),
  VaultCopyWritten: (line) => after('Copy of the vault written', line, {}, ': '),
  VaultCopyDestroyed: (line) => after('Copy of the vault is gone', line, {}, ': '),
  OldCopiesLeft: (line) =>
    after(
      line.count === null
        ? 'Old copies of the vault left'
        : `${count(line.count, 'old copy', 'old copies')} of the vault left`,
      line,
      oldCopies,
      ', ',
    ),
  unknown: (line) => after('Something that a newer version of Coldkeep wrote', line, {}, ': '),
};

/** What happened, without service and account, which stand beside it. */
export const logWords = (line: LogLine): string => sentences[line.type](line);

export const logScreenWords = {
  title: 'Log',
  back: 'Back',
  about: 'Everything that happened to this vault, newest first. Codes are not in it.',
  ofAccount: (service: string, account: string | null) =>
    account === null ? `Only ${service}` : `Only ${service}, ${account}`,
  ofOneAccount: 'Only one account',
  showAll: 'Show all accounts',
  search: 'Search the log',
  searchHint: 'Service, account, sheet, place or note',
  searchAbout: 'Search looks at service, account, sheet, place and note. Never at codes.',
  clear: 'Clear search',
  table: 'Events, newest first',
  when: 'When',
  what: 'What happened',
  whose: 'Account',
  takenBack: 'Taken back',
  loading: 'Reading the log',
  loadingRow: 'Reading\u2026',
  events: (many: number) => count(many, 'event', 'events'),
  found: (many: number) => `${count(many, 'event', 'events')} found`,
  noneTitle: 'Nothing happened yet',
  none: 'Each import, each code that is shown and each sheet will stand here.',
  noMatch: (text: string) => `No event matches \u201c${text}\u201d`,
  exportLog: 'Export',
  exported: 'The log is written',
  exportedAbout: 'One event a line. It names accounts and places, and holds no code.',
} as const;
