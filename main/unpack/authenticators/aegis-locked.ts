/** Opens an encrypted export of Aegis: scrypt, then AES-256-GCM twice (master key, database); section 7 of the import facts. */
import { scryptSync } from 'node:crypto';
import { LARGEST_SCRYPT_N } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { openGcm } from './aes-gcm.ts';
import { countOf, damaged, type JsonObject, listOf, objectOf, textOf } from './json-values.ts';

const DAMAGED = 'a damaged export of Aegis (JSON)';
const PASSWORD_SLOT = 1;
const MOST_SLOTS = 8;
const MOST_MEMORY_BYTES = 2 ** 30;
const MOST_LANES = 16;
const KEY_BYTES = 32;

/**
 * The database of an encrypted export, as JSON text.
 * @throws UnpackError `password-needed`, `wrong-secret`, `too-large` for a costly slot, `unsupported-format` where no slot takes a
 * password or what it opens is damaged
 */
export function openAegis(header: JsonObject, database: string, password: string | null): string {
  const slots = listOf(header['slots'])
    .map(objectOf)
    .filter((slot) => slot['type'] === PASSWORD_SLOT);
  if (slots.length === 0) damaged('an export of Aegis that no password opens');
  if (password === null) throw new UnpackError('password-needed', 'this export is encrypted');
  const passphrase = new TextEncoder().encode(password);
  try {
    const master = slots
      .slice(0, MOST_SLOTS)
      .reduce<Uint8Array | null>((found, slot) => found ?? masterKeyOf(slot, passphrase), null);
    if (master === null) throw new UnpackError('wrong-secret', 'this password does not fit');
    const params = objectOf(header['params']);
    const opened = openGcm(master, sealedOf(params, new Uint8Array(Buffer.from(database, 'base64'))));
    master.fill(0);
    return opened === null ? damaged(DAMAGED) : new TextDecoder().decode(opened);
  } finally {
    passphrase.fill(0);
  }
}

/** Null where the password does not fit this slot. */
function masterKeyOf(slot: JsonObject, passphrase: Uint8Array): Uint8Array | null {
  const [N, r, p] = [countOf(slot['n']), countOf(slot['r']), countOf(slot['p'])];
  if (N < 2 || (N & (N - 1)) !== 0 || r < 1 || p < 1) damaged(DAMAGED);
  const memoryBytes = 128 * N * r;
  if (N > LARGEST_SCRYPT_N || memoryBytes > MOST_MEMORY_BYTES || p > MOST_LANES || r * p > 64) {
    throw new UnpackError('too-large', 'the key derivation of this export costs too much', { limit: LARGEST_SCRYPT_N });
  }
  const key = scryptSync(passphrase, hex(slot['salt']), KEY_BYTES, { N, r, p, maxmem: 2 * MOST_MEMORY_BYTES });
  const master = openGcm(key, sealedOf(objectOf(slot['key_params']), hex(slot['key'])));
  key.fill(0);
  return master?.length === KEY_BYTES ? master : null;
}

const hex = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(textOf(value), 'hex'));
const sealedOf = (params: JsonObject, sealed: Uint8Array) => ({
  nonce: hex(params['nonce']),
  tag: hex(params['tag']),
  sealed,
});
