/** Vault files in parts, right or wrong in any one of them: FORMAT.md sections 2 to 10. What every vector is made of. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { writeU32 } from '../../main/core/format/bytes.ts';
import { FRAME_HEADER_BYTES, sealFrame } from '../../main/core/format/frame.ts';
import { encodeHeader } from '../../main/core/format/header.ts';
import { historyStart, recordKey } from '../../main/core/format/keys.ts';
import { FINGERPRINT_KEY_ID, type SealedSet, sealCodes, sealFingerprintKey } from '../../main/core/format/payload.ts';
import { type SlotType, sealSlot, type WorkFactor } from '../../main/core/format/slot.ts';
import { advance, encodeTransaction, type HistoryPoint, type Transaction } from '../../main/core/format/transaction.ts';
import { seededRandom } from '../vault/fake-ports.ts';
import { authenticated } from './header-edits.ts';

/** Every random byte of a vector is drawn from the stream of this word; README.md says how. */
export const SEED = 'coldkeep vectors';

export const ACCOUNT = 'a'.repeat(32);
export const SET = 'b'.repeat(32);
export const CODES = ['1111-2222', '3333-4444', '5555-6666'];
export const AT = '2026-11-24T09:30:12.345Z';

/** One slot: its secret as FORMAT.md 4.1 says, 32 random bytes for salt and 16 for id unless they are given. */
export interface SlotPlan {
  readonly type: SlotType;
  readonly work?: WorkFactor;
  readonly secret: (salt: Uint8Array) => Uint8Array;
  /** Changes the 224 bytes after they were sealed. */
  readonly edit?: (bytes: Uint8Array) => void;
}

/** One frame. `transaction`, `plain` and `head` change what is inside before it is sealed, `sealed` the whole of it after. */
export interface FramePlan extends Partial<Transaction> {
  /** As text, or as bytes where they are none. */
  readonly lines?: readonly (string | Uint8Array)[];
  /** The history that this frame goes on from, where it is not that of the frame before. */
  readonly before?: HistoryPoint;
  readonly transaction?: (bytes: Uint8Array) => Uint8Array;
  readonly plain?: (bytes: Uint8Array) => Uint8Array;
  readonly head?: (bytes: Uint8Array) => void;
  readonly sealed?: (bytes: Uint8Array) => Uint8Array;
}

export interface FilePlan {
  readonly seed?: string;
  readonly slots: readonly SlotPlan[];
  readonly epoch?: number;
  /** The header copy to authenticate instead of the one that a writer makes. */
  readonly header?: (copy: Uint8Array) => Uint8Array;
  readonly frames: (vault: Keys) => readonly FramePlan[];
}

export interface Keys {
  readonly vaultId: Uint8Array;
  readonly vaultKey: Uint8Array;
  readonly fileSalt: Uint8Array;
  readonly recordKey: Uint8Array;
  readonly fingerprintKey: Uint8Array;
  /** Of the first slot. */
  readonly slotId: Uint8Array;
  /** H(0), from which the first event counts. */
  readonly start: HistoryPoint;
  readonly draw: (length: number) => Uint8Array;
}

export interface SmallFile extends Keys {
  /** One header copy; it stands in the file twice. */
  readonly copy: Uint8Array;
  readonly frames: readonly Uint8Array[];
  /** The history after each frame, as its events make it. */
  readonly points: readonly HistoryPoint[];
  /** Events of all frames up to each one. */
  readonly events: readonly number[];
  readonly bytes: Uint8Array;
}

export function makeFile(plan: FilePlan): SmallFile {
  const { bytes: draw } = seededRandom(plan.seed ?? SEED);
  const [vaultId, vaultKey, fileSalt, fingerprintKey] = [draw(16), draw(32), draw(32), draw(32)];
  const slots = plan.slots.map(({ type, work = { kdf: 'none' }, secret, edit }) => {
    const [id, salt] = [draw(16), draw(32)];
    const bytes = sealSlot({ type, work, id, salt, secret: secret(salt) }, vaultId, vaultKey);
    edit?.(bytes);
    return bytes;
  });
  let copy = encodeHeader({ vaultId, epoch: plan.epoch ?? 1, fileSalt, slots }, vaultKey);
  if (plan.header !== undefined) copy = authenticated(plan.header(copy), vaultKey);
  const keys: Keys = {
    vaultId,
    vaultKey,
    fileSalt,
    fingerprintKey,
    recordKey: recordKey(vaultKey, fileSalt),
    slotId: slots[0]?.slice(16, 32) ?? new Uint8Array(16),
    start: { change: 0, hash: historyStart(vaultId) },
    draw,
  };
  return { ...keys, copy, ...framesOf(keys, copy, plan.frames(keys)) };
}

