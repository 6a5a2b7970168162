import fc from 'fast-check';
import { split } from 'shamir-secret-sharing';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldCrockford } from '../../../main/core/format/crockford.ts';
import { combineShares, readShare, SHARED_KEY_BYTES, type Share, writeShare } from '../../../main/core/format/share.ts';
import { codeOf } from './code-of.ts';
import { numberedBytes } from './numbered-bytes.ts';

const KEY = numberedBytes(SHARED_KEY_BYTES, 1);
const VAULT = Uint8Array.of(1, 2, 3, 4);
const SLOT = Uint8Array.of(5, 6, 7, 8);
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

async function deal(needed: number, of: number, changes: Partial<Share> = {}): Promise<Share[]> {
  const parts = await split(KEY, of, needed);
  return parts.map((part) => ({
    needed,
    number: part.at(-1) ?? 0,
    vault: VAULT,
    slot: SLOT,
    values: part.slice(0, -1),
    ...changes,
  }));
}

async function combinedCode(shares: readonly Share[]): Promise<string> {
  try {
    return Buffer.from(await combineShares(shares)).equals(KEY) ? 'the key' : 'another key';
  } catch (error) {
    return (
      codeOf(() => {
        throw error;
      }) ?? ''
    );
  }
}

describe('the text of a share', () => {
  const share: Share = { needed: 3, number: 200, vault: VAULT, slot: SLOT, values: numberedBytes(32, 9) };
  const text = writeShare(share, 2, 5);
  const [heading = '', ...lines] = text.trimEnd().split('\n');
  const signs = lines.join('').replaceAll('-', '');

  it('is a heading and 76 signs in groups of four', () => {
    expect(heading).toBe('Coldkeep share 2 of 5, 3 are needed');
    expect(signs).toMatch(/^[0-9A-HJKMNP-TV-Z]{76}$/);
    expect(
      lines
        .join('-')
        .split('-')
        .map(({ length }) => length),
    ).toEqual(new Array(19).fill(4));
  });

  it('reads back, whatever is in it', () => {
    const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });
    const any = fc.record({
      needed: fc.integer({ min: 2, max: 16 }),
      number: fc.integer({ min: 1, max: 255 }),
      vault: bytes(4),
      slot: bytes(4),
      values: bytes(32),
    });
    fc.assert(
      fc.property(any, (each) => {
        expect(readShare(writeShare(each, 1, 16))).toEqual(each);
      }),
    );
  });

  it.each([
    ['k = 1', { needed: 1 }],
    ['k = 17', { needed: 17 }],
    ['i = 0', { number: 0 }],
  ])('with %s is mistyped (R36)', (_, changes) => {
    expect(codeOf(() => readShare(writeShare({ ...share, ...changes }, 1, 5)))).toBe('share-mistyped');
  });

  it.each([
    ['nothing', ''],
    ['one sign fewer', signs.slice(0, -1)],
    ['one sign more', `${signs}0`],
    ['another version', `02${signs.slice(2)}`],
    ['filling bits that are not zero', `${signs.slice(0, -1)}1`],
  ])('of %s is mistyped (R36)', (_, typed) => {
    expect(codeOf(() => readShare(typed))).toBe('share-mistyped');
  });

  it('with one sign typed wrong is refused or the same, at every place and for every sign (R36)', () => {
    for (let at = 0; at < signs.length; at++) {
      for (const sign of ASCII) {
        const typed = signs.slice(0, at) + sign + signs.slice(at + 1);
        const code = codeOf(() => expect(readShare(typed)).toEqual(share));
        expect([typed, code]).toEqual([typed, foldCrockford(typed) === signs ? 'done' : 'share-mistyped']);
      }
    }
  });
});

describe('shares of 3 of 5', () => {
  let shares: Share[];
  beforeAll(async () => {
    shares = await deal(3, 5);
  });
  const some = (...which: readonly number[]): Share[] => which.flatMap((i) => shares[i] ?? []);

  it.each([
    [[], 'shares-missing'],
    [[0], 'shares-missing'],
    [[0, 4], 'shares-missing'],
    [[0, 0, 4], 'shares-missing'],
    [[0, 1, 2], 'the key'],
    [[4, 2, 0], 'the key'],
    [[1, 3, 4], 'the key'],
    [[0, 0, 1, 2], 'the key'],
    [[0, 1, 2, 3], 'the key'],
    [[0, 1, 2, 3, 4], 'the key'],
  ])('%j give %s (R36)', async (which, expected) => {
    expect(await combinedCode(some(...which))).toBe(expected);
  });

  it('give the key back in every choice of three', async () => {
    for (let a = 0; a < 5; a++) {
      for (let b = a + 1; b < 5; b++) {
        for (let c = b + 1; c < 5; c++)
          expect([a, b, c, await combinedCode(some(a, b, c))]).toEqual([a, b, c, 'the key']);
      }
    }
  });

  it.each<[string, Partial<Share>]>([
    ['of another k', { needed: 4 }],
    ['of another vault', { vault: SLOT }],
    ['of another dealing', { slot: VAULT }],
  ])('are mixed with one %s (R36)', async (_, changes) => {
    const [stranger] = await deal(3, 5, changes);
    expect(await combinedCode([...some(0, 1, 2), ...(stranger ? [stranger] : [])])).toBe('shares-mixed');
    expect(await combinedCode([...some(0), ...(stranger ? [stranger] : [])])).toBe('shares-mixed');
  });

  it('are mixed when two of one number have other values (R36)', async () => {
    const [first] = some(0);
    const twin = first && { ...first, values: KEY };
    expect(await combinedCode([...some(0, 1, 2), ...(twin ? [twin] : [])])).toBe('shares-mixed');
  });

  it('give another key, which the slot does not know, when one has other values', async () => {
    const [first] = some(0);
    const changed = first && { ...first, values: first.values.map((value) => value ^ 1) };
    expect(await combinedCode([...(changed ? [changed] : []), ...some(1, 2)])).toBe('another key');
  });
});

describe('shares at the edges', () => {
  it.each([
    [2, 2],
    [2, 16],
    [15, 16],
    [16, 16],
  ])('%i of %i give the key, and one fewer does not', async (needed, of) => {
    const shares = await deal(needed, of);
    expect(await combinedCode(shares.slice(of - needed))).toBe('the key');
    expect(await combinedCode(shares.slice(1, needed))).toBe('shares-missing');
  });
});
