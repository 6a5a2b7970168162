/** Whether a sheet counts, waits for a newer one, or is to be destroyed. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import { copiesToCrossOff } from '../../../main/core/custody/sheet-copies.ts';
import { copiesToDestroy, type SheetStanding, sheetStanding } from '../../../main/core/custody/sheet-standing.ts';
import { initialState } from '../../../main/core/custody/state.ts';
import { eventId, fold, hex, log } from './given.ts';
import {
  activated,
  ended,
  OTHER,
  proven,
  revoked,
  SET,
  setAdded,
  sheetPrinted,
  superseded,
  THIRD,
  TODAY,
  takenBack,
  used,
} from './sample.ts';

const OLD = 'S-0001-KQ';
const NEW = 'S-0002-MT';

function standing(events: readonly EventBody[], number = OLD, today = TODAY): SheetStanding {
  const state = fold(...events);
  const sheet = state.sheets.get(number);
  if (sheet === undefined) throw new Error(`no sheet ${number}`);
  return sheetStanding(state, sheet, today);
}

const newer = sheetPrinted({ sheet: NEW, replaces: OLD, copies: 1 });
const again = [setAdded(), sheetPrinted(), newer];

describe('a sheet of one set', () => {
  test('counts while the set is active, and is old when that is over', () => {
    expect(standing([setAdded(), sheetPrinted()])).toEqual({ is: 'current', by: null });
    expect(standing([setAdded(), sheetPrinted(), superseded()])).toEqual({ is: 'old', by: null });
    expect(standing([setAdded(), sheetPrinted(), superseded(), activated()])).toEqual({ is: 'current', by: null });
  });
  test('is old from the day after the set expired', () => {
    const events = [setAdded({ expiresAt: '2026-03' }), sheetPrinted()];
    expect(standing(events, OLD, '2026-03-31').is).toBe('current');
    expect(standing(events, OLD, '2026-04-01').is).toBe('old');
  });
  test('that is not in the vault may be the only place of its codes', () => {
    expect(standing([sheetPrinted()]).is).toBe('current');
  });
});

describe.each([2, 8, 9, 40])('a sheet of %i sets', (count) => {
  const ids = Array.from({ length: count }, (_, index) => hex(index + 1));
  const printed = [
    ...ids.map((set) => setAdded({ set, account: set })),
    sheetPrinted({ layout: 'packed', sets: ids.map((set) => ({ set, numbers: [1, 2, 3] })) }),
  ];
  test('is of use to the last of them', () => {
    const allButOne = ids.slice(1).map((set) => superseded(set));
    expect(standing([...printed, ...allButOne]).is).toBe('current');
    expect(standing([...printed, ...allButOne, revoked(hex(1))]).is).toBe('old');
  });
  test('is judged anew after each event and on each day', () => {
    const state = initialState();
    const judged = (today: string): SheetStanding['is'] | undefined => {
      const sheet = state.sheets.get(OLD);
      return sheet && sheetStanding(state, sheet, today).is;
    };
    const expiring = ids.map((set) => setAdded({ set, account: set, expiresAt: '2026-03-31' }));
    const seen: (string | undefined)[] = [];
    for (const event of log(...expiring, printed.at(-1) ?? newer, ...ids.map((set) => superseded(set)))) {
      evolve(state, event);
      seen.push(judged(TODAY));
    }
    expect(seen.slice(-count - 1)).toEqual([...Array.from({ length: count }, () => 'current'), 'old']);
    for (const event of log(activated(hex(1)))) evolve(state, event);
    expect([judged('2026-03-31'), judged('2026-04-01'), judged('2026-03-31')]).toEqual(['current', 'old', 'current']);
  });
});

describe('a sheet that a newer one replaces', () => {
  test('waits until a copy of that is proven', () => {
    expect(standing(again)).toEqual({ is: 'replaced', by: NEW });
    expect(standing([...again, proven(`${NEW}/1`)])).toEqual({ is: 'old', by: NEW });
    expect(standing([...again, proven(`${NEW}/1`)], NEW)).toEqual({ is: 'current', by: null });
  });
  test.each(['destroyed', 'lost', 'not-printed'] as const)('counts again when the newer one is %s', (reason) => {
    expect(standing([...again, proven(`${NEW}/1`), ended(`${NEW}/1`, reason)]).is).toBe('current');
  });
  test('counts while it alone lists a code that is left', () => {
    const events = [setAdded(), sheetPrinted(), used(1)];
    const smaller = sheetPrinted({ sheet: NEW, replaces: OLD, sets: [{ set: SET, numbers: [2, 3] }] });
    expect(standing([...events, smaller, proven(`${NEW}/1`)]).is).toBe('old');
    expect(standing([...events, smaller, proven(`${NEW}/1`), takenBack(eventId(3))]).is).toBe('current');
  });
  test('counts while it alone holds a set that is active', () => {
    const two = sheetPrinted({ sets: [SET, OTHER].map((set) => ({ set, numbers: [1] })) });
    const one = sheetPrinted({ sheet: NEW, replaces: OLD, sets: [{ set: SET, numbers: [1] }] });
    const events = [setAdded(), setAdded({ set: OTHER }), two, one, proven(`${NEW}/1`)];
    expect(standing(events).is).toBe('current');
    expect(standing([...events, superseded(OTHER)]).is).toBe('old');
  });
  test('is replaced by the sheet after the next, too', () => {
    const third = sheetPrinted({ sheet: 'S-0003-AB', replaces: NEW });
    const events = [...again, third];
    expect([standing(events), standing(events, NEW)]).toEqual([
      { is: 'replaced', by: 'S-0003-AB' },
      { is: 'replaced', by: 'S-0003-AB' },
    ]);
    expect(standing([...again, ended(`${NEW}/1`), third, proven('S-0003-AB/2')])).toEqual({
      is: 'old',
      by: 'S-0003-AB',
    });
  });
  test('is not replaced by a sheet that names one that came later, or itself', () => {
    const before = sheetPrinted({ sheet: NEW, replaces: OLD });
    expect(standing([setAdded(), before, sheetPrinted(), proven(`${NEW}/1`)]).is).toBe('current');
    expect(standing([setAdded(), sheetPrinted({ replaces: OLD }), proven(`${OLD}/1`)]).is).toBe('current');
  });
});

describe('after a proof', () => {
  test('the copies of what the sheet replaces are to be destroyed', () => {
    const third = sheetPrinted({ sheet: 'S-0003-AB', replaces: NEW, copies: 1 });
    const state = fold(...again, ended(`${OLD}/2`), third, proven('S-0003-AB/1'));
    expect(copiesToDestroy(state, 'S-0003-AB', TODAY).map(({ id }) => id)).toEqual([`${NEW}/1`, `${OLD}/1`]);
    expect(copiesToDestroy(state, OLD, TODAY)).toEqual([]);
    expect(copiesToDestroy(state, 'S-0009-AB', TODAY)).toEqual([]);
  });
  test('none are while the proof is missing', () => {
    expect(copiesToDestroy(fold(...again), NEW, TODAY)).toEqual([]);
  });
});

describe('a number to cross off', () => {
  const state = fold(
    setAdded(),
    sheetPrinted(),
    ended(`${OLD}/1`),
    sheetPrinted({ sheet: NEW, copies: 1, sets: [{ set: SET, numbers: [2] }] }),
  );
  test.each([
    [1, [`${OLD}/2`]],
    [2, [`${OLD}/2`, `${NEW}/1`]],
    [4, []],
  ])('%i stands on %j', (number, copies) => {
    expect(copiesToCrossOff(state, SET, number).map(({ id }) => id)).toEqual(copies);
  });
  test('of another set stands nowhere', () => expect(copiesToCrossOff(state, THIRD, 1)).toEqual([]));
});
