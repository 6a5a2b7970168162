/** Bitwarden's encrypted exports: with a password of their own, or for one account only; sections 6 and 7 of the import facts. */
import type { ContainerReader } from '../entry.ts';
import { MOST_ARGON2_KIB, MOST_ARGON2_PASSES, MOST_PBKDF2_ROUNDS } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { bitwardenContents } from './bitwarden-json.ts';
import { type Derivation, deriveKeys, openSealed, parseSealed } from './bitwarden-key.ts';
import { damaged, type JsonObject, parseObject, textOf } from './json-value.ts';

const DAMAGED = 'a damaged export of Bitwarden (JSON)';
const PBKDF2 = 0;
const ARGON2ID = 1;
const MOST_MEMORY_MIB = MOST_ARGON2_KIB / 1024;
const MOST_LANES = 64;
/** What Bitwarden's own highest settings cost: 1 GiB ten times. */
const MOST_MIB_IN_ALL = 10 * MOST_MEMORY_MIB;

/**
 * Reads an encrypted export. One that only its account can open gives nothing but the warning that says so.
 * @throws UnpackError `password-needed`, `wrong-secret`; `too-large` for a key that costs too much to derive; `unsupported-format`.
 */
export const readLockedBitwarden: ContainerReader = async ({ text, password }) => {
  const file = parseObject(text, DAMAGED);
  if (file['passwordProtected'] !== true) {
    return { entries: [], warnings: ['account-restricted-export'], ignored: [] };
  }
  const derivation = derivationOf(file);
  const check = parseSealed(textOf(file['encKeyValidation_DO_NOT_EDIT'])) ?? damaged(DAMAGED);
  const data = parseSealed(textOf(file['data'])) ?? damaged(DAMAGED);
  if (password === null) throw new UnpackError('password-needed', 'this export has a password of its own');
  const keys = await deriveKeys(password, derivation);
  try {
    if (openSealed(check, keys) === null) throw new UnpackError('wrong-secret', 'this password does not fit');
    const vault = openSealed(data, keys) ?? damaged(DAMAGED);
    return bitwardenContents(parseObject(vault, DAMAGED));
  } finally {
    keys.encryption.fill(0);
    keys.mac.fill(0);
  }
};

function derivationOf(file: JsonObject): Derivation {
  const salt = textOf(file['salt']);
  if (salt === '') damaged(DAMAGED);
  const rounds = costOf(file['kdfIterations']);
  switch (Number(file['kdfType'] ?? PBKDF2)) {
    case PBKDF2:
      if (rounds > MOST_PBKDF2_ROUNDS) tooCostly(MOST_PBKDF2_ROUNDS);
      return { kdf: 'pbkdf2', salt, rounds };
    case ARGON2ID: {
      const memoryMib = costOf(file['kdfMemory']);
      const lanes = costOf(file['kdfParallelism']);
      const isWithin = rounds <= MOST_ARGON2_PASSES && memoryMib <= MOST_MEMORY_MIB && lanes <= MOST_LANES;
      if (!isWithin || rounds * memoryMib > MOST_MIB_IN_ALL) tooCostly(MOST_MEMORY_MIB);
      return { kdf: 'argon2id', salt, passes: rounds, memoryMib, lanes };
    }
    default:
      return damaged('an export of Bitwarden with a key derivation that Coldkeep does not know');
  }
}

function costOf(value: unknown): number {
  const cost = typeof value === 'string' ? Number(value) : value;
  return typeof cost === 'number' && Number.isSafeInteger(cost) && cost > 0 ? cost : damaged(DAMAGED);
}

function tooCostly(limit: number): never {
  throw new UnpackError('too-large', 'this export asks for more memory or time to derive its key than it may', {
    limit,
  });
}