function framesOf(
  keys: Keys,
  copy: Uint8Array,
  plans: readonly FramePlan[],
): Pick<SmallFile, 'frames' | 'points' | 'events' | 'bytes'> {
  const frames: Uint8Array[] = [];
  const points: HistoryPoint[] = [];
  const events: number[] = [];
  let point = keys.start;
  plans.forEach((plan, seq) => {
    const lines = (plan.lines ?? []).map((line) => (typeof line === 'string' ? utf8ToBytes(line) : line));
    const whole: Transaction = { events: lines, payloads: plan.payloads ?? [], keyring: plan.keyring ?? [] };
    const link = sha256(frames.at(-1) ?? copy);
    point = plan.before ?? point;
    frames.push(frameOf(keys, { seq, link }, encodeTransaction(whole, point), plan));
    point = advance(point, lines);
    points.push(point);
    events.push((events.at(-1) ?? 0) + lines.length);
  });
  return { frames, points, events, bytes: concatBytes(copy, copy, ...frames) };
}

function frameOf(
  { recordKey: key, draw }: Keys,
  place: { readonly seq: number; readonly link: Uint8Array },
  transaction: Uint8Array,
  plan: FramePlan,
): Uint8Array {
  const changed = plan.transaction?.(transaction) ?? transaction;
  const nonce = draw(24);
  let frame = sealFrame(key, place, changed, nonce);
  if (plan.plain !== undefined || plan.head !== undefined) {
    const plain = xchacha20poly1305(key, nonce, frame.slice(0, FRAME_HEADER_BYTES)).decrypt(
      frame.subarray(FRAME_HEADER_BYTES),
    );
    frame = sealAnew(key, frame.slice(0, FRAME_HEADER_BYTES), plan.plain?.(plain) ?? plain, plan.head);
  }
  return plan.sealed?.(frame) ?? frame;
}

/** Seals a plaintext of any length under a frame head; its size field says the length that this comes to. */
function sealAnew(
  key: Uint8Array,
  head: Uint8Array,
  plain: Uint8Array,
  edit: (head: Uint8Array) => void = () => {},
): Uint8Array {
  writeU32(head, 4, FRAME_HEADER_BYTES + plain.length + 16);
  edit(head);
  return concatBytes(head, xchacha20poly1305(key, head.slice(48, 72), head).encrypt(plain));
}

let ids = 0;

/** An event as text, with an id that counts up from the last {@link restartIds}. */
export function line(t: string, d: unknown, changes: Readonly<Record<string, unknown>> = {}): string {
  ids += 1;
  const id = ids.toString(16).padStart(32, '0');
  return JSON.stringify({ v: 1, id, t, at: AT, by: null, crit: true, d, ...changes });
}

/** Before each vector, so that none depends on those before it. */
export function restartIds(): void {
  ids = 0;
}

/** Frame 0: the vault's first event and the key for fingerprints. */
export function created(keys: Keys, first: string | Uint8Array = line('VaultCreated', { fingerprints: 1 })): FramePlan {
  const bytes = sealFingerprintKey(keys, keys.draw(24));
  return { lines: [first], keyring: [{ setId: FINGERPRINT_KEY_ID, bytes }] };
}

export function accountAdded(): FramePlan {
  const d = { account: ACCOUNT, service: 'github', instance: null, label: null, name: 'someone' };
  return { lines: [line('AccountAdded', d)] };
}

export interface SealedPlan extends SealedSet {
  readonly codes: readonly string[];
}

export function seal(keys: Keys, codes: readonly string[] = CODES, set = SET): SealedPlan {
  const random = { setKey: keys.draw(32), payloadNonce: keys.draw(24), entryNonce: keys.draw(24) };
  const toSeal = codes.map((text) => ({ text, key: text.replaceAll('-', '') }));
  return { ...sealCodes(keys, set, toSeal, random), codes };
}

export function setAdded(
  sealed: Pick<SealedPlan, 'hash' | 'commitment' | 'codes'>,
  changes: Record<string, unknown> = {},
): string {
  return line('SetAdded', {
    set: SET,
    account: ACCOUNT,
    kind: 'recovery-codes',
    use: 'single',
    usesPerCode: 1,
    state: 'active',
    indexBase: 1,
    orderSure: true,
    count: sealed.codes.length,
    used: [],
    spentUnknown: 0,
    generatedAt: null,
    expiresAt: null,
    payload: { hash: sealed.hash, commitment: sealed.commitment },
    ...changes,
  });
}

export function setFrame(sealed: SealedPlan, changes: Record<string, unknown> = {}): FramePlan {
  return {
    lines: [setAdded(sealed, changes)],
    payloads: [sealed.payload],
    keyring: [{ setId: SET, bytes: sealed.entry }],
  };
}

export function revealed(number = 1): FramePlan {
  return { lines: [line('CodeRevealed', { set: SET, number })] };
}

export function used(number = 1): FramePlan {
  return { lines: [line('CodeUsed', { set: SET, number, when: null, from: null, note: null })] };
}

/** The whole of a small history: a vault, an account, a set of three codes, one of them shown. */
export function history(keys: Keys): FramePlan[] {
  return [created(keys), accountAdded(), setFrame(seal(keys)), revealed()];
}
