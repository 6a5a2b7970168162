/** The hash of the system equals the portable one that FORMAT.md section 1 means. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portableHash } from '../../main/core/format/hash.ts';
import { systemHash } from '../../main/vault/system-hash.ts';

it.each([0, 1, 55, 56, 63, 64, 65, 512, 65_536])('equals SHA-256 of %i bytes', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => i * 31);
  expect(systemHash(bytes)).toEqual(portableHash(bytes));
});

it('equals SHA-256 of any parts, also of a view into longer bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 3 }), fc.nat(50), (parts, skip) => {
      const views = parts.map((part) => part.subarray(Math.min(skip, part.length)));
      expect(systemHash(...views)).toEqual(portableHash(...views));
    }),
  );
});

it('gives bytes of its own each time', () => {
  const first = systemHash(Uint8Array.of(1));
  const kept = first.slice();
  systemHash(Uint8Array.of(2));
  expect(first).toEqual(kept);
});
