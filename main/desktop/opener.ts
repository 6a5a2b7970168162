/** Opens and creates vaults for the window: with a key derivation that can be ended, and with nothing left of what was given up. */

import type { Progress } from '../../preload/contract.ts';
import type { Share } from '../core/format/share.ts';
import { forgetCredentials } from '../core/format/unlock.ts';
import { createVault } from '../vault/create-vault.ts';
import { type FileIdentity, isSameFile } from '../vault/file-system.ts';
import type { KdfPort } from '../vault/kdf.ts';
import { openVault } from '../vault/open-vault.ts';
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import { raiseCost } from '../vault/ways-in.ts';
import { textOf } from './secret-text.ts';

export interface Opening {
  readonly path: string;
  /** UTF-8 text of a passphrase or a recovery key. It is overwritten. */
  readonly secret: Uint8Array;
  readonly onProgress: (progress: Progress) => void;
  /** Aborted with a `cancelled` when nobody waits any longer: the opening rejects with that at once. */
  readonly signal: AbortSignal;
  /** Go on with a copy that is not the newest one. */
  readonly acceptOlder?: boolean;
  /** The 32 bytes of a key file that goes with the passphrase; they are overwritten. */
  readonly keyFile?: Uint8Array | null;
  /** Shares that open it instead of the secret; they are overwritten. */
  readonly shares?: readonly Share[];
}

export interface Creation extends Opening {
  /** The passphrase is one that was generated here. */
  readonly isGenerated: boolean;
}

export interface NewVault {
  readonly session: Session;
  readonly recoveryKey: string;
  /** Locks it and takes the new file away again, as long as it is the one that was made. */
  discard(): Promise<void>;
}

export interface Opener {
  open(opening: Opening): Promise<Session>;
  /** Creates a vault with a recovery key and opens it by the passphrase: then what was written has been read. */
  create(creation: Creation): Promise<NewVault>;
  /** Settles when nothing that was given up holds a file any more. */
  settled(): Promise<void>;
}

/** A derivation that ends, thread and memory and all, as soon as nobody waits for it. */
function abortable(kdf: KdfPort, signal: AbortSignal): KdfPort {
  return {
    derive: (request) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          reject(signal.reason);
          void kdf.close();
        };
        if (signal.aborted) {
          stop();
          return;
        }
        signal.addEventListener('abort', stop, { once: true });
        kdf
          .derive(request)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', stop));
      }),
    close: () => kdf.close(),
  };
}

/** The same, telling when it begins and when reading goes on. */
function telling(kdf: KdfPort, { onProgress, signal }: Pick<Opening, 'onProgress' | 'signal'>): KdfPort {
  return {
    derive: async (request) => {
      onProgress({ step: 'deriving', done: null });
      const answer = await kdf.derive(request);
      if (!signal.aborted) onProgress({ step: 'reading', done: null });
      return answer;
    },
    close: () => kdf.close(),
  };
}

/** Ports whose derivations end with the signal and tell how far they are. */
export function watchedPorts(ports: Ports, watched: Pick<Opening, 'onProgress' | 'signal'>): Ports {
  return { ...ports, startKdf: () => telling(abortable(ports.startKdf(), watched.signal), watched) };
}

export function createOpener(ports: Ports): Opener {
  /** What was given up and has not come to its end, by path. */
  const givenUp = new Map<string, Promise<unknown>>();

  /** A medium that does not answer can hold up a file call for good; whoever cancels does not wait for it. */
  const unlessAborted = <T>({ path, signal }: Opening, work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        const end = Promise.allSettled([work, givenUp.get(path)]).finally(() => {
          if (givenUp.get(path) === end) givenUp.delete(path);
        });
        givenUp.set(path, end);
        reject(signal.reason);
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });

  /** One that was given up may hold the lock for a moment longer: the next one on that file would find it and be read-only. */
  const afterGivenUp = async <T>(opening: Opening, task: () => Promise<T>): Promise<T> => {
    const before = givenUp.get(opening.path);
    if (before !== undefined) await unlessAborted(opening, before);
    opening.signal.throwIfAborted();
    return unlessAborted(opening, task());
  };

  const openSession = async (opening: Opening, secret: string): Promise<Session> => {
    const { path, signal, acceptOlder = false, keyFile = null, shares = [] } = opening;
    const session = await openVault(watchedPorts(ports, opening), {
      path,
      secret,
      access: 'write',
      keepsEvents: true,
      keyFile,
      shares,
      acceptOlder,
      signal,
    });
    await raiseCostOf(session, opening, secret);
    if (!signal.aborted) return session;
    await session.lock();
    throw signal.reason;
  };

  /** A passphrase that costs less to try than a slot may cost today is sealed anew; it never stands in the way of opening. */
  const raiseCostOf = async (session: Session, opening: Opening, secret: string): Promise<void> => {
    const credentials = { secret, keyFile: opening.keyFile ?? null };
    await raiseCost(watchedPorts(ports, opening), session, credentials).catch(() => false);
  };

  const createAndOpen = async (creation: Creation, passphrase: string): Promise<NewVault> => {
    const { path, signal, onProgress, isGenerated } = creation;
    onProgress({ step: 'deriving', done: null });
    const startKdf = (): KdfPort => abortable(ports.startKdf(), signal);
    const request = { path, passphrase, isGenerated, recoveryKey: true, memoryKib: null };
    const { recoveryKey } = await createVault({ ...ports, startKdf }, request);
    const made = await ports.files.identity(path).catch(() => null);
    try {
      const session = await openSession(creation, passphrase);
      const discard = async (): Promise<void> => {
        await session.lock();
        await takeAway(ports, path, made);
      };
      return { session, recoveryKey: recoveryKey ?? '', discard };
    } catch (error) {
      await takeAway(ports, path, made);
      throw error;
    }
  };

  return {
    open: (opening) => {
      const secret = textOf(opening.secret);
      opening.secret.fill(0);
      const { keyFile = null, shares = [] } = opening;
      return afterGivenUp(opening, () => openSession(opening, secret)).finally(() =>
        forgetCredentials({ secret, keyFile, shares }),
      );
    },
    create: (creation) => {
      const passphrase = textOf(creation.secret);
      creation.secret.fill(0);
      return afterGivenUp(creation, () => createAndOpen(creation, passphrase));
    },
    settled: async () => {
      await Promise.allSettled(givenUp.values());
    },
  };
}

/** Removes a file that was made a moment ago, and no other one that came into its place. */
async function takeAway({ files }: Ports, path: string, made: FileIdentity | null): Promise<void> {
  const there = await files.identity(path).catch(() => null);
  if (made !== null && isSameFile(there, made)) await files.unlink(path).catch(() => undefined);
}
