/** The stream that hides protected values inside of a KeePass database: Salsa20 or ChaCha20, one after the other in the file's order. */
import { chacha20 } from '@noble/ciphers/chacha.js';
import { salsa20 } from '@noble/ciphers/salsa.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { StreamChoice } from './kdbx-header.ts';
import { refuse } from './refuse.ts';

const SALSA20 = 2;
const CHACHA20 = 3;
const SALSA20_NONCE = Uint8Array.of(0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a);
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** Both ciphers make their stream in blocks of 64 bytes. */
const BLOCK = 64;
const BLOCKS_AT_ONCE = 1024;

/** Takes what is hidden, gives what it hides; called for every protected value in the order of the file. */
export type Unhide = (hidden: Uint8Array) => Uint8Array;

/** @throws UnpackError `unsupported-format` for a stream that is not known here. */
export function unhideBy({ id, key }: StreamChoice): Unhide {
  const makeBlocks = blockMaker(id, key);
  let made = new Uint8Array();
  let used = 0;
  let counter = 0;
  return (hidden) => {
    const plain = new Uint8Array(hidden.length);
    for (let at = 0; at < hidden.length; at++) {
      if (used === made.length) {
        made = makeBlocks(counter);
        used = 0;
        counter += BLOCKS_AT_ONCE;
      }
      plain[at] = (hidden[at] ?? 0) ^ (made[used++] ?? 0);
    }
    return plain;
  };
}

function blockMaker(id: number, key: Uint8Array): (counter: number) => Uint8Array<ArrayBuffer> {
  const zeros = new Uint8Array(BLOCK * BLOCKS_AT_ONCE);
  if (id === SALSA20) {
    const hash = sha256(key);
    return (counter) => Uint8Array.from(salsa20(hash, SALSA20_NONCE, zeros, undefined, counter));
  }
  if (id !== CHACHA20) refuse('a KeePass database whose protected values are hidden in an unknown way');
  const hash = sha512(key);
  const nonce = hash.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES);
  return (counter) => Uint8Array.from(chacha20(hash.subarray(0, KEY_BYTES), nonce, zeros, undefined, counter));
}
