/** What stands before the user: the vault file that was chosen or is to be made, an opening under way, and the way back out. */

import type { AfterOlder, ChosenVault, Result, VaultView } from '../../preload/contract.ts';
import { readShare } from '../core/format/share.ts';
import { forgetCredentials } from '../core/format/unlock.ts';
import { headerOf } from '../vault/header-of.ts';
import { refuseToOverwrite } from '../vault/place-vault.ts';
import type { Session } from '../vault/session.ts';
import { isAcceptable } from '../vault/standing.ts';
import type { Calls } from './calls.ts';
import type { OpenCustody } from './create-custody.ts';
import { DesktopError } from './desktop-error.ts';
import { done } from './done.ts';
import type { HeldSecret } from './held-secret.ts';
import { MESSAGES } from './messages.ts';
import { createOffer } from './offer.ts';
import { createOneOpening } from './one-opening.ts';
import type { OneSecret } from './one-secret.ts';
import type { Opener, Opening } from './opener.ts';
import type { Recents } from './recents.ts';
import { type Chosen, describeVault, VAULT_KINDS, withExtension } from './vault-choice.ts';
import { chooseKeyFile } from './ways/key-file-in-hand.ts';
import { waysIn } from './ways/ways-offered.ts';
import type { WindowPort } from './window-port.ts';

type DeskCalls = Pick<
  Calls,
  | 'chosenVault'
  | 'chooseVault'
  | 'chooseNewVault'
  | 'chooseRecent'
  | 'offerPassphrase'
  | 'createVault'
  | 'unlock'
  | 'waysOffered'
  | 'chooseKeyFile'
  | 'forgetKeyFile'
  | 'unlockWithShares'
  | 'acceptOlder'
  | 'cancel'
  | 'lock'
>;

export interface Desk {
  readonly calls: DeskCalls;
  /** Name of the vault that was chosen, or empty. */
  vaultName(): string;
  /** Its path, or null. */
  vaultPath(): string | null;
  /** Whether this passphrase is the one that was offered last. */
  wasOffered(passphrase: Uint8Array): boolean;
  /**
   * Locks what is open, does `before`, and opens the vault of that path, which is the chosen one from then on. The secret and
   * the key file are overwritten.
   */
  openAfter(
    path: string,
    credentials: Required<Pick<Opening, 'secret' | 'keyFile' | 'shares'>>,
    before: (opening: Opening) => Promise<unknown>,
  ): Promise<Result<VaultView>>;
  /** Locks what is open or being opened; the window is loaded anew. */
  lock(): Promise<void>;
  /** The system asks to open this file. What is open is locked first; the same vault, open already, stays as it is. */
  chooseByPath(path: string): Promise<void>;
  /** The app ends: settles when no key and no lock file is held any more. */
  end(): Promise<void>;
}

interface Surroundings {
  readonly custody: OpenCustody;
  readonly opener: Opener;
  readonly window: WindowPort;
  readonly recents: Recents;
  readonly recoveryKey: OneSecret;
  /** The key file that was chosen for the next passphrase. */
  readonly keyFile: HeldSecret;
  /** A vault is open from now on. */
  readonly opened: () => void;
  /** Each ends long work of another group. */
  readonly stops: readonly (() => void)[];
}

/** Takes a session over and shows it; given up meanwhile, it is locked again. */
async function enter(
  { custody, recoveryKey }: Surroundings,
  session: Session,
  { onProgress, signal }: Opening,
): Promise<VaultView> {
  const view = await custody.adopt(session, (part) => {
    signal.throwIfAborted();
    onProgress({ step: 'reading', done: part });
  });
  if (signal.aborted) {
    await custody.lock();
    throw signal.reason;
  }
  return { ...view, hasRecoveryKeyToShow: recoveryKey.isWaiting() };
}

async function unlockVault(around: Surroundings, opening: Opening): Promise<VaultView> {
  return enter(around, await around.opener.open(opening), opening);
}

/** A vault that could not be entered is not there: nobody has seen its recovery key. */
async function makeVault(around: Surroundings, opening: Opening, isGenerated: boolean): Promise<VaultView> {
  const made = await around.opener.create({ ...opening, isGenerated });
  try {
    around.recoveryKey.keep(made.recoveryKey);
    return await enter(around, made.session, opening);
  } catch (error) {
    around.recoveryKey.forget();
    await made.discard();
    throw error;
  }
}

function shownNow({ shown }: Chosen, goesOn: AfterOlder | null): ChosenVault {
  return goesOn === null ? shown : { ...shown, goesOn };
}

/** Where a new vault goes, or null. @throws StorageError `would-overwrite`, before anybody has thought of a passphrase. */
async function askForNewPlace({ window, custody }: Surroundings): Promise<Chosen | null> {
  const asked = await window.askForPlace({
    title: MESSAGES.createTitle,
    button: MESSAGES.createButton,
    kinds: VAULT_KINDS,
    suggested: MESSAGES.newVault,
  });
  if (asked === null) return null;
  const path = withExtension(asked);
  await refuseToOverwrite(custody.ports, path);
  return describeVault(path);
}

