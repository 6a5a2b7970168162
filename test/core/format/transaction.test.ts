import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { writeU32 } from '../../../main/core/format/bytes.ts';
import { historyStart } from '../../../main/core/format/keys.ts';
import {
  advance,
  encodeTransaction,
  type HistoryPoint,
  MOST_EVENT_BYTES,
  parseTransaction,
  type Transaction,
} from '../../../main/core/format/transaction.ts';
import { codeOf } from './code-of.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const vaultId = numberedBytes(16, 1);
const start: HistoryPoint = { change: 0, hash: historyStart(vaultId) };
const events = [utf8ToBytes('{"one":1}'), utf8ToBytes('{"two":2}')];
const whole: Transaction = {
  events,
  payloads: [numberedBytes(100, 2)],
  keyring: [
    { setId: 'ab'.repeat(16), bytes: numberedBytes(80, 3) },
    { setId: 'cd'.repeat(16), bytes: new Uint8Array(0) },
  ],
};

describe('the history', () => {
  it('starts with the hash of the label and the vault id', () => {
    expect(start.hash).toEqual(sha256(concatBytes(utf8ToBytes('coldkeep/v1 log'), vaultId)));
  });

  it('steps on by the hash of what was before and the bytes of the event', () => {
    const first = sha256(concatBytes(start.hash, events[0] ?? new Uint8Array(0)));
    const second = sha256(concatBytes(first, events[1] ?? new Uint8Array(0)));
    expect(advance(start, events)).toEqual({ change: 2, hash: second });
    expect(advance(start, [])).toEqual(start);
  });

  it('is another one when two events change places', () => {
    expect(advance(start, [...events].reverse()).hash).not.toEqual(advance(start, events).hash);
  });
});

describe('a transaction', () => {
  it.each([
    ['of everything', whole],
    ['of nothing', { events: [], payloads: [], keyring: [] }],
    ['of events only', { events, payloads: [], keyring: [] }],
    ['of an empty event', { events: [new Uint8Array(0)], payloads: [], keyring: [] }],
  ])('%s reads back', (_, transaction) => {
    const read = parseTransaction(encodeTransaction(transaction, start), start);
    expect(read?.events).toEqual(transaction.events);
    expect(read?.payloads.map(({ bytes }) => bytes)).toEqual(transaction.payloads);
    expect(read?.keyring).toEqual(transaction.keyring);
    expect(read?.points.at(-1) ?? start).toEqual(advance(start, transaction.events));
  });

  it('fails when any byte of it differs (R21)', () => {
    const bytes = encodeTransaction({ ...whole, keyring: [] }, start);
    for (let at = 0; at < bytes.length; at++) {
      expect(parseTransaction(flipped(bytes, at, 1 << (at % 8)), start), `byte ${at}`).toBeNull();
    }
  });

  it('fails when it is cut or has more bytes than it should (R21)', () => {
    const bytes = encodeTransaction(whole, start);
    for (let length = 0; length < bytes.length; length++) {
      expect(parseTransaction(bytes.slice(0, length), start), `${length} bytes`).toBeNull();
    }
    expect(parseTransaction(concatBytes(bytes, Uint8Array.of(0)), start)).toBeNull();
  });

  it('fails after another history (R21)', () => {
    const bytes = encodeTransaction(whole, start);
    expect(parseTransaction(bytes, { ...start, change: 1 })).toBeNull();
    expect(parseTransaction(bytes, { ...start, hash: flipped(start.hash, 0) })).toBeNull();
  });

  it('fails with a change number from 2^53 on (R21)', () => {
    const bytes = encodeTransaction(whole, start);
    bytes.fill(0xff, bytes.length - 40, bytes.length - 32);
    expect(parseTransaction(bytes, start)).toBeNull();
  });

  it('fails at once with an impossible count of events, payloads or keyring entries (R21)', () => {
    const empty = encodeTransaction({ events: [], payloads: [], keyring: [] }, start);
    for (const at of [0, 4, 8]) {
      for (const count of [1, 13, 0x7fff_ffff, 0xffff_ffff]) {
        const bytes = empty.slice();
        writeU32(bytes, at, count);
        expect(parseTransaction(bytes, start), `count ${count} at ${at}`).toBeNull();
      }
    }
  });

  it('fails with an impossible length of an event (R21)', () => {
    const bytes = encodeTransaction({ events, payloads: [], keyring: [] }, start);
    for (const length of [8, 10, 0x7fff_ffff, 0xffff_ffff]) {
      const changed = bytes.slice();
      writeU32(changed, 4, length);
      expect(parseTransaction(changed, start), `length ${length}`).toBeNull();
    }
  });

  it('takes an event of 1 MiB and no larger one, when written and when read', () => {
    const of = (length: number): Transaction => ({ events: [new Uint8Array(length)], payloads: [], keyring: [] });
    const most = encodeTransaction(of(MOST_EVENT_BYTES), start);
    expect(parseTransaction(most, start)?.events[0]?.length).toBe(MOST_EVENT_BYTES);
    expect(codeOf(() => encodeTransaction(of(MOST_EVENT_BYTES + 1), start))).toBe('too-large');
    const larger = concatBytes(most.subarray(0, 8), new Uint8Array(MOST_EVENT_BYTES + 1), new Uint8Array(8));
    writeU32(larger, 4, MOST_EVENT_BYTES + 1);
    const after = advance(start, [new Uint8Array(MOST_EVENT_BYTES + 1)]);
    const bytes = concatBytes(larger, new Uint8Array(7), Uint8Array.of(1), after.hash);
    expect(parseTransaction(bytes, start)).toBeNull();
  });

  it('holds more events than a call can have arguments', () => {
    const many = Array.from({ length: 80_000 }, () => Uint8Array.of(0x7b, 0x7d));
    const bytes = encodeTransaction({ events: many, payloads: [], keyring: [] }, start);
    expect(parseTransaction(bytes, start)?.points.at(-1)?.change).toBe(80_000);
  }, 30_000);
});
