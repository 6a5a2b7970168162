/** Every byte flipped, every length cut, every sector zeroed: each is refused or read-only, with the right code. */
import { concatBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeHeader } from '../../main/core/format/header.ts';
import { numberedBytes } from '../core/format/numbered-bytes.ts';
import { keysOf } from './crafted-file.ts';
import { outcomeOf } from './outcome.ts';
import { buildSmallVault, copyOf, openSmall, revealed, type SmallVault, used, VAULT } from './small-vault.ts';

const COPY_BYTES = 1024;
const SECTOR_BYTES = 512;
let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** What comes of reading this file, with the mark of the last frame, of another one, or without one. */
function reading(bytes: Uint8Array, markAfterFrame: number | null = 4): Promise<string> {
  const ports = copyOf(vault, bytes, markAfterFrame);
  return outcomeOf(() => openSmall(ports, vault, { access: 'read' }));
}

function frameAt(offset: number): number {
  return vault.frameStarts.findLastIndex((start) => start <= offset);
}

function damaged(record: number): string {
  return record === 0 ? 'refused record-damaged 0' : `read-only record-damaged ${record}`;
}

function flipBit(at: number, bit: number): Uint8Array {
  const bytes = vault.bytes.slice();
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

/** Collects what is not as expected, so that one run shows every place. */
async function differences(
  cases: Iterable<readonly [where: number, expected: string]>,
  outcome: (where: number) => Promise<string>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [where, expected] of cases) {
    const actual = await outcome(where);
    if (actual !== expected) found.push(`${where}: ${actual}, not ${expected}`);
  }
  return found;
}

describe('the small vault', () => {
  it('has five frames, some of one sector and some of two, and opens', async () => {
    expect(vault.frameStarts).toEqual([2048, 3072, 3584, 4608, 5120, 5632]);
    expect(vault.points.map(({ change }) => change)).toEqual([3, 4, 5, 6, 7]);
    expect(await reading(vault.bytes)).toBe('good');
    expect(await reading(vault.bytes, null)).toBe('good');
  });
});

describe('one flipped bit', () => {
  const expected = (at: number): string => (at < 2 * COPY_BYTES ? 'read-only header-damaged' : damaged(frameAt(at)));

  it.each([4, null])('in any byte is found and rightly named, with the mark after frame %s (R5, R19)', async (mark) => {
    const cases = Array.from(vault.bytes, (_, at) => [at, expected(at)] as const);
    expect(await differences(cases, (at) => reading(flipBit(at, at % 8), mark))).toEqual([]);
  });

  it('in any bit of the fields before the ciphertext is found and rightly named (R19)', async () => {
    const last = vault.frameStarts[4] ?? 0;
    const cases = Array.from({ length: 48 * 8 }, (_, i) => [i, damaged(4)] as const);
    expect(await differences(cases, (i) => reading(flipBit(last + (i >> 3), i % 8), 2))).toEqual([]);
  });

  it('in each header copy is refused (R4)', async () => {
    const cases = Array.from({ length: COPY_BYTES }, (_, at) => [at, 'refused header-damaged'] as const);
    const outcome = (at: number): Promise<string> => {
      const bytes = flipBit(at, 0);
      bytes[COPY_BYTES + at] = (bytes[COPY_BYTES + at] ?? 0) ^ 1;
      return reading(bytes);
    };
    // Both magics gone: this is no vault any more.
    const magics = cases.filter(([at]) => at >= 8);
    expect(await differences(magics, outcome)).toEqual([]);
    expect(await outcome(0)).toBe('refused not-a-vault');
  });
});

describe('a file that was cut', () => {
  const beforeFrames = (length: number): string | null => {
    if (length === 0) return 'refused empty-file';
    if (length < 8) return 'refused not-a-vault';
    if (length < COPY_BYTES) return 'refused header-damaged';
    return length < (vault.frameStarts[1] ?? 0) ? 'refused truncated 0' : null;
  };
  const cut = (mark: number | null): Promise<string[]> => {
    const cases = Array.from(vault.bytes, (_, length) => {
      const frame = frameAt(length);
      const atEnd = vault.frameStarts[frame] === length;
      /** The frames before the cut are fewer than the mark has seen. */
      const missing = mark !== null && frame - 1 < mark;
      let outcome = beforeFrames(length);
      if (outcome === null && atEnd) outcome = missing ? 'read-only rolled-back' : 'good';
      outcome ??= missing || mark === null ? `read-only truncated ${frame}` : 'good unconfirmed-tail';
      return [length, outcome] as const;
    });
    return differences(cases, (length) => reading(vault.bytes.slice(0, length), mark));
  };

  it('at any length loses no change that the mark has seen without saying so (R20, section 12)', async () => {
    expect(await cut(4)).toEqual([]);
  });

  it('at any length opens without the frame that was never confirmed (section 12)', async () => {
    expect(await cut(2)).toEqual([]);
  });

  it('at any length inside a frame is read-only without a mark (section 12)', async () => {
    expect(await cut(null)).toEqual([]);
  });
});

