/** Every byte flipped, every length cut, every sector zeroed: each is refused or read-only, with the right code. */
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { encodeHeader } from '../../main/core/format/header.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { numberedBytes } from '../core/format/numbered-bytes.ts';
import { keysOf } from './crafted-file.ts';
import { fakePorts, quickKdf } from './fake-ports.ts';
import { outcomeOf } from './outcome.ts';
import { buildSmallVault, copyOf, openSmall, revealed, used, VAULT } from './small-vault.ts';
import { everyWay, markOf, type StockVault, stockOf } from './stock.ts';

const COPY_BYTES = 1024;
const SECTOR_BYTES = 512;
const vault = await buildSmallVault();
const small = await stockOf('a small vault', vault.bytes, vault.bytes, [{ secret: vault.recoveryKey }]);
const every = await everyWay('short');

const derived = new Map<string, Uint8Array>();

/** A KDF that derives each key once: the slot that opens the vault is the same in every case. */
function rememberingKdf(): KdfPort {
  const kdf = quickKdf().start();
  return {
    derive: async (request) => {
      const asked = JSON.stringify([request.work, bytesToHex(request.passphrase), bytesToHex(request.salt)]);
      const known = derived.get(asked);
      const { key, engine } = known ? { key: known, engine: 'libsodium' as const } : await kdf.derive(request);
      derived.set(asked, key.slice());
      return { key: key.slice(), engine };
    },
    close: kdf.close,
  };
}

/** What comes of reading this file, with the mark of the last frame, of another one, or without one. */
function reading(bytes: Uint8Array, markAfterFrame: number | null = 4): Promise<string> {
  return readingOf(small, bytes, markAfterFrame);
}

/** The same for any vault, opened by one of its ways in: another for each `turn`. */
function readingOf(of: StockVault, bytes: Uint8Array, markAfterFrame: number | null, turn = 0): Promise<string> {
  const ports = fakePorts('copy', { startKdf: rememberingKdf });
  ports.files.put(VAULT, bytes);
  if (markAfterFrame !== null) {
    ports.files.put(`/data/marks/${bytesToHex(of.vaultId)}.json`, markOf(of, markAfterFrame));
  }
  const way = of.ways[turn % of.ways.length] ?? { secret: '' };
  return outcomeOf(() => openVault(ports, { path: VAULT, access: 'read', ...way }));
}

function frameAt(offset: number, { frameStarts }: StockVault = small): number {
  return frameStarts.findLastIndex((start) => start <= offset);
}

function damaged(record: number): string {
  return record === 0 ? 'refused record-damaged 0' : `read-only record-damaged ${record}`;
}

