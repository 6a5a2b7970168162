/** Events as bytes: FORMAT.md, section 9. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CustodyError } from '../../../main/core/custody/custody-error.ts';
import type { EventBody, VaultEvent } from '../../../main/core/custody/events.ts';
import { encodeEvent, isKnown, parseEvent } from '../../../main/core/custody/parse-event.ts';
import { ALL_EVENT_TYPES, vaultEvent } from './arbitrary-event.ts';
import { firstEvent, hex } from './given.ts';
import { setAdded, sheetPrinted, used } from './sample.ts';

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function codeOf(bytes: Uint8Array): string {
  try {
    parseEvent(bytes);
    return 'read';
  } catch (error) {
    return error instanceof CustodyError ? error.code : 'another error';
  }
}

/** The event as JSON gives it, with some of it changed. */
function written(body: EventBody, change: object = {}, dataChange: object = {}): Uint8Array {
  return encode({ ...firstEvent(body), ...change, d: { ...body.d, ...dataChange } });
}

describe('what is written', () => {
  test('has its keys in the order of the specification', () => {
    const { v, id, t, at, by, crit, d } = firstEvent(used(1));
    // `as`: a union of all events does not survive being taken apart.
    const backwards = { d, crit, by, at, t, id, v } as VaultEvent;
    expect(new TextDecoder().decode(encodeEvent(backwards))).toBe(
      '{"v":1,"id":"00000001000000000000000000000000","t":"CodeUsed","at":"2026-03-01T00:01:00Z","by":null,"crit":false,' +
        `"d":{"set":"${hex(0x51)}","number":1,"when":null,"from":null,"note":null}}`,
    );
  });
  test('holds no key that its type does not have', () => {
    const careless = { t: 'CodeRevealed' as const, d: { set: hex(0x51), number: 1, text: 'a1b2-c3d4' } };
    expect(new TextDecoder().decode(encodeEvent(firstEvent(careless)))).not.toContain('a1b2');
  });
  test('is what a reader takes', () => {
    expect(() => encodeEvent(firstEvent(used(-1)))).toThrow(CustodyError);
  });
  test('is read back as it was, every type of event', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(vaultEvent, (event) => {
        seen.add(event.t);
        expect(parseEvent(encodeEvent(event))).toEqual(event);
      }),
      { numRuns: 1_000, seed: 7 },
    );
    expect([...seen].sort()).toEqual([...ALL_EVENT_TYPES].sort());
  });
});

