/** Plain exports: what is in them, what a spreadsheet does with them, and that our own importer reads the text back. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../../main/core/custody/events.ts';
import { type PlainFormat, plainExport } from '../../../main/core/custody/plain-export.ts';
import { type PlainSet, plainSet } from '../../../main/core/custody/plain-set.ts';
import { formatSetId } from '../../../main/core/custody/set-id.ts';
import { SERVICES } from '../../../main/core/importers/catalogue.ts';
import type { CodeForm, Service } from '../../../main/core/importers/catalogue-entry.ts';
import type { FoundSet } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { eventAt, eventId, fold, setOf } from './given.ts';
import { outcome, purged, refused, SET, samAdded, setAdded, superseded, TODAY, takenBack, used } from './sample.ts';

const SOURCE = { vault: 'ab'.repeat(16), change: 42, exportedAt: '2026-11-24T09:30:12.345Z' };
const TEXTS = ['a1b2c-3d4e5', 'b1b2c-3d4e5', 'c1b2c-3d4e5'];

function exported(format: PlainFormat, ...sets: readonly PlainSet[]): string {
  return [...plainExport(format, SOURCE, sets)].join('');
}

/** Sam's set after these events, its codes opened. */
function samSet(texts: readonly string[] | null, ...events: readonly EventBody[]): PlainSet {
  const state = fold(samAdded, setAdded({ count: texts?.length ?? 3 }), ...events);
  const codes = texts === null ? null : new Map(texts.map((text, place) => [place + 1, text]));
  return plainSet(state, setOf(state, SET), codes, TODAY);
}

describe('a set in an export says', () => {
  test('all that the vault knows of it', () => {
    const told: EventBody = {
      t: 'CodeUsed',
      d: { set: SET, number: 1, when: '2026-02-01', from: 'S-0001-KQ/1', note: 'at the airport' },
    };
    const set = samSet(TEXTS, told, refused(2), outcome('CodeNotTried', 3), used(3), takenBack(eventId(6)));
    expect(set).toEqual({
      id: formatSetId(SET),
      service: 'github',
      name: 'GitHub',
      instance: null,
      label: null,
      account: 'sam',
      kind: 'recovery-codes',
      use: 'single',
      usesPerCode: 1,
      state: 'active',
      spentUnknown: 0,
      generatedAt: null,
      expiresAt: null,
      addedAt: eventAt(2),
      purgedAt: null,
      isDamaged: false,
      codes: [
        {
          number: 1,
          code: TEXTS[0],
          state: 'used',
          outcomes: [{ outcome: 'used', at: '2026-02-01', from: 'S-0001-KQ/1', note: 'at the airport' }],
        },
        {
          number: 2,
          code: TEXTS[1],
          state: 'refused',
          outcomes: [{ outcome: 'refused', at: eventAt(4), from: null, note: null }],
        },
        {
          number: 3,
          code: TEXTS[2],
          state: 'unused',
          outcomes: [{ outcome: 'not-tried', at: eventAt(5), from: null, note: null }],
        },
      ],
    });
  });
  test('when its codes were destroyed, or that they cannot be opened', () => {
    expect(samSet(null, purged())).toMatchObject({
      purgedAt: eventAt(3),
      isDamaged: false,
      codes: [{ code: null }, {}, {}],
    });
    expect(samSet(null)).toMatchObject({ purgedAt: null, isDamaged: true, codes: [{ code: null }, {}, {}] });
  });
});

describe('as JSON', () => {
  test('it is one object, each set as it is, one a line', () => {
    const sets = [samSet(TEXTS), samSet(null, purged())];
    const text = exported('json', ...sets);
    expect(JSON.parse(text)).toEqual({ format: 'coldkeep-plain', version: 1, ...SOURCE, sets });
    expect(text.split('\n')).toHaveLength(5);
  });
  test('of nothing it is an object, too', () => {
    expect(JSON.parse(exported('json')).sets).toEqual([]);
  });
});

describe('as CSV', () => {
  const rows = (text: string): string[] => text.split('\r\n');
  test('it has a row for each code', () => {
    const [head, first, second, , last] = rows(exported('csv', samSet(TEXTS, used(1))));
    expect(head).toBe(
      'set,service,account,kind,set_state,purged_at,generated_at,expires_at,number,code,code_state,outcome_at,note',
    );
    expect(first).toBe(`${formatSetId(SET)},GitHub,sam,recovery-codes,active,,,,1,a1b2c-3d4e5,used,${eventAt(3)},`);
    expect(second).toBe(`${formatSetId(SET)},GitHub,sam,recovery-codes,active,,,,2,b1b2c-3d4e5,unused,,`);
    expect(last).toBe('');
  });
  test('it has no byte order mark', () => {
    expect(utf8ToBytes(exported('csv', samSet(TEXTS))).slice(0, 3)).toEqual(utf8ToBytes('set'));
  });
  test.each([
    ['=1+2', "'=1+2"],
    ['+49', "'+49"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=a,"b"', '"\'=a,""b"""'],
    ['a=b', 'a=b'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    [' x ', ' x '],
    ['\u00e9\u6f22', '\u00e9\u6f22'],
  ])('the cell %j is written as %j, whatever column it is in', (text, cell) => {
    const noted: EventBody = { t: 'CodeUsed', d: { set: SET, number: 1, when: null, from: null, note: text } };
    expect(exported('csv', samSet(TEXTS, noted))).toContain(`,used,${eventAt(3)},${cell}\r\n`);
    expect(exported('csv', samSet([text, 'x', 'y']))).toContain(`,1,${cell},unused,`);
  });
  test('no cell of any export begins a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', 'a') }), {
          minLength: 3,
          maxLength: 3,
        }),
        (texts) => {
          const cells = cellsOf(exported('csv', samSet(texts)));
          expect(cells).toHaveLength(4 * 13 + 1);
          for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});

