import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { setCommitment, setKeysKey } from '../../../main/core/format/keys.ts';
import { MOST_CODE_BYTES, MOST_CODES } from '../../../main/core/format/limits.ts';
import {
  checkSetKey,
  entryFingerprints,
  FINGERPRINT_KEY_ID,
  fingerprint,
  openCodes,
  openFingerprintKey,
  type SealedSet,
  sealCodes,
  sealFingerprintKey,
} from '../../../main/core/format/payload.ts';
import { codeOf } from './code-of.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const keys = { vaultKey: numberedBytes(32, 1), fingerprintKey: numberedBytes(32, 2), vaultId: numberedBytes(16, 3) };
const setId = 'ab'.repeat(16);
const texts = ['1111-2222', 'kämpfe', '🔑 key'];

function seal(of: readonly string[], number = 10): SealedSet {
  return sealCodes(
    keys,
    setId,
    of.map((text) => ({ text, key: text.replaceAll('-', '') })),
    {
      setKey: numberedBytes(32, number),
      payloadNonce: numberedBytes(24, number + 1),
      entryNonce: numberedBytes(24, number + 2),
    },
  );
}

function open(sealed: SealedSet, changes: Partial<SealedSet & { setId: string }> = {}): string[] {
  const { payload, commitment, entry, setId: id } = { setId, ...sealed, ...changes };
  return openCodes(keys.vaultKey, keys.vaultId, { setId: id, payload, commitment, entry });
}

/** A payload of this plaintext, whatever it is, under a set key that fits. */
function sealedPlain(plain: Uint8Array): SealedSet {
  const setKey = numberedBytes(32, 90);
  const commitment = setCommitment(setKey, keys.vaultId);
  const aad = concatBytes(utf8ToBytes('codes'), keys.vaultId, hexToBytes(setId), commitment);
  const nonce = numberedBytes(24, 91);
  const payload = concatBytes(nonce, xchacha20poly1305(setKey, nonce, aad).encrypt(plain));
  const hash = sha256(payload);
  const entryNonce = numberedBytes(24, 92);
  const entryAad = concatBytes(utf8ToBytes('set key'), keys.vaultId, hexToBytes(setId), hash);
  const wrapped = xchacha20poly1305(setKeysKey(keys.vaultKey, keys.vaultId), entryNonce, entryAad).encrypt(setKey);
  return {
    payload,
    hash: bytesToHex(hash),
    commitment: bytesToHex(commitment),
    entry: concatBytes(entryNonce, wrapped),
  };
}

function plainOf(length: number, ...fields: (number | string)[]): Uint8Array {
  const plain = new Uint8Array(length);
  const parts = fields.map((field) =>
    typeof field === 'string' ? utf8ToBytes(field) : Uint8Array.of(field >>> 24, field >>> 16, field >>> 8, field),
  );
  plain.set(concatBytes(...parts));
  return plain;
}

