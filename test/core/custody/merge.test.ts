/** What a merge takes from another history, and what two branches come to whichever takes in the other (FORMAT.md 14.2). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeNumbers, hasNumber, recordedState } from '../../../main/core/custody/code-state.ts';
import type { EventBody, VaultEvent } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import {
  branchLines,
  conflictsOf,
  eventsToBring,
  isPassedOver,
  type LoggedEvent,
} from '../../../main/core/custody/merge.ts';
import { encodeEvent, isKnown } from '../../../main/core/custody/parse-event.ts';
import { initialState, type ReadSet, type ReadState, type State } from '../../../main/core/custody/state.ts';
import { custodyLog } from './arbitrary-event.ts';
import { eventId, firstEvent, hex } from './given.ts';
import {
  activated,
  codesAdded,
  corrected,
  moved,
  OTHER,
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
  takenBack,
  used,
} from './sample.ts';

/** Events with ids from a number on. */
function events(from: number, ...bodies: readonly EventBody[]): VaultEvent[] {
  return bodies.map((body, i) => ({ ...firstEvent(body), id: eventId(from + i) }));
}

function logged(all: readonly VaultEvent[]): LoggedEvent[] {
  return all.map((event) => ({ event, bytes: encodeEvent(event) }));
}

function fold(all: readonly VaultEvent[]): State {
  const state = initialState();
  for (const event of all) evolve(state, event);
  return state;
}

/** The one log, then a `VaultMerged`, then what it lacks of the other. */
function merge(own: readonly VaultEvent[], other: readonly VaultEvent[], id = 900): VaultEvent[] {
  const known = new Set(own.map((event) => event.id));
  const brought = eventsToBring(known, logged(other)).flatMap(({ event }) => (isKnown(event) ? [event] : []));
  return [...own, ...events(id, { t: 'VaultMerged', d: { fork: 0, givenUp: [] } }), ...brought];
}

const SHARED = events(1, samAdded, setAdded({ count: 6 }));

describe('what a merge brings', () => {
  const bring = (own: readonly VaultEvent[], other: readonly VaultEvent[]): string[] =>
    eventsToBring(new Set(own.map(({ id }) => id)), logged(other)).map(({ event }) => event.t);

  test('is what the log does not have, in the order of the other', () => {
    const own = [...SHARED, ...events(10, used(1))];
    const other = [...SHARED, ...events(20, revealed(2), used(2))];
    expect(bring(own, other)).toEqual(['CodeRevealed', 'CodeUsed']);
  });

  test('is nothing of an older log, of the same one, and of one that was merged', () => {
    const own = [...SHARED, ...events(10, used(1))];
    const other = [...SHARED, ...events(20, used(2))];
    expect(bring(own, SHARED)).toEqual([]);
    expect(bring(own, own)).toEqual([]);
    expect(bring(merge(own, other), other)).toEqual([]);
  });

  test('is each event once, although the other log has it twice', () => {
    expect(bring(SHARED, [...SHARED, ...events(20, used(2)), ...events(20, used(2))])).toEqual(['CodeUsed']);
  });

  test('is at its last place there, where the other log told it again', () => {
    const early = events(20, used(2));
    expect(bring(SHARED, [...SHARED, ...early, ...events(30, revealed(3)), ...early])).toEqual([
      'CodeRevealed',
      'CodeUsed',
    ]);
  });

  test('leaves what tells of the header and the beginning of the other file', () => {
    const slot = { slot: hex(7), type: 'recovery-key', generated: true, shares: null } as const;
    const other = events(
      20,
      { t: 'VaultCreated', d: { fingerprints: 1 } },
      {
        t: 'LogCondensed',
        d: { change: 1, hash: 'ab'.repeat(32), createdAt: '2026-03-01T10:00:00Z', fingerprints: 1 },
      },
      { t: 'SlotAdded', d: slot },
      { t: 'SlotRemoved', d: { slot: hex(7) } },
      { t: 'VaultKeyChanged', d: { epoch: 2 } },
      { t: 'VaultRestored', d: { fork: 1, givenUp: [] } },
      { t: 'VaultMerged', d: { fork: 1, givenUp: [] } },
    );
    expect(bring([], other)).toEqual(['VaultRestored', 'VaultMerged']);
  });
});

/** A shared log and two branches; each names only what it knows, as the events of a vault do. */
const branches = fc.tuple(custodyLog, custodyLog, custodyLog).map(([shared, a, b]) => {
  const start = events(1, ...shared);
  const only = (bodies: readonly EventBody[], from: number): VaultEvent[] => {
    const state = fold(start);
    const kept: VaultEvent[] = [];
    // Ids of sets are drawn from 2^128: no two branches add the same one.
    for (const event of events(from, ...bodies.filter(({ t }) => t !== 'SetAdded' && t !== 'AccountAdded'))) {
      const aimed =
        event.t === 'OutcomeTakenBack' ? { ...event, d: { event: aim(event.d.event, start, kept) } } : event;
      if (!isKnownTo(state, aimed)) continue;
      evolve(state, aimed);
      kept.push(aimed);
    }
    return kept;
  };
  return { one: [...start, ...only(a, 200)], other: [...start, ...only(b, 500)] };
});

