/** What holds of every log, also of one that a merge or damage made strange. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeNumbers,
  codeState,
  countCodes,
  hasOpenReveal,
  recordedState,
} from '../../../main/core/custody/code-state.ts';
import type { Command } from '../../../main/core/custody/command.ts';
import { decide } from '../../../main/core/custody/decide.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import { encodeEvent, parseEvent } from '../../../main/core/custody/parse-event.ts';
import { initialState, type ReadState } from '../../../main/core/custody/state.ts';
import { listOpenReveals, listSets, showSet } from '../../../main/core/custody/view.ts';
import { custodyLog, strangeLog } from './arbitrary-event.ts';
import { eventId, fold, hex, log } from './given.ts';
import { incoming, mark, NEW_PAYLOAD, NOW, print, TODAY } from './sample.ts';

const runs = { numRuns: 500, seed: 11 };

/** `set/number` of every code that its record calls used. */
function usedCodes(state: ReadState): Set<string> {
  const used = new Set<string>();
  for (const set of state.sets.values()) {
    for (const number of codeNumbers(set)) {
      if (recordedState(set, set.codes.get(number)) === 'used') used.add(`${set.id}/${number}`);
    }
  }
  return used;
}

const setId = fc.integer({ min: 1, max: 4 }).map(hex);
const number = fc.integer({ min: -1, max: 7 });
const holders = fc.constantFrom<readonly string[]>([], [], [hex(2)]);
const someName = fc.constantFrom(null, ' ', 'sam', 'A', ' sa\u0301m ', 'x\u202ey', 'x'.repeat(201));
const described = fc.record({
  newAccount: fc.constant(hex(9)),
  service: fc.constantFrom(null, '', 'a', 'A'),
  instance: someName,
  label: someName,
  name: someName,
});
const oneCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ set: setId, today: fc.constant(TODAY) }).map((rest) => ({ type: 'RevealNext', ...rest }) as const),
  fc.record({ set: setId, number }).map((rest) => ({ type: 'RevealCode', ...rest }) as const),
  fc
    .tuple(
      number,
      fc.constantFrom('used', 'refused', 'not-tried'),
      setId,
      fc.constantFrom(null, '2026-03-01', NOW, 'x'),
    )
    .map(([n, word, set, when]) => mark(n, word, { set, when, note: 'ok' })),
  fc.constantFrom(null, ...[1, 2, 3, 4, 5].map(eventId)).map((event) => ({ type: 'TakeBack', event }) as const),
  fc
    .tuple(setId, fc.constantFrom('superseded', 'revoked', 'compromised', 'active'))
    .map(([set, to]) => ({ type: 'ChangeSetState', set, to }) as const),
  fc
    .tuple(fc.array(setId, { maxLength: 2 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(null, '', '/tmp/a.pdf'))
    .map(([sets, copies, file]) => print({ sets, copies, file })),
  fc.constantFrom('S-0001-KA', 'S-0002-KA').map((sheet) => ({ type: 'UnprintSheet', sheet }) as const),
  fc.constantFrom('a', 'A').map((file) => ({ type: 'DestroyPlaintext', file }) as const),
  fc.constantFrom('S-0001-KA/1', 's-0002-ka/2').map((copy) => ({ type: 'ProveCopy', copy, way: 'typed' }) as const),
  fc
    .tuple(fc.constantFrom('Desk', ' ', 'x'.repeat(101)), fc.constantFrom(null, '', 'A 17'))
    .map(([place, seal]) => ({ type: 'PlaceCopy', copy: 'S-0001-KA/1', place, seal }) as const),
  fc.constantFrom('destroyed', 'lost').map((reason) => ({ type: 'EndCopy', copy: 'S-0001-KA/1', reason }) as const),
  fc.tuple(setId, fc.array(number)).map(([set, used]) => ({ type: 'UpdateMarks', set, used }) as const),
  setId.map((set) => ({ type: 'PurgeSet', set }) as const),
  fc
    .tuple(setId, number, holders)
    .map(([set, n, known]) => ({ type: 'CorrectCode', set, number: n, holders: known, payload: NEW_PAYLOAD }) as const),
  fc
    .tuple(setId, fc.integer({ min: -1, max: 1_001 }), fc.array(number), holders)
    .map(
      ([set, added, used, known]) =>
        ({ type: 'AddCodes', set, added, used, holders: known, payload: NEW_PAYLOAD }) as const,
    ),
  fc
    .tuple(
      setId,
      fc.oneof(
        setId.map((account) => ({ account })),
        described,
      ),
    )
    .map(([set, to]) => ({ type: 'MoveSet', set, to }) as const),
  fc.tuple(setId, someName).map(([account, name]) => ({ type: 'RenameAccount', account, name }) as const),
  fc
    .tuple(fc.array(setId, { maxLength: 2 }), fc.constantFrom('', '/tmp/a.json'))
    .map(([sets, file]) => ({ type: 'ExportPlain', sets, file }) as const),
  fc
    .record({
      count: fc.integer({ min: 0, max: 4 }),
      indexBase: fc.integer({ min: -1, max: 1 }),
      used: fc.array(number),
      spentUnknown: fc.integer({ min: -1, max: 6 }),
      service: fc.constantFrom(null, '', 'a', 'A'),
      account: fc.constantFrom(null, ' ', 'b@C.org'),
      replaces: fc.option(setId, { nil: null }),
      retired: fc.boolean(),
      expiresAt: fc.constantFrom(null, '2025', 'soon'),
    })
    .map(
      (change) => ({ type: 'ImportSets', sets: [incoming({ ...change, set: hex(9), newAccount: hex(9) })] }) as const,
    ),
);

describe('any log', () => {
  test('folds, and can be listed and shown', () => {
    fc.assert(
      fc.property(strangeLog, (bodies) => {
        const state = fold(...bodies);
        expect(state.eventCount).toBe(bodies.length);
        expect(listSets(state, TODAY)).toHaveLength(state.sets.size);
        for (const set of state.sets.values()) expect(showSet(state, set, TODAY).codes).toHaveLength(set.count);
      }),
      runs,
    );
  });
  test('folds to the same rows after a trip through bytes', () => {
    fc.assert(
      fc.property(strangeLog, (bodies) => {
        const state = initialState();
        for (const event of log(...bodies)) evolve(state, parseEvent(encodeEvent(event)));
        expect(state).toEqual(fold(...bodies));
      }),
      runs,
    );
  });
  test('accounts for every code of a set', () => {
    fc.assert(
      fc.property(custodyLog, (bodies) => {
        for (const set of fold(...bodies).sets.values()) {
          const counts = countCodes(set, TODAY);
          const parts = [counts.unused, counts.used, counts.refused, counts.void, counts.spentUnknown];
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(counts.total);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          const states = codeNumbers(set).map((n) => codeState(set, n, TODAY));
          expect(states.filter((state) => state === 'used')).toHaveLength(counts.used);
          expect(states.filter((state) => state === 'refused')).toHaveLength(counts.refused);
        }
      }),
      runs,
    );
  });
  test('keeps a used code used, whatever comes, until its outcome is taken back', () => {
    fc.assert(
      fc.property(custodyLog, (bodies) => {
        const state = initialState();
        let before = new Set<string>();
        for (const event of log(...bodies)) {
          evolve(state, event);
          const now = usedCodes(state);
          const lost = [...before].filter((code) => !now.has(code));
          if (event.t !== 'OutcomeTakenBack') expect(lost).toEqual([]);
          else {
            const outcome = state.outcomes.get(event.d.event);
            expect(lost.filter((code) => code !== `${outcome?.set}/${outcome?.number}`)).toEqual([]);
          }
          before = now;
        }
      }),
      runs,
    );
  });
  test('loses no set', () => {
    fc.assert(
      fc.property(strangeLog, (bodies) => {
        const added = bodies.flatMap((body) => (body.t === 'SetAdded' ? [body.d.set] : []));
        expect([...fold(...bodies).sets.keys()].sort()).toEqual([...new Set(added)].sort());
      }),
      runs,
    );
  });
  test('takes no code away, but by a purge', () => {
    let purges = 0;
    fc.assert(
      fc.property(fc.oneof(custodyLog, strangeLog), (bodies) => {
        const state = initialState();
        let before = new Map<string, { readonly count: number; readonly purgedAt: string | null }>();
        for (const event of log(...bodies)) {
          evolve(state, event);
          const now = new Map([...state.sets].map(([id, { count, purgedAt }]) => [id, { count, purgedAt }]));
          for (const [id, was] of before) {
            expect(now.get(id)?.count).toBeGreaterThanOrEqual(was.count);
            const isPurge = event.t === 'PayloadPurged' && event.d.set === id && was.purgedAt === null;
            expect(now.get(id)?.purgedAt === was.purgedAt).toBe(!isPurge);
            if (isPurge) purges += 1;
          }
          before = now;
        }
      }),
      runs,
    );
    expect(purges).toBeGreaterThan(50);
  });
  test('lists as open reveals what the sets count', () => {
    fc.assert(
      fc.property(custodyLog, (bodies) => {
        const state = fold(...bodies);
        const counted = listSets(state, TODAY).reduce((sum, row) => sum + row.openReveals, 0);
        expect(listOpenReveals(state)).toHaveLength(counted);
      }),
      runs,
    );
  });
});

describe('any command after any log', () => {
  test('leads to events that a reader takes, or to a code of the table', () => {
    let accepted = 0;
    fc.assert(
      fc.property(custodyLog, oneCommand, (bodies, command) => {
        const decision = decide(command, fold(...bodies));
        if (!decision.ok) return;
        accepted += 1;
        for (const event of log(...decision.events)) expect(parseEvent(encodeEvent(event))).toEqual(event);
      }),
      { numRuns: 2_000, seed: 11 },
    );
    expect(accepted).toBeGreaterThan(300);
  });
  test('changes nothing by being decided', () => {
    fc.assert(
      fc.property(custodyLog, oneCommand, (bodies, command) => {
        const state = fold(...bodies);
        decide(command, state);
        expect(state).toEqual(fold(...bodies));
      }),
      runs,
    );
  });
  test('next offers the lowest code that is unused and waits for nothing', () => {
    let offered = 0;
    fc.assert(
      fc.property(custodyLog, setId, (bodies, set) => {
        const state = fold(...bodies);
        const decision = decide({ type: 'RevealNext', set, today: TODAY }, state);
        const codes = state.sets.get(set);
        if (!decision.ok || codes === undefined) return;
        offered += 1;
        const free = codeNumbers(codes).filter(
          (n) => codeState(codes, n, TODAY) === 'unused' && !hasOpenReveal(codes, codes.codes.get(n)),
        );
        const first: EventBody = { t: 'CodeRevealed', d: { set, number: free[0] ?? -1 } };
        expect(decision.events).toEqual([first]);
      }),
      { numRuns: 2_000, seed: 11 },
    );
    expect(offered).toBeGreaterThan(100);
  });
  test('a try that is taken back leaves the rows as they were', () => {
    let tried = 0;
    fc.assert(
      fc.property(custodyLog, number, fc.constantFrom('used', 'refused', 'not-tried'), (bodies, n, word) => {
        const before = fold(...bodies);
        const decision = decide(mark(n, word, { set: hex(1) }), before);
        if (!decision.ok) return;
        tried += 1;
        const recorded = [...bodies, ...decision.events];
        const undone = decide({ type: 'TakeBack', event: null }, fold(...recorded));
        const after = fold(...recorded, ...(undone.ok ? undone.events : []));
        // A draft that a use revoked comes back active: the log has no event that makes a draft.
        const rows = (state: ReadState) =>
          listSets(state, TODAY).map(({ state: s, ...row }) => ({ ...row, draft: s === 'draft' }));
        if (before.sets.get(hex(1))?.state !== 'draft') expect(rows(after)).toEqual(rows(before));
      }),
      { numRuns: 2_000, seed: 11 },
    );
    expect(tried).toBeGreaterThan(200);
  });
});
