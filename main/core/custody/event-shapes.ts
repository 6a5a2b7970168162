/** The data of each event as a table of checks, in the order in which it is written (FORMAT.md, section 9). */
import { MOST_CODES, MOST_SHARES } from '../format/limits.ts';
import type { SlotType } from '../format/slot.ts';
import type { SetKind, SetUse } from '../importers/draft.ts';
import type { LayoutName, Paper } from '../paper/sheet.ts';
import type { EventData, EventType, Fork, OpeningPurpose, Outcome, PayloadRef } from './events.ts';
import {
  COPIES_MAX,
  codeNumber,
  copyId,
  dayOrTime,
  exactly,
  type Field,
  hash,
  INDEX_BASE_MAX,
  id,
  integer,
  list,
  oneOf,
  orNull,
  roughDay,
  shape,
  sheetNumber,
  shortHash,
  someText,
  text,
  truth,
  USES_PER_CODE_MAX,
  utcTime,
} from './fields.ts';

const kind = oneOf<SetKind>({ 'recovery-codes': true, 'recovery-key': true, 'recovery-phrase': true });
const use = oneOf<SetUse>({ single: true, 'single-then-replaced': true, 'disables-2fa': true, reusable: true });
const purpose = oneOf<OpeningPurpose>({ print: true, proof: true, correct: true, add: true, export: true });
const layout = oneOf<LayoutName>({ recovery: true, packed: true });
const paper = oneOf<Paper>({ a4: true, letter: true });
const changeNumber = integer(0, Number.MAX_SAFE_INTEGER);

const outcome = shape<Outcome>({
  set: id,
  number: codeNumber,
  when: orNull(dayOrTime),
  from: orNull(copyId),
  note: orNull(text),
});
const payload = shape<PayloadRef>({ hash, commitment: hash });
const forkShape = shape<Fork>({
  fork: changeNumber,
  givenUp: list(shape<Fork['givenUp'][number]>({ change: changeNumber, hash: shortHash })),
});
const setOnly = shape<{ readonly set: string }>({ set: id });

/** One check per type of event: a type that {@link EventData} gains fails to compile here. */
export const EVENT_SHAPES: { readonly [T in EventType]: Field<EventData[T]> } = {
  VaultCreated: shape<EventData['VaultCreated']>({ fingerprints: exactly(1) }),
  SlotAdded: shape<EventData['SlotAdded']>({
    slot: id,
    type: oneOf<SlotType>({ passphrase: true, 'recovery-key': true, shares: true, 'passphrase-and-key-file': true }),
    generated: truth,
    shares: orNull(
      shape<{ needed: number; of: number }>({ needed: integer(2, MOST_SHARES), of: integer(2, MOST_SHARES) }),
    ),
  }),
  SlotRemoved: shape<EventData['SlotRemoved']>({ slot: id }),
  VaultKeyChanged: shape<EventData['VaultKeyChanged']>({ epoch: changeNumber }),
  AccountAdded: shape<EventData['AccountAdded']>({
    account: id,
    service: orNull(someText),
    instance: orNull(someText),
    label: orNull(someText),
    name: orNull(someText),
  }),
  AccountRenamed: shape<EventData['AccountRenamed']>({ account: id, name: orNull(someText) }),
  AccountClosed: shape<EventData['AccountClosed']>({ account: id }),
  SetAdded: shape<EventData['SetAdded']>({
    set: id,
    account: id,
    kind,
    use,
    usesPerCode: integer(1, USES_PER_CODE_MAX),
    state: oneOf({ active: true, draft: true }),
    indexBase: integer(0, INDEX_BASE_MAX),
    orderSure: truth,
    count: integer(1, MOST_CODES),
    used: list(codeNumber),
    spentUnknown: integer(0, MOST_CODES),
    generatedAt: orNull(roughDay),
    expiresAt: orNull(roughDay),
    payload,
  }),
  SetMoved: shape<EventData['SetMoved']>({ set: id, account: id }),
  CodeCorrected: shape<EventData['CodeCorrected']>({ set: id, number: codeNumber, payload }),
  CodeAdded: shape<EventData['CodeAdded']>({ set: id, count: integer(1, MOST_CODES), payload }),
  PayloadPurged: setOnly,
  MarksUpdated: shape<EventData['MarksUpdated']>({ set: id, used: list(codeNumber) }),
  SetSuperseded: shape<EventData['SetSuperseded']>({ set: id, successor: orNull(id) }),
  SetRevoked: setOnly,
  SetCompromised: setOnly,
  SetActivated: setOnly,
  SetOpened: shape<EventData['SetOpened']>({ set: id, for: purpose }),
  CodeRevealed: shape<EventData['CodeRevealed']>({ set: id, number: codeNumber }),
  CodeUsed: outcome,
  CodeRefused: outcome,
  CodeNotTried: outcome,
  OutcomeTakenBack: shape<EventData['OutcomeTakenBack']>({ event: id }),
  SheetPrinted: shape<EventData['SheetPrinted']>({
    sheet: sheetNumber,
    replaces: orNull(sheetNumber),
    layout,
    paper,
    copies: integer(1, COPIES_MAX),
    way: oneOf({ pdf: true, printer: true }),
    sets: list(shape<EventData['SheetPrinted']['sets'][number]>({ set: id, numbers: list(codeNumber) })),
  }),
  CopyProven: shape<EventData['CopyProven']>({ copy: copyId, way: oneOf({ typed: true, scanned: true }) }),
  CopyPlaced: shape<EventData['CopyPlaced']>({ copy: copyId, place: someText, seal: orNull(someText) }),
  CopyEnded: shape<EventData['CopyEnded']>({
    copy: copyId,
    reason: oneOf({ destroyed: true, lost: true, 'not-printed': true }),
  }),
  PlaintextWritten: shape<EventData['PlaintextWritten']>({ file: someText, sheet: orNull(sheetNumber) }),
  PlaintextDestroyed: shape<EventData['PlaintextDestroyed']>({ file: someText }),
  VaultRestored: forkShape,
  VaultMerged: forkShape,
  LogCondensed: shape<EventData['LogCondensed']>({
    change: changeNumber,
    hash,
    createdAt: utcTime,
    fingerprints: exactly(1),
  }),
  VaultCopyWritten: shape<EventData['VaultCopyWritten']>({ file: someText }),
  VaultCopyDestroyed: shape<EventData['VaultCopyDestroyed']>({ file: someText }),
  OldCopiesLeft: shape<EventData['OldCopiesLeft']>({
    reason: oneOf({ 'passphrase-changed': true, 'way-removed': true, 'key-changed': true, purged: true }),
    files: list(someText),
  }),
};
