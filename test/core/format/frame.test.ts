import { describe, expect, it } from 'vitest';
import { writeU32 } from '../../../main/core/format/bytes.ts';
import {
  type FramePlace,
  frameSize,
  MOST_TRANSACTION_BYTES,
  openFrame,
  sealFrame,
  statedSize,
} from '../../../main/core/format/frame.ts';
import { codeOf } from './code-of.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const key = numberedBytes(32, 1);
const nonce = numberedBytes(24, 2);
const place: FramePlace = { seq: 3, link: numberedBytes(32, 3) };
const transaction = numberedBytes(200, 4);
const frame = sealFrame(key, place, transaction, nonce);

/** What a transaction takes beside itself: header, length, tag. */
const AROUND = 80 + 4 + 16;

describe('the size of a frame', () => {
  it.each([
    [0, 512],
    [1, 512],
    [512 - AROUND - 1, 512],
    [512 - AROUND, 512],
    [512 - AROUND + 1, 1024],
    [1024 - AROUND, 1024],
    [1024 - AROUND + 1, 2048],
    [32_768 - AROUND, 32_768],
    [32_768 - AROUND + 1, 65_536],
    [65_536 - AROUND, 65_536],
    [65_536 - AROUND + 1, 131_072],
    [131_072 - AROUND, 131_072],
    [131_072 - AROUND + 1, 196_608],
    [MOST_TRANSACTION_BYTES - 1, 16 * 1024 * 1024],
    [MOST_TRANSACTION_BYTES, 16 * 1024 * 1024],
  ])('for %i bytes is %i (R18)', (length, size) => {
    expect(frameSize(length)).toBe(size);
  });

  it('is refused above 16 MiB (R18)', () => {
    expect(codeOf(() => frameSize(MOST_TRANSACTION_BYTES + 1))).toBe('too-large');
  });

  it.each([0, 1, 511, 513, 768, 1536, 65_537, 98_304, 16 * 1024 * 1024 + 65_536, 0xffff_ffff])(
    'is none of %i (R18)',
    (size) => {
      const bytes = frame.slice();
      writeU32(bytes, 4, size);
      expect(statedSize(bytes, 0)).toBeNull();
    },
  );

  it.each([512, 1024, 65_536, 131_072, 196_608, 16 * 1024 * 1024])('can be %i (R18)', (size) => {
    const bytes = frame.slice();
    writeU32(bytes, 4, size);
    expect(statedSize(bytes, 0)).toBe(size);
  });
});

describe('a frame', () => {
  it.each([0, 1, 411, 412, 413, 70_000])('gives back a transaction of %i bytes', (length) => {
    const bytes = numberedBytes(length, 9);
    expect(openFrame(key, sealFrame(key, place, bytes, nonce), 0, place)).toEqual({
      size: frameSize(length),
      transaction: bytes,
    });
  });

  it('fails when any bit of it differs (R19)', () => {
    for (let at = 0; at < frame.length; at++) {
      for (const mask of at < 80 ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << (at % 8)]) {
        expect(openFrame(key, flipped(frame, at, mask), 0, place), `byte ${at}`).toBeNull();
      }
    }
  });

  it('fails under another key, another number, another link (R19)', () => {
    expect(openFrame(flipped(key, 0), frame, 0, place)).toBeNull();
    expect(openFrame(key, frame, 0, { ...place, seq: 4 })).toBeNull();
    expect(openFrame(key, frame, 0, { ...place, link: flipped(place.link, 31) })).toBeNull();
  });

  it('fails when the file ends inside it (R19)', () => {
    for (const length of [0, 7, 8, 79, 80, 511]) expect(openFrame(key, frame.slice(0, length), 0, place)).toBeNull();
  });

  it('opens without a place when only its tag is asked', () => {
    expect(openFrame(key, frame, 0, null)?.transaction).toEqual(transaction);
  });

  it('hides in its size class how long the transaction is', () => {
    const sizes = new Set([0, 100, 412].map((length) => sealFrame(key, place, new Uint8Array(length), nonce).length));
    expect([...sizes]).toEqual([512]);
  });
});
