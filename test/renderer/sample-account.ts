/** The page of one made-up account, as main would send it. */
import type { AccountPage, CodeLine, SetSection } from '../../preload/views/custody.ts';
import { sampleRows } from './sample-views.ts';

const idOf = (place: number): string => (place + 1).toString(16).padStart(32, '0');
/** Google of the mockups: one used, one refused, the second one is next; an older set. */
export const googleSet: string = idOf(104);
export const googleAccount: string = idOf(4);

const code = (number: number, given: Partial<CodeLine> = {}): CodeLine => ({
  number,
  state: 'unused',
  at: null,
  isOpenReveal: false,
  uses: 0,
  outcome: null,
  ...given,
});

export const activeSet: SetSection = {
  set: googleSet,
  name: 's-7k3qzv2m',
  kind: 'recovery-codes',
  use: 'single',
  state: 'active',
  total: 10,
  unused: 8,
  used: 1,
  usesPerCode: 1,
  issuedAt: '2026-11-18',
  addedAt: '2026-11-18T09:00:00.000Z',
  expiresAt: null,
  next: 2,
  purgedAt: null,
  isRefusedTwice: false,
  codes: Array.from({ length: 10 }, (_, i) => {
    if (i === 0) return code(1, { state: 'used', at: '2026-11-20', outcome: idOf(300) });
    if (i === 3) return code(4, { state: 'refused', at: '2026-11-21', outcome: idOf(301) });
    return code(i + 1);
  }),
};

const olderSet: SetSection = {
  ...activeSet,
  set: idOf(204),
  name: 's-2b9dkq4w',
  state: 'superseded',
  unused: 0,
  used: 6,
  issuedAt: '2025-03-14',
  addedAt: '2025-03-14T09:00:00.000Z',
  next: null,
  codes: Array.from({ length: 10 }, (_, i) =>
    code(i + 1, i < 6 ? { state: 'used', at: '2025-06-01' } : { state: 'void' }),
  ),
};

const google = sampleRows.find(({ service }) => service === 'Google');
if (google === undefined) throw new Error('the fixture has no Google');

export const samplePage: AccountPage = {
  row: google,
  sets: [activeSet, olderSet],
  copies: [
    {
      copy: 'S-0012-MT/1',
      sheet: 'S-0012-MT',
      state: 'unproven',
      destroyAfter: null,
      place: 'Desk drawer',
      seal: null,
      printedAt: '2026-11-24T10:41:00.000Z',
      provenAt: null,
      endedAt: null,
      ended: null,
      replaces: 'S-0008-KQ',
    },
    {
      copy: 'S-0008-KQ/1',
      sheet: 'S-0008-KQ',
      state: 'old-sheet',
      destroyAfter: 'S-0012-MT',
      place: 'Bank box 212',
      seal: null,
      printedAt: '2025-03-14T10:41:00.000Z',
      provenAt: null,
      endedAt: null,
      ended: null,
      replaces: null,
    },
  ],
  files: [],
  whereToGetCodes: null,
  lately: [
    {
      event: idOf(400),
      at: '2026-11-24T10:41:00.000Z',
      type: 'SheetPrinted',
      service: 'Google',
      account: 'sam.rivera@example.com',
      set: null,
      number: null,
      paper: 'S-0012-MT',
      count: 8,
      detail: null,
      isTakenBack: false,
    },
    {
      event: idOf(401),
      at: '2026-11-21T10:41:00.000Z',
      type: 'CodeRefused',
      service: 'Google',
      account: 'sam.rivera@example.com',
      set: googleSet,
      number: 4,
      paper: null,
      count: null,
      detail: null,
      isTakenBack: false,
    },
  ],
};
