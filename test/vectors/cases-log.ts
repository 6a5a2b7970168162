/** Vectors of events and of where a log begins: FORMAT.md sections 8 and 9, R23, R24, R26. */
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { HistoryPoint } from '../../main/core/format/transaction.ts';
import { type Case, type Cases, damaged, hash, readOnly, success, tiny, two, WHOLE_SETS, whole } from './cases.ts';
import {
  ACCOUNT,
  AT,
  accountAdded,
  created,
  history,
  line,
  revealed,
  SET,
  type SmallFile,
  seal,
  setFrame,
} from './small-file.ts';

const ID = 'f'.repeat(32);

/** Frame 1 holds one event that breaks the tables. */
function bad(note: string, event: () => string | Uint8Array): Case {
  return () => damaged('R23', note, two({ lines: [event()] }));
}

/** Frame 1 holds one event that does not. */
function good(rule: string, note: string, event: () => string | Uint8Array): Case {
  return () => success(rule, note, { file: two({ lines: [event()] }) });
}

const text = (changes: Readonly<Record<string, unknown>>): string =>
  line('AccountClosed', { account: ACCOUNT }, changes);
const opening = (d: Readonly<Record<string, unknown>>): string => line('CodeRevealed', { set: SET, number: 1, ...d });
const first = (event: string): SmallFile => tiny({ frames: (keys) => [created(keys, event)] });
const without = (key: string): string => line('AccountClosed', { account: ACCOUNT }, { [key]: undefined });

/** Where the condensed log of the vectors goes on from: a history that is not here. */
export const PAST: HistoryPoint = { change: 40, hash: hash(utf8ToBytes('H(40)')) };

export function condensed(): SmallFile {
  const opens = line('LogCondensed', { ...PAST, hash: bytesToHex(PAST.hash), createdAt: AT, fingerprints: 1 });
  return tiny({ frames: (keys) => [{ ...created(keys, opens), before: PAST }, accountAdded()] });
}

const fork = { fork: 2, givenUp: [{ change: 3, hash: '0'.repeat(32) }] };

