/** What happens to a set after it came in: moved, mended, purged; in any order, and where what is named is not there. */
import { describe, expect, test } from 'vitest';
import { accountsOnBoard } from '../../../main/core/custody/board.ts';
import { codeNumbers, codeState, countCodes, nextCode } from '../../../main/core/custody/code-state.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import type { ReadState } from '../../../main/core/custody/state.ts';
import { listSets } from '../../../main/core/custody/view.ts';
import { eventAt, fold, hex, setOf } from './given.ts';
import {
  codesAdded,
  corrected,
  KIM,
  moved,
  NEW_PAYLOAD,
  OTHER,
  PAYLOAD,
  purged,
  refused,
  SAM,
  SET,
  samAdded,
  setAdded,
  superseded,
  TODAY,
  used,
} from './sample.ts';

const kimAdded: EventBody = {
  t: 'AccountAdded',
  d: { account: KIM, service: 'gitlab', instance: null, label: null, name: 'kim' },
};
const THIRD_PAYLOAD = { hash: '56'.repeat(32), commitment: '78'.repeat(32) };
const setAfter = (...events: readonly EventBody[]) => setOf(fold(...events), SET);

describe('nothing but the count of events is changed by', () => {
  const before = [samAdded, setAdded()];
  const withoutCount = ({ eventCount: _, ...rest }: ReadState): Partial<ReadState> => rest;
  test.each<readonly [string, EventBody]>([
    ['moving a set that is not there', moved(SAM, OTHER)],
    ['moving a set to an account that is not there', moved(KIM)],
    ['moving a set to where it is', moved(SAM)],
    ['correcting a code of a set that is not there', corrected(1, NEW_PAYLOAD, OTHER)],
    ['adding codes to a set that is not there', codesAdded(9, NEW_PAYLOAD, OTHER)],
    ['adding codes that would shorten the set', codesAdded(2)],
    ['purging a set that is not there', purged(OTHER)],
  ])('%s', (_, event) => {
    expect(withoutCount(fold(...before, event))).toEqual(withoutCount(fold(...before)));
  });
});

describe('a set that is moved', () => {
  test('is listed under its new account, with all that was recorded of it', () => {
    const state = fold(samAdded, kimAdded, setAdded(), used(1), moved(KIM), used(2));
    expect(listSets(state, TODAY)).toMatchObject([{ service: 'gitlab', account: 'kim', used: 2, unused: 1 }]);
    expect(state.setsOfAccount).toEqual(new Map([[KIM, [SET]]]));
  });
  test('goes behind the sets that are there, and back again', () => {
    const two = [samAdded, kimAdded, setAdded(), setAdded({ set: OTHER, account: KIM })];
    expect(fold(...two, moved(KIM)).setsOfAccount).toEqual(new Map([[KIM, [OTHER, SET]]]));
    const back = fold(...two, moved(KIM), moved(SAM), moved(KIM), moved(SAM)).setsOfAccount;
    expect([back.get(SAM), back.get(KIM)]).toEqual([[SET], [OTHER]]);
  });
  test('leaves the others where they are', () => {
    const state = fold(samAdded, kimAdded, setAdded(), setAdded({ set: OTHER }), moved(KIM));
    expect([state.setsOfAccount.get(SAM), state.setsOfAccount.get(KIM)]).toEqual([[OTHER], [SET]]);
  });
  test('takes an account that is missing off the board with its last set', () => {
    const state = fold(kimAdded, setAdded({ account: hex(0xa9) }), moved(KIM));
    expect([...accountsOnBoard(state)]).toEqual([KIM]);
  });
});

describe('the codes of a set are in the payload of', () => {
  test.each<readonly [string, readonly EventBody[], typeof PAYLOAD, number]>([
    ['the set, when nothing was mended', [], PAYLOAD, 3],
    ['the correction', [corrected(2)], NEW_PAYLOAD, 3],
    ['the last correction', [corrected(2), corrected(2, THIRD_PAYLOAD)], THIRD_PAYLOAD, 3],
    ['the correction of a number that it has not, as every reader counts', [corrected(9)], NEW_PAYLOAD, 3],
    ['the last codes that came', [codesAdded(4), codesAdded(6, THIRD_PAYLOAD)], THIRD_PAYLOAD, 6],
    ['the last that came, for as many codes', [codesAdded(4), codesAdded(4, THIRD_PAYLOAD)], THIRD_PAYLOAD, 4],
    ['the longer list, when a shorter one comes later', [codesAdded(6), codesAdded(5, THIRD_PAYLOAD)], NEW_PAYLOAD, 6],
    ['none after a purge, whatever comes', [purged(), corrected(2), codesAdded(6)], PAYLOAD, 3],
    ['none after a purge, whatever came', [codesAdded(6), purged(), codesAdded(7, THIRD_PAYLOAD)], NEW_PAYLOAD, 6],
  ])('%s', (_, events, payload, count) => {
    expect(setAfter(setAdded(), ...events)).toMatchObject({ payload, count });
  });
  test('codes that came are unused, and the next one is where it was', () => {
    const set = setAfter(setAdded(), used(1), codesAdded(5));
    expect(codeNumbers(set)).toEqual([1, 2, 3, 4, 5]);
    expect([countCodes(set, TODAY).unused, nextCode(set, TODAY)]).toEqual([4, 2]);
  });
  test('what is said of a number before its code came is passed over', () => {
    expect(codeState(setAfter(setAdded(), used(4), codesAdded(4)), 4, TODAY)).toBe('unused');
    expect(codeState(setAfter(setAdded(), codesAdded(4), used(4)), 4, TODAY)).toBe('used');
  });
  test('a corrected code stays used', () => {
    expect(codeState(setAfter(setAdded(), used(2), corrected(2)), 2, TODAY)).toBe('used');
  });
});

describe('a set that is purged', () => {
  test('was so the first time', () => {
    expect(setAfter(setAdded(), purged(), purged()).purgedAt).toBe(eventAt(2));
  });
  test('has nothing left: what was unused is void, the rest is what it was', () => {
    const set = setAfter(setAdded({ count: 5, spentUnknown: 1 }), used(1), refused(2), purged());
    expect(countCodes(set, TODAY)).toEqual({
      total: 5,
      unused: 0,
      used: 1,
      refused: 1,
      void: 3,
      spentUnknown: 0,
      openReveals: 0,
    });
    expect([1, 2, 3].map((number) => codeState(set, number, TODAY))).toEqual(['used', 'refused', 'void']);
    expect(nextCode(set, TODAY)).toBe(null);
  });
  test('keeps its state, and what happens at the service is still recorded', () => {
    expect(setAfter(setAdded(), purged()).state).toBe('active');
    expect(setAfter(setAdded(), purged(), superseded()).state).toBe('superseded');
    expect(codeState(setAfter(setAdded(), purged(), used(3)), 3, TODAY)).toBe('used');
  });
  test('is listed as purged', () => {
    const [row] = listSets(fold(samAdded, setAdded(), purged()), TODAY);
    expect(row).toMatchObject({ id: formatSetId(SET), state: 'active', purgedAt: eventAt(3), total: 3, unused: 0 });
  });
});
