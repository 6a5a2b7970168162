/** The page of one account. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountPage, CopyLine } from '../../../main/core/custody/account-page.ts';
import { boardRow } from '../../../main/core/custody/board.ts';
import { decide } from '../../../main/core/custody/decide.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { showAccount } from '../../../main/core/custody/show-account.ts';
import { whereNewCodes } from '../../../main/core/importers/catalogue.ts';
import { custodyLog, paperLog } from './arbitrary-event.ts';
import { eventAt, eventId, fold, hex } from './given.ts';
import {
  ended,
  KIM,
  OTHER,
  outcome,
  placed,
  proven,
  refused,
  revealed,
  SAM,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  superseded,
  THIRD,
  TODAY,
  takenBack,
  used,
  written,
} from './sample.ts';

function pageOn(today: string, ...events: readonly EventBody[]): AccountPage {
  const page = showAccount(fold(samAdded, ...events), SAM, today, []);
  if (page === null) throw new Error('no page');
  return page;
}
const page = (...events: readonly EventBody[]): AccountPage => pageOn(TODAY, ...events);
const copies = (...events: readonly EventBody[]): readonly string[] =>
  page(...events).copies.map(({ copy, state }) => `${copy} ${state}`);

test('a page has the row of the board and the history that it was given', () => {
  const state = fold(samAdded, setAdded());
  const shown = showAccount(state, SAM, TODAY, []);
  expect(shown?.row).toEqual(boardRow(state, SAM, TODAY));
  expect(shown).toMatchObject({ copies: [], files: [], lately: [], whereToGetCodes: whereNewCodes('github') });
});

test('an account that is closed or not there has no page', () => {
  expect(showAccount(fold(samAdded), KIM, TODAY, [])).toBeNull();
  expect(showAccount(fold(samAdded, { t: 'AccountClosed', d: { account: SAM } }), SAM, TODAY, [])).toBeNull();
});

describe('the sets', () => {
  test('have their codes, each with its state and what undo would take back', () => {
    const events = [
      setAdded({ count: 5, used: [5], generatedAt: '2026-02', expiresAt: '2027' }),
      outcome('CodeUsed', 1),
      refused(2),
      revealed(3),
    ];
    expect(page(...events).sets).toEqual([
      {
        set: SET,
        name: formatSetId(SET),
        kind: 'recovery-codes',
        use: 'single',
        state: 'active',
        purgedAt: null,
        total: 5,
        unused: 2,
        used: 2,
        usesPerCode: 1,
        issuedAt: '2026-02',
        addedAt: eventAt(2),
        expiresAt: '2027',
        next: 4,
        isRefusedTwice: false,
        codes: [
          { number: 1, state: 'used', at: eventAt(3), isOpenReveal: false, uses: 1, outcome: eventId(3) },
          { number: 2, state: 'refused', at: eventAt(4), isOpenReveal: false, uses: 0, outcome: eventId(4) },
          { number: 3, state: 'unused', at: null, isOpenReveal: true, uses: 0, outcome: null },
          { number: 4, state: 'unused', at: null, isOpenReveal: false, uses: 0, outcome: null },
          { number: 5, state: 'used', at: null, isOpenReveal: false, uses: 0, outcome: null },
        ],
      },
    ]);
  });
  test('count how often a code worked that works several times', () => {
    const shown = page(setAdded({ usesPerCode: 3 }), used(1), used(1)).sets[0];
    expect([shown?.usesPerCode, shown?.codes[0]]).toMatchObject([3, { state: 'unused', uses: 2 }]);
  });
  test('offer to take back what is not taken back yet', () => {
    const events = [setAdded(), refused(1), used(1), takenBack(eventId(4))];
    expect(page(...events).sets[0]?.codes[0]).toMatchObject({ state: 'refused', outcome: eventId(3) });
  });
  test('stand the active ones first, then the newest', () => {
    const events = [
      setAdded({ generatedAt: '2024' }),
      setAdded({ set: OTHER, generatedAt: '2025-06' }),
      setAdded({ set: THIRD, generatedAt: '2025' }),
      setAdded({ set: hex(4), generatedAt: '2026' }),
      setAdded({ set: hex(5), generatedAt: '2026' }),
      superseded(OTHER),
      superseded(hex(4)),
      superseded(hex(5)),
    ];
    expect(page(...events).sets.map(({ set }) => set)).toEqual([THIRD, SET, hex(5), hex(4), OTHER]);
  });
  test('offer nothing where nothing is left, the set is over, or two were refused running', () => {
    const next = (...events: readonly EventBody[]): number | null | undefined => page(...events).sets[0]?.next;
    expect(next(setAdded())).toBe(1);
    expect(next(setAdded(), revealed(1))).toBe(2);
    expect(next(setAdded({ used: [1, 2, 3] }))).toBeNull();
    expect(next(setAdded(), superseded())).toBeNull();
    expect(next(setAdded(), refused(1))).toBe(2);
    expect(next(setAdded(), refused(1), refused(2))).toBeNull();
    expect(page(setAdded(), refused(1), refused(2)).sets[0]?.isRefusedTwice).toBe(true);
  });
  test('offer the code that a reveal would show, after any log', () => {
    let offered = 0;
    fc.assert(
      fc.property(custodyLog, (bodies) => {
        const state = fold(...bodies);
        for (const account of new Set([...state.sets.values()].map((set) => set.account))) {
          for (const { set, next } of showAccount(state, account, TODAY, [])?.sets ?? []) {
            const decision = decide({ type: 'RevealNext', set, today: TODAY }, state);
            const event = decision.ok ? decision.events[0] : undefined;
            expect(next).toBe(event?.t === 'CodeRevealed' ? event.d.number : null);
            if (next !== null) offered += 1;
          }
        }
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(offered).toBeGreaterThan(100);
  });
});

describe('the papers', () => {
  const printed = [setAdded(), sheetPrinted()];
  const again = [...printed, sheetPrinted({ sheet: 'S-0002-MT', replaces: 'S-0001-KQ', copies: 1 })];
  test('say where they lie and what became of them', () => {
    const events = [...printed, proven('S-0001-KQ/1'), placed('S-0001-KQ/1', 'Bank box', 'A 17')];
    const line: CopyLine = {
      copy: 'S-0001-KQ/1',
      sheet: 'S-0001-KQ',
      state: 'proven',
      destroyAfter: null,
      place: 'Bank box',
      seal: 'A 17',
      printedAt: eventAt(3),
      provenAt: eventAt(4),
      endedAt: null,
      ended: null,
      replaces: null,
    };
    expect(page(...events).copies[0]).toEqual(line);
    expect(page(...events, ended('S-0001-KQ/1', 'lost')).copies.at(-1)).toEqual({
      ...line,
      state: 'ended',
      ended: 'lost',
      endedAt: eventAt(6),
    });
  });
  test('stand those that exist first, then the newest; what was never printed is none', () => {
    const events = [...again, ended('S-0002-MT/1'), sheetPrinted({ sheet: 'S-0003-AB', copies: 2 })];
    expect(copies(...events, ended('S-0003-AB/1', 'not-printed'))).toEqual([
      'S-0003-AB/2 unproven',
      'S-0001-KQ/1 unproven',
      'S-0001-KQ/2 unproven',
      'S-0002-MT/1 ended',
    ]);
  });
  test.each([
    ['2027-03-01', 'proven'],
    ['2027-03-02', 'old-proof'],
  ])('count as proven for 365 days: on %s %s', (today, state) => {
    expect(pageOn(today, ...printed, proven('S-0001-KQ/1')).copies[0]?.state).toBe(state);
  });
  test('are old once a newer sheet is there, and go once that is proven', () => {
    const waits = (...events: readonly EventBody[]): readonly (string | null)[] =>
      page(...events).copies.map(({ destroyAfter }) => destroyAfter);
    expect(copies(...again)).toEqual(['S-0002-MT/1 unproven', 'S-0001-KQ/1 old-sheet', 'S-0001-KQ/2 old-sheet']);
    expect(waits(...again)).toEqual([null, 'S-0002-MT', 'S-0002-MT']);
    expect(copies(...again, proven('S-0002-MT/1'))).toEqual([
      'S-0002-MT/1 proven',
      'S-0001-KQ/1 old-sheet',
      'S-0001-KQ/2 old-sheet',
    ]);
    expect(waits(...again, proven('S-0002-MT/1'))).toEqual([null, null, null]);
  });
  test('of a set that is over are old at once', () => {
    expect(page(...printed, superseded()).copies[0]).toMatchObject({ state: 'old-sheet', destroyAfter: null });
  });
});

test('the files are those with codes of any of its sets', () => {
  const events = [setAdded(), sheetPrinted(), written('/a.pdf'), written('/b.pdf', 'S-0009-KQ'), superseded()];
  expect(page(...events).files).toEqual(['/a.pdf']);
});

test('the row names as the first copy to destroy one that the page calls old and that waits for nothing', () => {
  let named = 0;
  fc.assert(
    fc.property(paperLog, (bodies) => {
      const state = fold(...bodies);
      for (const account of state.setsOfAccount.keys()) {
        const shown = showAccount(state, account, TODAY, []);
        if (shown === null) continue;
        const toGo = shown.copies.filter(
          ({ state: word, destroyAfter }) => word === 'old-sheet' && destroyAfter === null,
        );
        expect(shown.row.oldCopy === null).toBe(toGo.length === 0);
        if (shown.row.oldCopy !== null) expect(toGo.map(({ copy }) => copy)).toContain(shown.row.oldCopy);
        named += toGo.length;
      }
    }),
    { numRuns: 300, seed: 11 },
  );
  expect(named).toBeGreaterThan(50);
});
