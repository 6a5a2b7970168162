/** What opens another copy of a vault, kept from the preview to the yes: a passphrase or recovery key, or shares. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CopySecret } from '../../../preload/views/safety.ts';
import { readShare } from '../../core/format/share.ts';
import type { Credentials } from '../../core/format/unlock.ts';
import type { HeldSecret } from '../held-secret.ts';
import type { Opening } from '../opener.ts';
import { textOf } from '../secret-text.ts';

/** Between the texts of shares; none of them has one. */
const SHARE_END = '\0';

/** One of the two is empty. To be overwritten by whoever has them. */
export type Parts = Required<Pick<Opening, 'secret' | 'shares'>>;

/** @throws FormatError `share-mistyped`. */
export function partsOf(secret: CopySecret): Parts {
  return secret instanceof Uint8Array
    ? { secret: secret.slice(), shares: [] }
    : { secret: new Uint8Array(0), shares: secret.map(readShare) };
}

/** The text of the secret is a string from here on, as short as can be; its bytes are overwritten. */
export function credentialsOf({ secret, shares }: Parts, keyFile: Uint8Array | null): Credentials {
  const text = textOf(secret);
  secret.fill(0);
  return { secret: text, keyFile, shares };
}

export interface HeldCopySecret {
  /** Keeps a copy in place of what was kept. */
  keep(secret: CopySecret): void;
  /** Null when none is kept. */
  take(): Parts | null;
  forget(): void;
}

export function createHeldCopySecret(held: HeldSecret): HeldCopySecret {
  let isShares = false;
  return {
    keep: (secret) => {
      isShares = !(secret instanceof Uint8Array);
      held.keep(secret instanceof Uint8Array ? secret.slice() : utf8ToBytes(secret.join(SHARE_END)));
    },
    take: () => {
      const bytes = held.copy();
      if (bytes === null || !isShares) return bytes === null ? null : { secret: bytes, shares: [] };
      const parts = partsOf(textOf(bytes).split(SHARE_END));
      bytes.fill(0);
      return parts;
    },
    forget: () => held.forget(),
  };
}