function flipBit(at: number, bit: number, of: Uint8Array = vault.bytes): Uint8Array {
  const bytes = of.slice();
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

describe('the vault with every way in', () => {
  it.each(every.ways.map((_, turn) => turn))('opens by way %i', async (turn) => {
    expect(await readingOf(every, every.bytes, every.points.length - 2, turn)).toBe('good');
  });
});

describe.each([small, every])('one flipped bit of $name', (of) => {
  const last = of.frameStarts.length - 2;
  const expected = (at: number): string =>
    at < 2 * of.headerBytes ? 'read-only header-damaged' : damaged(frameAt(at, of));

  it.each(of === small ? [last, null] : [last])(
    `in any of its ${of.bytes.length} bytes is found and rightly named, with the mark after frame %s (R5, R19)`,
    async (mark) => {
      const cases = Array.from(of.bytes, (_, at) => [at, expected(at)] as const);
      expect(await differences(cases, (at) => readingOf(of, flipBit(at, at % 8, of.bytes), mark, at))).toEqual([]);
    },
  );

  it('in any of the 384 bits before the nonce of its last frame is found and rightly named (R19)', async () => {
    const start = of.frameStarts[last] ?? 0;
    const cases = Array.from({ length: 48 * 8 }, (_, i) => [i, damaged(last)] as const);
    const flipped = (i: number): Uint8Array => flipBit(start + (i >> 3), i % 8, of.bytes);
    expect(await differences(cases, (i) => readingOf(of, flipped(i), last - 2, i))).toEqual([]);
  });

  it(`in the same of the ${of.headerBytes} bytes of each header copy is refused (R4)`, async () => {
    const cases = Array.from({ length: of.headerBytes }, (_, at) => [at, 'refused header-damaged'] as const);
    const outcome = (at: number): Promise<string> => {
      const bytes = flipBit(at, 0, of.bytes);
      return readingOf(of, flipBit(of.headerBytes + at, 0, bytes), last, at);
    };
    // Both magics gone: this is no vault any more.
    const magics = cases.filter(([at]) => at >= 8);
    expect(await differences(magics, outcome)).toEqual([]);
    expect(await outcome(0)).toBe('refused not-a-vault');
  });
});

describe.each([small, every])('a file that was cut, of $name', (of) => {
  const last = of.frameStarts.length - 2;
  const beforeFrames = (length: number): string | null => {
    if (length === 0) return 'refused empty-file';
    if (length < 8) return 'refused not-a-vault';
    if (length < of.headerBytes) return 'refused header-damaged';
    return length < (of.frameStarts[1] ?? 0) ? 'refused truncated 0' : null;
  };
  const cut = (mark: number | null): Promise<string[]> => {
    const cases = Array.from(of.bytes, (_, length) => {
      const frame = frameAt(length, of);
      const atEnd = of.frameStarts[frame] === length;
      /** The frames before the cut are fewer than the mark has seen. */
      const missing = mark !== null && frame - 1 < mark;
      let outcome = beforeFrames(length);
      if (outcome === null && atEnd) outcome = missing ? 'read-only rolled-back' : 'good';
      outcome ??= missing || mark === null ? `read-only truncated ${frame}` : 'good unconfirmed-tail';
      return [length, outcome] as const;
    });
    return differences(cases, (length) => readingOf(of, of.bytes.slice(0, length), mark, length));
  };

  it(`at any of ${of.bytes.length} lengths loses no change that the mark has seen without saying so (R20, section 12)`, async () => {
    expect(await cut(last)).toEqual([]);
  });

  if (of !== small) return;

  it('at any length opens without the frame that was never confirmed (section 12)', async () => {
    expect(await cut(2)).toEqual([]);
  });

  it('at any length inside a frame is read-only without a mark (section 12)', async () => {
    expect(await cut(null)).toEqual([]);
  });
});

describe.each([small, every])('zeros in $name', (of) => {
  const last = of.frameStarts.length - 2;
  const sectors = of.bytes.length / SECTOR_BYTES;

  it.each([
    [last, `read-only truncated ${last}`],
    [last - 1, 'good unconfirmed-tail'],
    [null, `read-only truncated ${last}`],
  ])(
    `in any one of ${sectors} sectors: a torn tail only in the last frame, with the mark after frame %s (R19)`,
    async (mark, atLast) => {
      const cases = Array.from({ length: sectors }, (_, sector) => {
        const at = sector * SECTOR_BYTES;
        const frame = frameAt(at, of);
        const inFrames = frame === last ? atLast : damaged(frame);
        return [at, at < 2 * of.headerBytes ? 'read-only header-damaged' : inFrames] as const;
      });
      const zeroed = (at: number): Uint8Array => of.bytes.slice().fill(0, at, at + SECTOR_BYTES);
      expect(await differences(cases, (at) => readingOf(of, zeroed(at), mark))).toEqual([]);
    },
  );

  it('from a sector to the end: the changes in them are missing (section 12)', async () => {
    const cases = of.frameStarts.slice(0, -1).map((at, frame) => {
      const outcome = frame === 0 ? 'refused truncated 0' : `read-only truncated ${frame}`;
      return [at, outcome] as const;
    });
    expect(await differences(cases, (at) => readingOf(of, of.bytes.slice().fill(0, at), last))).toEqual([]);
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
