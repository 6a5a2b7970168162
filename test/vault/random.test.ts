import { describe, expect, it } from 'vitest';
import { drawBelow, type RandomPort, systemRandom } from '../../main/vault/random.ts';
import { seededRandom } from './fake-ports.ts';

/** Gives these 16-bit values, one after the other. */
function scripted(...values: number[]): RandomPort {
  return {
    bytes: (length) => {
      expect(length).toBe(2);
      const value = values.shift();
      if (value === undefined) throw new Error('drew more than there is');
      return Uint8Array.of(value >> 8, value & 0xff);
    },
  };
}

/**
 * Whether counts are as even as chance has them: chi-square within six standard deviations of its mean, in the
 * Wilson–Hilferty form, which chance exceeds on either side once in 10^9.
 */
function evenness(counts: readonly number[]): number {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  const expected = draws / counts.length;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  const part = 2 / (9 * freedom);
  return ((chiSquare / freedom) ** (1 / 3) - (1 - part)) / Math.sqrt(part);
}

function countsOf(random: RandomPort, below: number, draws: number): number[] {
  const counts = Array<number>(below).fill(0);
  for (let i = 0; i < draws; i++) {
    const drawn = drawBelow(random, below);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  return counts;
}

describe('a draw', () => {
  it.each([
    [7776, 0, 0],
    [7776, 7775, 7775],
    [7776, 7776, 0],
    [7776, 62_207, 7775],
    [32, 65_535, 31],
    [65_536, 65_535, 65_535],
    [1, 65_535, 0],
    [10, 65_529, 9],
  ])('below %i from %i is %i', (below, value, expected) => {
    expect(drawBelow(scripted(value), below)).toBe(expected);
  });

  it.each([
    [7776, 62_208],
    [7776, 65_535],
    [10, 65_530],
    [3, 65_535],
    [32_769, 32_769],
  ])('below %i throws %i away and draws again', (below, value) => {
    expect(drawBelow(scripted(value, value, 2), below)).toBe(2);
  });

  it.each([0, -1, 65_537, 1.5, Number.NaN])('below %d is none', (below) => {
    expect(() => drawBelow(scripted(), below)).toThrow(RangeError);
  });

  it.each([2, 10, 32, 1000])('below %i is even, by a seed and by the generator of the system', (below) => {
    expect(Math.abs(evenness(countsOf(seededRandom('even'), below, 50 * below + 20_000)))).toBeLessThan(6.2);
    expect(Math.abs(evenness(countsOf(systemRandom, below, 50 * below + 20_000)))).toBeLessThan(6.2);
  });

  it('of words is even', () => {
    expect(Math.abs(evenness(countsOf(systemRandom, 7776, 200_000)))).toBeLessThan(6.2);
  });

  it('by remainder alone would be found uneven', () => {
    const random = seededRandom('uneven');
    const counts = Array<number>(40_000).fill(0);
    for (let i = 0; i < 400_000; i++) {
      const [high = 0, low = 0] = random.bytes(2);
      const drawn = (high * 256 + low) % 40_000;
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(evenness(counts)).toBeGreaterThan(6.2);
  });
});

describe('random bytes of the system', () => {
  it('are as many as asked for, in memory of their own, and differ', () => {
    const [a, b] = [systemRandom.bytes(32), systemRandom.bytes(32)];
    expect(a.length).toBe(32);
    expect(a.buffer.byteLength).toBe(32);
    expect(a).not.toEqual(b);
  });
});