export const LOG_CASES: Cases = {
  'event-other-keys': good('R23', 'Keys that are not in the tables are kept and not read.', () =>
    line('AccountClosed', { account: ACCOUNT, why: { deep: [[[null]]] } }, { extra: 1 }),
  ),
  'event-blanks': good(
    'R23',
    'Blanks and tabs between the tokens of an event.',
    () =>
      `{"v": 1,\t"id":"${ID}", "t":"AccountClosed","at":"${AT}","by":null,"crit":true,"d":{"account":"${ACCOUNT}"} }`,
  ),
  'event-escapes': good(
    'R23',
    'A key and a word in the escapes of JSON, which mean the same.',
    () =>
      `{"\\u0076":1,"id":"${ID}","t":"Account\\u0043losed","at":"${AT}","by":null,"crit":true,"d":{"account":"${ACCOUNT}"}}`,
  ),
  'event-number-1.0': good(
    'R23',
    'A number is taken by its value: 1.0 and 1e0 are 1.',
    () =>
      `{"v":1.0,"id":"${ID}","t":"CodeRevealed","at":"${AT}","by":null,"crit":true,"d":{"set":"${SET}","number":1e0}}`,
  ),
  'event-key-twice': good(
    'R23',
    'Of a key that stands twice the last one counts.',
    () =>
      `{"v":1,"id":"${ID}","t":"AccountClosed","at":"never","at":"${AT}","by":null,"crit":true,"d":{"account":"${ACCOUNT}"}}`,
  ),
  'event-time-nine-digits': good('R23', 'A time with nine digits of a second.', () =>
    text({ at: '2026-02-28T23:59:59.123456789Z' }),
  ),
  'event-time-no-fraction': good('R23', 'A time without a fraction, on a leap day.', () =>
    text({ at: '2028-02-29T00:00:00Z' }),
  ),
  'event-unknown': good('R24', 'An unknown type that is not critical is passed over.', () =>
    line('SomethingLater', { any: 'thing' }, { crit: false }),
  ),
  'event-v-2': good(
    'R24',
    'Version 2 of a known type, not critical, is passed over: its data is of no known form.',
    () => line('AccountClosed', { closed: ACCOUNT }, { v: 2, crit: false }),
  ),
  'event-unknown-critical': () =>
    readOnly('unsupported-feature', 'R24', 'An unknown type that is critical.', {
      file: two({ lines: [line('SomethingLater', {})] }),
    }),
  'event-v-2-critical': () =>
    readOnly('unsupported-feature', 'R24', 'Version 2 of a known type, critical.', {
      file: two({ lines: [text({ v: 2 })] }),
    }),
  'event-no-json': bad('An event is no JSON.', () => '{not json}'),
  'event-nan': bad('NaN is no JSON, not even in a key that is not read.', () =>
    text({ extra: 0 }).replace('"extra":0', '"extra":NaN'),
  ),
  'event-comma': bad('A comma before the closing brace is no JSON.', () => text({}).replace(/\}$/, ',}')),
  'event-two-values': bad('Something follows the closing brace.', () => `${text({})}{}`),
  'event-list': bad('An event is a list.', () => `[${text({})}]`),
  'event-blank-before': bad('An event begins with a blank.', () => ` ${text({})}`),
  'event-byte-order-mark': bad('An event begins with a byte order mark.', () =>
    concatBytes(Uint8Array.of(0xef, 0xbb, 0xbf), utf8ToBytes(text({}))),
  ),
  'event-line-feed': bad('An event is two lines.', () => text({}).replace(',', ',\n')),
  'event-carriage-return': bad('An event ends with a carriage return.', () => `${text({})}\r`),
  'event-not-utf8': bad('A byte of an event is not UTF-8, in a key that is not read.', () => {
    const bytes = utf8ToBytes(text({ extra: 'x' }));
    bytes[bytes.lastIndexOf(0x78)] = 0xff;
    return bytes;
  }),
  'event-surrogate': bad('Half a character in three bytes is not UTF-8.', () => {
    const [head = '', tail = ''] = text({ extra: 'xxx' }).split('xxx');
    return concatBytes(utf8ToBytes(head), Uint8Array.of(0xed, 0xa0, 0x80), utf8ToBytes(tail));
  }),
  'event-empty': bad('An event of no bytes.', () => ''),
  'event-v-0': bad('An event of version 0.', () => text({ v: 0 })),
  'event-v-text': bad('The version of an event is a text.', () => text({ v: '1' })),
  'event-id': bad('The id of an event has an upper-case digit.', () => text({ id: 'F'.repeat(32) })),
  'event-id-unknown': bad('An unknown event must have an id, too.', () =>
    line('SomethingLater', {}, { id: 1, crit: false }),
  ),
  'event-no-type': bad('An event without a type.', () => without('t')),
  'event-no-crit': bad('An event that does not say whether it is critical.', () => without('crit')),
  'event-crit-number': bad('`crit` is 1 instead of true.', () => text({ crit: 1 })),
  'event-no-by': bad('A key that may be null is missing.', () => without('by')),
  'event-by': bad('The slot of an event is no id.', () => text({ by: 'someone' })),
  'event-at': bad('A time of an event that is not in UTC.', () => text({ at: '2026-11-24T09:30:12+01:00' })),
  'event-at-ten-digits': bad('A time with ten digits of a second.', () =>
    text({ at: '2026-11-24T09:30:12.0123456789Z' }),
  ),
  'event-at-no-such-day': good('R23', 'The 30th of February: the form of a time is checked, not the calendar.', () =>
    text({ at: '2026-02-30T09:30:12Z' }),
  ),
  'event-at-day-32': bad('Day 32.', () => text({ at: '2026-01-32T09:30:12Z' })),
  'event-at-leap-second': bad('A leap second.', () => text({ at: '2016-12-31T23:59:60Z' })),
  'event-at-hour-24': bad('Hour 24.', () => text({ at: '2026-11-24T24:00:00Z' })),
  'event-no-data': bad('A known type without its data.', () => without('d')),
  'event-data-list': bad('The data of a known type is a list.', () => line('AccountClosed', [ACCOUNT])),
  'event-set-id': bad('A set id of 31 digits.', () => opening({ set: SET.slice(1) })),
  'event-number-above': bad('A number of a code of 1,001,001.', () => opening({ number: 1_001_001 })),
  'event-number-below': bad('A number of a code of -1.', () => opening({ number: -1 })),
  'event-number-half': bad('A number of a code of 1.5.', () => opening({ number: 1.5 })),
  'event-number-text': bad('A number of a code is a text.', () => opening({ number: '1' })),
  'event-number-most': good(
    'R23',
    'The highest number that a code can have, of a set that is not there: passed over.',
    () => opening({ number: 1_001_000 }),
  ),
  'event-word': bad('A word that is not in the table: an opening for nothing.', () =>
    line('SetOpened', { set: SET, for: 'nothing' }),
  ),
  'event-name-empty': bad('An empty text where there must be a character.', () =>
    line('AccountRenamed', { account: ACCOUNT, name: '' }),
  ),
  'event-note-empty': good('R23', 'An empty note.', () =>
    line('CodeUsed', { set: SET, number: 1, when: '2026-11-24', from: null, note: '' }),
  ),
  'event-when': bad('A use of a code at no day.', () =>
    line('CodeUsed', { set: SET, number: 1, when: '2026-11', from: null, note: null }),
  ),
  'event-sheet': bad('A sheet number with a letter that there is not.', () =>
    line('CopyEnded', { copy: 'S-0007-IL/1', reason: 'lost' }),
  ),
  'event-copy': bad('Copy 0 of a sheet.', () => line('CopyEnded', { copy: 'S-0007-KQ/0', reason: 'lost' })),
  'event-count-0': () =>
    damaged(
      'R23',
      'A set of no codes.',
      two((keys) => setFrame(seal(keys), { count: 0 })),
    ),
  'event-count-1001': () =>
    damaged(
      'R23',
      'A set of 1,001 codes.',
      two((keys) => setFrame(seal(keys), { count: 1001 })),
    ),
  'event-payload-hash': () =>
    damaged(
      'R23',
      'The hash of a payload is no hash.',
      two((keys) => setFrame(seal(keys), { payload: { hash: 'none', commitment: '0'.repeat(64) } })),
    ),
  'event-shares-needed': bad('Shares of which one is needed.', () =>
    line('SlotAdded', { slot: ID, type: 'shares', generated: true, shares: { needed: 1, of: 3 } }),
  ),
  'event-given-up': bad('A fork whose hash is not cut to 16 bytes.', () =>
    line('VaultRestored', { fork: 1, givenUp: [{ change: 2, hash: '0'.repeat(64) }] }),
  ),
  'log-begins-otherwise': () =>
    damaged('R26', 'The first event is neither `VaultCreated` nor `LogCondensed`.', first(text({}))),
  'log-begins-unknown': () =>
    damaged(
      'R26',
      'The first event is of an unknown type that is not critical.',
      first(line('SomethingLater', {}, { crit: false })),
    ),
  'log-begins-empty': () => damaged('R26', 'Frame 0 holds no event.', tiny({ frames: () => [{}] })),
  'log-created-twice': good('R26', '`VaultCreated` stands twice; the second one says nothing.', () =>
    line('VaultCreated', { fingerprints: 1 }),
  ),
  'log-condensed-later': good(
    'R26',
    '`LogCondensed` in frame 1 says nothing: the change number goes on as it was.',
    () => line('LogCondensed', { change: 40, hash: '1'.repeat(64), createdAt: AT, fingerprints: 1 }),
  ),
  'log-condensed': () =>
    success('R26 R21', 'A log that goes on from change 40 of a history that is not here.', { file: condensed() }),
  'log-condensed-counts-on': () => {
    const d = { change: 40, hash: '1'.repeat(64), createdAt: AT, fingerprints: 1 };
    return damaged('R21', 'A condensed log whose change number counts from 0.', first(line('LogCondensed', d)));
  },
  'log-restored': good('R24', '`VaultRestored`, which gives up a change.', () => line('VaultRestored', fork)),
  'log-merged': () =>
    success('R24', '`VaultMerged`, then an event of the other branch, which is older than what stands before it.', {
      file: whole({
        frames: (keys) => [
          ...history(keys),
          {
            lines: [
              line('VaultMerged', { fork: 3, givenUp: [{ change: 4, hash: '0'.repeat(32) }] }),
              line('CodeRevealed', { set: SET, number: 2 }, { at: '2020-01-01T00:00:00Z' }),
            ],
          },
        ],
      }),
      sets: WHOLE_SETS,
    }),
  'log-things-not-there': good(
    'R23',
    'Events that name an account, a set and a sheet that are not there are passed over.',
    () => line('SetMoved', { set: SET, account: ACCOUNT }),
  ),
  'log-set-without-account': () =>
    success('R23', 'A set whose account is missing is kept.', {
      file: two((keys) => setFrame(seal(keys))),
      sets: WHOLE_SETS,
    }),
  'log-frame-after-damage': () => {
    const file = whole({ frames: (keys) => [created(keys), { lines: [text({ v: 0 })] }, accountAdded(), revealed()] });
    return damaged(
      'R23',
      'The event in frame 1 is bad, and whole frames follow: what stands before it is read.',
      file,
      1,
    );
  },
};
