/** The keys of a password-protected export of Bitwarden, and what they open; the decrypt chain of the import facts, section 7. */
import { createDecipheriv, createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { expand } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const KEY_BYTES = 32;
const IV_BYTES = 16;
const KIB = 1024;

/** How a password becomes a key. The salt is the text of the file: it is base64, and is not decoded. */
export type Derivation =
  | { readonly kdf: 'pbkdf2'; readonly salt: string; readonly rounds: number }
  | {
      readonly kdf: 'argon2id';
      readonly salt: string;
      readonly passes: number;
      readonly memoryMib: number;
      readonly lanes: number;
    };

export interface ExportKeys {
  readonly encryption: Uint8Array;
  readonly mac: Uint8Array;
}

/** 32 bytes each. */
export async function deriveKeys(password: string, derivation: Derivation): Promise<ExportKeys> {
  const passphrase = new TextEncoder().encode(password);
  const master = await derive(passphrase, derivation);
  const keys = {
    encryption: expand(sha256, master, utf8ToBytes('enc'), KEY_BYTES),
    mac: expand(sha256, master, utf8ToBytes('mac'), KEY_BYTES),
  };
  passphrase.fill(0);
  master.fill(0);
  return keys;
}

async function derive(passphrase: Uint8Array, derivation: Derivation): Promise<Uint8Array> {
  if (derivation.kdf === 'pbkdf2') {
    return promisify(pbkdf2)(passphrase, derivation.salt, derivation.rounds, KEY_BYTES, 'sha256');
  }
  const { passes, memoryMib, lanes } = derivation;
  const salt = createHash('sha256').update(derivation.salt).digest();
  // The reference engine: libsodium knows salts of 16 bytes and one lane only.
  const cost = { t: passes, m: memoryMib * KIB, p: lanes, dkLen: KEY_BYTES, maxmem: 2 ** 31 - 1 };
  return argon2idAsync(passphrase, salt, cost);
}

/** AES-256-CBC and HMAC-SHA256, as Bitwarden writes them in one string: `2.iv|text|mac` in base64. */
export interface SealedText {
  readonly iv: Uint8Array;
  readonly text: Uint8Array;
  readonly mac: Uint8Array;
}

/** Null for a string of another make. */
export function parseSealed(written: string): SealedText | null {
  const parts = /^2\.([A-Za-z0-9+/]+=*)\|([A-Za-z0-9+/]+=*)\|([A-Za-z0-9+/]+=*)$/.exec(written.trim());
  const [iv, text, mac] = (parts ?? []).slice(1).map((part) => new Uint8Array(Buffer.from(part, 'base64')));
  if (iv?.length !== IV_BYTES || text === undefined || mac?.length !== KEY_BYTES) return null;
  return { iv, text, mac };
}

/** Null where the keys do not fit; nothing is decrypted before its check has come out right. */
export function openSealed({ iv, text, mac }: SealedText, keys: ExportKeys): string | null {
  const expected = createHmac('sha256', keys.mac).update(iv).update(text).digest();
  if (!timingSafeEqual(expected, mac)) return null;
  try {
    const decipher = createDecipheriv('aes-256-cbc', keys.encryption, iv);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
