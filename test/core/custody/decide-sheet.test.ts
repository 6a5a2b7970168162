/** Printing, copies and files in clear, grouped by what was printed before. */
import { describe, expect, test } from 'vitest';
import { askableCodes } from '../../../main/core/custody/decide-sheet.ts';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { fold, given } from './given.ts';
import {
  compromised,
  KIM,
  OTHER,
  print,
  refused,
  revealed,
  revoked,
  SET,
  samAdded,
  setAdded,
  sheetPrinted,
  THIRD,
  used,
} from './sample.ts';

const opened = (set: string = SET): EventBody => ({ t: 'SetOpened', d: { set, for: 'print' } });
const kimAdded: EventBody = {
  t: 'AccountAdded',
  d: { account: KIM, service: 'aws', instance: null, label: null, name: 'kim' },
};
const other = setAdded({ set: OTHER, account: KIM });
const one = [{ set: SET, numbers: [1, 2, 3] }];
const printed = (sheet: string, replaces: string | null, sets = one, copies = 1) =>
  sheetPrinted({ sheet, replaces, sets, copies });
const ended = (copy: string, reason: 'destroyed' | 'lost' | 'not-printed'): EventBody => ({
  t: 'CopyEnded',
  d: { copy, reason },
});

describe('the first sheet', () => {
  test('opens its set, then takes its number', () => {
    given(setAdded()).when(print()).then(opened(), printed('S-0001-MT', null));
  });
  test('holds the unused codes, shown ones too', () => {
    given(setAdded({ count: 4 }), used(1), refused(2), revealed(3))
      .when(print())
      .then(opened(), printed('S-0001-MT', null, [{ set: SET, numbers: [3, 4] }]));
  });
  test('written to a file is a plaintext until it is destroyed', () => {
    given(setAdded())
      .when(print({ file: '/tmp/sheet.pdf' }))
      .then(opened(), printed('S-0001-MT', null), {
        t: 'PlaintextWritten',
        d: { file: '/tmp/sheet.pdf', sheet: 'S-0001-MT' },
      });
  });
  test.each([0, 100, 1.5, Number.NaN])('%d copies cannot be printed', (copies) => {
    given(setAdded()).when(print({ copies })).thenRejected('usage', { copiesMax: 99 });
  });
  test.each([1, 99])('%d copies can', (copies) => {
    given(setAdded())
      .when(print({ copies }))
      .then(opened(), printed('S-0001-MT', null, one, copies));
  });
  test.each(['', 'M', 'MTK', 'MO', 'mt'])('"%s" are no letters for it', (letters) => {
    given(setAdded()).when(print({ letters })).thenRejected('usage');
  });
});

describe('sets that are named', () => {
  test('stand in the order of their naming, each once', () => {
    given(setAdded(), other)
      .when(print({ sets: [OTHER, SET, OTHER] }))
      .then(
        opened(OTHER),
        opened(),
        printed('S-0001-MT', null, [
          { set: OTHER, numbers: [1, 2, 3] },
          { set: SET, numbers: [1, 2, 3] },
        ]),
      );
  });
  test('one that is missing, inactive or spent stops the sheet', () => {
    const both = print({ sets: [SET, OTHER] });
    given(setAdded()).when(both).thenRejected('set-not-found');
    given(setAdded(), other, compromised(OTHER))
      .when(both)
      .thenRejected('set-not-active', { set: formatSetId(OTHER), state: 'compromised' });
    given(setAdded(), other, used(1, OTHER), used(2, OTHER), used(3, OTHER))
      .when(both)
      .thenRejected('none-left', { set: formatSetId(OTHER) });
  });
});

describe('no set named', () => {
  const every = print({ sets: [] });
  test('means every active set with unused codes, in the order of the list', () => {
    const third = setAdded({ set: THIRD, account: KIM });
    given(samAdded, kimAdded, setAdded(), other, third, revoked(THIRD))
      .when(every)
      .then(
        opened(OTHER),
        opened(),
        printed('S-0001-MT', null, [
          { set: OTHER, numbers: [1, 2, 3] },
          { set: SET, numbers: [1, 2, 3] },
        ]),
      );
  });
  test.each([
    ['no set', []],
    ['a draft', [setAdded({ state: 'draft' })]],
    ['an expired set', [setAdded({ expiresAt: '2025' })]],
    ['a spent set', [setAdded({ count: 1 }), used(1)]],
  ] as const)('and %s is none-left', (_, events) =>
    given(...events)
      .when(every)
      .thenRejected('none-left'),
  );
});

