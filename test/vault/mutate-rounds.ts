/** Opens vaults that were changed at random, with the checks recomputed or not: only coded errors, no invented history. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { CodedError } from '../../main/core/errors.ts';
import { readU32, writeU16, writeU32 } from '../../main/core/format/bytes.ts';
import { openFrame } from '../../main/core/format/frame.ts';
import { headerMacKey, recordKey } from '../../main/core/format/keys.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import type { Session } from '../../main/vault/session.ts';
import { keysOf, type VaultKeys, withFrames } from './crafted-file.ts';
import { type SeededRandom, seededRandom } from './fake-ports.ts';
import type { RoundsRequest } from './kill-rounds.ts';
import { buildSmallVault, copyOf, openSmall, PASSPHRASE, revealed, SET, type SmallVault } from './small-vault.ts';

const HEADER_BYTES = 1024;
const LONGEST_MS = 10_000;
const EDGES_16 = [0, 1, 2, 15, 16, 17, 0x7fff, 0x8000, 0xffff];
const EDGES_32 = [
  0, 1, 7, 8, 10, 11, 20, 21, 256, 511, 512, 513, 1024, 1536, 4096, 8192, 8193, 65_536, 65_537, 131_072, 0x100000,
  0x100001, 0x1000000, 0x1000200, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
];

/** How often each outcome came up. */
export type MutationTally = Record<string, number>;

/** @throws Error that names seed and round, for an error without a code, an invented history, or a call that takes too long. */
export async function mutateRounds({ rounds, seed, log }: RoundsRequest): Promise<MutationTally> {
  const vaults = { own: await buildSmallVault(), other: await buildSmallVault('another') };
  const keys = await keysOf(vaults.own);
  const random = seededRandom(seed);
  const tally: MutationTally = {};
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const mutated = mutate(vaults.own, vaults.other, keys, random);
    const outcome = await openMutated(vaults.own, mutated, random).catch((error: unknown) => {
      throw new Error(`seed ${seed}, round ${round}`, { cause: error });
    });
    if (performance.now() - start > LONGEST_MS) throw new Error(`seed ${seed}, round ${round} took too long`);
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    if (round % 10_000 === 9999) log(`mutate: ${round + 1} rounds, ${JSON.stringify(tally)}`);
  }
  return tally;
}

interface Mutated {
  readonly bytes: Uint8Array;
  /** Whether it took the key to make it. */
  readonly keyed: boolean;
}

function mutate(own: SmallVault, other: SmallVault, keys: VaultKeys, random: SeededRandom): Mutated {
  if (random.below(4) === 0) return { bytes: mutateTransaction(own, keys, random), keyed: true };
  let bytes: Uint8Array = own.bytes.slice();
  for (let times = 1 + random.below(3); times > 0; times--) bytes = mutateBytes(bytes, own, other, random);
  const keyed = random.below(2) === 0;
  if (keyed) recompute(bytes, keys);
  return { bytes: keyed && random.below(2) === 0 ? relinked(bytes, own, keys) : bytes, keyed };
}

/** The frames of the vault sealed and linked anew under whatever header these bytes begin with. */
function relinked(bytes: Uint8Array, own: SmallVault, keys: VaultKeys): Uint8Array {
  if (bytes.length < 2 * HEADER_BYTES) return bytes;
  const copy = bytes.slice(0, HEADER_BYTES);
  const header = { ...keys.header, bytes: copy };
  const transactions = own.points.map((_, k) => transactionOf(own, keys, k));
  const newKey = recordKey(keys.vaultKey, copy.slice(48, 80));
  const frames = withFrames(own, { ...keys, header, recordKey: newKey }, 0, transactions).subarray(2 * HEADER_BYTES);
  return concatBytes(bytes.subarray(0, 2 * HEADER_BYTES), frames);
}

function transactionOf(own: SmallVault, keys: VaultKeys, frame: number): Uint8Array {
  return openFrame(keys.recordKey, own.bytes, own.frameStarts[frame] ?? 0, null)?.transaction ?? new Uint8Array(0);
}

/** Changes the inside of a frame and seals it again. */
function mutateTransaction(own: SmallVault, keys: VaultKeys, random: SeededRandom): Uint8Array {
  const keep = random.below(5);
  let transaction: Uint8Array = transactionOf(own, keys, keep).slice();
  for (let times = 1 + random.below(3); times > 0; times--) transaction = mutateSomewhere(transaction, random);
  return withFrames(own, keys, keep, [transaction]);
}

