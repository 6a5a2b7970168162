/** Random changes of a vault file: of its bytes, or by someone who has the key, of what is inside of them. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { readU32, writeU16, writeU32 } from '../../main/core/format/bytes.ts';
import { openFrame, sealFrame } from '../../main/core/format/frame.ts';
import { headerMacKey, recordKey } from '../../main/core/format/keys.ts';
import { encodeTransaction, type KeyringEntry, parseTransaction } from '../../main/core/format/transaction.ts';
import type { SeededRandom } from './fake-ports.ts';
import type { StockVault } from './stock.ts';

const EDGES_16 = [0, 1, 2, 15, 16, 17, 0x7fff, 0x8000, 0xffff];
const EDGES_32 = [
  0, 1, 7, 8, 10, 11, 20, 21, 256, 511, 512, 513, 1024, 1536, 4096, 8192, 8193, 65_536, 65_537, 131_072, 0x100000,
  0x100001, 0x1000000, 0x1000200, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
];
/** What takes the place of a value in an event. */
const EDGE_VALUES = [
  'null',
  '0',
  '-1',
  '1e400',
  '2',
  '9007199254740992',
  '""',
  '[]',
  '{}',
  'true',
  '"S-0001-AA/1"',
  '1.5',
];

export interface Mutated {
  readonly bytes: Uint8Array;
  /** Whether it took the key to make it. */
  readonly keyed: boolean;
}

/** One to three changes; half of them are followed by right checks, which take the vault key. `other` is what is spliced in. */
export function mutate(vault: StockVault, other: StockVault, random: SeededRandom): Mutated {
  if (random.below(4) === 0) return { bytes: mutateInside(vault, random), keyed: true };
  let bytes: Uint8Array = vault.bytes.slice();
  for (let times = 1 + random.below(3); times > 0; times--) bytes = mutateBytes(bytes, vault, other, random);
  const keyed = random.below(3) > 0;
  if (keyed) recompute(bytes, vault);
  return { bytes: keyed && random.below(2) === 0 ? relinked(bytes, vault) : bytes, keyed };
}

function mutateBytes(bytes: Uint8Array, vault: StockVault, other: StockVault, random: SeededRandom): Uint8Array {
  const sector = 512 * random.below(Math.max(1, Math.floor(bytes.length / 512)));
  switch (random.below(10)) {
    case 0:
      return mutateHeaderField(bytes, vault, random);
    case 1:
      return mutateFrameField(bytes, vault, random);
    case 2:
      return concatBytes(bytes.subarray(0, sector), other.bytes.subarray(sector));
    case 3:
      return concatBytes(bytes.subarray(0, sector), vault.fork.subarray(sector));
    case 4:
      return bytes.fill(0, sector, sector + 512 * (1 + random.below(3)));
    case 5:
      return shuffled(bytes, vault, random);
    default:
      return mutateSomewhere(bytes, random);
  }
}

/** One frame put in the place of another, or before it. */
function shuffled(bytes: Uint8Array, { frameStarts }: StockVault, random: SeededRandom): Uint8Array {
  const [from, to] = [random.below(frameStarts.length - 1), random.below(frameStarts.length)];
  const frame = bytes.slice(frameStarts[from], frameStarts[from + 1]);
  const rest = random.below(2) === 0 ? frameStarts[to] : frameStarts[to + 1];
  return concatBytes(bytes.slice(0, frameStarts[to]), frame, bytes.slice(rest ?? bytes.length));
}

function mutateSomewhere(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.below(Math.max(1, bytes.length));
  const length = 1 + random.below(64);
  switch (random.below(6)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
    case 1:
      bytes[at] = random.below(256);
      return bytes;
    case 2:
      bytes.set(bytes.slice(at, at + length), random.below(Math.max(1, bytes.length - length)));
      return bytes;
    case 3:
      return bytes.slice(0, at);
    case 4:
      return concatBytes(bytes.subarray(0, at), random.bytes(length), bytes.subarray(at));
    default:
      if (bytes.length < 4) return bytes;
      writeU32(bytes, Math.min(at, bytes.length - 4), edge(EDGES_32, random));
      return bytes;
  }
}

function edge<T>(edges: readonly T[], random: SeededRandom): T {
  const value = edges[random.below(edges.length)];
  if (value === undefined) throw new RangeError('no edges');
  return value;
}

/** HL, n, versions, epoch, and type and costs of a slot, at their edges, in one copy or in both. */
function mutateHeaderField(bytes: Uint8Array, { headerBytes }: StockVault, random: SeededRandom): Uint8Array {
  if (bytes.length < 2 * headerBytes) return bytes;
  const slotAt = 80 + 224 * random.below(Math.floor((headerBytes - 144) / 224));
  const field = random.below(8);
  const [edge16, edge32, half] = [edge(EDGES_16, random), edge(EDGES_32, random), random.below(2)];
  for (const copy of random.below(3) === 0 ? [0] : [0, headerBytes]) {
    if (field === 0) writeU32(bytes, copy + 12, edge32);
    else if (field === 1) writeU16(bytes, copy + 20, edge16);
    else if (field === 2) writeU16(bytes, copy + 8 + 2 * half, edge16);
    else if (field === 3) writeU32(bytes, copy + 40 + 4 * half, edge32);
    else if (field === 4) bytes[copy + slotAt + half] = edge16 & 7;
    else writeU32(bytes, copy + slotAt + 4 * (field - 4), edge32);
  }
  return bytes;
}

/** Magic, size and number of a frame. */
function mutateFrameField(bytes: Uint8Array, { frameStarts }: StockVault, random: SeededRandom): Uint8Array {
  const at = frameStarts[random.below(frameStarts.length - 1)] ?? 0;
  if (at + 16 > bytes.length) return bytes;
  writeU32(bytes, at + 4 * random.below(4), edge(EDGES_32, random));
  return bytes;
}

