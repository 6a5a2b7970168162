/** What happens to a printed copy: proven, placed, gone. */
import { describe, expect, test } from 'vitest';
import type { EndCopy, PlaceCopy } from '../../../main/core/custody/command.ts';
import { fold, given } from './given.ts';
import { ended, placed, proven, setAdded, sheetPrinted } from './sample.ts';

const printed = [setAdded(), sheetPrinted()];
const COPY = 'S-0001-KQ/1';

function place(change: Partial<PlaceCopy> = {}): PlaceCopy {
  return { type: 'PlaceCopy', copy: COPY, place: 'Desk drawer', seal: null, ...change };
}

function end(change: Partial<EndCopy> = {}): EndCopy {
  return { type: 'EndCopy', copy: COPY, reason: 'destroyed', ...change };
}

describe('a copy is placed', () => {
  test('with or without a seal, however its number is typed', () => {
    given(...printed)
      .when(place({ copy: ' s-0001-kq/1 ' }))
      .then(placed(COPY, 'Desk drawer'));
    given(...printed)
      .when(place({ seal: 'A 17' }))
      .then(placed(COPY, 'Desk drawer', 'A 17'));
  });
  test('again, elsewhere or under another seal', () => {
    const before = [...printed, placed(COPY, 'Desk drawer', 'A 17')];
    given(...before)
      .when(place({ place: 'Bank box', seal: 'A 17' }))
      .then(placed(COPY, 'Bank box', 'A 17'));
    given(...before)
      .when(place())
      .then(placed(COPY, 'Desk drawer'));
    given(...before)
      .when(place({ seal: 'A 17' }))
      .thenNothing();
  });
  test.each([
    ['blanks around it', '  Desk drawer ', 'Desk drawer'],
    ['an accent in two signs', 'Bu\u0308ro', 'B\u00fcro'],
    ['one sign', 'X', 'X'],
    ['99 signs', 'x'.repeat(99), 'x'.repeat(99)],
    ['100 signs', 'x'.repeat(100), 'x'.repeat(100)],
    ['100 signs of two halves each', '\u{1f5c4}'.repeat(100), '\u{1f5c4}'.repeat(100)],
  ])('by a name of %s', (_, typed, written) => {
    given(...printed)
      .when(place({ place: typed, seal: typed }))
      .then(placed(COPY, written, written));
  });
  test.each([['  '], ['']])('under no seal when that is blank: "%s"', (seal) => {
    given(...printed)
      .when(place({ seal }))
      .then(placed(COPY, 'Desk drawer'));
  });
  test.each([
    ['nothing', ''],
    ['blanks', '  '],
    ['101 signs', 'x'.repeat(101)],
    ['a line end', 'Desk\ndrawer'],
    ['a tab', 'Desk\tdrawer'],
    ['a null', 'Desk\0'],
    ['a control character of the second kind', 'Desk\u0085drawer'],
    ['a line separator', 'Desk\u2028drawer'],
    ['a turn of direction', 'Desk\u202edrawer'],
    ['half a sign', 'Desk\ud83d'],
  ])('not by a name of %s', (_, bad) => {
    given(...printed)
      .when(place({ place: bad }))
      .thenRejected('usage', { signsMax: 100 });
    if (bad.trim() === '') return;
    given(...printed)
      .when(place({ seal: bad }))
      .thenRejected('usage', { signsMax: 100 });
  });
});

describe('a copy is gone', () => {
  test.each(['destroyed', 'lost'] as const)('when it is %s', (reason) => {
    given(...printed)
      .when(end({ reason }))
      .then(ended(COPY, reason));
  });
  test('and its sheet may have others', () => {
    const state = fold(...printed, ended(COPY));
    expect([...state.copies.values()].map(({ ended: how }) => how)).toEqual(['destroyed', null]);
  });
});

describe.each([
  ['proven', { type: 'ProveCopy', copy: COPY, way: 'typed' } as const],
  ['placed', place()],
  ['ended', end()],
])('a copy is not %s', (_, command) => {
  test.each(['S-0001-KQ/3', 'S-0009-KQ/1', 'S-0001-KQ', '', 'desk'])('when there is none: "%s"', (copy) => {
    given(...printed)
      .when({ ...command, copy })
      .thenRejected('copy-not-found', {});
  });
  test.each(['destroyed', 'lost', 'not-printed'] as const)('when it is %s', (reason) => {
    given(...printed, ended(COPY, reason))
      .when(command)
      .thenRejected('copy-not-found', { copy: COPY, ended: reason });
  });
  test('but is by the number of its sheet alone when it is the only one', () => {
    const only = [setAdded(), sheetPrinted({ copies: 1 })];
    const events = { ProveCopy: proven(COPY), PlaceCopy: placed(COPY, 'Desk drawer'), EndCopy: ended(COPY) };
    given(...only)
      .when({ ...command, copy: 'S-0001-KQ' })
      .then(events[command.type]);
  });
});
