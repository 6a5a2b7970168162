/** Answers published by others, for every primitive that the file rests on. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { flipped } from './numbered-bytes.ts';

const repeated = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);
const counting = (from: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => from + i);

describe('known answers', () => {
  it('SHA-256 of "abc" (FIPS 180-4)', () => {
    expect(bytesToHex(sha256(utf8ToBytes('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('HMAC-SHA-256, cases 1 and 2 (RFC 4231)', () => {
    expect(bytesToHex(hmac(sha256, repeated(0x0b, 20), utf8ToBytes('Hi There')))).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
    expect(bytesToHex(hmac(sha256, utf8ToBytes('Jefe'), utf8ToBytes('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('HKDF-SHA-256, cases 1 to 3 (RFC 5869)', () => {
    const first = hkdf(sha256, repeated(0x0b, 22), counting(0, 13), counting(0xf0, 10), 42);
    expect(bytesToHex(first)).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
    const second = hkdf(sha256, counting(0, 80), counting(0x60, 80), counting(0xb0, 80), 82);
    expect(bytesToHex(second)).toBe(
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09' +
        'da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    );
    const third = hkdf(sha256, repeated(0x0b, 22), new Uint8Array(0), new Uint8Array(0), 42);
    expect(bytesToHex(third)).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    );
  });

  it('Argon2id with secret and associated data (RFC 9106, 5.3)', () => {
    const tag = argon2id(repeated(1, 32), repeated(2, 16), {
      t: 3,
      m: 32,
      p: 4,
      dkLen: 32,
      key: repeated(3, 8),
      personalization: repeated(4, 12),
    });
    expect(bytesToHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it('scrypt, cases 1 and 2 (RFC 7914)', () => {
    expect(bytesToHex(scrypt('', '', { N: 16, r: 1, p: 1, dkLen: 64 }))).toBe(
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' +
        'fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
    );
    expect(bytesToHex(scrypt('password', 'NaCl', { N: 1024, r: 8, p: 16, dkLen: 64 }))).toBe(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' +
        '2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    );
  });

  const key = counting(0x80, 32);
  const nonce = counting(0x40, 24);
  const aad = hexToBytes('50515253c0c1c2c3c4c5c6c7');
  const plain = utf8ToBytes(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  );
  const sealed = hexToBytes(
    'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb' +
      '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
      '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
      '21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49',
  );

  it('XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha, A.3.1)', () => {
    expect(bytesToHex(xchacha20poly1305(key, nonce, aad).encrypt(plain))).toBe(bytesToHex(sealed));
    expect(xchacha20poly1305(key, nonce, aad).decrypt(sealed)).toEqual(plain);
  });

  it('XChaCha20-Poly1305 refuses the draft vector with any byte of text, tag, nonce or associated data changed', () => {
    for (let at = 0; at < sealed.length; at++) {
      expect(() => xchacha20poly1305(key, nonce, aad).decrypt(flipped(sealed, at))).toThrow();
    }
    for (let at = 0; at < 24; at++)
      expect(() => xchacha20poly1305(key, flipped(nonce, at), aad).decrypt(sealed)).toThrow();
    for (let at = 0; at < aad.length; at++) {
      expect(() => xchacha20poly1305(key, nonce, flipped(aad, at)).decrypt(sealed)).toThrow();
    }
    expect(() => xchacha20poly1305(key, nonce).decrypt(sealed)).toThrow();
  });
});
