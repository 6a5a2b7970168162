/** Argon2id for exports that name their own costs, by libsodium or by the reference where that does not load. */
import { chooseEngine } from '../../vault/derive.ts';
import { MOST_ARGON2_KIB, MOST_ARGON2_KIB_IN_ALL, MOST_ARGON2_PASSES } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';

const SALT_BYTES = 16;

export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
}

/**
 * A key of 32 bytes, one lane.
 * @throws UnpackError `too-large` where it costs more than 1 GiB, 64 passes or 4 GiB in all, or more memory than there is
 */
export async function argon2Key(password: string, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array> {
  const { memoryKib, passes } = cost;
  if (memoryKib > MOST_ARGON2_KIB || passes > MOST_ARGON2_PASSES || memoryKib * passes > MOST_ARGON2_KIB_IN_ALL) {
    throw new UnpackError('too-large', 'the key derivation of this export costs too much', {
      limit: MOST_ARGON2_KIB,
    });
  }
  const { argon2id } = await chooseEngine();
  const passphrase = new TextEncoder().encode(password);
  try {
    return argon2id(passphrase, salt, memoryKib, passes);
  } catch {
    throw new UnpackError('too-large', 'the key derivation of this export needs more memory than there is');
  } finally {
    passphrase.fill(0);
  }
}

/** True for costs and a salt that Argon2id takes at all. */
export const isArgon2Cost = ({ memoryKib, passes }: Argon2Cost, salt: Uint8Array): boolean =>
  memoryKib >= 8 && passes >= 1 && salt.length === SALT_BYTES;
