/** Lines of the log. */

import { utf8ToBytes } from '@noble/ciphers/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAboutAccount } from '../../../main/core/custody/about.ts';
import type { EventBody, UnknownEvent, VaultEvent } from '../../../main/core/custody/events.ts';
import { evolve } from '../../../main/core/custody/evolve.ts';
import type { LogLine } from '../../../main/core/custody/log-line.ts';
import { logLine } from '../../../main/core/custody/log-lines.ts';
import { parseEvent } from '../../../main/core/custody/parse-event.ts';
import { initialState } from '../../../main/core/custody/state.ts';
import { ALL_EVENT_TYPES, strangeLog, vaultEvent } from './arbitrary-event.ts';
import { eventAt, eventId, fold, hex, log } from './given.ts';
import {
  activated,
  codesAdded,
  compromised,
  corrected,
  destroyed,
  ended,
  KIM,
  moved,
  notTried,
  OTHER,
  placed,
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
  superseded,
  takenBack,
  used,
  written,
} from './sample.ts';

const kimAdded: EventBody = {
  t: 'AccountAdded',
  d: { account: KIM, service: 'gitlab', instance: 'git.example.org', label: null, name: null },
};
const before = [
  samAdded,
  kimAdded,
  setAdded(),
  setAdded({ set: OTHER, account: KIM }),
  sheetPrinted(),
  sheetPrinted({ sheet: 'S-0002-MT', sets: [SET, OTHER].map((set) => ({ set, numbers: [1, 2] })) }),
  { t: 'SlotAdded', d: { slot: hex(9), type: 'recovery-key', generated: true, shares: null } },
] as const satisfies readonly EventBody[];

/** The line of the last of these events. */
function lineOf(...bodies: readonly EventBody[]): LogLine {
  const last = log(...before, ...bodies).at(-1);
  if (last === undefined) throw new Error('no event');
  return logLine(last, fold(...before, ...bodies));
}

const nothing = {
  service: null,
  account: null,
  set: null,
  number: null,
  paper: null,
  count: null,
  detail: null,
  isTakenBack: false,
} as const;
const sam = { ...nothing, service: 'GitHub', account: 'sam' };
const samSet = { ...sam, set: SET };
const kim = { ...nothing, service: 'GitLab (git.example.org)' };

const told = (t: 'CodeUsed' | 'CodeRefused' | 'CodeNotTried'): EventBody => ({
  t,
  d: { set: SET, number: 2, when: '2026-02-01', from: 'S-0001-KQ/2', note: 'at the airport' },
});

const cases: readonly (readonly [EventBody, Partial<LogLine>])[] = [
  [{ t: 'VaultCreated', d: { fingerprints: 1 } }, nothing],
  [
    { t: 'VaultRestored', d: { fork: 12, givenUp: [] } },
    { ...nothing, detail: '12' },
  ],
  [
    { t: 'SlotAdded', d: { slot: hex(8), type: 'passphrase', generated: false, shares: null } },
    { ...nothing, detail: 'passphrase' },
  ],
  [
    { t: 'SlotRemoved', d: { slot: hex(9) } },
    { ...nothing, detail: 'recovery-key' },
  ],
  [{ t: 'SlotRemoved', d: { slot: hex(7) } }, nothing],
  [{ t: 'VaultKeyChanged', d: { epoch: 3 } }, nothing],
  [
    { t: 'VaultMerged', d: { fork: 12, givenUp: [] } },
    { ...nothing, detail: '12' },
  ],
  [
    {
      t: 'LogCondensed',
      d: { change: 40, hash: 'ab'.repeat(32), createdAt: '2026-01-01T00:00:00Z', fingerprints: 1 },
    },
    { ...nothing, detail: '40' },
  ],
  [
    { t: 'VaultCopyWritten', d: { file: '/stick/v.coldkeep' } },
    { ...nothing, detail: '/stick/v.coldkeep' },
  ],
  [
    { t: 'VaultCopyDestroyed', d: { file: '/stick/v.coldkeep' } },
    { ...nothing, detail: '/stick/v.coldkeep' },
  ],
  [
    { t: 'OldCopiesLeft', d: { reason: 'purged', files: ['/a', '/b'] } },
    { ...nothing, count: 2, detail: 'purged' },
  ],
  [samAdded, sam],
  [
    { t: 'AccountRenamed', d: { account: SAM, name: 'sammy' } },
    { ...sam, account: 'sammy', detail: 'sammy' },
  ],
  [{ t: 'AccountClosed', d: { account: KIM } }, kim],
  [setAdded({ set: hex(0x54), count: 10 }), { ...sam, set: hex(0x54), count: 10 }],
  [
    { t: 'MarksUpdated', d: { set: SET, used: [1, 3] } },
    { ...samSet, count: 2 },
  ],
  [moved(KIM), { ...kim, set: SET }],
  [corrected(2), { ...samSet, number: 2 }],
  [codesAdded(5), { ...samSet, count: 5 }],
  [purged(), samSet],
  [superseded(), samSet],
  [revoked(), samSet],
  [compromised(), samSet],
  [activated(OTHER), { ...kim, set: OTHER }],
  [
    { t: 'SetOpened', d: { set: SET, for: 'proof' } },
    { ...samSet, detail: 'proof' },
  ],
  [revealed(2), { ...samSet, number: 2 }],
  [used(2), { ...samSet, number: 2 }],
  [told('CodeUsed'), { ...samSet, number: 2, paper: 'S-0001-KQ/2', detail: 'at the airport' }],
  [told('CodeRefused'), { ...samSet, number: 2, paper: 'S-0001-KQ/2', detail: 'at the airport' }],
  [told('CodeNotTried'), { ...samSet, number: 2, paper: 'S-0001-KQ/2', detail: 'at the airport' }],
  [takenBack(eventId(99)), nothing],
  [sheetPrinted({ sheet: 'S-0003-AB' }), { ...sam, paper: 'S-0003-AB', count: 3, detail: 'pdf' }],
  [proven('S-0001-KQ/1'), { ...sam, paper: 'S-0001-KQ/1', detail: 'typed' }],
  [proven('S-0002-MT/1'), { ...nothing, paper: 'S-0002-MT/1', detail: 'typed' }],
  [proven('S-0009-MT/1'), { ...nothing, paper: 'S-0009-MT/1', detail: 'typed' }],
  [placed('S-0001-KQ/1', 'Desk'), { ...sam, paper: 'S-0001-KQ/1', detail: 'Desk' }],
  [placed('S-0001-KQ/1', 'Desk', 'A 17'), { ...sam, paper: 'S-0001-KQ/1', detail: 'Desk, A 17' }],
  [ended('S-0001-KQ/1', 'lost'), { ...sam, paper: 'S-0001-KQ/1', detail: 'lost' }],
  [written('/a.pdf'), { ...sam, paper: 'S-0001-KQ', detail: '/a.pdf' }],
  [written('/a.pdf', null), { ...nothing, detail: '/a.pdf' }],
  [destroyed('/a.pdf'), { ...nothing, detail: '/a.pdf' }],
];

