/** A restore under way: which copy, in whose place, what would be lost, and the yes (desktop.md, screen 1; FORMAT.md 14.2). */

import { dirname, join } from 'node:path';
import type { Progress, Result, VaultView } from '../../../preload/contract.ts';
import type { CopySecret, RestoreChoice, RestorePreview } from '../../../preload/views/safety.ts';
import { forgetCredentials } from '../../core/format/unlock.ts';
import { vaultName } from '../../vault/backup-places.ts';
import { type BackupFile, listBackups } from '../../vault/backups.ts';
import { headerOf, vaultIdOf } from '../../vault/header-of.ts';
import type { Ports } from '../../vault/ports.ts';
import { type RestorePreview as Compared, previewRestore, restoreVault } from '../../vault/restore.ts';
import type { SafetyCalls } from '../calls.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import type { HeldSecret } from '../held-secret.ts';
import { MESSAGES } from '../messages.ts';
import { type Opening, watchedPorts } from '../opener.ts';
import type { PathIds } from '../path-ids.ts';
import { textOf } from '../secret-text.ts';
import { describeVault, VAULT_KINDS, withExtension } from '../vault-choice.ts';
import type { WindowPort } from '../window-port.ts';
import { changesByAccount } from './changes-by-account.ts';
import { credentialsOf, type HeldCopySecret, partsOf } from './copy-secret.ts';
import { backupView, fileView } from './copy-views.ts';

export type RestoreCalls = Pick<
  SafetyCalls,
  'startRestore' | 'chooseRestoreCopy' | 'chooseRestoreVault' | 'previewRestore' | 'restore' | 'endRestore'
>;

interface Surroundings {
  readonly ports: Ports;
  readonly window: Pick<WindowPort, 'tell' | 'askForFile' | 'askForPlace'>;
  readonly ids: PathIds;
  readonly secret: HeldCopySecret;
  /** The key file that was chosen to go with it. */
  readonly keyFile: HeldSecret;
  /** Path of the vault that stands before the user, or null. */
  readonly chosenPath: () => string | null;
  /** Locks what is open, does `before`, and opens the vault of that path. */
  readonly openAfter: (
    path: string,
    credentials: Required<Pick<Opening, 'secret' | 'keyFile' | 'shares'>>,
    before: (opening: Opening) => Promise<unknown>,
  ) => Promise<Result<VaultView>>;
}

export interface Restoring {
  readonly calls: RestoreCalls;
  /** Ends a comparison that is under way: the call that waits for it answers `cancelled`. */
  cancel(): void;
}

interface Choice {
  readonly vault: string | null;
  readonly copy: string | null;
  readonly known: readonly BackupFile[];
}

const NOTHING: Choice = { vault: null, copy: null, known: [] };
const BACKUPS = '.backups';

/** Of a backup in the folder beside its vault the vault is known, whether it is still there or not. */
function vaultOfBackup(copy: string): string | null {
  const folder = dirname(copy);
  if (!folder.endsWith(BACKUPS)) return null;
  return withExtension(join(dirname(folder), vaultName(folder.slice(dirname(folder).length + 1, -BACKUPS.length))));
}

