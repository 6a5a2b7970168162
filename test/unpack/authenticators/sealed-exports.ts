/** Encrypted exports as the apps write them, sealed by Node and libsodium and by nothing of the product. */
import { createCipheriv, pbkdf2Sync, scryptSync } from 'node:crypto';
import sodium from 'libsodium-wrappers-sumo';
import type { ContainerFile } from '../../../main/unpack/entry.ts';

export const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const bytes = (count: number, from = 1): Buffer =>
  Buffer.from(Array.from({ length: count }, (_each, at) => (at * 7 + from) % 256));

export function fileOf(value: unknown, password: string | null = null): ContainerFile {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { name: 'export', bytes: utf8(text), text, password, keyFile: null };
}

function gcm(
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  bound?: Uint8Array,
): { sealed: Buffer; tag: Buffer } {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  if (bound !== undefined) cipher.setAAD(bound);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { sealed, tag: cipher.getAuthTag() };
}

/** One more slot in front, that no password opens. */
const BIOMETRIC = { type: 2, uuid: 'b', key: '00', key_params: { nonce: '00', tag: '00' } };

export function aegisSlot(password: string, master: Uint8Array, N = 1024): Record<string, unknown> {
  const [salt, nonce] = [bytes(32), bytes(12, 9)];
  const { sealed, tag } = gcm(scryptSync(password, salt, 32, { N, r: 8, p: 1 }), nonce, master);
  const key_params = { nonce: nonce.toString('hex'), tag: tag.toString('hex') };
  return { type: 1, uuid: 'p', key: sealed.toString('hex'), key_params, n: N, r: 8, p: 1, salt: salt.toString('hex') };
}

export function sealAegis(db: unknown, ...passwords: readonly string[]): Record<string, unknown> {
  const [master, nonce] = [bytes(32, 3), bytes(12, 5)];
  const { sealed, tag } = gcm(master, nonce, utf8(JSON.stringify(db)));
  const slots = [BIOMETRIC, ...passwords.map((password) => aegisSlot(password, master))];
  const params = { nonce: nonce.toString('hex'), tag: tag.toString('hex') };
  return { version: 1, header: { slots, params }, db: sealed.toString('base64') };
}

export function sealTwoFas(services: unknown, password: string): Record<string, unknown> {
  const [salt, nonce] = [bytes(256), bytes(12)];
  const { sealed, tag } = gcm(pbkdf2Sync(password, salt, 10_000, 32, 'sha256'), nonce, utf8(JSON.stringify(services)));
  const parts = [Buffer.concat([sealed, tag]), salt, nonce].map((part) => part.toString('base64'));
  return { services: [], groups: [], schemaVersion: 4, servicesEncrypted: parts.join(':') };
}

export async function sealEnte(lines: string, password: string, cost = { memLimit: 65_536, opsLimit: 2 }) {
  await sodium.ready;
  const salt = bytes(16);
  const key = sodium.crypto_pwhash(
    32,
    password,
    salt,
    cost.opsLimit,
    cost.memLimit,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const tag = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, utf8(lines), null, tag);
  return {
    version: 1,
    kdfParams: { ...cost, salt: salt.toString('base64') },
    encryptedData: Buffer.from(sealed).toString('base64'),
    encryptionNonce: Buffer.from(header).toString('base64'),
  };
}

export async function sealProton(file: unknown, password: string): Promise<Record<string, unknown>> {
  await sodium.ready;
  const [salt, nonce] = [bytes(16), bytes(12)];
  const key = sodium.crypto_pwhash(32, password, salt, 2, 19 * 1024 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
  const { sealed, tag } = gcm(key, nonce, utf8(JSON.stringify(file)), utf8('proton.authenticator.export.v1'));
  const content = Buffer.concat([nonce, sealed, tag]).toString('base64');
  return { version: 1, salt: salt.toString('base64'), content };
}
