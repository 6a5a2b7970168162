/**
 * Puts the codes of a set together that both branches changed: what either corrected or added stays. FORMAT.md 14.2.
 *
 * In a merged log the payload of one branch comes last and would count, and what the other had corrected or added would be gone.
 */

import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { OpenedCode } from '../core/custody/codes-of-set.ts';
import type { EventBody, VaultEvent } from '../core/custody/events.ts';
import type { LoggedEvent } from '../core/custody/merge.ts';
import { encodeEvent, isKnown } from '../core/custody/parse-event.ts';
import type { KeyringEntry } from '../core/format/transaction.ts';
import type { Ports } from './ports.ts';
import type { VaultCopy } from './read-copy.ts';
import { receiptsFor } from './receipt.ts';
import { type ForeignParts, Session } from './session.ts';
import { stampEvent } from './stamp-event.ts';
import { GOOD } from './standing.ts';

/** What the branches did to the codes of one set. */
export interface SetToJoin {
  readonly set: string;
  /** How many codes it had before they parted. */
  readonly countBefore: number;
  /** Numbers that the other copy corrected. */
  readonly corrected: ReadonlySet<number>;
}

/**
 * @param own - events that both logs have
 * @param brought - events that come over
 */
export function setToJoin(set: string, own: readonly LoggedEvent[], brought: readonly LoggedEvent[]): SetToJoin {
  let countBefore = 0;
  for (const { event } of own) {
    if (!isKnown(event) || (event.t !== 'SetAdded' && event.t !== 'CodeAdded') || event.d.set !== set) continue;
    countBefore = Math.max(countBefore, event.d.count);
  }
  const corrected = brought.flatMap(({ event }) =>
    isKnown(event) && event.t === 'CodeCorrected' && event.d.set === set ? [event.d.number] : [],
  );
  return { set, countBefore, corrected: new Set(corrected) };
}

/**
 * Opens both versions of each set, which the log of this vault says first, and seals them as one; what comes back goes last into
 * the merge.
 * @throws FormatError `record-damaged` where one does not open; StorageError as `Session.commit`.
 */
export async function joinCodes(
  ports: Ports,
  session: Session,
  copy: VaultCopy,
  sets: readonly SetToJoin[],
): Promise<ForeignParts> {
  const here = sets.filter(({ set }) => session.isPayloadThere(set));
  if (here.length === 0) return { events: [], payloads: [], keyring: [] };
  const other = sessionOf(ports, copy);
  try {
    const appended = await session.commit(here.map(({ set }) => ({ t: 'SetOpened', d: { set, for: 'correct' } })));
    const ours = session.openedBy(appended);
    const theirs = new Map(receiptsFor(appended).map((receipt) => [receipt.setId, other.openSet(receipt)]));
    const prints = { ours: session.fingerprintsBySet(), theirs: other.fingerprintsBySet() };
    const joined = here.map((each) => {
      const { set } = each;
      const own = withFingerprints(ours.get(set) ?? [], prints.ours.get(set) ?? []);
      const come = withFingerprints(theirs.get(set) ?? [], prints.theirs.get(set) ?? []);
      return sealJoined(session, each, joinedCodes(each, own, come), own.length);
    });
    const events = joined.map(({ body }) => encodeEvent(stamped(ports, session, body)));
    return { events, payloads: joined.map(({ payload }) => payload), keyring: joined.map(({ entry }) => entry) };
  } finally {
    await other.lock();
  }
}

/** The copy through the one door by which codes are opened. */
function sessionOf(ports: Ports, { header, vaultKey, log }: VaultCopy): Session {
  const parts = { ports, path: '', header, log, slotId: '', standing: GOOD, access: GOOD, notices: [] };
  return new Session({ ...parts, vaultKey: vaultKey.slice(), writable: null, restored: null });
}

interface PrintedCode extends OpenedCode {
  /** Hex; it goes along with the code, whose comparing form is not known here. */
  readonly fingerprint: string;
}

function withFingerprints(codes: readonly OpenedCode[], prints: readonly string[]): PrintedCode[] {
  return codes.map((code, i) => ({ ...code, fingerprint: prints[i] ?? NO_FINGERPRINT }));
}

const NO_FINGERPRINT = '0'.repeat(16);

/**
 * Of the codes that were there before: the other copy's where it corrected them, else ours. Then those that we added, then those
 * that only the other copy added.
 */
export function joinedCodes(
  { countBefore, corrected }: SetToJoin,
  ours: readonly PrintedCode[],
  theirs: readonly PrintedCode[],
): readonly PrintedCode[] {
  const before = ours.slice(0, countBefore).map((code, i) => (corrected.has(code.number) ? (theirs[i] ?? code) : code));
  const kept = [...before, ...ours.slice(countBefore)];
  return [...kept, ...theirs.slice(countBefore).filter((code) => !kept.some((each) => isSame(each, code)))];
}

function isSame(a: PrintedCode, b: PrintedCode): boolean {
  return a.text === b.text || (a.fingerprint === b.fingerprint && a.fingerprint !== NO_FINGERPRINT);
}

interface Joined {
  readonly body: EventBody;
  readonly payload: Uint8Array;
  readonly entry: KeyringEntry;
}

function sealJoined(session: Session, set: SetToJoin, codes: readonly PrintedCode[], ownCount: number): Joined {
  const sealed = session.sealSet(
    set.set,
    codes.map(({ text }) => ({ text, key: '' })),
  );
  const payload = { hash: sealed.hash, commitment: sealed.commitment };
  const [number] = set.corrected;
  const isLonger = codes.length > set.countBefore || ownCount > set.countBefore || number === undefined;
  const body: EventBody = isLonger
    ? { t: 'CodeAdded', d: { set: set.set, count: codes.length, payload } }
    : { t: 'CodeCorrected', d: { set: set.set, number, payload } };
  const prints = codes.map(({ fingerprint }) => hexToBytes(fingerprint));
  const keyOnly = sealed.entry.subarray(0, sealed.entry.length - prints.length * (NO_FINGERPRINT.length / 2));
  return { body, payload: sealed.payload, entry: { setId: set.set, bytes: concatBytes(keyOnly, ...prints) } };
}

function stamped({ random, clock }: Pick<Ports, 'random' | 'clock'>, session: Session, body: EventBody): VaultEvent {
  return stampEvent(random, body, { at: clock.now(), by: session.slotId });
}