/** Puts check bytes, MAC and checksum right again in both copies, as far as they are where they should be. */
function recompute(bytes: Uint8Array, { headerBytes, vaultKey }: StockVault): void {
  for (const at of [0, headerBytes]) {
    const stated = at + 16 <= bytes.length ? readU32(bytes, at + 12) : 0;
    const length = stated >= 512 && stated <= 8192 && stated % 512 === 0 ? stated : headerBytes;
    if (at + length > bytes.length) return;
    const copy = bytes.subarray(at, at + length);
    copy.set(sha256(copy.subarray(0, 16)).subarray(0, 4), 16);
    const mac = hmac(sha256, headerMacKey(vaultKey, copy.slice(48, 80)), copy.subarray(0, length - 64));
    copy.set(mac, length - 64);
    copy.set(sha256(copy.subarray(0, length - 32)), length - 32);
  }
}

/** The frames of the vault sealed and linked anew under whatever header these bytes begin with. */
function relinked(bytes: Uint8Array, vault: StockVault): Uint8Array {
  const { headerBytes, vaultKey, frameStarts } = vault;
  if (bytes.length < 2 * headerBytes) return bytes;
  const copy = bytes.slice(0, headerBytes);
  const transactions = frameStarts.slice(0, -1).map((_, k) => transactionOf(vault, k));
  const key = recordKey(vaultKey, copy.slice(48, 80));
  return concatBytes(bytes.subarray(0, 2 * headerBytes), ...chain(key, copy, 0, transactions));
}

function transactionOf({ recordKey: key, bytes, frameStarts }: StockVault, frame: number): Uint8Array {
  return openFrame(key, bytes, frameStarts[frame] ?? 0, null)?.transaction ?? new Uint8Array(0);
}

/** Frames of these transactions, the first of them number `seq` after the bytes of `last`. */
function chain(key: Uint8Array, last: Uint8Array, seq: number, transactions: readonly Uint8Array[]): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (const [i, transaction] of transactions.entries()) {
    const link = sha256(frames.at(-1) ?? last);
    const nonce = sha256(Uint8Array.of(seq + i)).slice(0, 24);
    frames.push(sealFrame(key, { seq: seq + i, link }, transaction, nonce));
  }
  return frames;
}

/** Changes the inside of a frame and seals it again. */
function mutateInside(vault: StockVault, random: SeededRandom): Uint8Array {
  const { bytes, headerBytes, frameStarts, recordKey: key } = vault;
  const k = random.below(frameStarts.length - 1);
  const last = k === 0 ? bytes.slice(0, headerBytes) : bytes.slice(frameStarts[k - 1], frameStarts[k]);
  let transaction: Uint8Array = transactionOf(vault, k).slice();
  if (random.below(2) === 0) transaction = mutateContent(transaction, vault, k, random);
  else {
    for (let times = 1 + random.below(3); times > 0; times--) transaction = mutateTransaction(transaction, random);
  }
  return concatBytes(bytes.subarray(0, frameStarts[k]), ...chain(key, last, k, [transaction]));
}

/** A count or a length where one stands, or anything anywhere. */
function mutateTransaction(transaction: Uint8Array, random: SeededRandom): Uint8Array {
  if (transaction.length < 48 || random.below(2) === 0) return mutateSomewhere(transaction, random);
  const events = readU32(transaction, 0);
  const at = edge(
    [0, 4, transaction.length - 48, transaction.length - 44, transaction.length - 40, transaction.length - 36],
    random,
  );
  const near = readU32(transaction, at) + edge([-1, 1, 2], random);
  writeU32(transaction, at, random.below(2) === 0 ? edge(EDGES_32, random) : at === 0 ? events + 1 : near >>> 0);
  return transaction;
}

/** Changes what an event, a payload or a keyring entry says, in a transaction that is whole and right otherwise. */
function mutateContent(transaction: Uint8Array, { points }: StockVault, k: number, random: SeededRandom): Uint8Array {
  const before = points[k];
  const read = before && parseTransaction(transaction, before);
  if (!read) return transaction;
  const events: Uint8Array[] = read.events.map((event) => event.slice());
  const payloads: Uint8Array[] = read.payloads.map(({ bytes }) => bytes.slice());
  const keyring: KeyringEntry[] = read.keyring.map(({ setId, bytes }) => ({ setId, bytes: bytes.slice() }));
  const what = random.below(4);
  const [i, p, r] = [random.below(events.length), random.below(payloads.length), random.below(keyring.length)];
  if (what === 0 && payloads.length > 0) payloads[p] = mutateSomewhere(payloads[p] ?? new Uint8Array(0), random);
  else if (what === 1 && keyring.length > 0) {
    const entry = keyring[r];
    if (entry !== undefined) keyring[r] = { ...entry, bytes: mutateSomewhere(entry.bytes, random) };
  } else if (events.length > 0) events[i] = mutateEvent(events[i] ?? new Uint8Array(0), random);
  return encodeTransaction({ events, payloads, keyring }, before);
}

/** Another value in the place of one, or any bytes anywhere. */
function mutateEvent(event: Uint8Array, random: SeededRandom): Uint8Array {
  if (random.below(3) === 0) return mutateSomewhere(event, random);
  const text = new TextDecoder().decode(event);
  const values = [...text.matchAll(/(?<=":)("[^"]*"|[\w.+-]+)/g)];
  const value = values[random.below(Math.max(1, values.length))];
  if (value === undefined) return event;
  const end = value.index + value[0].length;
  return utf8ToBytes(`${text.slice(0, value.index)}${edge(EDGE_VALUES, random)}${text.slice(end)}`);
}
