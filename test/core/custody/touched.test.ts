/** Which rows an event changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountsOnBoard, boardRow } from '../../../main/core/custody/board.ts';
import type { EventBody, UnknownEvent, VaultEvent } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import { initialState, type ReadState } from '../../../main/core/custody/state.ts';
import { accountsTouchedBy } from '../../../main/core/custody/touched.ts';
import { custodyLog, paperLog, strangeLog } from './arbitrary-event.ts';
import { eventId, fold, hex, log } from './given.ts';
import {
  activated,
  codesAdded,
  corrected,
  destroyed,
  ended,
  KIM,
  moved,
  OTHER,
  placed,
  proven,
  purged,
  refused,
  revealed,
  revoked,
  SAM,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  superseded,
  TODAY,
  takenBack,
  used,
  written,
} from './sample.ts';

const THIRD_ACCOUNT = hex(0xa3);
const THIRD_SET = hex(0x53);

/** Sam and Kim share a sheet; the third has one alone. */
const before = [
  samAdded,
  setAdded(),
  setAdded({ set: OTHER, account: KIM }),
  setAdded({ set: THIRD_SET, account: THIRD_ACCOUNT }),
  sheetPrinted({ sets: [SET, OTHER].map((set) => ({ set, numbers: [1, 2, 3] })) }),
  sheetPrinted({ sheet: 'S-0002-MT', sets: [{ set: THIRD_SET, numbers: [1, 2, 3] }] }),
];

const added = (account: string): EventBody => ({
  t: 'AccountAdded',
  d: { account, service: 'gitlab', instance: null, label: null, name: null },
});
const kimAdded = added(KIM);
const thirdAdded = added(THIRD_ACCOUNT);

function touched(...bodies: readonly EventBody[]): readonly string[] {
  const all = log(...before, ...bodies);
  return [...accountsTouchedBy(all.slice(before.length), fold(...before, ...bodies))].sort();
}

describe('touched is', () => {
  test.each<readonly [string, readonly EventBody[], readonly string[]]>([
    ['nobody by nothing', [], []],
    ['nobody by a slot', [{ t: 'SlotRemoved', d: { slot: hex(1) } }], []],
    ['nobody by an opening', [{ t: 'SetOpened', d: { set: SET, for: 'print' } }], []],
    ['an account by its new name', [{ t: 'AccountRenamed', d: { account: SAM, name: 'samuel' } }], [SAM]],
    ['its account by a new set', [setAdded({ set: hex(0x54) })], [SAM]],
    ['its account by a reveal', [revealed(1)], [SAM]],
    ['its account by a use', [used(1)], [SAM]],
    ['its account by a refusal', [refused(1)], [SAM]],
    ['its account by marks', [{ t: 'MarksUpdated', d: { set: SET, used: [1] } }], [SAM]],
    ['its account by a corrected code', [corrected(1)], [SAM]],
    ['its account by more codes', [codesAdded(4)], [SAM]],
    ['its account by the end of its codes', [purged()], [SAM]],
    ['both accounts by a set that is moved', [moved(SAM, OTHER)], [SAM, KIM]],
    [
      'every account that a set is moved through',
      [kimAdded, thirdAdded, moved(KIM), moved(THIRD_ACCOUNT)],
      [SAM, KIM, THIRD_ACCOUNT],
    ],
    ['nobody else by a set that goes nowhere', [moved(hex(0xa9))], [SAM]],
    ['its account by what is taken back', [used(1), takenBack(eventId(before.length + 1))], [SAM]],
    ['its account alone by the end of a set whose sheet holds another', [superseded()], [SAM]],
    ['everyone on the sheet by the end of its last set', [superseded(), revoked(OTHER)], [SAM, KIM]],
    ['everyone on the sheet by a set that comes back', [superseded(), revoked(OTHER), activated()], [SAM, KIM]],
    ['everyone on a sheet by its printing', [sheetPrinted({ sheet: 'S-0003-AB' })], [SAM]],
    ['everyone on the sheet by a copy that is proven', [proven('S-0001-KQ/1')], [SAM, KIM]],
    ['everyone on the sheet by a copy that is placed', [placed('S-0001-KQ/1', 'Desk')], [SAM, KIM]],
    ['everyone on the sheet by a copy that is gone', [ended('S-0001-KQ/1')], [SAM, KIM]],
    ['everyone on the sheet by a file', [written('/a.pdf')], [SAM, KIM]],
    ['everyone on the sheet by a file that is gone', [written('/a.pdf'), destroyed('/a.pdf')], [SAM, KIM]],
    ['nobody by a file of no sheet', [written('/a.pdf', null)], []],
    [
      'everyone that was or is in a file that is written over',
      [written('/a.pdf'), written('/a.pdf', 'S-0002-MT')],
      [SAM, KIM, THIRD_ACCOUNT],
    ],
  ])('%s', (_, bodies, accounts) => {
    expect(touched(...bodies)).toEqual([...accounts].sort());
  });

  test('everyone on the older sheet by a proof of the newer one, and by a code that only the older one lists', () => {
    const newer = sheetPrinted({ sheet: 'S-0003-AB', replaces: 'S-0001-KQ', sets: [{ set: SET, numbers: [2, 3] }] });
    const state = fold(...before, newer, proven('S-0003-AB/1'), used(1));
    const [proof, use] = log(...before, newer, proven('S-0003-AB/1'), used(1)).slice(before.length + 1);
    if (proof === undefined || use === undefined) throw new Error('no events');
    expect([...accountsTouchedBy([proof], state)].sort()).toEqual([SAM, KIM].sort());
    expect([...accountsTouchedBy([use], state)].sort()).toEqual([SAM, KIM].sort());
  });

  test('nobody by an event that this version does not know', () => {
    const unknown: UnknownEvent = {
      v: 2,
      id: eventId(1),
      t: 'SetMoved',
      at: '2026-03-01T10:00:00Z',
      by: null,
      crit: false,
      unknown: true,
    };
    expect(accountsTouchedBy([unknown], fold(...before)).size).toBe(0);
  });
});

/** Rows as text: to compare them is most of the work here. */
function textOf(state: ReadState, account: string): string {
  return JSON.stringify(boardRow(state, account, TODAY));
}

describe('a board of which only the touched rows are computed anew', () => {
  test.each([
    ['custody', custodyLog, 200],
    ['paper', paperLog, 1_000],
    ['strange', strangeLog, 200],
  ] as const)('is the board computed whole, after any %s log', (_, anyLog, numRuns) => {
    let kept = 0;
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 1, max: 4 }), (bodies, size) => {
        const state = initialState();
        const rows = new Map<string, string>();
        const events: readonly VaultEvent[] = log(...bodies);
        for (let from = 0; from < events.length; from += size) {
          const change = events.slice(from, from + size);
          for (const event of change) evolve(state, event);
          const accounts = accountsTouchedBy(change, state);
          for (const id of accounts) rows.set(id, textOf(state, id));
          const all = [...accountsOnBoard(state)];
          kept += all.filter((id) => !accounts.has(id)).length;
          expect(all.filter((id) => rows.get(id) !== textOf(state, id))).toEqual([]);
        }
      }),
      { numRuns, seed: 11 },
    );
    // Else every row was computed each time, and nothing was shown.
    expect(kept).toBeGreaterThan(numRuns);
  });
});