describe('a line says', () => {
  test.each(cases)('of %j', (body, expected) => {
    const place = before.length + 1;
    expect(lineOf(body)).toEqual({ event: eventId(place), at: eventAt(place), type: body.t, ...expected });
  });
  test('something of every type of event', () => {
    expect([...new Set(cases.map(([{ t }]) => t))].sort()).toEqual([...ALL_EVENT_TYPES].sort());
  });
  test('which code an outcome that is taken back was of', () => {
    expect(lineOf(used(3), takenBack(eventId(before.length + 1)))).toMatchObject({ ...samSet, number: 3 });
  });
  test('whose file was destroyed', () => {
    expect(lineOf(written('/a.pdf'), destroyed('/a.pdf'))).toMatchObject({ ...sam, detail: '/a.pdf' });
  });
  test.each([used, refused, notTried])('that the outcome was taken back later', (make) => {
    const bodies = [...before, make(1), takenBack(eventId(before.length + 1)), make(2)];
    const state = fold(...bodies);
    expect(log(...bodies).map((event) => logLine(event, state).isTakenBack)).toEqual([
      ...before.map(() => false),
      true,
      false,
      false,
    ]);
  });
  test('what an account is called now', () => {
    const bodies = [...before, used(1), { t: 'AccountRenamed', d: { account: SAM, name: 'sammy' } } as const];
    const event = log(...bodies).at(-2);
    expect(event && logLine(event, fold(...bodies)).account).toBe('sammy');
  });
  test('the type alone of an event that this version does not know', () => {
    const unknown: UnknownEvent = {
      v: 1,
      id: eventId(1),
      t: 'SetMoved',
      at: eventAt(1),
      by: null,
      crit: false,
      unknown: true,
    };
    expect(logLine(unknown, fold())).toEqual({
      event: eventId(1),
      at: eventAt(1),
      type: 'unknown',
      ...nothing,
      detail: 'SetMoved',
    });
  });
});

describe('an event is about', () => {
  const about = (...bodies: readonly EventBody[]): readonly string[] => {
    const event = log(...before, ...bodies).at(-1);
    const state = fold(...before, ...bodies);
    return [SAM, KIM].filter((account) => event !== undefined && isAboutAccount(event, account, state));
  };
  test.each<readonly [string, EventBody, readonly string[]]>([
    ['the account of its set', used(1, OTHER), [KIM]],
    ['the account itself', samAdded, [SAM]],
    ['every account on its sheet', proven('S-0002-MT/1'), [SAM, KIM]],
    ['the only account on its sheet', ended('S-0001-KQ/1'), [SAM]],
    ['nobody', { t: 'VaultCreated', d: { fingerprints: 1 } }, []],
  ])('%s', (_, body, accounts) => expect(about(body)).toEqual(accounts));
});

describe('no line holds the text of a code', () => {
  const CODE = 'a1b2c-3d4e5';
  const withCode = (event: VaultEvent): Uint8Array => {
    const set = { codes: [CODE], text: CODE };
    return utf8ToBytes(JSON.stringify({ ...event, ...set, d: { ...event.d, ...set } }));
  };
  test('even where another program wrote it into the event', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(vaultEvent, (event) => {
        types.add(event.t);
        const state = initialState();
        const parsed = parseEvent(withCode(event));
        evolve(state, parsed);
        expect(JSON.stringify(logLine(parsed, state))).not.toContain(CODE);
      }),
      { numRuns: 1_000, seed: 11 },
    );
    expect(types.size).toBe(ALL_EVENT_TYPES.length);
  });
  test('nor of an event whose data this version does not read', () => {
    const [event] = log(used(1));
    if (event === undefined) throw new Error('no event');
    const bytes = utf8ToBytes(JSON.stringify({ ...event, t: 'CodeWritten', d: { text: CODE } }));
    expect(JSON.stringify(logLine(parseEvent(bytes), fold()))).not.toContain(CODE);
  });
  test('and where it comes from, payloads and commitments are not in it', () => {
    fc.assert(
      fc.property(strangeLog, (bodies) => {
        const state = fold(...bodies);
        for (const event of log(...bodies)) {
          if (event.t !== 'SetAdded') continue;
          const line = JSON.stringify(logLine(event, state));
          expect(line).not.toContain(event.d.payload.hash);
          expect(line).not.toContain(event.d.payload.commitment);
        }
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