function isKnownTo(state: ReadState, event: VaultEvent): boolean {
  if (event.t === 'OutcomeTakenBack') return state.outcomes.has(event.d.event);
  const has = (set: string, number: number): boolean => {
    const known = state.sets.get(set);
    return known !== undefined && hasNumber(known, number);
  };
  if (event.t === 'MarksUpdated') return event.d.used.every((number) => has(event.d.set, number));
  return !('set' in event.d && 'number' in event.d) || has(event.d.set, event.d.number);
}

/** One of the outcomes that a branch knows, by a number that was drawn for it. */
function aim(drawn: string, ...known: readonly (readonly VaultEvent[])[]): string {
  const outcomes = known.flat().filter(({ t }) => t === 'CodeUsed' || t === 'CodeRefused');
  return outcomes[Number.parseInt(drawn.slice(0, 8), 16) % Math.max(1, outcomes.length)]?.id ?? drawn;
}

/** Sets whose codes are there: what was added to a purged one counts only where it came before. */
function setsOf(state: ReadState): ReadSet[] {
  return [...state.sets.values()].filter(({ purgedAt }) => purgedAt === null);
}

/** `set/number` with its state, of codes that can be used once. */
function statesOf(state: ReadState): string[] {
  return setsOf(state)
    .filter(({ usesPerCode, use }) => usesPerCode === 1 && use !== 'reusable')
    .flatMap((set) => codeNumbers(set).map((n) => `${set.id}/${n} ${recordedState(set, set.codes.get(n))}`));
}

function usedCodes(state: ReadState): string[] {
  return setsOf(state).flatMap((set) =>
    codeNumbers(set).flatMap((n) => (recordedState(set, set.codes.get(n)) === 'used' ? [`${set.id}/${n}`] : [])),
  );
}

const runs = { numRuns: 300, seed: 16 };

describe('two branches', () => {
  test('come to the same events, code states and sheets whichever takes in the other', () => {
    let brings = 0;
    fc.assert(
      fc.property(branches, ({ one, other }) => {
        const [a, b] = [merge(one, other), merge(other, one)];
        const ids = (all: readonly VaultEvent[]): string[] => all.map(({ id }) => id).sort();
        expect(ids(a)).toEqual(ids(b));
        const [x, y] = [fold(a), fold(b)];
        expect(statesOf(x)).toEqual(statesOf(y));
        expect(usedCodes(x)).toEqual(usedCodes(y));
        expect([...x.sheets.keys()].sort()).toEqual([...y.sheets.keys()].sort());
        expect([...x.outcomes.values()].filter(({ takenBack: back }) => back).length).toBe(
          [...y.outcomes.values()].filter(({ takenBack: back }) => back).length,
        );
        if (usedCodes(x).length > usedCodes(fold(one)).length) brings += 1;
      }),
      runs,
    );
    expect(brings).toBeGreaterThan(10);
  });

  test('keep every code used that either used and did not take back', () => {
    fc.assert(
      fc.property(branches, ({ one, other }) => {
        const merged = fold(merge(one, other));
        const back = new Set(
          [...one, ...other].flatMap((event) => (event.t === 'OutcomeTakenBack' ? [event.d.event] : [])),
        );
        const inMerged = new Set(usedCodes(merged));
        for (const branch of [one, other]) {
          for (const code of usedCodes(fold(branch))) {
            const [set = '', number] = code.split('/');
            const outcomes = merged.sets.get(set)?.codes.get(Number(number))?.outcomes ?? [];
            const isPurged = merged.sets.get(set)?.purgedAt !== null;
            if (!isPurged && !outcomes.some(({ event }) => back.has(event))) expect(inMerged).toContain(code);
          }
        }
      }),
      runs,
    );
  });

  test('have nothing to give each other once both were merged both ways', () => {
    fc.assert(
      fc.property(branches, ({ one, other }) => {
        const [a, b] = [merge(one, other, 900), merge(other, one, 901)];
        const brought = eventsToBring(new Set(a.map(({ id }) => id)), logged(b));
        expect(brought.map(({ event }) => event.t)).toEqual(['VaultMerged']);
      }),
      runs,
    );
  });
});

describe('a code that both used', () => {
  test('is used once more only where it may be used more than once', () => {
    const shared = events(1, samAdded, setAdded({ usesPerCode: 3 }));
    const merged = fold(merge([...shared, ...events(10, used(1))], [...shared, ...events(20, used(1), used(2))]));
    const set = merged.sets.get(SET);
    const uses = (n: number): number => set?.codes.get(n)?.outcomes.length ?? 0;
    expect([uses(1), uses(2)]).toEqual([2, 1]);
    expect(set && recordedState(set, set.codes.get(1))).toBe('unused');
  });

  test('is unused again only when both uses are taken back', () => {
    const one = [...SHARED, ...events(10, used(1))];
    const other = [...SHARED, ...events(20, used(1))];
    const merged = merge(one, other);
    const stateAfter = (...back: readonly string[]): string | undefined => {
      const set = fold([...merged, ...events(950, ...back.map(takenBack))]).sets.get(SET);
      return set && recordedState(set, set.codes.get(1));
    };
    expect(stateAfter()).toBe('used');
    expect(stateAfter(eventId(10))).toBe('used');
    expect(stateAfter(eventId(10), eventId(20))).toBe('unused');
  });
});

