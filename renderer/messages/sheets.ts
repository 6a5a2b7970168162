/** Words of the list of sheets: what is on each, where its copies lie, and what is to be done with them. */
import type { SheetLine } from '../../preload/views/custody.ts';
import { count, date, list, number } from './intl.ts';
import { accountName, printedOn } from './print.ts';

type Held = SheetLine['holds'][number];

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `7 of 8 codes unused`, or what is wrong with the set. */
function leftInWords({ codes, unused, isActive }: Held): string {
  if (!isActive) return 'a set that is no longer in force';
  return unused === codes
    ? count(codes, 'code', 'codes')
    : `${number(unused)} of ${count(codes, 'code', 'codes')} unused`;
}

export const sheetWords = {
  title: 'Sheets and places',
  board: 'Board',
  print: 'Print a sheet',
  loading: 'Reading the sheets',
  trouble: 'The sheets cannot be shown',
  failure: (title: string, text: string, next: string) => `${title}. ${text} ${next}`,
  emptyTitle: 'No sheets yet',
  emptyText: (accounts: number) =>
    accounts === 0
      ? 'A sheet is what gets you in when this computer does not. Import codes first.'
      : `${count(accounts, 'account has', 'accounts have')} codes that exist only in this file.`,
  printFirst: 'Print the first sheet',

  filesTitle: (files: number) =>
    files === 1
      ? 'One file with codes in clear is still out'
      : `${number(files)} files with codes in clear are still out`,
  fileAbout: (sheet: string | null, at: string) =>
    `${sheet === null ? 'Written' : `Sheet ${sheet}, written`} ${date(at)}`,
  fileGone: 'It is gone',
  fileGoneName: (file: string) => `It is gone: ${file}`,
  fileIsGone: 'Recorded: the file is gone',
  stillThere: 'Recorded as gone, but it is still there. Delete it now.',
  fileStillThere: 'The file is still there',
  fileStillThereDetail: 'Delete it, and empty the trash',
  filesHonest: 'Deleting is not wiping: on an SSD, in a backup or in a synced folder a copy may stay.',

  aboutSheet: ({ printedAt, paper, way }: SheetLine) =>
    `${capital(printedOn(printedAt))}, ${paper === 'a4' ? 'A4' : 'Letter'}, ${way === 'pdf' ? 'as a PDF' : 'on a printer'}`,
  replaces: (sheet: string) => `Replaces ${sheet}`,
  replacedBy: (sheet: string) => `Replaced by ${sheet}`,
  holds: (held: Held) => `${accountName(held.service, null, held.login)}: ${leftInWords(held)}`,
  crossOff: 'Cross off by hand',
  crossOffOf: (name: string | null, numbers: readonly number[]) =>
    `${name === null ? '' : `${name}: `}${numbers.length === 1 ? 'code' : 'codes'} ${list(numbers.map(number))}`,

  crossOffAll: (lines: readonly string[]) => lines.join('; '),
  copiesOf: (sheet: string) => `Copies of ${sheet}`,
  place: (place: string | null) => place ?? 'Nobody said where it lies',
  seal: (seal: string) => `Seal ${seal}`,
  provenOn: (at: string) => `Proven ${date(at)}`,
  endedOn: (ended: 'destroyed' | 'lost' | 'not-printed', at: string) =>
    `${{ destroyed: 'Destroyed', lost: 'Lost', 'not-printed': 'Never printed' }[ended]} ${date(at)}`,

  placeIt: 'Place',
  moveIt: 'Move',
  proveIt: 'Prove',
  proveAgain: 'Prove again',
  destroyedIt: 'Destroyed',
  lostIt: 'Lost',
  actionOn: (action: string, copy: string) => `${action}: ${copy}`,

  placeTitle: (copy: string) => `Where ${copy} lies`,
  placeField: 'Place',
  placeHint: 'Such as a desk drawer or a bank box. Two copies belong in two places.',
  sealField: 'Seal number',
  savePlace: 'Write it down',
  placeNeeded: 'Say where it lies.',
  notSaved: (why: string) => `It was not written down. ${why}.`,
  placed: (copy: string, place: string) => `${copy} lies in: ${place}`,
  liesIn: (place: string, seal: string | null) =>
    seal === null ? `Lies in: ${place}.` : `Lies in: ${place}, seal ${seal}.`,
  change: 'Change',

  end: {
    destroyed: {
      title: (copy: string) => `Is ${copy} destroyed?`,
      text: 'Say so when the paper is shredded or burnt, not before. This cannot be taken back.',
      confirm: 'It is destroyed',
    },
    lost: {
      title: (copy: string) => `Is ${copy} lost?`,
      text: 'A lost paper can be in the hands of somebody else: make new codes at the service for what is on it. This cannot be taken back.',
      confirm: 'It is lost',
    },
  },
  cancel: 'Cancel',
  keep: 'Not yet',
  ended: (copy: string, reason: 'destroyed' | 'lost') =>
    reason === 'lost'
      ? { text: `${copy} is lost`, detail: 'Make new codes for what is on it' }
      : { text: `${copy} is destroyed` },

  earlier: (sheets: number) => `Earlier sheets (${number(sheets)})`,
  showMore: (more: number) => `Show ${number(more)} more`,
} as const;
