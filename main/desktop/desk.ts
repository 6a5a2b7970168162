/** What stands before the user: the vault file that was chosen or is to be made, an opening under way, and the way back out. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, extname } from 'node:path';
import type { ChosenVault, Result, VaultView } from '../../preload/contract.ts';
import { equalBytes } from '../core/format/bytes.ts';
import { generatePassphrase } from '../core/format/words.ts';
import { refuseToOverwrite } from '../vault/create-vault.ts';
import { drawBelow, type RandomPort } from '../vault/random.ts';
import type { Session } from '../vault/session.ts';
import { systemHash } from '../vault/system-hash.ts';
import type { Calls } from './calls.ts';
import type { OpenCustody } from './create-custody.ts';
import { DesktopError } from './desktop-error.ts';
import { MESSAGES } from './messages.ts';
import type { OneSecret } from './one-secret.ts';
import type { Opener, Opening } from './opener.ts';
import type { Recents } from './recents.ts';
import type { WindowPort } from './window-port.ts';

const EXTENSION = '.coldkeep';

export type DeskCalls = Pick<
  Calls,
  | 'chosenVault'
  | 'chooseVault'
  | 'chooseNewVault'
  | 'chooseRecent'
  | 'offerPassphrase'
  | 'createVault'
  | 'unlock'
  | 'cancel'
  | 'lock'
>;

export interface Desk {
  readonly calls: DeskCalls;
  /** Name of the vault that was chosen, or empty. */
  vaultName(): string;
  /** Locks what is open or being opened; the window is loaded anew. */
  lock(): Promise<void>;
  /** The system asks to open this file. What is open is locked first; the same vault, open already, stays as it is. */
  chooseByPath(path: string): Promise<void>;
  /** The app ends: settles when no key and no lock file is held any more. */
  end(): Promise<void>;
}

export interface Surroundings {
  readonly custody: OpenCustody;
  readonly opener: Opener;
  readonly window: WindowPort;
  readonly recents: Recents;
  readonly recoveryKey: OneSecret;
  /** A vault is open from now on. */
  readonly opened: () => void;
  /** Each ends long work of another group. */
  readonly stops: readonly (() => void)[];
}

interface Chosen {
  readonly path: string;
  readonly shown: ChosenVault;
}

function describe(path: string): Chosen {
  const name = basename(path, EXTENSION);
  return { path, shown: { id: randomBytes(8).toString('hex'), name, folder: dirname(path) } };
}

const vaultKinds = [{ name: MESSAGES.vaultFiles, extensions: ['coldkeep'] }];