function mutateBytes(bytes: Uint8Array, own: SmallVault, other: SmallVault, random: SeededRandom): Uint8Array {
  switch (random.below(8)) {
    case 0:
      return mutateHeaderField(bytes, random);
    case 1:
      return mutateFrameField(bytes, own, random);
    case 2: {
      const at = 512 * random.below(Math.max(1, Math.floor(bytes.length / 512)));
      return concatBytes(bytes.subarray(0, at), other.bytes.subarray(at));
    }
    case 3: {
      const sector = 512 * random.below(Math.max(1, Math.floor(bytes.length / 512)));
      return bytes.fill(0, sector, sector + 512 * (1 + random.below(3)));
    }
    default:
      return mutateSomewhere(bytes, random);
  }
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
      writeU32(bytes, Math.min(at, bytes.length - 4), EDGES_32[random.below(EDGES_32.length)] ?? 0);
      return bytes;
  }
}

/** HL, n, epoch, and the costs of a slot, at their edges, in both copies. */
function mutateHeaderField(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  if (bytes.length < 2 * HEADER_BYTES) return bytes;
  const slotAt = 80 + 224 * random.below(2);
  const field = random.below(8);
  const [edge16 = 0, edge32 = 0] = [EDGES_16[random.below(EDGES_16.length)], EDGES_32[random.below(EDGES_32.length)]];
  for (const copy of random.below(3) === 0 ? [0] : [0, HEADER_BYTES]) {
    if (field === 0) writeU32(bytes, copy + 12, edge32);
    else if (field === 1) writeU16(bytes, copy + 20, edge16);
    else if (field === 2) writeU16(bytes, copy + 8 + 2 * random.below(2), edge16);
    else if (field === 3) writeU32(bytes, copy + 40 + 4 * random.below(2), edge32);
    else if (field === 4) bytes[copy + slotAt + random.below(2)] = random.below(8);
    else writeU32(bytes, copy + slotAt + 4 * (field - 4), edge32);
  }
  return bytes;
}

function mutateFrameField(bytes: Uint8Array, own: SmallVault, random: SeededRandom): Uint8Array {
  const at = own.frameStarts[random.below(5)] ?? 0;
  if (at + 16 > bytes.length) return bytes;
  writeU32(bytes, at + 4 * random.below(4), EDGES_32[random.below(EDGES_32.length)] ?? 0);
  return bytes;
}

/** Puts check bytes, MAC and checksum right again in both copies, as far as they are where they should be. */
function recompute(bytes: Uint8Array, keys: VaultKeys): void {
  for (const at of [0, HEADER_BYTES]) {
    const stated = at + 16 <= bytes.length ? readU32(bytes, at + 12) : 0;
    const length = stated >= 512 && stated <= 8192 && stated % 512 === 0 ? stated : HEADER_BYTES;
    if (at + length > bytes.length) return;
    const copy = bytes.subarray(at, at + length);
    copy.set(sha256(copy.subarray(0, 16)).subarray(0, 4), 16);
    const mac = hmac(sha256, headerMacKey(keys.vaultKey, copy.slice(48, 80)), copy.subarray(0, length - 64));
    copy.set(mac, length - 64);
    copy.set(sha256(copy.subarray(0, length - 32)), length - 32);
  }
}

async function openMutated(own: SmallVault, { bytes, keyed }: Mutated, random: SeededRandom): Promise<string> {
  const ports = { ...copyOf(own, bytes, random.below(3) === 0 ? null : random.below(5)), startKdf: boundedKdf };
  const secret = random.below(4) === 0 ? PASSPHRASE : own.recoveryKey;
  try {
    const session = await openSmall(ports, own, { secret, acceptOlder: random.below(4) === 0 });
    const { code } = session.standing;
    if (!keyed && !isKnownPoint(own, session)) throw new Error('a history that nobody wrote');
    await exercise(session);
    return code === null ? 'good' : `read-only ${code}`;
  } catch (error) {
    if (error instanceof CodedError) return `refused ${error.code}`;
    throw error;
  }
}

function isKnownPoint(own: SmallVault, session: Session): boolean {
  return own.points.some(({ hash }) => bytesToHex(hash) === bytesToHex(session.point.hash));
}

/** Does what can be done with a session; each step works or fails with a code. */
async function exercise(session: Session): Promise<void> {
  const steps: (() => unknown)[] = [
    async () => [...(await session.readEvents())],
    () => session.checkSets(),
    () => session.fingerprintsBySet(),
    async () => {
      const [receipt] = await session.recordOpening([revealed(2)]);
      if (receipt !== undefined) session.openSet(receipt);
    },
    async () => session.openSet(await session.openUnrecorded(SET, 1)),
    () => session.lock(),
  ];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }
}

/** Derives nothing, and fails the round for a cost that a reader must refuse before it gets here (R11). */
function boundedKdf(): KdfPort {
  return {
    derive: async ({ work, passphrase }) => {
      const within = work.kdf === 'argon2id' ? work.memoryKib <= 1024 * 1024 && work.passes <= 10 : work.log2N <= 20;
      if (!within) throw new Error('a cost above the bounds was asked for');
      passphrase.fill(0);
      return { key: new Uint8Array(32), engine: 'libsodium' };
    },
    close: async () => {},
  };
}
