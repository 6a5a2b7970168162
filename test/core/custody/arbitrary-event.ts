/** Arbitrary events of every type, over few ids, so that they meet, contradict each other and point to what is not there. */
import fc from 'fast-check';
import type { EventBody, EventData, EventType, VaultEvent } from '../../../main/core/custody/events.ts';
import { SHEET_LETTERS } from '../../../main/core/custody/fields.ts';
import { eventId, hex } from './given.ts';

type Shapes<T> = { [K in keyof T]: fc.Arbitrary<T[K]> };

const id = fc.integer({ min: 1, max: 3 }).map(hex);
const number = fc.integer({ min: 0, max: 6 });
const numbers = fc.array(number, { maxLength: 5 });
const hash = fc.integer({ min: 0, max: 9 }).map((digit) => String(digit).repeat(64));
const word = fc.constantFrom('a', 'A', 'b@c.org', 'b@C.org', 'é/漢');
const wordOrNull = fc.option(word, { nil: null });
const letter = fc.constantFrom(...SHEET_LETTERS);
const sheet = fc
  .tuple(fc.integer({ min: 0, max: 12_000 }), letter)
  .map(([n, l]) => `S-${String(n).padStart(4, '0')}-K${l}`);
const knownSheet = fc.constantFrom('S-0001-KA', 'S-0002-KA', 'S-12345-KA');
const someSheet = fc.oneof(knownSheet, sheet);
const copy = fc.tuple(someSheet, fc.integer({ min: 1, max: 3 })).map(([s, n]) => `${s}/${n}`);
const day = fc.constantFrom('2025', '2026-03', '2026-03-01', '2026-03-01T10:00:00Z');
const outcome = fc.record<EventData['CodeUsed']>({
  set: id,
  number,
  when: fc.constantFrom(null, '2026-03-01', '2026-03-01T10:00:00.5Z'),
  from: fc.option(copy, { nil: null }),
  note: fc.option(fc.string(), { nil: null }),
});
/** Ids that events of the same log may have. */
const anyEventId = fc.integer({ min: 1, max: 40 }).map(eventId);

const SHAPES: { readonly [T in EventType]: Shapes<EventData[T]> | fc.Arbitrary<EventData[T]> } = {
  VaultCreated: { fingerprints: fc.constant(1 as const) },
  SlotAdded: {
    slot: id,
    type: fc.constantFrom('passphrase', 'recovery-key', 'shares', 'passphrase-and-key-file'),
    generated: fc.boolean(),
    shares: fc.option(fc.constant({ needed: 2, of: 3 }), { nil: null }),
  },
  VaultKeyChanged: { epoch: fc.integer({ min: 2, max: 9 }) },
  SetMoved: { set: id, account: id },
  CodeCorrected: { set: id, number, payload: fc.record({ hash, commitment: hash }) },
  CodeAdded: { set: id, count: fc.integer({ min: 1, max: 7 }), payload: fc.record({ hash, commitment: hash }) },
  PayloadPurged: { set: id },
  VaultMerged: { fork: number, givenUp: fc.constant([]) },
  LogCondensed: {
    change: number,
    hash,
    createdAt: fc.constant('2026-03-01T10:00:00.000Z'),
    fingerprints: fc.constant(1 as const),
  },
  VaultCopyWritten: { file: word },
  VaultCopyDestroyed: { file: word },
  OldCopiesLeft: {
    reason: fc.constantFrom('passphrase-changed', 'way-removed', 'key-changed', 'purged'),
    files: fc.array(word, { maxLength: 2 }),
  },
  SlotRemoved: { slot: id },
  AccountAdded: { account: id, service: wordOrNull, instance: wordOrNull, label: wordOrNull, name: wordOrNull },
  AccountRenamed: { account: id, name: wordOrNull },
  AccountClosed: { account: id },
  SetAdded: {
    set: id,
    account: id,
    kind: fc.constantFrom('recovery-codes', 'recovery-key', 'recovery-phrase'),
    use: fc.constantFrom('single', 'single-then-replaced', 'disables-2fa', 'reusable'),
    usesPerCode: fc.integer({ min: 1, max: 3 }),
    state: fc.constantFrom('active', 'draft'),
    indexBase: fc.integer({ min: 0, max: 2 }),
    orderSure: fc.boolean(),
    count: fc.integer({ min: 1, max: 5 }),
    used: numbers,
    spentUnknown: fc.integer({ min: 0, max: 6 }),
    generatedAt: fc.option(day, { nil: null }),
    expiresAt: fc.option(day, { nil: null }),
    payload: fc.record({ hash, commitment: hash }),
  },
  MarksUpdated: { set: id, used: numbers },
  SetSuperseded: { set: id, successor: fc.option(id, { nil: null }) },
  SetRevoked: { set: id },
  SetCompromised: { set: id },
  SetActivated: { set: id },
  SetOpened: { set: id, for: fc.constantFrom('print', 'proof', 'correct', 'add', 'export') },
  CodeRevealed: { set: id, number },
  CodeUsed: outcome,
  CodeRefused: outcome,
  CodeNotTried: outcome,
  OutcomeTakenBack: { event: anyEventId },
  SheetPrinted: {
    sheet: someSheet,
    replaces: fc.option(someSheet, { nil: null }),
    layout: fc.constantFrom('recovery', 'packed'),
    paper: fc.constantFrom('a4', 'letter'),
    copies: fc.integer({ min: 1, max: 3 }),
    way: fc.constantFrom('pdf', 'printer'),
    sets: fc.array(fc.record({ set: id, numbers }), { maxLength: 3 }),
  },
  CopyProven: { copy, way: fc.constantFrom('typed', 'scanned') },
  CopyPlaced: { copy, place: word, seal: wordOrNull },
  CopyEnded: { copy, reason: fc.constantFrom('destroyed', 'lost', 'not-printed') },
  PlaintextWritten: { file: word, sheet: fc.option(someSheet, { nil: null }) },
  PlaintextDestroyed: { file: word },
  VaultRestored: {
    fork: fc.nat(),
    givenUp: fc.array(fc.record({ change: fc.nat(), hash: id }), { maxLength: 2 }),
  },
};