describe('what is read', () => {
  test('may hold keys that a newer version added', () => {
    const bytes = written(used(1), { mood: 'calm' }, { method: 'sms' });
    expect(parseEvent(bytes)).toEqual(firstEvent(used(1)));
  });
  test.each([
    ['a type that is not known', { t: 'SetSplit' }, 1],
    ['a type named like a part of every object', { t: 'constructor' }, 1],
    ['the next version of a known type', { v: 2 }, 2],
  ])('%s is an unknown event with its envelope', (_, change, v) => {
    const event = parseEvent(written(used(1), { ...change, crit: true, by: hex(7) }));
    expect(isKnown(event)).toBe(false);
    expect(event).toEqual({
      v,
      id: '00000001000000000000000000000000',
      t: 'CodeUsed',
      at: '2026-03-01T00:01:00Z',
      by: hex(7),
      crit: true,
      unknown: true,
      ...change,
    });
  });
  test.each([
    ['nothing', ''],
    ['no JSON', '{"v":1'],
    ['a list', '[]'],
    ['a blank before the object', ' {}'],
    ['an empty object', '{}'],
    ['two objects', '{}{}'],
    ['an event over two lines', JSON.stringify(firstEvent(used(1))).replace(',', ',\n')],
    ['an event with a return in it', JSON.stringify(firstEvent(used(1))).replace(',', ',\r')],
  ])('%s is record-damaged', (_, text) => expect(codeOf(encode(text))).toBe('record-damaged'));
  test('a byte order mark or a byte that is not UTF-8 is record-damaged', () => {
    const good = written({ t: 'PlaintextDestroyed', d: { file: '/tmp/é\ufffd' } });
    expect(codeOf(good)).toBe('read');
    // Without U+FFFD in it, only the first byte tells: the decoder would drop the mark.
    expect(codeOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...written(used(1))))).toBe('record-damaged');
    const place = good.indexOf(0xc3);
    expect(codeOf(good.with(place + 1, 0x20))).toBe('record-damaged');
  });
  test.each([
    { v: 0 },
    { v: 1.5 },
    { v: '1' },
    { id: 'A'.repeat(32) },
    { id: 'a'.repeat(31) },
    { id: 'a'.repeat(33) },
    { id: null },
    { at: '2026-03-01' },
    { at: '2026-03-01T00:01:00+00:00' },
    { at: '2026-03-01T24:00:00Z' },
    { at: '2026-13-01T00:00:00Z' },
    { by: '' },
    { by: undefined },
    { crit: 0 },
    { t: '' },
    { t: 7 },
  ])('an envelope with %j is record-damaged', (change) => {
    expect(codeOf(written(used(1), change))).toBe('record-damaged');
  });
  test.each([
    ['usesPerCode', [1, 1_000], [0, 1_001, 1.5, '1', null, undefined]],
    ['indexBase', [0, 1_000_000], [-1, 1_000_001]],
    ['count', [1, 1_000], [0, 1_001, Number.NaN]],
    ['spentUnknown', [0, 1_000], [-1, 1_001]],
    ['used', [[], [0], [1_001_000]], [[-1], [1_001_001], ['1'], null, {}, [null]]],
    ['kind', ['recovery-phrase'], ['recovery', '', null]],
    ['use', ['disables-2fa'], ['toString', 1]],
    ['state', ['draft'], ['superseded']],
    ['orderSure', [false], [0]],
    ['set', [hex(1)], [hex(1).slice(1), `${hex(1)}\n`]],
    ['generatedAt', [null, '2026', '2026-03', '2026-03-01', '2026-03-01T10:00:00Z'], ['26', '2026-00', '', 2026]],
    ['payload', [{ hash: 'a'.repeat(64), commitment: 'b'.repeat(64) }], [null, [], { hash: 'a'.repeat(64) }]],
  ])('the %s of a set has its range', (key, good, bad) => {
    for (const value of good) expect(codeOf(written(setAdded(), {}, { [key]: value }))).toBe('read');
    for (const value of bad) expect(codeOf(written(setAdded(), {}, { [key]: value }))).toBe('record-damaged');
  });
  test.each([
    [
      'sheet',
      ['S-0001-KQ', 'S-9999-AZ', 'S-10000-KQ'],
      ['S-001-KQ', 'S-00001-KQ', 'S-0001-KI', 'S-0001-kq', 'S-0001-K'],
    ],
    ['copies', [1, 99], [0, 100]],
    ['layout', ['packed'], ['wallet']],
    ['replaces', [null, 'S-0001-KQ'], ['']],
    ['sets', [[]], [[{ set: hex(1) }], [[]]]],
  ])('the %s of a sheet has its form', (key, good, bad) => {
    for (const value of good) expect(codeOf(written(sheetPrinted(), {}, { [key]: value }))).toBe('read');
    for (const value of bad) expect(codeOf(written(sheetPrinted(), {}, { [key]: value }))).toBe('record-damaged');
  });
  test.each([
    ['when', [null, '2026-03-01', '2026-03-01T10:00:00Z'], ['2026-03', '2026-03-01T10:00:00+01:00', '']],
    ['from', [null, 'S-0001-KQ/1', 'S-0001-KQ/99'], ['S-0001-KQ', 'S-0001-KQ/0', 'S-0001-KQ/100', 'S-0001-KQ/01']],
    ['note', [null, '', 'x'.repeat(5_000)], [7, undefined]],
  ])('the %s of an outcome has its form', (key, good, bad) => {
    for (const value of good) expect(codeOf(written(used(1), {}, { [key]: value }))).toBe('read');
    for (const value of bad) expect(codeOf(written(used(1), {}, { [key]: value }))).toBe('record-damaged');
  });
  test('every other value at every field of every event is read or record-damaged', () => {
    const strange = fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 1e300, '__proto__', {}, []));
    fc.assert(
      fc.property(vaultEvent, strange, fc.nat(), (event, value, place) => {
        const keys = Object.keys(event.d);
        const key = keys[place % keys.length] ?? 't';
        const bytes = encode({ ...event, d: { ...event.d, [key]: value } });
        expect(['read', 'record-damaged']).toContain(codeOf(bytes));
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
  test('whatever the bytes are, they are read or record-damaged', () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map((tail) => Uint8Array.of(0x7b, ...tail));
    fc.assert(
      fc.property(bytes, (any) => ['read', 'record-damaged'].includes(codeOf(any))),
      { seed: 7 },
    );
  });
});
