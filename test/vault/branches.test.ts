/** Where two histories of one vault part: FORMAT.md 8 and 14.2. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { sealFrame } from '../../main/core/format/frame.ts';
import { encodeHeader, parseHeader } from '../../main/core/format/header.ts';
import { historyStart, recordKey } from '../../main/core/format/keys.ts';
import { encodeTransaction } from '../../main/core/format/transaction.ts';
import {
  type Branch,
  branchEnd,
  branchOf,
  endOf,
  eventsAfter,
  findFork,
  givenUpAfter,
  isIn,
  knowsPoint,
  MOST_GIVEN_UP,
  newestOf,
  pointAt,
  shortPoint,
  timeAt,
} from '../../main/vault/branches.ts';
import { readCopyOf } from '../../main/vault/read-copy.ts';
import { changedBy } from './computers.ts';
import { eventText, keysOf } from './crafted-file.ts';
import { seededRandom } from './fake-ports.ts';
import { buildSmallVault, revealed, used } from './small-vault.ts';

const VAULT_ID = new Uint8Array(16).fill(3);

/** A log of events that are told apart by their numbers. */
function branch(...numbers: readonly number[]): Promise<Branch> {
  return branchOf(VAULT_ID, numbers.map(nth));
}

function nth(number: number): Uint8Array {
  const id = number.toString(16).padStart(32, '0');
  return utf8ToBytes(
    eventText(
      'SetRevoked',
      { set: 'b'.repeat(32) },
      { id, at: `2026-01-01T00:00:${String(number % 60).padStart(2, '0')}Z` },
    ),
  );
}

function condensed(from: Branch, change: number, ...numbers: readonly number[]): Promise<Branch> {
  const point = pointAt(from, change);
  const d = {
    change,
    hash: bytesToHex(point?.hash ?? new Uint8Array(32)),
    createdAt: '2026-01-01T00:00:00Z',
    fingerprints: 1,
  };
  return branchOf(VAULT_ID, [utf8ToBytes(eventText('LogCondensed', d)), ...numbers.map(nth)]);
}

describe('the fork', () => {
  it.each([
    ['of two logs of no event', [], [], 0],
    ['of different first events', [1], [2], 0],
    ['of the same log', [1, 2, 3], [1, 2, 3], 3],
    ['of a log and its beginning', [1, 2, 3], [1, 2], 2],
    ['where one went on', [1, 2], [1, 2, 3], 2],
    ['of two that went on apart', [1, 2, 3, 4], [1, 2, 5], 2],
    ['of two with the same event after different ones', [1, 2, 4], [1, 3, 4], 1],
  ])('%s', async (_, one, other, fork) => {
    expect(findFork(await branch(...one), await branch(...other))).toBe(fork);
    expect(findFork(await branch(...other), await branch(...one))).toBe(fork);
  });

  it('of a condensed log is found where both logs reach', async () => {
    const whole = await branch(1, 2, 3, 4);
    const short = await condensed(whole, 3, 5, 6);
    expect(short.start.change).toBe(3);
    expect(branchEnd(short).change).toBe(6);
    expect(findFork(short, whole)).toBe(3);
    expect(findFork(short, await condensed(whole, 3, 5, 7))).toBe(5);
    // Nothing tells whether an older log is its past: every history of the vault shares its beginning, and no more is claimed.
    expect(findFork(short, await branch(1, 2))).toBe(0);
  });
});

