import { concatBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { writeU32 } from '../../../main/core/format/bytes.ts';
import { sealFrame } from '../../../main/core/format/frame.ts';
import { isTornTail } from '../../../main/core/format/tail.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const key = numberedBytes(32, 1);

function frame(seq: number, transactionBytes: number): Uint8Array {
  const transaction = numberedBytes(transactionBytes, 50 + seq);
  return sealFrame(key, { seq, link: numberedBytes(32, 20 + seq) }, transaction, numberedBytes(24, 80 + seq));
}

const before = frame(0, 100);
/** The frame that fails: two sectors, after one of one sector. */
const last = frame(1, 600);
const later = frame(2, 100);
const AT = before.length;

function zeroSector(bytes: Uint8Array, sector: number): Uint8Array {
  return bytes.slice().fill(0, sector * 512, (sector + 1) * 512);
}

function sized(bytes: Uint8Array, size: number): Uint8Array {
  const changed = bytes.slice();
  writeU32(changed, 4, size);
  return changed;
}

const torn: [string, Uint8Array][] = [
  ['one byte of it', last.slice(0, 1)],
  ['511 bytes of it', last.slice(0, 511)],
  ['511 bytes of anything', numberedBytes(511, 7)],
  ['its first sector only', last.slice(0, 512)],
  ['all of it but one byte', last.slice(0, 1023)],
  ['all of its length, its second sector zero', zeroSector(last, 1)],
  ['all of its length, its first sector zero', zeroSector(last, 0)],
  ['zeros only, to its length', new Uint8Array(1024)],
  ['zeros only, one sector', new Uint8Array(512)],
  ['zeros only, beyond its length', new Uint8Array(4096)],
  ['a first sector of zeros, then anything', concatBytes(new Uint8Array(512), numberedBytes(2000, 8))],
];

const damaged: [string, Uint8Array][] = [
  ['a bad magic', flipped(last, 0)],
  ['a flipped bit in its ciphertext', flipped(last, 300)],
  ['a flipped bit in its tag', flipped(last, 1023)],
  ['a size that is none', sized(last, 513)],
  ['a size that is smaller', sized(last, 512)],
  ['a size that is larger, while the whole frame is there', sized(last, 2048)],
  ['the largest size, while the whole frame is there', sized(last, 16 * 1024 * 1024)],
  ['a bad magic, cut after its first sector', flipped(last, 0).slice(0, 512)],
  ['a first sector of anything', numberedBytes(1024, 9)],
];

describe('a last frame that fails', () => {
  it.each(torn)('is a torn tail with %s', (_, tail) => {
    expect(isTornTail(key, concatBytes(before, tail), AT)).toBe(true);
  });

  it.each(damaged)('is damaged with %s (R19)', (_, tail) => {
    expect(isTornTail(key, concatBytes(before, tail), AT)).toBe(false);
  });

  it.each([...torn, ...damaged].filter(([, tail]) => tail.length % 512 === 0))(
    'is damaged, whatever it is, when a frame that authenticates stands after it: %s (R19)',
    (_, tail) => {
      expect(isTornTail(key, concatBytes(before, tail, later), AT)).toBe(false);
      expect(isTornTail(key, concatBytes(before, tail, new Uint8Array(512), later), AT)).toBe(false);
    },
  );

  it('is a torn tail when what stands after it is sealed under another key', () => {
    const place = { seq: 2, link: numberedBytes(32, 22) };
    const foreign = sealFrame(numberedBytes(32, 2), place, numberedBytes(100, 52), numberedBytes(24, 82));
    expect(isTornTail(key, concatBytes(before, new Uint8Array(512), foreign), AT)).toBe(true);
  });

  it('is damaged when a crafted rest would take too long to look through', () => {
    const rest = new Uint8Array(17 * 1024 * 1024);
    for (let at = 512; at < rest.length; at += 512) {
      rest.set([0x43, 0x4b, 0x46, 0x31], at);
      writeU32(rest, at + 4, 8 * 1024 * 1024);
    }
    const start = performance.now();
    expect(isTornTail(key, concatBytes(before, rest), AT)).toBe(false);
    // All of it would be 150 GiB; the bound is generous for a busy machine.
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});