describe('an event is passed over', () => {
  const paper = { sheet: 'S-0001-KQ' };
  test.each<[string, EventBody, readonly EventBody[]]>([
    ['of an account', { t: 'AccountRenamed', d: { account: SAM, name: 'x' } }, [samAdded]],
    ['of a set', purged(), [setAdded()]],
    ['of a state', revoked(), [setAdded()]],
    ['of a new payload', corrected(1), [setAdded()]],
    ['of a move', moved(SAM), [setAdded(), samAdded]],
    ['of a code', used(3), [setAdded()]],
    ['of a code that was added', used(5), [setAdded(), codesAdded(6)]],
    ['of marks', { t: 'MarksUpdated', d: { set: SET, used: [1, 5] } }, [setAdded(), codesAdded(6)]],
    ['of an outcome', takenBack(eventId(2)), [setAdded(), used(1)]],
    ['of a copy', proven('S-0001-KQ/1'), [sheetPrinted(paper)]],
  ])('while what it names is not there: %s', (_, body, named) => {
    const [event] = events(50, body);
    if (event === undefined) throw new Error('there is one');
    named.forEach((_each, i) => {
      expect(isPassedOver(event, fold(events(1, ...named.slice(0, i))))).toBe(true);
    });
    expect(isPassedOver(event, fold(events(1, ...named)))).toBe(false);
  });

  test('never when it brings something in by itself', () => {
    for (const body of [
      samAdded,
      setAdded(),
      sheetPrinted(),
      { t: 'SetOpened', d: { set: SET, for: 'print' } },
    ] as const) {
      expect(events(1, body).some((event) => isPassedOver(event, initialState()))).toBe(false);
    }
  });
});

describe('conflicts', () => {
  const between = (own: readonly EventBody[], other: readonly EventBody[]): unknown[] => {
    const [a, b] = [events(10, ...own), events(20, ...other)];
    const merged = fold([...SHARED, ...a, ...b]);
    return conflictsOf(a, b, merged).map(({ about, set, number, sheet }) => [about, set ?? sheet, number]);
  };

  test.each<[string, EventBody[], EventBody[], unknown[]]>([
    ['different codes used', [used(1)], [used(2)], []],
    ['the same code used', [used(1)], [used(1)], [['code-used-on-both', SET, 1]]],
    ['one of these taken back', [used(1)], [used(1), takenBack(eventId(20))], []],
    ['refused here and used there', [refused(1)], [used(1)], []],
    ['both gave it other codes', [corrected(1)], [codesAdded(7)], [['codes-on-both', SET, null]]],
    ['only one gave it other codes', [], [codesAdded(7)], []],
    ['destroyed there', [], [purged()], [['purged', SET, null]]],
    ['destroyed here', [purged()], [used(1)], []],
    ['destroyed on both', [purged()], [purged()], []],
    ['destroyed here and corrected there', [purged()], [corrected(1)], [['purged', SET, null]]],
    ['corrected here and destroyed there', [corrected(1)], [purged()], [['purged', SET, null]]],
    ['both and one destroyed', [corrected(1)], [corrected(2), purged()], [['purged', SET, null]]],
    ['its state set on both', [revoked()], [activated()], [['state-on-both', SET, null]]],
    ['states of different sets', [revoked()], [revoked(OTHER)], []],
    ['a sheet of the same number', [sheetPrinted()], [sheetPrinted()], [['sheet-on-both', 'S-0001-KQ', null]]],
    ['sheets of one counter and other letters', [sheetPrinted()], [sheetPrinted({ sheet: 'S-0001-MT' })], []],
  ])('%s', (_, own, other, expected) => {
    expect(between(own, other)).toEqual(expected);
  });

  test('are told with the account in words', () => {
    const renamed = (name: string): EventBody => ({ t: 'AccountRenamed', d: { account: SAM, name } });
    const [a, b] = [events(10, renamed('x')), events(20, renamed('y'))];
    expect(conflictsOf(a, b, fold([...SHARED, ...a, ...b]))).toEqual([
      { about: 'renamed-on-both', account: SAM, service: 'GitHub', login: 'y', set: null, number: null, sheet: null },
    ]);
  });
});

test('a branch is told in counts by account and type, in the order in which they come up', () => {
  const branch = events(10, used(1), revealed(2), { t: 'VaultCopyWritten', d: { file: '/a' } }, used(2), used(3));
  const sam = { account: SAM, service: 'GitHub', login: 'sam' };
  expect(branchLines(branch, fold([...SHARED, ...branch]))).toEqual([
    { ...sam, type: 'CodeUsed', count: 3 },
    { ...sam, type: 'CodeRevealed', count: 1 },
    { account: null, service: null, login: null, type: 'VaultCopyWritten', count: 1 },
  ]);
});