describe('the codes of a set', () => {
  it.each([
    ['none', []],
    ['one', ['1']],
    ['three', texts],
    ['an empty one', ['']],
    ['the most', Array.from({ length: MOST_CODES }, (_, i) => `code ${i}`)],
    ['the longest', ['x'.repeat(MOST_CODE_BYTES)]],
  ])('open as they were sealed: %s', (_, of) => {
    expect(open(seal(of))).toEqual(of);
  });

  it('are too large above 1,000 codes or 4 KiB a code', () => {
    expect(codeOf(() => seal(Array.from({ length: MOST_CODES + 1 }, () => '1')))).toBe('too-large');
    expect(codeOf(() => seal(['x'.repeat(MOST_CODE_BYTES + 1)]))).toBe('too-large');
    expect(codeOf(() => seal(['ä'.repeat(MOST_CODE_BYTES / 2 + 1)]))).toBe('too-large');
  });

  it('are refused when UTF-8 would change them: half a character, a byte order mark', () => {
    expect(codeOf(() => seal(['12\ud83d34']))).toBe('unsupported-format');
    expect(codeOf(() => seal(['\ufeff1234']))).toBe('unsupported-format');
  });

  it.each([
    [[], 64],
    [['x'.repeat(56)], 64],
    [['x'.repeat(57)], 128],
    [['x'.repeat(52), ''], 64],
    [['x'.repeat(53), ''], 128],
  ])('are padded to steps of 64 bytes: %j', (of, length) => {
    expect(seal(of).payload.length).toBe(24 + length + 16);
  });

  it('leave no set key behind', () => {
    const random = {
      setKey: numberedBytes(32, 10),
      payloadNonce: numberedBytes(24, 11),
      entryNonce: numberedBytes(24, 12),
    };
    sealCodes(keys, setId, [], random);
    expect([...random.setKey]).toEqual(Array(32).fill(0));
  });

  it('are named by the hash of the payload', () => {
    const sealed = seal(texts);
    expect(sealed.hash).toBe(bytesToHex(sha256(sealed.payload)));
  });

  it('do not open when any byte of payload, entry or commitment differs (R27)', () => {
    const sealed = seal(texts);
    const { payload, entry, commitment } = sealed;
    for (let at = 0; at < payload.length; at++) {
      expect(
        codeOf(() => open(sealed, { payload: flipped(payload, at) })),
        `payload ${at}`,
      ).toBe('record-damaged');
    }
    for (let at = 0; at < 72; at++) {
      expect(
        codeOf(() => open(sealed, { entry: flipped(entry, at) })),
        `entry ${at}`,
      ).toBe('record-damaged');
    }
    for (let at = 0; at < 32; at++) {
      const other = bytesToHex(flipped(hexToBytes(commitment), at));
      expect(
        codeOf(() => open(sealed, { commitment: other })),
        `commitment ${at}`,
      ).toBe('record-damaged');
    }
  });

  it('do not open as those of another set, of another vault, or under another vault key (R27)', () => {
    const sealed = seal(texts);
    const source = { setId, ...sealed };
    expect(codeOf(() => open(sealed, { setId: 'cd'.repeat(16) }))).toBe('record-damaged');
    expect(codeOf(() => openCodes(keys.vaultKey, numberedBytes(16, 99), source))).toBe('record-damaged');
    expect(codeOf(() => openCodes(numberedBytes(32, 99), keys.vaultId, source))).toBe('record-damaged');
  });

  it('do not open with the entry of another sealing of the same set (R27)', () => {
    expect(codeOf(() => open(seal(texts), { entry: seal(texts, 30).entry }))).toBe('record-damaged');
  });

  it.each([0, 1, 23, 24, 71])('do not open with an entry or a payload of %i bytes (R27)', (length) => {
    const sealed = seal(texts);
    expect(codeOf(() => open(sealed, { entry: sealed.entry.slice(0, length) }))).toBe('record-damaged');
    expect(codeOf(() => open(sealed, { payload: sealed.payload.slice(0, length) }))).toBe('record-damaged');
  });

  it('check by their key alone, without being decrypted (R27)', () => {
    const sealed = seal(texts);
    const check = (changes: Partial<SealedSet>): unknown =>
      codeOf(() => checkSetKey(keys.vaultKey, keys.vaultId, { setId, ...sealed, ...changes }));
    expect(check({})).toBe('done');
    expect(check({ commitment: seal(texts, 30).commitment })).toBe('record-damaged');
    expect(check({ payload: flipped(sealed.payload, 30) })).toBe('record-damaged');
  });

  it.each([
    ['nothing at all', new Uint8Array(0)],
    ['no whole count', new Uint8Array(3)],
    ['a length that is no step of 64', plainOf(63, 0)],
    ['more codes than bytes', plainOf(64, 0xffff_ffff)],
    ['a code longer than the rest', plainOf(64, 1, 57, 'x')],
    ['a code of an impossible length', plainOf(64, 1, 0xffff_ffff)],
    ['padding that is not zero', plainOf(64, 1, 1, 'x', 1)],
    ['a text that is not UTF-8', plainOf(64, 1, 2, 0xc3280000)],
  ])('are damaged when an authentic payload holds %s (R27)', (_, plain) => {
    expect(codeOf(() => open(sealedPlain(plain)))).toBe('record-damaged');
  });

  it('open out of an authentic payload that keeps the rules', () => {
    expect(open(sealedPlain(plainOf(64, 2, 1, 'x', 2, 'yz')))).toEqual(['x', 'yz']);
  });
});

describe('fingerprints', () => {
  it('stand in the entry, one per code, and are 8 bytes of the HMAC of the comparing form', () => {
    const { entry } = seal(texts);
    const expected = texts.map((text) =>
      bytesToHex(hmac(sha256, keys.fingerprintKey, utf8ToBytes(text.replaceAll('-', ''))).slice(0, 8)),
    );
    expect(entryFingerprints(entry)).toEqual(expected);
    expect(fingerprint(keys.fingerprintKey, '11112222')).toBe(expected[0]);
    expect(entry.length).toBe(72 + 8 * texts.length);
  });

  it('have a key that opens under the all-zero set id only', () => {
    const entry = sealFingerprintKey(keys, numberedBytes(24, 20));
    expect(openFingerprintKey(keys.vaultKey, keys.vaultId, entry)).toEqual(keys.fingerprintKey);
    expect(entryFingerprints(entry)).toEqual([]);
    expect(FINGERPRINT_KEY_ID).toBe('0'.repeat(32));
    expect(codeOf(() => openFingerprintKey(keys.vaultKey, keys.vaultId, seal(texts).entry))).toBe('record-damaged');
    expect(codeOf(() => openFingerprintKey(keys.vaultKey, numberedBytes(16, 99), entry))).toBe('record-damaged');
  });
});
