/** The random port, and even draws from it. */
import { randomFillSync } from 'node:crypto';
import { secretBytes } from '../core/format/bytes.ts';

export interface RandomPort {
  /** Fresh bytes from the generator of the operating system. */
  bytes(length: number): Uint8Array;
}

export const systemRandom: RandomPort = {
  // Filled in place: no second copy of a key stays behind in a buffer of the system's.
  bytes: (length) => randomFillSync(secretBytes(length)),
};

/** An even random number from 0 to `below` − 1 (at most 2^16 values), by rejection: a remainder would favour low numbers. */
export function drawBelow(random: RandomPort, below: number): number {
  if (!Number.isInteger(below) || below < 1 || below > 0x10000) throw new RangeError('below must be 1 to 65536');
  const limit = 0x10000 - (0x10000 % below);
  for (;;) {
    const [high = 0, low = 0] = random.bytes(2);
    const value = high * 256 + low;
    if (value < limit) return value % below;
  }
}