export function createRestoring(around: Surroundings): Restoring {
  const { ports, window, ids, secret, keyFile, chosenPath, openAfter } = around;
  let choice = NOTHING;
  /** What was previewed, and nothing else, can be restored. */
  let previewed: { readonly path: string; readonly from: string } | null = null;
  let looking: AbortController | null = null;

  const forget = (): void => {
    previewed = null;
    secret.forget();
  };
  /** Backups that can be reached; those of other vaults in the folder are left out where the vault can still say its id. */
  const knownOf = async (path: string): Promise<readonly BackupFile[]> => {
    const header = await headerOf(ports.files, path).catch(() => null);
    const all = await listBackups(ports, path, header === null ? null : vaultIdOf(header.header)).catch(() => []);
    return all.filter(({ isReachable }) => isReachable);
  };
  const change = async (next: Partial<Choice>): Promise<RestoreChoice> => {
    forget();
    const vault = next.vault === undefined ? choice.vault : next.vault;
    const known = vault === null || vault === choice.vault ? choice.known : await knownOf(vault);
    choice = { ...choice, ...next, known };
    return view();
  };
  const view = (): RestoreChoice => ({
    vault: choice.vault === null ? null : fileView(ids, choice.vault),
    copy: choice.copy === null ? null : fileView(ids, choice.copy),
    known: choice.known.map((backup) => backupView(ids, backup)),
  });
  const askForCopy = (): Promise<string | null> =>
    window.askForFile({ title: MESSAGES.restoreCopyTitle, button: MESSAGES.copyButton, kinds: VAULT_KINDS });
  const askForVault = async (way: 'file' | 'place'): Promise<string | null> => {
    if (way === 'file')
      return window.askForFile({ title: MESSAGES.restoreVaultTitle, button: MESSAGES.copyButton, kinds: VAULT_KINDS });
    const path = await window.askForPlace({
      title: MESSAGES.restorePlaceTitle,
      button: MESSAGES.createButton,
      kinds: VAULT_KINDS,
      suggested: MESSAGES.newVault,
    });
    return path === null ? null : withExtension(path);
  };

  const look = async (asked: CopySecret): Promise<RestorePreview> => {
    const { vault: path, copy: from } = choice;
    if (path === null || from === null || looking !== null) throw new DesktopError('usage');
    forget();
    const mine = new AbortController();
    looking = mine;
    try {
      const tell = (progress: Progress): void => window.tell('progress', progress);
      const watched = watchedPorts(ports, { onProgress: tell, signal: mine.signal });
      const credentials = credentialsOf(partsOf(asked), keyFile.copy());
      const compared = await previewRestore(watched, { path, from, credentials }).finally(() =>
        forgetCredentials(credentials),
      );
      mine.signal.throwIfAborted();
      previewed = { path, from };
      secret.keep(asked);
      return previewView(compared);
    } finally {
      looking = null;
    }
  };

  const calls: RestoreCalls = {
    startRestore: async () => {
      choice = NOTHING;
      forget();
      return done(await change({ vault: chosenPath() }));
    },
    chooseRestoreCopy: async (id) => {
      if (id !== null) {
        const known = choice.known.find(({ file }) => ids.of(file) === id);
        if (known === undefined) throw new DesktopError('usage');
        return done(await change({ copy: known.file }));
      }
      const copy = await askForCopy();
      if (copy === null) return done(null);
      const vault = choice.vault ?? vaultOfBackup(copy);
      return done(await change({ copy, vault }));
    },
    chooseRestoreVault: async (way) => {
      const vault = await askForVault(way);
      return done(vault === null ? null : await change({ vault }));
    },
    previewRestore: async (asked) => {
      try {
        return done(await look(asked));
      } finally {
        if (asked instanceof Uint8Array) asked.fill(0);
      }
    },
    restore: async () => {
      const parts = secret.take();
      const asked = previewed;
      if (parts === null || asked === null) throw new DesktopError('usage');
      forget();
      let keptAt: string | null = null;
      const opened = await openAfter(asked.path, { ...parts, keyFile: keyFile.copy() }, async (opening) => {
        const { keyFile: key = null, shares = [] } = opening;
        const credentials = { secret: textOf(opening.secret), keyFile: key, shares };
        ({ keptAt } = await restoreVault(watchedPorts(ports, opening), { ...asked, credentials }));
      });
      if (!opened.ok) return opened;
      return done({ vault: describeVault(asked.path).shown, view: opened.value, keptAt });
    },
    endRestore: async () => {
      choice = NOTHING;
      forget();
      keyFile.forget();
      return done(null);
    },
  };
  return { calls, cancel: () => looking?.abort(new DesktopError('cancelled')) };
}

function previewView({ copy, current, lostChanges, lost, waysBack, waysLost, purgedBack }: Compared): RestorePreview {
  return {
    copy: { change: copy.change, at: copy.at },
    current: current.is === 'readable' ? { is: 'readable', change: current.change, at: current.at } : current,
    lostChanges,
    lost: changesByAccount(lost),
    waysBack,
    waysLost,
    purgedBack: purgedBack.length,
  };
}
