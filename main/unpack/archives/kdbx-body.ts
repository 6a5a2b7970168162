/** The body of a KeePass database, from its encrypted blocks to the XML inside; keepass.info "KDBX 4", and the format 3 before it. */
import { createDecipheriv } from 'node:crypto';
import { chacha20 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../../core/format/bytes.ts';
import { MOST_UNPACKED_BYTES } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { gunzip } from './gunzip.ts';
import { DAMAGED_KDBX, type Kdbx3Header, type Kdbx4Header, type KdbxHeader, type StreamChoice } from './kdbx-header.ts';
import { refuse } from './refuse.ts';

/** What a database holds once it is open. */
export interface KdbxBody {
  readonly xml: string;
  /** What the protected values in the XML are hidden with. */
  readonly stream: StreamChoice;
  /** Attachments of format 4, by their number; format 3 has them in the XML. */
  readonly binaries: readonly Uint8Array[];
}

const HASH_BYTES = 32;
const AES_BLOCK = 16;
/** The number of the block that stands for the header. */
const HEADER_BLOCK = 0xffff_ffff_ffff_ffffn;
const INNER_FIELD = { end: 0, streamId: 1, streamKey: 2, binary: 3 } as const;

/**
 * Looks at what can be told without a key.
 * @throws UnpackError `unsupported-format` for a file that is cut off or was changed.
 */
export function checkKdbxFrame(file: Uint8Array, header: KdbxHeader): void {
  const { length } = header.bytes;
  if (header.format === 3) {
    const body = file.length - length;
    if (body === 0 || (header.cipher === 'aes' && body % AES_BLOCK !== 0)) refuse(DAMAGED_KDBX);
  } else {
    const hash = file.subarray(length, length + HASH_BYTES);
    if (!equalBytes(hash, sha256(header.bytes))) refuse(DAMAGED_KDBX);
  }
}

/**
 * Decrypts the body.
 *
 * @param transformedKey 32 bytes, of the key derivation
 * @throws UnpackError `wrong-secret` where the key does not fit, `unsupported-format` for a damaged body, `too-large` for one that
 *   unpacks to more than 100 MB.
 */
export function openKdbxBody(file: Uint8Array, header: KdbxHeader, transformedKey: Uint8Array): KdbxBody {
  const body = file.subarray(header.bytes.length);
  return header.format === 3 ? openFormat3(body, header, transformedKey) : openFormat4(body, header, transformedKey);
}

function openFormat3(body: Uint8Array, header: Kdbx3Header, transformedKey: Uint8Array): KdbxBody {
  const key = sha256(concatBytes(header.masterSeed, transformedKey));
  const plain = decipher(body, header, key, false);
  if (!equalBytes(plain.subarray(0, HASH_BYTES), header.start)) wrongSecret();
  const xml = inflated(joinHashedBlocks(plain.subarray(HASH_BYTES)), header);
  return { xml: new TextDecoder().decode(xml), stream: header.stream, binaries: [] };
}

function openFormat4(body: Uint8Array, header: Kdbx4Header, transformedKey: Uint8Array): KdbxBody {
  const seeded = concatBytes(header.masterSeed, transformedKey);
  const macKey = sha512(concatBytes(seeded, Uint8Array.of(1)));
  const mac = body.subarray(HASH_BYTES, 2 * HASH_BYTES);
  if (!equalBytes(mac, hmac(sha256, blockKey(macKey, HEADER_BLOCK), header.bytes))) wrongSecret();
  const encrypted = joinMacBlocks(body.subarray(2 * HASH_BYTES), macKey);
  return readInner(inflated(decipher(encrypted, header, sha256(seeded), true), header));
}

function wrongSecret(): never {
  throw new UnpackError('wrong-secret', 'this password or key file does not fit');
}

function blockKey(macKey: Uint8Array, block: bigint): Uint8Array {
  return sha512(concatBytes(u64(block), macKey));
}

function u64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** @throws UnpackError `unsupported-format` for a block that is missing or was changed. */
function joinMacBlocks(bytes: Uint8Array, macKey: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0, block = 0n; ; block++) {
    const { hash: mac, length, from } = blockHead(bytes, at);
    const data = bytes.subarray(from, from + length);
    const covered = concatBytes(u64(block), bytes.subarray(from - 4, from), data);
    if (!equalBytes(mac, hmac(sha256, blockKey(macKey, block), covered))) refuse(DAMAGED_KDBX);
    if (length === 0) return concatBytes(...blocks);
    blocks.push(data);
    at = from + length;
  }
}

/** @throws UnpackError `unsupported-format` for a block that is missing or was changed. */
function joinHashedBlocks(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks: Uint8Array[] = [];
  // Its number stands in front of each.
  for (let at = 0; ; ) {
    const { hash, length, from } = blockHead(bytes, at + 4);
    const data = bytes.subarray(from, from + length);
    const expected = length === 0 ? new Uint8Array(HASH_BYTES) : sha256(data);
    if (view.getUint32(at, true) !== blocks.length || !equalBytes(hash, expected)) refuse(DAMAGED_KDBX);
    if (length === 0) return concatBytes(...blocks);
    blocks.push(data);
    at = from + length;
  }
}

function blockHead(bytes: Uint8Array, at: number): { hash: Uint8Array; length: number; from: number } {
  const from = at + HASH_BYTES + 4;
  if (from > bytes.length) refuse(DAMAGED_KDBX);
  const length = new DataView(bytes.buffer, bytes.byteOffset + at + HASH_BYTES, 4).getUint32(0, true);
  if (length > bytes.length - from) refuse(DAMAGED_KDBX);
  return { hash: bytes.subarray(at, at + HASH_BYTES), length, from };
}

/** Padding stays on where nothing has proven the key as yet. */
function decipher(bytes: Uint8Array, header: KdbxHeader, key: Uint8Array, isProven: boolean): Uint8Array {
  if (header.cipher === 'chacha20') return chacha20(key, header.iv, bytes);
  const cipher = createDecipheriv('aes-256-cbc', key, header.iv).setAutoPadding(isProven);
  try {
    return concatBytes(cipher.update(bytes), cipher.final());
  } catch {
    return refuse(DAMAGED_KDBX);
  }
}

function inflated(bytes: Uint8Array, { isCompressed }: KdbxHeader): Uint8Array {
  return isCompressed ? gunzip(bytes, MOST_UNPACKED_BYTES, DAMAGED_KDBX) : bytes;
}

/** The header inside of the body, which format 4 has, and the XML after it. */
function readInner(bytes: Uint8Array): KdbxBody {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const binaries: Uint8Array[] = [];
  let id = -1;
  let key = new Uint8Array();
  for (let at = 0; ; ) {
    const from = at + 5;
    if (from > bytes.length) refuse(DAMAGED_KDBX);
    const field = view.getUint8(at);
    const data = bytes.slice(from, from + view.getUint32(at + 1, true));
    at = from + view.getUint32(at + 1, true);
    if (at > bytes.length) refuse(DAMAGED_KDBX);
    if (field === INNER_FIELD.streamId && data.length === 4) id = view.getUint32(from, true);
    if (field === INNER_FIELD.streamKey) key = data;
    // Its first byte says whether memory should hide it.
    if (field === INNER_FIELD.binary) binaries.push(data.subarray(1));
    if (field === INNER_FIELD.end) {
      return { xml: new TextDecoder().decode(bytes.subarray(at)), stream: { id, key }, binaries };
    }
  }
}
