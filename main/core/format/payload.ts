/** The codes of a set, sealed under a key of their own, and the keyring that holds that key. FORMAT.md section 10. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ByteReader, equalBytes, isZero, writeU32 } from './bytes.ts';
import { FormatError } from './format-error.ts';
import { setCommitment, setKeysKey } from './keys.ts';
import { MOST_CODE_BYTES, MOST_CODES } from './limits.ts';

export const NONCE_BYTES = 24;
export const KEY_BYTES = 32;
const ENTRY_BYTES = 72;
const FINGERPRINT_BYTES = 8;
const PADDING_BYTES = 64;

/** The all-zero set id under which the key for fingerprints is kept. */
export const FINGERPRINT_KEY_ID = '0'.repeat(32);
const NO_PAYLOAD = new Uint8Array(32);
/** What stands for H(payload) in the entry of that key, hex. */
export const NO_PAYLOAD_HASH = '0'.repeat(64);

/** Random bytes for one sealing: a fresh set key (32) and two nonces (24 each). Used once, ever. */
export interface SealingRandomness {
  readonly setKey: Uint8Array;
  readonly payloadNonce: Uint8Array;
  readonly entryNonce: Uint8Array;
}

export interface SealedSet {
  readonly payload: Uint8Array;
  /** Hex, 64 digits: what the event names. */
  readonly hash: string;
  readonly commitment: string;
  readonly entry: Uint8Array;
}

/** Keys that sealing needs: the vault key and the one for fingerprints, 32 bytes each, and the vault id, 16. */
export interface SealingKeys {
  readonly vaultKey: Uint8Array;
  readonly fingerprintKey: Uint8Array;
  readonly vaultId: Uint8Array;
}

export interface CodeToSeal {
  readonly text: string;
  /** Comparing form. */
  readonly key: string;
}

/**
 * Seals the codes of one set. The set key is overwritten before this returns.
 * @throws FormatError `too-large` above 1,000 codes or 4 KiB a code, `unsupported-format` for a text that UTF-8 cannot hold
 * unchanged.
 */
export function sealCodes(
  keys: SealingKeys,
  setId: string,
  codes: readonly CodeToSeal[],
  random: SealingRandomness,
): SealedSet {
  const { vaultId } = keys;
  const id = hexToBytes(setId);
  const commitment = setCommitment(random.setKey, vaultId);
  const plain = encodeCodes(codes.map((code) => code.text));
  const aad = concatBytes(utf8ToBytes('codes'), vaultId, id, commitment);
  const sealed = xchacha20poly1305(random.setKey, random.payloadNonce, aad).encrypt(plain);
  plain.fill(0);
  const payload = concatBytes(random.payloadNonce, sealed);
  const hash = sha256(payload);
  const entry = concatBytes(
    sealSetKey(keys, id, hash, random.setKey, random.entryNonce),
    ...codes.map((code) => fingerprintBytes(keys.fingerprintKey, code.key)),
  );
  random.setKey.fill(0);
  return { payload, hash: bytesToHex(hash), commitment: bytesToHex(commitment), entry };
}

/** The keyring entry of K_dup, which is made with the vault. */
export function sealFingerprintKey(keys: SealingKeys, nonce: Uint8Array): Uint8Array {
  return sealSetKey(keys, hexToBytes(FINGERPRINT_KEY_ID), NO_PAYLOAD, keys.fingerprintKey, nonce);
}

/** @throws FormatError `record-damaged` (R27). */
export function openFingerprintKey(vaultKey: Uint8Array, vaultId: Uint8Array, entry: Uint8Array): Uint8Array {
  return openSetKey(vaultKey, vaultId, hexToBytes(FINGERPRINT_KEY_ID), NO_PAYLOAD, entry);
}

/** The vault id (16 bytes) and the vault keys (32) before and after a rewrite; the same array where the key stays. */
export interface RewrapKeys {
  readonly vaultId: Uint8Array;
  readonly old: Uint8Array;
  readonly new: Uint8Array;
}