function bodyOf(t: EventType): fc.Arbitrary<EventBody> {
  const shape = SHAPES[t];
  const d = shape instanceof fc.Arbitrary ? shape : fc.record<Record<string, unknown>>({ ...shape });
  // `as`: the table pairs each type with its own data, which the compiler does not follow through a lookup.
  return d.map((data) => ({ t, d: { ...data } }) as EventBody);
}

export const ALL_EVENT_TYPES = Object.keys(SHAPES) as EventType[];

const eventBody: fc.Arbitrary<EventBody> = fc.constantFrom(...ALL_EVENT_TYPES).chain(bodyOf);

const custodyBody: fc.Arbitrary<EventBody> = fc
  .constantFrom<EventType>(
    'SetAdded',
    'AccountAdded',
    'CodeRevealed',
    'CodeRevealed',
    'CodeUsed',
    'CodeUsed',
    'CodeUsed',
    'CodeRefused',
    'CodeNotTried',
    'OutcomeTakenBack',
    'OutcomeTakenBack',
    'MarksUpdated',
    'SetRevoked',
    'SetActivated',
    'SetSuperseded',
    'SheetPrinted',
    'CopyEnded',
    'PlaintextWritten',
    'SetMoved',
    'CodeAdded',
    'CodeCorrected',
    'PayloadPurged',
  )
  .chain(bodyOf);

/** Logs of up to three sets and what happens to their codes. */
export const custodyLog: fc.Arbitrary<readonly EventBody[]> = fc
  .tuple(
    fc.array(bodyOf('SetAdded'), { minLength: 1, maxLength: 4, size: 'max' }),
    fc.array(custodyBody, { maxLength: 30, size: 'max' }),
  )
  .map(([sets, events]) => [...sets, ...events]);

/** Sheets that replace each other, and what decides whether they are still of use. */
const paperBody: fc.Arbitrary<EventBody> = fc
  .constantFrom<EventType>(
    'SetAdded',
    'AccountAdded',
    'AccountClosed',
    'SheetPrinted',
    'SheetPrinted',
    'SheetPrinted',
    'CopyProven',
    'CopyProven',
    'CopyPlaced',
    'CopyEnded',
    'PlaintextWritten',
    'PlaintextDestroyed',
    'CodeRevealed',
    'CodeUsed',
    'CodeRefused',
    'OutcomeTakenBack',
    'MarksUpdated',
    'SetSuperseded',
    'SetRevoked',
    'SetCompromised',
    'SetActivated',
    'SetOpened',
  )
  .chain(bodyOf)
  .map(onFewSheets);

/** The same with one of three sheets, so that they meet. */
function onFewSheets(body: EventBody): EventBody {
  const few = (number: string): string => `S-000${1 + (Number(number.slice(2, -3)) % 3)}-KA`;
  switch (body.t) {
    case 'SheetPrinted': {
      const { sheet: printed, replaces } = body.d;
      return { t: body.t, d: { ...body.d, sheet: few(printed), replaces: replaces && few(replaces) } };
    }
    case 'CopyProven':
      return { t: body.t, d: { ...body.d, copy: `${few(body.d.copy.slice(0, -2))}${body.d.copy.slice(-2)}` } };
    case 'CopyEnded':
      return { t: body.t, d: { ...body.d, copy: `${few(body.d.copy.slice(0, -2))}${body.d.copy.slice(-2)}` } };
    case 'PlaintextWritten':
      return { t: body.t, d: { ...body.d, sheet: body.d.sheet && few(body.d.sheet) } };
    default:
      return body;
  }
}

/** Logs of three sets on three sheets. */
export const paperLog: fc.Arbitrary<readonly EventBody[]> = fc
  .tuple(
    fc.array(bodyOf('SetAdded'), { minLength: 1, maxLength: 4, size: 'max' }),
    fc.array(paperBody, { maxLength: 40, size: 'max' }),
  )
  .map(([sets, events]) => [...sets, ...events]);

/** Logs of anything. */
export const strangeLog: fc.Arbitrary<readonly EventBody[]> = fc.array(eventBody, { maxLength: 60, size: 'max' });

export const vaultEvent: fc.Arbitrary<VaultEvent> = fc
  .tuple(eventBody, fc.integer({ min: 1, max: 99 }), fc.boolean(), fc.option(id, { nil: null }))
  .map(([body, place, crit, by]) => ({ ...body, v: 1, id: eventId(place), at: '2026-03-01T10:00:00Z', by, crit }));
