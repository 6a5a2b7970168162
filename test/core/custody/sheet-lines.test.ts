/** The list of sheets, places and files in clear. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../../main/core/custody/events.ts';
import type { SheetLine, SheetsPage } from '../../../main/core/custody/sheet-line.ts';
import { sheetsPage } from '../../../main/core/custody/sheet-lines.ts';
import { eventAt, eventId, fold } from './given.ts';
import {
  destroyed,
  ended,
  KIM,
  OTHER,
  placed,
  proven,
  refused,
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

const page = (...events: readonly EventBody[]): SheetsPage => sheetsPage(fold(samAdded, ...events), TODAY);
const printed = [setAdded({ count: 4, used: [4] }), sheetPrinted()];
const first = (...events: readonly EventBody[]): SheetLine | undefined => page(...events).sheets.at(-1);

test('nothing printed is an empty page', () => {
  expect(page()).toEqual({ sheets: [], files: [], places: [] });
});

test('a sheet says what it is, what is on it and where it lies', () => {
  expect(page(...printed, used(1), refused(2)).sheets).toEqual([
    {
      sheet: 'S-0001-KQ',
      layout: 'recovery',
      paper: 'a4',
      way: 'pdf',
      printedAt: eventAt(3),
      replaces: null,
      replacedBy: null,
      holds: [{ account: SAM, service: 'GitHub', login: 'sam', codes: 3, unused: 1, isActive: true }],
      crossOff: [{ account: SAM, numbers: [1, 2] }],
      copies: [1, 2].map((place) => ({
        copy: `S-0001-KQ/${place}`,
        sheet: 'S-0001-KQ',
        state: 'unproven',
        destroyAfter: null,
        place: null,
        seal: null,
        printedAt: eventAt(3),
        provenAt: null,
        endedAt: null,
        ended: null,
        replaces: null,
      })),
    },
  ]);
});

describe('sheets', () => {
  const again = [...printed, sheetPrinted({ sheet: 'S-0002-MT', replaces: 'S-0001-KQ', copies: 1 })];
  const named = (...events: readonly EventBody[]): readonly (readonly [string, string | null])[] =>
    page(...events).sheets.map(({ sheet, replacedBy }) => [sheet, replacedBy]);
  test('stand the newest first, each with the one that replaced it', () => {
    expect(named(...again)).toEqual([
      ['S-0002-MT', null],
      ['S-0001-KQ', 'S-0002-MT'],
    ]);
  });
  test('that were never printed are none', () => {
    expect(named(...again, ended('S-0002-MT/1', 'not-printed'))).toEqual([['S-0001-KQ', null]]);
  });
  test('whose copies are all gone stay, as what replaced another, too', () => {
    expect(named(...again, ended('S-0002-MT/1'))).toEqual([
      ['S-0002-MT', null],
      ['S-0001-KQ', 'S-0002-MT'],
    ]);
  });
});

describe('numbers to cross off', () => {
  const crossOff = (...events: readonly EventBody[]): SheetLine['crossOff'] | undefined => first(...events)?.crossOff;
  test('are those that were spent since, until that is taken back', () => {
    expect(crossOff(...printed)).toEqual([]);
    expect(crossOff(...printed, used(1))).toEqual([{ account: SAM, numbers: [1] }]);
    expect(crossOff(...printed, used(1), takenBack(eventId(4)))).toEqual([]);
  });
  test('are told by set', () => {
    const two = [setAdded(), setAdded({ set: OTHER, account: KIM }), setAdded({ set: THIRD })];
    const packed = sheetPrinted({ sets: [SET, OTHER, THIRD].map((set) => ({ set, numbers: [1, 2] })) });
    expect(crossOff(...two, packed, used(2), used(1, OTHER))).toEqual([
      { account: SAM, numbers: [2] },
      { account: KIM, numbers: [1] },
    ]);
  });
  test.each<readonly [string, readonly EventBody[]]>([
    ['whose copies are gone', [ended('S-0001-KQ/1'), ended('S-0001-KQ/2')]],
    ['whose set is over', [superseded()]],
    ['that is to go', [sheetPrinted({ sheet: 'S-0002-MT', replaces: 'S-0001-KQ' }), proven('S-0002-MT/1')]],
  ])('are none on a sheet %s', (_, events) => {
    expect(crossOff(...printed, used(1), ...events)).toEqual([]);
  });
});

test('a set that is over has no unused code on the sheet', () => {
  expect(first(...printed, superseded())?.holds[0]).toMatchObject({ codes: 3, unused: 0, isActive: false });
});

test('a set whose account is missing is there without a name', () => {
  const events = [setAdded({ account: KIM }), sheetPrinted()];
  expect(first(...events)?.holds[0]).toMatchObject({ account: KIM, service: '', login: null });
});

test('files are those that are still there, the oldest first', () => {
  expect(page(written('/b.pdf'), written('/a.pdf', null), written('/c.pdf'), destroyed('/c.pdf')).files).toEqual([
    { file: '/b.pdf', sheet: 'S-0001-KQ', writtenAt: eventAt(2) },
    { file: '/a.pdf', sheet: null, writtenAt: eventAt(3) },
  ]);
});

test('places are all that a copy ever had, in the order of the alphabet, each once as it was written last', () => {
  const places = ['Safe', 'bank box', 'Attic', 'BANK  BOX', 'Bank box'].map((place) => placed('S-0001-KQ/1', place));
  expect(page(...printed, ...places, ended('S-0001-KQ/1')).places).toEqual(['Attic', 'Bank box', 'Safe']);
});
