import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ByteReader,
  equalBytes,
  isZero,
  readU16,
  readU32,
  readU64,
  u64,
  writeU16,
  writeU32,
} from '../../../main/core/format/bytes.ts';

describe('integers of the file', () => {
  it('are big-endian', () => {
    const bytes = new Uint8Array(6);
    writeU16(bytes, 0, 0x0102);
    writeU32(bytes, 2, 0x03040506);
    expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...u64(0x0001_0203_0405_0607)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([0, 1, 0xff, 0x100, 0x7fff, 0x8000, 0xffff])('read back as u16: %i', (value) => {
    const bytes = new Uint8Array(2);
    writeU16(bytes, 0, value);
    expect(readU16(bytes, 0)).toBe(value);
  });

  it.each([0, 1, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff])('read back as u32: %i', (value) => {
    const bytes = new Uint8Array(4);
    writeU32(bytes, 0, value);
    expect(readU32(bytes, 0)).toBe(value);
  });

  it('read back as u64 up to 2^53 − 1', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(readU64(u64(value), 0)).toBe(value);
      }),
    );
    expect(readU64(u64(Number.MAX_SAFE_INTEGER), 0)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('are out of range as u64 from 2^53 on', () => {
    expect(readU64(Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0), 0)).toBeNull();
    expect(readU64(new Uint8Array(8).fill(0xff), 0)).toBeNull();
  });
});

describe('comparing bytes', () => {
  it('finds a difference in every place and in the length', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => i);
    expect(equalBytes(bytes, bytes.slice())).toBe(true);
    for (let at = 0; at < 32; at++) {
      const other = bytes.slice();
      other[at] = 0xff;
      expect(equalBytes(bytes, other)).toBe(false);
    }
    expect(equalBytes(bytes, bytes.slice(0, 31))).toBe(false);
    expect(equalBytes(new Uint8Array(0), new Uint8Array(0))).toBe(true);
  });

  it('tells zeros from anything else', () => {
    expect(isZero(new Uint8Array(512))).toBe(true);
    expect(isZero(new Uint8Array(0))).toBe(true);
    expect(isZero(Uint8Array.of(0, 0, 1))).toBe(false);
  });
});

describe('a byte reader', () => {
  it('gives null, and stays where it is, when a field does not fit', () => {
    const reader = new ByteReader(Uint8Array.of(0, 0, 0, 1, 9, 9, 9));
    expect(reader.u32()).toBe(1);
    expect(reader.u32()).toBeNull();
    expect(reader.u64()).toBeNull();
    expect(reader.take(4)).toBeNull();
    expect(reader.left).toBe(3);
    expect([...(reader.take(3) ?? [])]).toEqual([9, 9, 9]);
    expect([...(reader.take(0) ?? [1])]).toEqual([]);
    expect(reader.take(1)).toBeNull();
  });

  it('gives null for a u64 out of range', () => {
    expect(new ByteReader(new Uint8Array(8).fill(0xff)).u64()).toBeNull();
  });
});
