/** Big-endian integers in byte strings: the conventions of FORMAT.md section 1. */

export function readU16(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}

export function readU32(bytes: Uint8Array, offset: number): number {
  return readU16(bytes, offset) * 0x10000 + readU16(bytes, offset + 2);
}

/**
 * Memory for a secret. An array of up to 64 bytes that is made in another way lies in the heap of the engine, whose collector moves
 * it and leaves what it held behind: overwriting it then clears the last of several copies.
 */
export function secretBytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(length));
}

/** A secret in such memory; the bytes given are overwritten. */
export function asSecret(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const secret = secretBytes(bytes.length);
  secret.set(bytes);
  bytes.fill(0);
  return secret;
}

/** Null above 2^53 − 1, which no counter of a vault reaches. */
export function readU64(bytes: Uint8Array, offset: number): number | null {
  const value = readU32(bytes, offset) * 0x1_0000_0000 + readU32(bytes, offset + 4);
  return Number.isSafeInteger(value) ? value : null;
}

export function writeU16(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >>> 8;
  bytes[offset + 1] = value;
}

export function writeU32(bytes: Uint8Array, offset: number, value: number): void {
  writeU16(bytes, offset, Math.floor(value / 0x10000));
  writeU16(bytes, offset + 2, value % 0x10000);
}

export function writeU64(bytes: Uint8Array, offset: number, value: number): void {
  writeU32(bytes, offset, Math.floor(value / 0x1_0000_0000));
  writeU32(bytes, offset + 4, value % 0x1_0000_0000);
}

export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  writeU64(bytes, 0, value);
  return bytes;
}

export function isZero(bytes: Uint8Array): boolean {
  // By index: an iterator over the padding of every frame is a tenth of the time that opening takes.
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) return false;
  return true;
}

/** Equality whose time does not depend on where the bytes differ. Lengths are public. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** Takes a byte string apart from front to back; `null` from a method means that it is too short. */
export class ByteReader {
  #offset = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  u32(): number | null {
    if (this.left < 4) return null;
    this.#offset += 4;
    return readU32(this.#bytes, this.#offset - 4);
  }

  u64(): number | null {
    if (this.left < 8) return null;
    this.#offset += 8;
    return readU64(this.#bytes, this.#offset - 8);
  }

  /** A view of the next bytes, not a copy. */
  take(length: number): Uint8Array | null {
    if (this.left < length) return null;
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }
}
