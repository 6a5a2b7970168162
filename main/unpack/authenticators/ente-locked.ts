/** Ente Auth's encrypted export: Argon2id, then one secretstream of XChaCha20-Poly1305; section 7 of the import facts. */
import type { ContainerFile, Contents } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { argon2Key, isArgon2Cost } from './argon2.ts';
import { readOtpList } from './ente-text.ts';
import { countOf, damaged, objectOf, parseObject, textOf } from './json-values.ts';

const DAMAGED = 'a damaged export of Ente Auth (JSON)';
const HEADER_BYTES = 24;
/** What a message is longer than its text. */
const SEAL_BYTES = 17;

const base64 = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(textOf(value), 'base64'));

/** A {@link ContainerReader}. */
export async function readLockedEnte({ text, password }: ContainerFile): Promise<Contents> {
  const { kdfParams, encryptedData, encryptionNonce } = parseObject(text, DAMAGED);
  const params = objectOf(kdfParams);
  const salt = base64(params['salt']);
  const cost = { memoryKib: Math.floor(countOf(params['memLimit']) / 1024), passes: countOf(params['opsLimit']) };
  const [sealed, header] = [base64(encryptedData), base64(encryptionNonce)];
  const isWhole = isArgon2Cost(cost, salt) && header.length === HEADER_BYTES && sealed.length >= SEAL_BYTES;
  if (!isWhole) damaged(DAMAGED);
  if (password === null) throw new UnpackError('password-needed', 'this export is encrypted');
  const key = await argon2Key(password, salt, cost);
  const plain = await pull(sealed, header, key);
  key.fill(0);
  if (plain === null) throw new UnpackError('wrong-secret', 'this password does not fit');
  return readOtpList(new TextDecoder().decode(plain));
}

/** Null where the key does not fit. The whole export is one message. */
async function pull(sealed: Uint8Array, header: Uint8Array, key: Uint8Array): Promise<Uint8Array | null> {
  const { default: sodium } = await import('libsodium-wrappers-sumo');
  await sodium.ready;
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, null);
  return pulled === false ? null : pulled.message;
}