describe('zeros', () => {
  it.each([
    [4, 'read-only truncated 4'],
    [3, 'good unconfirmed-tail'],
    [null, 'read-only truncated 4'],
  ])(
    'in any one sector: a torn tail only in the last frame, with the mark after frame %s (R19)',
    async (mark, last) => {
      const sectors = vault.bytes.length / SECTOR_BYTES;
      const cases = Array.from({ length: sectors }, (_, sector) => {
        const at = sector * SECTOR_BYTES;
        const frame = frameAt(at);
        const inFrames = frame === 4 ? last : damaged(frame);
        return [at, at < 2 * COPY_BYTES ? 'read-only header-damaged' : inFrames] as const;
      });
      const zeroed = (at: number): Uint8Array => vault.bytes.slice().fill(0, at, at + SECTOR_BYTES);
      expect(await differences(cases, (at) => reading(zeroed(at), mark))).toEqual([]);
    },
  );

  it('from a sector to the end: the changes in them are missing (section 12)', async () => {
    const cases = vault.frameStarts.slice(0, 5).map((at, frame) => {
      const outcome = frame === 0 ? 'refused truncated 0' : `read-only truncated ${frame}`;
      return [at, outcome] as const;
    });
    expect(await differences(cases, (at) => reading(vault.bytes.slice().fill(0, at)))).toEqual([]);
  });
});

describe('what stands after the last frame', () => {
  it.each([1, 79, 511])('is a tail that was never confirmed: %i bytes', async (length) => {
    const bytes = concatBytes(vault.bytes, numberedBytes(length, 1));
    expect(await reading(bytes)).toBe('good unconfirmed-tail');
    expect(await reading(bytes, 2)).toBe('good unconfirmed-tail');
    expect(await reading(bytes, null)).toBe('read-only truncated 5');
  });

  it.each([512, 1024, 1500])('is damage when it is a sector of anything: %i bytes (R19)', async (length) => {
    expect(await reading(concatBytes(vault.bytes, numberedBytes(length, 1)))).toBe(damaged(5));
  });

  it('is a tail that was never confirmed when it is zeros', async () => {
    expect(await reading(concatBytes(vault.bytes, new Uint8Array(2048)))).toBe('good unconfirmed-tail');
  });
});

describe('frames that were moved', () => {
  const frame = (k: number, from = vault.bytes): Uint8Array =>
    from.slice(vault.frameStarts[k], vault.frameStarts[k + 1]);
  const header = (): Uint8Array => vault.bytes.slice(0, 2 * COPY_BYTES);
  const fileOf = (order: readonly number[]): Uint8Array => concatBytes(header(), ...order.map((k) => frame(k)));

  it.each([
    ['two swapped', [0, 2, 1, 3, 4], 'read-only record-damaged 1'],
    ['the last two swapped', [0, 1, 2, 4, 3], 'read-only record-damaged 3'],
    ['the first two swapped', [1, 0, 2, 3, 4], 'refused record-damaged 0'],
    ['one twice', [0, 1, 2, 2, 3, 4], 'read-only record-damaged 3'],
    ['the last one twice', [0, 1, 2, 3, 4, 4], 'read-only record-damaged 5'],
    ['the first one again at the end', [0, 1, 2, 3, 4, 0], 'read-only record-damaged 5'],
    ['one left out', [0, 1, 3, 4], 'read-only record-damaged 2'],
    ['the first left out', [1, 2, 3, 4], 'refused record-damaged 0'],
    ['the last left out', [0, 1, 2, 3], 'read-only rolled-back'],
    ['none at all', [], 'refused truncated 0'],
  ])('are found: %s (R19)', async (_, order, expected) => {
    expect(await reading(fileOf(order))).toBe(expected);
  });

  it('are found when they come from a fork of the same vault (R19)', async () => {
    const ports = copyOf(vault, vault.bytes.slice(0, vault.frameStarts[3]), 2);
    const session = await openSmall(ports, vault);
    await session.commit([revealed(2)]);
    await session.commit([used(2)]);
    await session.lock();
    const fork = ports.files.content(VAULT);
    expect(fork.length).toBe(vault.bytes.length);
    expect(await reading(fork)).toBe('read-only diverged');
    expect(await reading(concatBytes(vault.bytes.slice(0, vault.frameStarts[4]), frame(4, fork)))).toBe(damaged(4));
    expect(await reading(concatBytes(vault.bytes, frame(4, fork)))).toBe(damaged(5));
  });

  it('are found when the header is one of another rewrite, under the same key (R19)', async () => {
    const { header: old, vaultKey } = await keysOf(vault);
    const slots = old.slots.map(({ bytes }) => bytes);
    const copy = encodeHeader({ vaultId: old.vaultId, epoch: 2, fileSalt: numberedBytes(32, 1), slots }, vaultKey);
    expect(await reading(concatBytes(copy, copy, vault.bytes.slice(2 * COPY_BYTES)))).toBe('refused record-damaged 0');
    const sameSalt = encodeHeader({ vaultId: old.vaultId, epoch: 2, fileSalt: old.fileSalt, slots }, vaultKey);
    const frames = vault.bytes.slice(2 * COPY_BYTES);
    expect(await reading(concatBytes(sameSalt, sameSalt, frames))).toBe('refused record-damaged 0');
  });

  it('are found when one is of another vault (R19)', async () => {
    const other = await buildSmallVault('another');
    expect(await reading(concatBytes(vault.bytes.slice(0, vault.frameStarts[4]), frame(4, other.bytes)))).toBe(
      damaged(4),
    );
  });
});
