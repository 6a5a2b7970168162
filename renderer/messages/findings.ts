/** Words for the state of an account and for the step that it asks for: short on the board, whole beside it. */
import type { AccountState, BoardRow, Step } from '../../preload/views/custody.ts';
import { number } from './intl.ts';

export const stateNames: Readonly<Record<AccountState, string>> = {
  'no-codes': 'No codes',
  empty: 'Empty',
  unconfirmed: 'Unconfirmed',
  'open-reveal': 'Open reveal',
  low: 'Low',
  'plaintext-out': 'File in clear',
  unproven: 'Unproven',
  'old-sheet-out': 'Old sheet out',
  'no-paper': 'No paper',
  'one-place': 'One place',
  'old-proof': 'Old proof',
  stale: 'Old codes',
  ready: 'Ready',
};

/** `S-0007` of `S-0007-KQ/2`: enough to find the paper, short enough for a list. */
export const sheetShort = (copy: string): string => copy.split(/[-/]/u).slice(0, 2).join('-');

export const nothingToDo = 'Nothing to do';

const gets = (state: AccountState): string => (state === 'no-codes' ? 'Add codes' : 'Get new codes');

/** What the button of the step says, such as `Prove S-0012`. */
export function stepName({ step, state }: Pick<BoardRow, 'state'> & { readonly step: Step }): string {
  switch (step.do) {
    case 'import':
      return gets(state);
    case 'confirm-set':
      return 'Confirm the new set';
    case 'record-outcome':
      return 'Say how it went';
    case 'destroy-file':
      return 'Destroy the file';
    case 'prove':
      return `Prove ${sheetShort(step.copy)}`;
    case 'destroy-copy':
      return `Destroy ${sheetShort(step.copy)}`;
    case 'place-copy':
      return `Place ${sheetShort(step.copy)}`;
    case 'print':
      return state === 'one-place' ? 'Print a copy' : 'Print a sheet';
  }
}

/** The same, for whoever does not see which row it stands in: the whole number of the paper, and the service. */
export function stepLabel(row: BoardRow & { readonly step: Step }): string {
  const name = stepName(row);
  const paper = 'copy' in row.step ? row.step.copy : null;
  return `${paper === null ? name : name.replace(sheetShort(paper), paper)}, ${row.service}`;
}

const whys: Readonly<Record<AccountState, (service: string) => string>> = {
  'no-codes': (service) => `Make recovery codes at ${service}, then import its file.`,
  empty: (service) => `Make new codes at ${service}, then import its file. This set stays, marked superseded.`,
  unconfirmed: (service) => `New codes count only once they are confirmed at ${service}. Then say so at the set.`,
  low: (service) => `Make new codes at ${service}, then import its file. This set stays, marked superseded.`,
  stale: (service) =>
    `These codes are older than two years. Make new ones at ${service}, then import its file. This set stays, marked superseded.`,
  'open-reveal': () => 'A code was shown, and nobody said whether it worked.',
  'plaintext-out': () => 'A file with these codes in clear may still be on a disk.',
  unproven: () => 'Answer three questions from the paper, then it counts.',
  'old-proof': () => 'Nobody has proven a paper for more than a year. Three questions from it, and it counts again.',
  'old-sheet-out': () => 'Nothing on that paper is of use any more, except to someone who finds it.',
  'no-paper': () => 'These codes exist only in this file.',
  'one-place': () => 'All paper lies in one place. One fire or one theft takes it all.',
  ready: () => '',
};

export const nextStepWords = {
  title: (step: string) => `Next step: ${step.charAt(0).toLowerCase()}${step.slice(1)}`,
  why: ({ state, service, step }: BoardRow & { readonly step: Step }) => {
    if (step.do === 'record-outcome')
      return `Code ${number(step.number)} was shown, and nobody said whether it worked.`;
    if (step.do === 'confirm-set') return whys.unconfirmed(service);
    if (step.do === 'place-copy') return 'Nobody said where this copy lies, so it cannot count as a second place.';
    return whys[state](service);
  },
  importNew: 'Import new codes',
  importFirst: 'Import codes',
  readOnly: 'This vault is open for reading only.',
} as const;