/** The cells of RFC 4180, as a spreadsheet has them. */
function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

describe('as text', () => {
  test('it is for people', () => {
    expect(exported('txt', samSet(TEXTS, used(1)), samSet(null, purged()), samSet(null))).toBe(
      [
        'Coldkeep, plain export of 2026-11-24, change 42',
        '',
        '----------------------------------------',
        '',
        '# GitHub recovery codes',
        'Service: github.com',
        'Account: sam',
        '',
        '1. a1b2c-3d4e5 (used)',
        '2. b1b2c-3d4e5',
        '3. c1b2c-3d4e5',
        '',
        '----------------------------------------',
        '',
        'Without codes in this file:',
        'GitHub, sam: destroyed on 2026-03-01',
        'GitHub, sam: they cannot be opened',
        '',
      ].join('\n'),
    );
  });
  test('a name cannot make a line of its own', () => {
    const set = { ...samSet(TEXTS), service: null, label: 'My\nBank', name: 'My\nBank', account: 'a\u2028b' };
    expect(exported('txt', set)).toContain('# My Bank recovery codes\nAccount: a b\n');
  });

  const WORDS = 'abandon ability able about above absent absorb abstract absurd abuse access accident'.split(' ');
  /** As many codes as the service issues, of its own make; the digits of `place` tell those of one set from another. */
  function codesOf(form: CodeForm, place: number): string[] {
    if (form.kind === 'recovery-phrase') return [[...WORDS.slice(place % 12), ...WORDS.slice(0, place % 12)].join(' ')];
    let seed = place * 7_919 + 1;
    const sign = (alphabet: string): string => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return alphabet[Math.floor((seed / 2 ** 31) * alphabet.length)] ?? '';
    };
    const alphabet = form.alphabet ?? 'abcdefghjkmnpqrstuvwxyz23456789';
    const letter = /[a-z]/i.exec(alphabet)?.[0];
    // A few digits alone are no code of a service that puts a letter before them.
    const group = (length: number, at: number): string => {
      const signs = Array.from({ length }, () => sign(alphabet)).join('');
      return at === 0 && letter !== undefined && /^\d+$/.test(signs) ? `${letter}${signs.slice(1)}` : signs;
    };
    const count = form.count ?? (form.kind === 'recovery-codes' ? 8 : 1);
    return Array.from({ length: count }, () => (form.groups ?? [10]).map(group).join('-'));
  }

  const all: readonly { readonly service: Service; readonly form: CodeForm; readonly set: PlainSet }[] =
    SERVICES.flatMap((service) => service.forms.map((form) => ({ service, form }))).map(({ service, form }, place) => ({
      service,
      form,
      set: {
        ...samSet(codesOf(form, place), ...(place % 5 === 4 ? [superseded()] : [])),
        service: service.id,
        name: service.name,
        account: 'sam@example.com',
        kind: form.kind,
        generatedAt: '2026-02-03',
        codes: codesOf(form, place).map((code, at) => ({
          number: form.indexBase + at,
          code,
          state: at === 1 ? ('used' as const) : ('unused' as const),
          outcomes: [],
        })),
      },
    }));
  const readAs = ({ codes, ...draft }: FoundSet) => ({
    service: draft.service,
    account: draft.account,
    indexBase: draft.indexBase,
    generatedAt: draft.generatedAt,
    retired: draft.retired,
    codes: codes.map(({ text, used: isUsed }) => [text, isUsed]),
  });
  const wrote = ({ set, form }: (typeof all)[number]) => ({
    service: set.service,
    account: set.account,
    indexBase: form.indexBase,
    generatedAt: set.generatedAt,
    retired: set.state === 'superseded',
    codes: set.codes.map(({ code, state }) => [code, state === 'used']),
  });

  test('of every service that the catalogue knows it is read back alone', () => {
    expect(all.length).toBeGreaterThan(80);
    for (const each of all) {
      const { sets } = readText({ name: 'export.txt', text: exported('txt', each.set, samSet(null, purged())) });
      expect(sets.map(readAs)).toEqual([wrote(each)]);
    }
  });
  test('and all in one file', () => {
    const { sets } = readText({ name: 'export.txt', text: exported('txt', ...all.map(({ set }) => set)) });
    // A phrase is found before the list above it is judged.
    const byCode = <T extends { readonly codes: unknown }>(some: readonly T[]): T[] =>
      [...some].sort((one, other) => (JSON.stringify(one.codes) < JSON.stringify(other.codes) ? -1 : 1));
    expect(byCode(sets.map(readAs))).toEqual(byCode(all.map(wrote)));
  });
});
