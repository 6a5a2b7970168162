/** Words of printing: what is chosen, the preview, and what is to be done with each copy. */
import type { SetChoice } from '../../preload/views/custody.ts';
import { count, date, isToday, number } from './intl.ts';

/** `Google, sam@example.com`. */
export const accountName = (service: string, instance: string | null, login: string | null): string =>
  [service, instance, login].filter((part) => part !== null && part !== '').join(', ');

/** `printed today`, `printed 3 Mar 2026`. */
export const printedOn = (at: string): string => (isToday(at) ? 'printed today' : `printed ${date(at)}`);

export const printWords = {
  title: 'Print a sheet',
  cancel: 'Cancel',
  savePdf: 'Save PDF',
  print: 'Print',

  sets: 'Sets',
  setName: accountName,
  setAbout: ({ unused, sheet }: SetChoice) =>
    `${count(unused, 'code', 'codes')}, ${sheet === null ? 'no sheet yet' : `on ${sheet}`}`,
  setNamed: (name: string, { issuedAt }: SetChoice) => `${name}, set of ${date(issuedAt)}`,
  chooseFromAll: (accounts: number) =>
    `Choose from ${accounts === 1 ? 'the one account' : `all ${number(accounts)} accounts`}`,
  chooseTitle: 'Choose sets to print',
  chooseSearch: 'Search by service or account',
  chooseDone: 'Done',
  chooseNone: 'No account with unused codes matches that.',
  chooseMore: (shown: number, of: number) => `${number(shown)} of ${number(of)} are shown. Search to find the others.`,
  nothingChosen: 'Choose a set first.',

  layout: 'Layout',
  layouts: { recovery: 'Sheet', packed: 'Packed' },
  packedOnly: 'Several sets are packed on one sheet, one below the other.',
  paper: 'Paper',
  papers: { a4: 'A4', letter: 'Letter' },
  copies: 'Copies',
  copiesHint: 'Two, so that no fire and no flood takes both. Each has its own number, for a place of its own.',
  spooler: 'A shared or network printer may keep a copy of what it prints.',
  pdf: 'A saved PDF holds the codes in clear until it is destroyed. Coldkeep keeps it on a list until then.',

  waiting: (copy: string) => `${copy} unproven`,
  waitingAbout: (services: string, at: string) => `${services}, ${printedOn(at)}`,
  waitingMore: (more: number) => `${number(more)} more`,
  prove: 'Prove',

  desk: 'Preview',
  failure: (title: string, text: string, next: string) => `${title}. ${text} ${next}`,
  veiled: (sheet: string) => `${sheet}, codes veiled on screen`,
  shown: (sheet: string) => `${sheet}, codes shown, in the log`,
  show: 'Show them',
  veil: 'Veil them',
  saidShown: 'The codes are drawn on the page now. That was recorded.',
  saidVeiled: 'The codes are veiled.',
  smaller: 'Smaller',
  larger: 'Larger',
  fit: 'Fit',
  percent: (of: number) => `${number(of)} %`,
  page: (place: number, of: number, sheet: string, isShown: boolean) =>
    `Page ${number(place)} of ${number(of)} of sheet ${sheet}, codes ${isShown ? 'shown' : 'veiled'}`,
  nothingToShow: 'Choose a set, and its page is shown here.',
  drawing: 'Drawing the pages',
  noPreview: 'The page cannot be shown',

  cancelled: { printer: 'Nothing was printed', pdf: 'Nothing was saved' },
  notRecorded: 'No sheet is recorded',
  notRecordedNext: (next: string) => `No sheet is recorded. ${next}`,
  again: { printer: 'Print again', pdf: 'Save again' },

  isPrinted: 'is printed',
  isSaved: 'is saved as a PDF',
  printedAbout: (copies: number, pages: number) =>
    `${count(copies, 'copy', 'copies')}, ${count(pages, 'page', 'pages')}. Each copy is unproven until somebody answers from it.`,
  saidPrinted: (sheet: string, copies: number) => `${sheet}, ${count(copies, 'copy waits', 'copies wait')} unproven`,
  fileTitle: 'The PDF holds the codes in clear',
  fileText:
    'Print it, then delete it, the trash included, and say so under Sheets. A copy in a synced folder or a backup may stay.',
  eachCopy: 'Where will each copy lie?',
  done: 'Done',
} as const;