/** Whether a keyring entry under the old key is the one of this payload; ids and hashes in hex. */
export function isEntryOf(keys: RewrapKeys, entry: Uint8Array, setId: string, payloadHash: string): boolean {
  try {
    openSetKey(keys.old, keys.vaultId, hexToBytes(setId), hexToBytes(payloadHash), entry).fill(0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The same set key and fingerprints as a keyring entry under another vault key. `nonce` is 24 fresh random bytes.
 * @throws FormatError `record-damaged` when the entry does not open under the old key (R27).
 */
export function rewrapEntry(
  keys: RewrapKeys,
  entry: Uint8Array,
  { setId, payloadHash }: { readonly setId: string; readonly payloadHash: string },
  nonce: Uint8Array,
): Uint8Array {
  const [id, hash] = [hexToBytes(setId), hexToBytes(payloadHash)];
  const setKey = openSetKey(keys.old, keys.vaultId, id, hash, entry);
  try {
    const sealed = sealSetKey({ vaultKey: keys.new, vaultId: keys.vaultId }, id, hash, setKey, nonce);
    return concatBytes(sealed, entry.subarray(ENTRY_BYTES));
  } finally {
    setKey.fill(0);
  }
}

function entryAad(vaultId: Uint8Array, id: Uint8Array, payloadHash: Uint8Array): Uint8Array {
  return concatBytes(utf8ToBytes('set key'), vaultId, id, payloadHash);
}

function sealSetKey(
  keys: Pick<SealingKeys, 'vaultKey' | 'vaultId'>,
  id: Uint8Array,
  payloadHash: Uint8Array,
  setKey: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  const wrapping = setKeysKey(keys.vaultKey, keys.vaultId);
  const sealed = xchacha20poly1305(wrapping, nonce, entryAad(keys.vaultId, id, payloadHash)).encrypt(setKey);
  wrapping.fill(0);
  return concatBytes(nonce, sealed);
}

function openSetKey(
  vaultKey: Uint8Array,
  vaultId: Uint8Array,
  id: Uint8Array,
  payloadHash: Uint8Array,
  entry: Uint8Array,
): Uint8Array {
  const wrapping = setKeysKey(vaultKey, vaultId);
  try {
    const cipher = xchacha20poly1305(wrapping, entry.slice(0, NONCE_BYTES), entryAad(vaultId, id, payloadHash));
    return cipher.decrypt(entry.subarray(NONCE_BYTES, ENTRY_BYTES));
  } catch {
    throw new FormatError('record-damaged', 'the key of a set does not open');
  } finally {
    wrapping.fill(0);
  }
}

/** First 8 bytes of the HMAC of a comparing form, as hex. */
export function fingerprint(fingerprintKey: Uint8Array, comparingForm: string): string {
  return bytesToHex(fingerprintBytes(fingerprintKey, comparingForm));
}

function fingerprintBytes(fingerprintKey: Uint8Array, comparingForm: string): Uint8Array {
  return hmac(sha256, fingerprintKey, utf8ToBytes(comparingForm)).slice(0, FINGERPRINT_BYTES);
}

/** The fingerprints of a keyring entry, in the order of its codes, as hex. */
export function entryFingerprints(entry: Uint8Array): string[] {
  const found: string[] = [];
  for (let at = ENTRY_BYTES; at + FINGERPRINT_BYTES <= entry.length; at += FINGERPRINT_BYTES) {
    found.push(bytesToHex(entry.subarray(at, at + FINGERPRINT_BYTES)));
  }
  return found;
}

/** What stands in the log and the keyring about one sealed set. */
export interface SealedSetSource {
  readonly setId: string;
  readonly payload: Uint8Array;
  /** Commitment in hex, from the event. */
  readonly commitment: string;
  readonly entry: Uint8Array;
}

function committedSetKey(vaultKey: Uint8Array, vaultId: Uint8Array, source: SealedSetSource): Uint8Array {
  const id = hexToBytes(source.setId);
  const setKey = openSetKey(vaultKey, vaultId, id, sha256(source.payload), source.entry);
  if (equalBytes(setCommitment(setKey, vaultId), hexToBytes(source.commitment))) return setKey;
  setKey.fill(0);
  throw new FormatError('record-damaged', 'the key of a set is not the committed one');
}

/**
 * Checks the key of a set without decrypting its codes.
 * @throws FormatError `record-damaged` (R27).
 */
export function checkSetKey(vaultKey: Uint8Array, vaultId: Uint8Array, source: SealedSetSource): void {
  committedSetKey(vaultKey, vaultId, source).fill(0);
}

/**
 * The texts of the codes, in order. Call it through `openSet` of the session only (R28).
 * @throws FormatError `record-damaged` (R27).
 */
export function openCodes(vaultKey: Uint8Array, vaultId: Uint8Array, source: SealedSetSource): string[] {
  const setKey = committedSetKey(vaultKey, vaultId, source);
  try {
    const aad = concatBytes(utf8ToBytes('codes'), vaultId, hexToBytes(source.setId), hexToBytes(source.commitment));
    return decodeCodes(openPayload(setKey, source.payload, aad));
  } finally {
    setKey.fill(0);
  }
}

function openPayload(setKey: Uint8Array, payload: Uint8Array, aad: Uint8Array): Uint8Array {
  try {
    return xchacha20poly1305(setKey, payload.slice(0, NONCE_BYTES), aad).decrypt(payload.subarray(NONCE_BYTES));
  } catch {
    throw new FormatError('record-damaged', 'the codes of a set do not open');
  }
}

function encodeCodes(texts: readonly string[]): Uint8Array {
  const codes = texts.map((text) => utf8ToBytes(text));
  if (codes.length > MOST_CODES || codes.some((code) => code.length > MOST_CODE_BYTES)) {
    throw new FormatError('too-large', 'the codes of one set');
  }
  if (codes.some((code, i) => bytesToUtf8(code) !== texts[i])) {
    throw new FormatError('unsupported-format', 'a code with half a character or a byte order mark');
  }
  const used = 4 + codes.reduce((sum, code) => sum + 4 + code.length, 0);
  const bytes = new Uint8Array(Math.ceil(used / PADDING_BYTES) * PADDING_BYTES);
  writeU32(bytes, 0, codes.length);
  let at = 4;
  for (const code of codes) {
    writeU32(bytes, at, code.length);
    bytes.set(code, at + 4);
    at += 4 + code.length;
    code.fill(0);
  }
  return bytes;
}

function decodeCodes(plain: Uint8Array): string[] {
  try {
    const reader = new ByteReader(plain);
    const count = reader.u32();
    const texts: string[] = [];
    for (let i = 0; count !== null && i < count; i++) {
      const length = reader.u32();
      const bytes = length === null ? null : reader.take(length);
      if (bytes === null) throw new FormatError('record-damaged', 'the list of codes is cut');
      const text = bytesToUtf8(bytes);
      if (!equalBytes(utf8ToBytes(text), bytes)) throw new FormatError('record-damaged', 'a code is not UTF-8');
      texts.push(text);
    }
    const padding = reader.take(reader.left);
    if (count === null || padding === null || !isZero(padding) || plain.length % PADDING_BYTES !== 0) {
      throw new FormatError('record-damaged', 'the padding of the codes');
    }
    return texts;
  } finally {
    plain.fill(0);
  }
}
