/** The one change of the ways in that may be under way: what it was, what came of it, and that nobody leaves before it is over. */
import { useCallback, useState } from 'react';
import type { ErrorCode, Result } from '../preload/contract.ts';
import type { OldCopyView } from '../preload/views/safety.ts';
import type { SlotType } from '../preload/views/ways-in.ts';
import { outcomeWords, type Taken } from './messages/ways.ts';
import { say } from './speech.ts';

export interface WayOutcome {
  readonly text: string;
  /** What to do about it. */
  readonly about?: string;
  /** Paths of what was written. */
  readonly files?: readonly string[];
  /** Older copies that still open, and with what. */
  readonly left?: readonly OldCopyView[];
  readonly taken?: Taken;
  /** After a new vault key. */
  readonly dropped?: readonly (SlotType | null)[];
  /** A new recovery key is to be shown first. */
  readonly hasKey?: boolean;
}

/** Null: it was cancelled, and nothing was changed. */
export type WayTask = () => Promise<Result<WayOutcome | null>>;

/** The same answer with another value. */
function as<T>(answer: Result<T>, value: (given: T) => WayOutcome | null): Result<WayOutcome | null> {
  return answer.ok ? { ok: true, value: value(answer.value) } : answer;
}

const api = window.vault;
const words = outcomeWords;

/** Tasks, by what is asked for. Passphrases are overwritten whatever comes of them. */
export const wayTasks = {
  change: async (slot: string, passphrase: Uint8Array) =>
    as(await api.changePassphrase(slot, passphrase).finally(() => passphrase.fill(0)), ({ left }) => ({
      text: words.changed,
      left,
      taken: 'passphrase',
    })),
  addPassphrase: async (passphrase: Uint8Array) =>
    as(await api.addPassphrase(passphrase).finally(() => passphrase.fill(0)), () => ({ text: words.added })),
  addKeyFile: async (passphrase: Uint8Array) =>
    as(await api.addKeyFile(passphrase).finally(() => passphrase.fill(0)), (file) =>
      file === null ? null : { text: words.keyFile, about: words.keyFileAbout, files: [file] },
    ),
  addShares: async (needed: number, of: number) =>
    as(await api.addShares(needed, of), (files) =>
      files === null ? null : { text: words.shares(files.length), about: words.sharesAbout, files },
    ),
  recoveryKey: async (slot: string | null) =>
    as(await api.newRecoveryKey(slot), ({ left }) => ({
      text: slot === null ? words.addedKey : words.renewed,
      left,
      taken: 'recovery-key',
      hasKey: true,
    })),
  remove: async (slot: string) =>
    as(await api.removeWay(slot), ({ left }) => ({ text: words.removed, left, taken: 'way' })),
  vaultKey: async (passphrase: Uint8Array) =>
    as(await api.changeVaultKey(passphrase).finally(() => passphrase.fill(0)), ({ left, dropped }) => ({
      text: words.keyChanged,
      left,
      dropped,
      taken: 'vault-key',
      hasKey: true,
    })),
} as const;

export interface WayChange {
  readonly isBusy: boolean;
  readonly trouble: ErrorCode | null;
  /** Puts a trouble that has been read aside. */
  readonly calm: () => void;
  /** @param done told what came of it, together with the end of the wait. */
  run(task: WayTask, done: (outcome: WayOutcome) => void): Promise<void>;
}

export function useWayChange(): WayChange {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const calm = useCallback(() => setTrouble(null), []);
  const run = async (task: WayTask, done: (outcome: WayOutcome) => void): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await task();
    // All in one go: what stands there next is drawn with its trouble, not before it.
    setBusy(false);
    if (!answer.ok) setTrouble(answer.code === 'cancelled' ? null : answer.code);
    else if (answer.value !== null) {
      if (answer.value.hasKey !== true) say(answer.value.text);
      done(answer.value);
    }
  };
  return { isBusy, trouble, calm, run };
}