/** A passphrase that was offered is not kept, only what tells it again when it comes back typed. */
function createOffer(random: RandomPort): { make(): string; is(passphrase: Uint8Array): boolean; forget(): void } {
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

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export function createDesk(surroundings: Surroundings): Desk {
  const { custody, opener, window, recents, recoveryKey, opened, stops } = surroundings;
  const { files, random } = custody.ports;
  const offer = createOffer(random);
  let chosen: Chosen | null = null;
  /** Where a new vault is to be made. */
  let place: Chosen | null = null;
  let opening: AbortController | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const forgetSecrets = (): void => {
    recoveryKey.forget();
    offer.forget();
  };
  custody.onLock(forgetSecrets);

  const cancel = (): void => {
    opening?.abort(new DesktopError('cancelled'));
    opening = null;
    for (const stop of stops) stop();
  };

  const lock = async (): Promise<void> => {
    cancel();
    // The view and what was generated are gone before anything is waited for.
    window.tell('locked');
    window.reload();
    forgetSecrets();
    await custody.lock();
  };

  /** Another vault comes before the user: nothing of the one before stays. */
  const choose = async (path: string): Promise<Result<ChosenVault>> => {
    const next = describe(path);
    cancel();
    chosen = next;
    place = null;
    if (custody.isOpen) await lock();
    return { ok: true, value: next.shown };
  };

  /** One opening or creation at a time; what was cancelled is over before the next begins. */
  const run = async (
    at: Chosen | null,
    secret: Uint8Array,
    task: (opening: Opening, at: Chosen) => Promise<VaultView>,
  ): Promise<Result<VaultView>> => {
    if (at === null || opening !== null) {
      secret.fill(0);
      throw new DesktopError('usage');
    }
    const mine = new AbortController();
    const { signal } = mine;
    opening = mine;
    const onProgress: Opening['onProgress'] = (progress) => {
      if (!signal.aborted) window.tell('progress', progress);
    };
    const result = running.then(async () => {
      await custody.lock();
      signal.throwIfAborted();
      return task({ path: at.path, secret, onProgress, signal }, at);
    });
    running = result.catch(() => undefined);
    try {
      return { ok: true, value: await Promise.race([result, whenAborted(signal)]) };
    } finally {
      secret.fill(0);
      if (opening === mine) opening = null;
    }
  };

  const enter = async (session: Session, { onProgress, signal }: Opening): Promise<VaultView> => {
    const view = await custody.adopt(session, (done) => {
      signal.throwIfAborted();
      onProgress({ step: 'reading', done });
    });
    if (signal.aborted) {
      await custody.lock();
      throw signal.reason;
    }
    return { ...view, hasRecoveryKeyToShow: recoveryKey.isWaiting() };
  };

  const arrive = (at: Chosen): void => {
    chosen = at;
    place = null;
    offer.forget();
    opened();
    void recents.remember(at.path, at.shown.name);
  };

  const unlock = async (asked: Opening, at: Chosen): Promise<VaultView> => {
    const view = await enter(await opener.open(asked), asked);
    arrive(at);
    return view;
  };

  const create = async (asked: Opening, at: Chosen): Promise<VaultView> => {
    const made = await opener.create({ ...asked, isGenerated: offer.is(asked.secret) });
    try {
      recoveryKey.keep(made.recoveryKey);
      const view = await enter(made.session, asked);
      arrive(at);
      return view;
    } catch (error) {
      recoveryKey.forget();
      await made.discard();
      throw error;
    }
  };

  const chooseNewVault = async (): Promise<Result<ChosenVault | null>> => {
    const asked = await window.askForPlace({
      title: MESSAGES.createTitle,
      button: MESSAGES.createButton,
      kinds: vaultKinds,
      suggested: MESSAGES.newVault,
    });
    if (asked === null) return { ok: true, value: null };
    const path = extname(asked).toLowerCase() === EXTENSION ? asked : `${asked}${EXTENSION}`;
    // Said now, before anybody has thought of a passphrase; creating says it once more.
    await refuseToOverwrite({ files }, path);
    place = describe(path);
    return { ok: true, value: place.shown };
  };

  return {
    vaultName: () => chosen?.shown.name ?? '',
    lock,
    chooseByPath: async (path) => {
      if (chosen?.path === path && (custody.isOpen || opening !== null)) return;
      const wasOpen = custody.isOpen;
      await choose(path);
      if (!wasOpen) window.reload();
    },
    end: async () => {
      cancel();
      forgetSecrets();
      await Promise.allSettled([custody.lock(), running, opener.settled()]);
    },
    calls: {
      chosenVault: async () => ({ ok: true, value: chosen?.shown ?? null }),
      chooseVault: async () => {
        const path = await window.askForFile({
          title: MESSAGES.openTitle,
          button: MESSAGES.openButton,
          kinds: vaultKinds,
        });
        return path === null ? { ok: true, value: null } : choose(path);
      },
      chooseNewVault,
      chooseRecent: async (id) => {
        const path = recents.pathOf(id);
        if (path === null) throw new DesktopError('no-such-file');
        return choose(path);
      },
      offerPassphrase: async () => ({ ok: true, value: offer.make() }),
      createVault: (passphrase) => run(place, passphrase, create),
      unlock: (secret) => run(chosen, secret, unlock),
      cancel: async () => {
        cancel();
        return { ok: true, value: null };
      },
      lock: async () => {
        await lock();
        return { ok: true, value: null };
      },
    },
  };
}
