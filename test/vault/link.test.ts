/** The link hash of the system equals the portable one that FORMAT.md section 1 means. */
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkOf } from '../../main/vault/link.ts';

it.each([0, 1, 55, 56, 63, 64, 65, 512, 65_536])('equals SHA-256 of %i bytes', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => i * 31);
  expect(linkOf(bytes)).toEqual(sha256(bytes));
});

it('equals SHA-256 of any bytes, also of a view into longer ones', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(50), (bytes, skip) => {
      const view = bytes.subarray(Math.min(skip, bytes.length));
      expect(linkOf(view)).toEqual(sha256(view));
    }),
  );
});
