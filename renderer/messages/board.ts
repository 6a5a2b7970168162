/** Words of the board. */
import type { AccountGroup, BoardCounts, BoardRow } from '../../preload/views/custody.ts';
import type { BoardSort } from '../board-list.ts';
import { ago, count, date, isToday, number } from './intl.ts';

const sorts: Readonly<Record<BoardSort, { readonly name: string; readonly said: string }>> = {
  urgency: { name: 'Most urgent', said: 'most urgent first' },
  name: { name: 'Name', said: 'by name' },
  left: { name: 'Codes left', said: 'fewest codes left first' },
  issued: { name: 'Issued', said: 'oldest codes first' },
  proof: { name: 'Last proof', said: 'oldest proof first' },
};

/** The heading is the answer to what the user came for. */
function answer({ accounts, noWayIn }: BoardCounts): string {
  const open = accounts - noWayIn;
  if (accounts === 0) return 'There is no account in this vault yet';
  if (accounts === 1)
    return open === 1 ? 'You can get into your one account today' : 'You cannot get into your one account today';
  if (open === 0) return `You cannot get into any of your ${number(accounts)} accounts today`;
  if (noWayIn === 0 && accounts === 2) return 'You can get into both accounts today';
  if (noWayIn === 0) return `You can get into all ${number(accounts)} accounts today`;
  return `You can get into ${number(open)} of ${number(accounts)} accounts today`;
}

function rest({ accounts, noWayIn, oneStep }: BoardCounts): string {
  if (accounts === 0) return 'Recovery codes come in as the files that services give out.';
  const none = noWayIn === 0 ? [] : [`${number(noWayIn)} ${noWayIn === 1 ? 'has' : 'have'} no code.`];
  const steps = oneStep === 0 ? [] : [`${number(oneStep)} ${oneStep === 1 ? 'needs' : 'need'} one step to stay safe.`];
  const all = [...none, ...steps];
  return all.length === 0 ? 'Nothing is left to do.' : all.join(' ');
}

export const boardWords = {
  answer,
  rest,
  search: 'Search',
  searchHint: 'Search service, account, place',
  import: 'Import',
  print: 'Print',
  readingOnly: 'Reading only',
  filter: 'State',
  allStates: 'All states',
  sort: 'Order',
  sorts,
  sorted: (sort: BoardSort) => `Sorted ${sorts[sort].said}`,
  list: (sort: BoardSort) => `Accounts, ${sorts[sort].said}`,
  columns: { state: 'State', account: 'Account', codes: 'Codes left', paper: 'Paper', step: 'Next step' },
  groups: {
    'no-way-in': 'No way in',
    'one-step': 'Works today, one step to do',
    ready: 'Ready',
  } satisfies Record<AccountGroup, string>,
  groupCount: number,
  matches: (many: number) => (many === 1 ? '1 account matches' : `${number(many)} accounts match`),
  all: (many: number) => `All ${count(many, 'account', 'accounts')} shown`,
  loading: (here: number, all: number) =>
    `${number(here)} of ${count(all, 'account', 'accounts')} are here, the rest is on its way.`,
  noLogin: 'No account name',
  left: ({ unused, total }: BoardRow) => (total === 0 ? 'None kept' : `${number(unused)} of ${number(total)}`),
  since: ({ sets, addedAt }: BoardRow) => {
    const newest = sets[0];
    return newest === undefined ? `Added ${date(addedAt)}` : `Issued ${date(newest.issuedAt)}`;
  },
  papers: ({ sheets, places, unused }: BoardRow) => {
    if (sheets === 0) return 'No sheet';
    if (unused === 0 || places.length === 0) return count(sheets, 'sheet', 'sheets');
    return count(places.length, 'place', 'places');
  },
  aboutPapers: ({ sheets, places, unused, state, provenAt, printedAt }: BoardRow, oldSheet: string | null) => {
    if (state === 'old-sheet-out' && oldSheet !== null) return `${oldSheet} still out`;
    if (sheets === 0) return '';
    if (unused === 0) return 'all codes used';
    if (provenAt !== null) return isToday(provenAt) ? 'Proven today' : `Proven ${date(provenAt)}`;
    if (printedAt !== null) return isToday(printedAt) ? 'Printed today' : `Printed ${date(printedAt)}`;
    return places.length === 0 ? 'no place noted' : '';
  },
  empty: {
    title: 'No accounts yet',
    text: 'Drop the files that services gave you anywhere on this window.',
    choose: 'Choose files',
    type: 'Paste or type',
  },
  none: {
    title: (text: string) => `No account matches \u201c${text}\u201d`,
    titleOfState: (state: string) => `No account is in the state \u201c${state}\u201d`,
    text: 'Search looks at service, account and place. Never at codes.',
    textOfState: 'Choose another state, or look at all of them.',
    clear: 'Clear search',
    showAll: 'Show all states',
  },
  noCodeLeft: (service: string) => `${service} has no code left to use`,
  noStep: (service: string) => `Nothing is to be done for ${service}`,
  open: 'Open account',
  pane: {
    of: (total: number) => `of ${count(total, 'code', 'codes')} left`,
    left: number,
    use: 'Use a code',
    noneKept: 'No code is kept.',
    noneToUse: 'Each code is spent or waits for its outcome.',
    paper: 'Paper',
    noPaper: 'No sheet yet.',
    set: 'Set',
    issued: 'Issued',
    issuedAt: (at: string) => `${date(at)}, ${ago(at)}`,
    use_: 'Use',
    lately: 'Lately',
    loading: 'Reading the account',
  },
  reveals: {
    title: (service: string, at: string) =>
      `A code of ${service} was shown ${isToday(at) ? 'today' : `on ${date(at)}`}, and nobody said how it went`,
    text: (code: number, login: string | null) =>
      `Code ${number(code)}${login === null ? '' : ` of ${login}`}. Say whether it worked, and the board is right again.`,
    more: (others: number) => `${count(others, 'other code', 'other codes')} in the same way.`,
    tell: 'Say how it went',
  },
} as const;
