/** The passphrase that is offered for a new vault. It is not kept, only what tells it again when it comes back typed. */
import { equalBytes } from '../core/format/bytes.ts';
import { generatePassphrase } from '../core/format/words.ts';
import { drawBelow, type RandomPort } from '../vault/random.ts';
import { systemHash } from '../vault/system-hash.ts';

export interface Offer {
  /** A fresh one, in place of the last. */
  make(): string;
  /** Whether these bytes are the text that was offered last. */
  is(passphrase: Uint8Array): boolean;
  forget(): void;
}

export function createOffer(random: RandomPort): Offer {
  let hash: Uint8Array | null = null;
  return {
    make: () => {
      const text = generatePassphrase((below) => drawBelow(random, below));
      hash = systemHash(new TextEncoder().encode(text));
      return text;
    },
    is: (passphrase) => hash !== null && equalBytes(systemHash(passphrase), hash),
    forget: () => {
      hash?.fill(0);
      hash = null;
    },
  };
}
