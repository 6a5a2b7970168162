/** Writes password-protected exports of Bitwarden, apart from the code that reads them. */
import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';

export interface LockOptions {
  readonly password: string;
  readonly kdfType: 0 | 1;
  readonly kdfIterations: number;
  readonly kdfMemory?: number;
  readonly kdfParallelism?: number;
}

/** As base64 in the file; its sixteen bytes are never decoded. */
const SALT = 'SWwbuWneacAgYNK8MNT9dg==';

export const CHEAP: LockOptions = { password: 'sample-password', kdfType: 0, kdfIterations: 10 };

/** The file as an object, of an export that is given as text. */
export function lockBitwarden(vault: string, options: LockOptions = CHEAP): Readonly<Record<string, unknown>> {
  const { password, ...kdf } = options;
  const master = masterKey(options);
  const keys = { encryption: expand(master, 'enc'), mac: expand(master, 'mac') };
  return {
    encrypted: true,
    passwordProtected: true,
    salt: SALT,
    ...{ kdfMemory: null, kdfParallelism: null, ...kdf },
    encKeyValidation_DO_NOT_EDIT: seal('3f2504e0-4f89-41d3-9a0c-0305e82c3301', keys, 1),
    data: seal(vault, keys, 2),
  };
}

function masterKey({ password, kdfType, kdfIterations, kdfMemory = 1, kdfParallelism = 1 }: LockOptions): Uint8Array {
  if (kdfType === 0) return pbkdf2Sync(password, SALT, kdfIterations, 32, 'sha256');
  const salt = createHash('sha256').update(SALT).digest();
  return argon2id(password, salt, { t: kdfIterations, m: kdfMemory * 1024, p: kdfParallelism, dkLen: 32 });
}

/** HKDF's second step for one block of output. */
function expand(key: Uint8Array, info: string): Uint8Array {
  return createHmac('sha256', key).update(info).update(Uint8Array.of(1)).digest();
}

function seal(
  text: string,
  keys: { readonly encryption: Uint8Array; readonly mac: Uint8Array },
  ivByte: number,
): string {
  const iv = Buffer.alloc(16, ivByte);
  const cipher = createCipheriv('aes-256-cbc', keys.encryption, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const mac = createHmac('sha256', keys.mac).update(iv).update(sealed).digest();
  return `2.${[iv, sealed, mac].map((part) => part.toString('base64')).join('|')}`;
}