describe('a branch', () => {
  it('has the points of FORMAT.md 8', async () => {
    const two = await branch(1, 2);
    const first = sha256(concatBytes(historyStart(VAULT_ID), nth(1)));
    expect(pointAt(two, 0)).toEqual({ change: 0, hash: historyStart(VAULT_ID) });
    expect(pointAt(two, 1)).toEqual({ change: 1, hash: first });
    expect(endOf(two)).toEqual({ change: 2, hash: sha256(concatBytes(first, nth(2))) });
    expect(pointAt(two, 3)).toBeNull();
    expect([timeAt(two, 0), timeAt(two, 2)]).toEqual([null, '2026-01-01T00:00:02Z']);
  });

  it('knows the points that it passed, and those that it names as given up', async () => {
    const gone = await branch(1, 2, 8, 9);
    const restored = eventText('VaultRestored', { fork: 2, givenUp: givenUpAfter(gone, 2) }, { id: 'f'.repeat(32) });
    const own = await branchOf(VAULT_ID, [nth(1), nth(2), utf8ToBytes(restored)]);
    const points = gone.events.map(({ point }) => point);
    expect(points.map((point) => isIn(own, shortPoint(point)))).toEqual([true, true, false, false]);
    expect(points.map((point) => knowsPoint(own, point))).toEqual([true, true, true, true]);
    expect(knowsPoint(own, endOf(await branch(1, 2, 8, 7)))).toBe(false);
  });

  it('names what is given up after the fork, with what it had given up itself', async () => {
    const older = await branch(1, 2, 8);
    const restored = utf8ToBytes(eventText('VaultRestored', { fork: 2, givenUp: givenUpAfter(older, 2) }));
    const later = await branchOf(VAULT_ID, [nth(1), nth(2), restored, nth(3)]);
    expect(givenUpAfter(later, 1).map(({ change }) => change)).toEqual([2, 3, 3, 4]);
    expect(givenUpAfter(later, 4)).toEqual([]);
    expect(eventsAfter(later, 2)).toHaveLength(2);
  });

  it.each([
    [0, 0],
    [1, 1],
    [MOST_GIVEN_UP - 1, MOST_GIVEN_UP - 1],
    [MOST_GIVEN_UP, MOST_GIVEN_UP],
    [MOST_GIVEN_UP + 1, MOST_GIVEN_UP],
  ])('of %i changes names %i, the newest', (count, named) => {
    const points = Array.from({ length: count }, (_, i) => ({ change: i + 1, hash: 'ab'.repeat(16) }));
    const kept = newestOf([...points, ...points].reverse());
    expect(kept).toHaveLength(named);
    expect(kept).toEqual(points.slice(-Math.max(named, 1)));
    const event = eventText('VaultRestored', {
      fork: 2 ** 53 - 1,
      givenUp: kept.map((p) => ({ ...p, change: 2 ** 53 - 1 })),
    });
    expect(event.length).toBeLessThan(1024 * 1024);
  });
});

describe('two files', () => {
  it('are compared by their history, whatever their keys, salts, epochs and frames', async () => {
    const vault = await buildSmallVault();
    const theirs = await changedBy('b', vault, vault.bytes, revealed(3));
    const rewritten = await changedBy('a', vault, vault.bytes, used(2), (session) =>
      session.rewrite({ events: [], keepsNoOldCopy: true }),
    );
    const { vaultKey } = await keysOf(vault);
    const keyOf = (): Uint8Array => vaultKey.slice();
    const [one, other] = [await readCopyOf(rewritten, keyOf), await readCopyOf(theirs, keyOf)];
    expect([one.header.epoch, other.header.epoch]).toEqual([2, 1]);
    expect(findFork(one.branch, other.branch)).toBe(7);
  });

  it('of which one begins with a condensed log are compared, too', async () => {
    const vault = await buildSmallVault();
    const { vaultKey, header } = await keysOf(vault);
    const point = vault.points[3];
    if (point === undefined) throw new Error('the small vault has five frames');
    const salt = new Uint8Array(32).fill(9);
    const slots = header.slots.map(({ bytes }) => bytes);
    const copy = encodeHeader({ vaultId: header.vaultId, epoch: 2, fileSalt: salt, slots }, vaultKey);
    const d = {
      change: point.change,
      hash: bytesToHex(point.hash),
      createdAt: '2026-01-01T00:00:00Z',
      fingerprints: 1,
    };
    const transaction = encodeTransaction(
      { events: [utf8ToBytes(eventText('LogCondensed', d))], payloads: [], keyring: [] },
      point,
    );
    const place = { seq: 0, link: sha256(copy) };
    const frame = sealFrame(recordKey(vaultKey, salt), place, transaction, seededRandom('nonce').bytes(24));
    const short = await readCopyOf(concatBytes(copy, copy, frame), () => vaultKey.slice());
    const whole = await readCopyOf(vault.bytes, () => vaultKey.slice());
    expect(parseHeader(concatBytes(copy, copy, frame)).epoch).toBe(2);
    expect(branchEnd(short.branch).change).toBe(point.change + 1);
    expect(findFork(short.branch, whole.branch)).toBe(point.change);
    expect(givenUpAfter(whole.branch, point.change)).toEqual([shortPoint(endOf(whole.branch))]);
  });
});
