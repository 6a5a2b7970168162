/** The order and the choice of the board's rows, without a page. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardRow } from '../../preload/views/custody.ts';
import {
  type BoardFilter,
  type BoardSort,
  boardList,
  chosenEntries,
  createBoardChoice,
  createBoardOrder,
  entryOf,
  fold,
  itemAt,
  placeOf,
} from '../../renderer/board-list.ts';
import { rowFrom } from '../../renderer/board-moves.ts';
import { sampleRows } from './sample-views.ts';

const asMap = (rows: readonly BoardRow[]): ReadonlyMap<string, BoardRow> => new Map(rows.map((row) => [row.id, row]));
const named = (service: string, given: Partial<BoardRow> = {}): BoardRow => {
  const [first] = sampleRows;
  if (first === undefined) throw new Error('the fixture is empty');
  return { ...first, id: service, service, ...given };
};
const order = (rows: readonly BoardRow[], sort: BoardSort): readonly string[] =>
  createBoardOrder()(asMap(rows), sort).map(({ row }) => row.service);

describe('in order', () => {
  test.each<[BoardSort, readonly string[]]>([
    ['urgency', ['Hetzner', 'Dropbox', 'GitHub', 'Sentry', 'Google', 'GitLab', 'PyPI', 'Bitwarden', 'Microsoft']],
    ['name', ['Bitwarden', 'Cloudflare', 'Dropbox', 'Fastmail', 'GitHub', 'GitLab', 'Google', 'Hetzner', 'Microsoft']],
    ['left', ['Dropbox', 'Hetzner', 'Bitwarden', 'Microsoft', 'Stripe', 'Sentry', 'GitHub', 'Cloudflare', 'Fastmail']],
    [
      'issued',
      ['Dropbox', 'GitHub', 'PyPI', 'Sentry', 'Microsoft', 'Fastmail', 'Proxmox VE', 'Bitwarden', 'Nextcloud'],
    ],
    ['proof', ['Google', 'Hetzner', 'PyPI', 'Microsoft', 'Dropbox', 'GitHub', 'GitLab', 'Bitwarden', 'Nextcloud']],
  ])('%s', (sort, first) => {
    expect(order(sampleRows, sort).slice(0, first.length)).toEqual(first);
  });

  test('names count without capitals and accents, and numbers in them as numbers', () => {
    expect(
      order(
        ['node 10', 'Ångström', 'node 9', 'apple', 'Émile'].map((name) => named(name)),
        'name',
      ),
    ).toEqual(['Ångström', 'apple', 'Émile', 'node 9', 'node 10']);
  });

  test('rows that change one after the other give the order of all at once', () => {
    const states = fc.constantFrom<BoardRow['state']>('low', 'ready', 'empty', 'unproven');
    const change = fc.tuple(fc.nat(9), states);
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 6 }), (turns) => {
        const ordered = createBoardOrder();
        const rows = new Map<string, BoardRow>();
        for (const turn of turns) {
          for (const [place, state] of turn) rows.set(`${place}`, named(`${place}`, { state }));
          const now = new Map(rows);
          expect(ordered(now, 'urgency')).toEqual(createBoardOrder()(now, 'urgency'));
        }
      }),
    );
  });
});

describe('chosen', () => {
  const all = createBoardOrder()(asMap(sampleRows), 'name');
  const search = (query: string): readonly string[] => chosenEntries(all, query, 'all').map(({ row }) => row.service);

  test.each<[string, readonly string[]]>([
    ['github', ['GitHub']],
    ['GITHUB', ['GitHub']],
    ['git riv', ['GitHub', 'GitLab']],
    ['pve-01', ['Proxmox VE']],
    ['root@pam', ['Proxmox VE']],
    ['bank goo', []],
    ['drawer google', ['Google']],
    ['  ', all.map(({ row }) => row.service)],
    ['gihub', []],
  ])('%j', (query, found) => {
    expect(search(query)).toEqual(found);
  });

  test.each([
    ['Ångström', 'angstrom'],
    ['ﬁle', 'file'],
    ['ÉCOLE', 'ecole'],
    ['İstanbul', 'istanbul'],
  ])('%s is found as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('a state chooses what it applies to, also beside something more urgent', () => {
    const rows = [
      named('a', { state: 'low', findings: ['low', 'one-place'] }),
      named('b', { state: 'one-place', findings: ['one-place'] }),
      named('c', { state: 'ready', findings: [] }),
    ].map(entryOf);
    const chosen = (filter: 'one-place' | 'ready'): readonly string[] =>
      chosenEntries(rows, '', filter).map(({ row }) => row.service);
    expect(chosen('one-place')).toEqual(['a', 'b']);
    expect(chosen('ready')).toEqual(['c']);
  });

  test('without a question it is the same list', () => {
    expect(chosenEntries(all, '', 'all')).toBe(all);
  });

  test('a question that leaves nothing out gives the same list, too', () => {
    const found = chosenEntries(all, 'git', 'all');
    expect(found.length).toBe(2);
    expect(chosenEntries(found, 'gi', 'all')).toBe(found);
  });

  test('one question after the other gives what each of them gives alone', () => {
    const asked = fc.record({
      query: fc
        .array(fc.constantFrom('g', 'gi', 'git', 'i', 'riv', 'sam', 'zz'), { maxLength: 3 })
        .map((w) => w.join(' ')),
      filter: fc.constantFrom<BoardFilter>('all', 'ready', 'low'),
      sort: fc.constantFrom<'name' | 'left'>('name', 'left'),
    });
    const orders = { name: all, left: createBoardOrder()(asMap(sampleRows), 'left') };
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 8 }), (questions) => {
        const choose = createBoardChoice();
        for (const { query, filter, sort } of questions)
          expect(choose(orders[sort], query, filter)).toEqual(chosenEntries(orders[sort], query, filter));
      }),
    );
  });
});

describe('a list in groups', () => {
  const list = boardList(createBoardOrder()(asMap(sampleRows), 'urgency'), 'urgency');
  const names = Array.from({ length: list.length }, (_, place) => {
    const item = itemAt(list, place);
    return item?.kind === 'group' ? `${item.group} ${item.count}` : item?.row.service;
  });

  test('has the name of each group before its rows', () => {
    expect(list.groups.map(({ at, group, count }) => [at, group, count])).toEqual([
      [0, 'no-way-in', 2],
      [3, 'one-step', 7],
      [11, 'ready', 5],
    ]);
    expect(names.slice(0, 5)).toEqual(['no-way-in 2', 'Hetzner', 'Dropbox', 'one-step 7', 'GitHub']);
    expect(itemAt(list, list.length)).toBeUndefined();
  });

  test('names no group that has no row', () => {
    const ready = list.entries.filter(({ row }) => row.group === 'ready');
    expect(boardList(ready, 'urgency').groups).toEqual([{ at: 0, group: 'ready', count: 5 }]);
    expect(boardList([], 'urgency').length).toBe(0);
  });

  test('every row is found where it stands', () => {
    for (const { row } of list.entries) expect(names[placeOf(list, row.id)]).toBe(row.service);
    expect(placeOf(list, 'nobody')).toBe(-1);
  });

  test.each([
    ['GitHub', 1, 'Sentry'],
    ['GitHub', -1, 'Dropbox'],
    ['Hetzner', -1, 'Hetzner'],
    ['GitHub', Number.POSITIVE_INFINITY, 'Stripe'],
    ['GitHub', Number.NEGATIVE_INFINITY, 'Hetzner'],
    ['Cloudflare', -8, 'Dropbox'],
  ])('from %s by %d to %s', (from, distance, to) => {
    const at = names.indexOf(from);
    const found = rowFrom(list, at, distance);
    expect(sampleRows.find(({ id }) => id === found)?.service).toBe(to);
  });
});