function askForVault({ window }: Surroundings): Promise<string | null> {
  return window.askForFile({ title: MESSAGES.openTitle, button: MESSAGES.openButton, kinds: VAULT_KINDS });
}

export function createDesk(around: Surroundings): Desk {
  const { custody, opener, window, recents, recoveryKey, keyFile, opened, stops } = around;
  const offer = createOffer(custody.ports.random);
  const opening = createOneOpening({
    lock: () => custody.lock(),
    tellProgress: (progress) => window.tell('progress', progress),
  });
  let chosen: Chosen | null = null;
  /** Where a new vault is to be made. */
  let place: Chosen | null = null;
  /** The chosen vault is to be gone on with although it is not the newest copy; what comes after its next opening. */
  let goesOn: AfterOlder | null = null;

  const forgetSecrets = (): void => {
    recoveryKey.forget();
    offer.forget();
    keyFile.forget();
  };
  custody.onLock(forgetSecrets);

  const cancel = (): void => {
    opening.end();
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
  const choose = async (path: string): Promise<ChosenVault> => {
    const next = describeVault(path);
    cancel();
    chosen = next;
    place = null;
    goesOn = null;
    keyFile.forget();
    if (custody.isOpen) await lock();
    return next.shown;
  };

  const open = async (
    at: Chosen | null,
    secret: Uint8Array,
    task: (asked: Opening) => Promise<VaultView>,
  ): Promise<Result<VaultView>> => {
    if (at === null) {
      secret.fill(0);
      throw new DesktopError('usage');
    }
    return opening.run(at.path, secret, async (asked) => {
      const view = await task(asked);
      chosen = at;
      place = null;
      goesOn = null;
      offer.forget();
      keyFile.forget();
      opened();
      void recents.remember(at.path, at.shown.name);
      return done(view);
    });
  };

  return {
    vaultName: () => chosen?.shown.name ?? '',
    vaultPath: () => chosen?.path ?? null,
    wasOffered: (passphrase) => offer.is(passphrase),
    openAfter: (path, { secret, keyFile: key, shares }, before) =>
      open(describeVault(path), secret, async (asked) => {
        const opening = { ...asked, keyFile: key, shares };
        await before(opening);
        return unlockVault(around, opening);
      }).finally(() => forgetCredentials({ secret: '', keyFile: key, shares })),
    lock,
    chooseByPath: async (path) => {
      if (chosen?.path === path && (custody.isOpen || opening.isUnderWay)) return;
      const wasOpen = custody.isOpen;
      await choose(path);
      if (!wasOpen) window.reload();
    },
    end: async () => {
      cancel();
      forgetSecrets();
      await Promise.allSettled([custody.lock(), opening.settled(), opener.settled()]);
    },
    calls: {
      chosenVault: async () => done(chosen === null ? null : shownNow(chosen, goesOn)),
      chooseVault: async () => {
        const path = await askForVault(around);
        return done(path === null ? null : await choose(path));
      },
      chooseNewVault: async () => {
        const asked = await askForNewPlace(around);
        place = asked ?? place;
        return done(asked?.shown ?? null);
      },
      chooseRecent: async (id) => {
        const path = recents.pathOf(id);
        if (path === null) throw new DesktopError('no-such-file');
        return done(await choose(path));
      },
      offerPassphrase: async () => done(offer.make()),
      createVault: (secret) => open(place, secret, (asked) => makeVault(around, asked, offer.is(asked.secret))),
      unlock: (secret) =>
        open(chosen, secret, (asked) =>
          unlockVault(around, { ...asked, acceptOlder: goesOn !== null, keyFile: keyFile.copy() }),
        ),
      unlockWithShares: async (texts) => {
        const shares = texts.map(readShare);
        return open(chosen, new Uint8Array(0), (asked) =>
          unlockVault(around, { ...asked, acceptOlder: goesOn !== null, shares }),
        );
      },
      waysOffered: async () => {
        if (chosen === null) throw new DesktopError('usage');
        const read = await headerOf(custody.ports.files, chosen.path).catch(() => null);
        return done(waysIn(read?.header ?? null));
      },
      chooseKeyFile: () => chooseKeyFile({ files: custody.ports.files, window, held: keyFile }),
      forgetKeyFile: async () => {
        keyFile.forget();
        return done(null);
      },
      acceptOlder: async (next) => {
        await custody.work(async ({ standing }) => {
          if (!isAcceptable(standing)) throw new DesktopError('usage');
        });
        goesOn = next;
        await lock();
        return done(null);
      },
      cancel: async () => {
        cancel();
        return done(null);
      },
      lock: async () => {
        await lock();
        return done(null);
      },
    },
  };
}
