/** What stands beside a golden vault: how it opens, and what is in it. */
import { readKeyFile } from '../../main/core/format/key-file.ts';
import { readShare } from '../../main/core/format/share.ts';
import type { Credentials } from '../../main/core/format/unlock.ts';

/** One way in, as texts. */
export interface GoldenWay {
  readonly secret: string;
  readonly keyFile?: string;
  readonly shares?: readonly string[];
}

export interface Golden {
  readonly note: string;
  /** Of the whole file, hex. */
  readonly sha256: string;
  readonly vaultId: string;
  readonly epoch: number;
  readonly events: number;
  readonly change: number;
  /** H(change), hex. */
  readonly hash: string;
  readonly words: readonly string[];
  readonly ways: readonly GoldenWay[];
  /** The codes of every set by its id; null where they were destroyed. */
  readonly sets: Readonly<Record<string, readonly string[] | null>>;
}

export function credentialsOf({ secret, keyFile, shares = [] }: GoldenWay): Required<Credentials> {
  return { secret, keyFile: keyFile === undefined ? null : readKeyFile(keyFile), shares: shares.map(readShare) };
}
