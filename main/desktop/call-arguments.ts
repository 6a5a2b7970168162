/** Parsers for what the window sends: everything is `unknown` until it went through one of these. */
import type { CallName, VaultApi } from '../../preload/contract.ts';

/** The longest secret that a vault takes, in bytes of UTF-8. */
const MOST_SECRET_BYTES = 4096;

type Arguments<K extends CallName> = Readonly<Parameters<VaultApi[K]>>;

/** The arguments of a call, or null where they are not what it takes. */
export type CallArguments = { readonly [K in CallName]: (given: readonly unknown[]) => Arguments<K> | null };

const none = (given: readonly unknown[]): readonly [] | null => (given.length === 0 ? [] : null);

function oneSecret(given: readonly unknown[]): readonly [secret: Uint8Array] | null {
  const [secret] = given;
  if (given.length !== 1 || !(secret instanceof Uint8Array)) return null;
  return secret.length > 0 && secret.length <= MOST_SECRET_BYTES ? [secret] : null;
}

export const CALL_ARGUMENTS: CallArguments = {
  appInfo: none,
  chosenVault: none,
  chooseVault: none,
  unlock: oneSecret,
  cancelUnlock: none,
  lock: none,
};