describe('after other sheets', () => {
  test('the number is one above the highest ever, whatever became of that', () => {
    given(
      setAdded(),
      other,
      printed('S-0007-KQ', null, [{ set: OTHER, numbers: [1] }]),
      ended('S-0007-KQ/1', 'not-printed'),
    )
      .when(print())
      .then(opened(), printed('S-0008-MT', null));
  });
  test.each([
    ['S-9999-KQ', 'S-10000-MT'],
    ['S-0009-KQ', 'S-0010-MT'],
  ])('%s is followed by %s', (before, after) => {
    given(setAdded(), printed(before, null)).when(print()).then(opened(), printed(after, before));
  });
  test('it replaces the newest one of the same sets', () => {
    given(setAdded(), printed('S-0001-KQ', null), printed('S-0002-KQ', 'S-0001-KQ'))
      .when(print())
      .then(opened(), printed('S-0003-MT', 'S-0002-KQ'));
  });
  test('it replaces none of other groups of sets', () => {
    const both = [...one, { set: OTHER, numbers: [1, 2, 3] }];
    given(setAdded(), other, printed('S-0001-KQ', null, both))
      .when(print())
      .then(opened(), printed('S-0002-MT', null));
    given(setAdded(), other, printed('S-0001-KQ', null))
      .when(print({ sets: [SET, OTHER] }))
      .then(opened(), opened(OTHER), printed('S-0002-MT', null, both));
  });
  test('the order of the sets makes no other group', () => {
    const both = [...one, { set: OTHER, numbers: [1, 2, 3] }];
    given(setAdded(), other, printed('S-0001-KQ', null, both.toReversed()))
      .when(print({ sets: [SET, OTHER] }))
      .then(opened(), opened(OTHER), printed('S-0002-MT', 'S-0001-KQ', both));
  });
  test('it does not replace one that was never printed', () => {
    given(
      setAdded(),
      printed('S-0001-KQ', null),
      printed('S-0002-KQ', 'S-0001-KQ'),
      ended('S-0002-KQ/1', 'not-printed'),
    )
      .when(print())
      .then(opened(), printed('S-0003-MT', 'S-0001-KQ'));
  });
});

describe('a sheet that could not be drawn', () => {
  const unprint = { type: 'UnprintSheet', sheet: 'S-0001-KQ' } as const;
  const written: EventBody = { t: 'PlaintextWritten', d: { file: '/tmp/a.pdf', sheet: 'S-0001-KQ' } };
  const elsewhere: EventBody = { t: 'PlaintextWritten', d: { file: '/tmp/b.pdf', sheet: null } };
  test('has to be on record', () => given().when(unprint).thenRejected('copy-not-found'));
  test('ends its file and its copies', () => {
    given(setAdded(), sheetPrinted(), written, elsewhere)
      .when(unprint)
      .then(
        { t: 'PlaintextDestroyed', d: { file: '/tmp/a.pdf' } },
        ended('S-0001-KQ/1', 'not-printed'),
        ended('S-0001-KQ/2', 'not-printed'),
      );
  });
  test('ends what has not ended yet', () => {
    given(setAdded(), sheetPrinted(), ended('S-0001-KQ/1', 'lost'))
      .when(unprint)
      .then(ended('S-0001-KQ/2', 'not-printed'));
  });
});

describe('a file in clear', () => {
  const written: EventBody = { t: 'PlaintextWritten', d: { file: '/tmp/a.pdf', sheet: null } };
  const destroy = { type: 'DestroyPlaintext', file: '/tmp/a.pdf' } as const;
  const destroyed: EventBody = { t: 'PlaintextDestroyed', d: { file: '/tmp/a.pdf' } };
  test('is destroyed', () => given(written).when(destroy).then(destroyed));
  test('that is not on the list, or no longer, is no-such-file', () => {
    given().when(destroy).thenRejected('no-such-file');
    given(written, destroyed).when(destroy).thenRejected('no-such-file');
  });
  test('written again is on the list again', () => given(written, destroyed, written).when(destroy).then(destroyed));
});

describe('a proof', () => {
  const prove = (copy: string) => ({ type: 'ProveCopy', copy, way: 'typed' }) as const;
  test('is recorded for a copy, in its own spelling', () => {
    given(setAdded(), sheetPrinted())
      .when(prove(' s-0001-kq/2 '))
      .then({ t: 'CopyProven', d: { copy: 'S-0001-KQ/2', way: 'typed' } });
  });
  test('of a copy that is not there, or no more, is refused', () => {
    given(setAdded()).when(prove('S-0001-KQ/1')).thenRejected('copy-not-found');
    given(setAdded(), sheetPrinted()).when(prove('S-0001-KQ/3')).thenRejected('copy-not-found');
    given(setAdded(), sheetPrinted(), ended('S-0001-KQ/1', 'lost'))
      .when(prove('S-0001-KQ/1'))
      .thenRejected('copy-not-found', { copy: 'S-0001-KQ/1', ended: 'lost' });
  });
  test('may ask for what is printed and still there, used or not', () => {
    const state = fold(
      setAdded({ count: 2 }),
      sheetPrinted({
        sets: [
          { set: SET, numbers: [2, 3] },
          { set: OTHER, numbers: [1] },
        ],
      }),
      used(2),
    );
    const sheet = state.sheets.get('S-0001-KQ');
    expect(sheet && askableCodes(sheet, state)).toEqual([{ set: SET, numbers: [2] }]);
  });
});
