/** A merge under way: another copy of the open vault, what comes over from it, and the yes (FORMAT.md 14.2). */

import type { CopySecret, MergeConflict, MergePreview } from '../../../preload/views/safety.ts';
import { forgetCredentials } from '../../core/format/unlock.ts';
import { type MergePreview as Compared, mergeVault, previewMerge } from '../../vault/merge.ts';
import type { SafetyCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import type { HeldSecret } from '../held-secret.ts';
import { MESSAGES } from '../messages.ts';
import { watchedPorts } from '../opener.ts';
import type { PathIds } from '../path-ids.ts';
import { VAULT_KINDS } from '../vault-choice.ts';
import type { WindowPort } from '../window-port.ts';
import { changesByAccount } from './changes-by-account.ts';
import { credentialsOf, type HeldCopySecret, partsOf } from './copy-secret.ts';
import { fileView } from './copy-views.ts';

export type MergeCalls = Pick<SafetyCalls, 'chooseMergeCopy' | 'previewMerge' | 'merge' | 'endMerge'>;

interface Surroundings {
  readonly custody: Custody;
  readonly window: Pick<WindowPort, 'askForFile'>;
  readonly ids: PathIds;
  readonly secret: HeldCopySecret;
  /** The key file that was chosen to go with it. */
  readonly keyFile: HeldSecret;
  /** The vault was written anew: what is said about its backups may be another thing now. */
  readonly changed: () => Promise<void>;
}

export interface Merging {
  readonly calls: MergeCalls;
  /** Ends a comparison that is under way: the call that waits for it answers `cancelled`. */
  cancel(): void;
}

export function createMerging({ custody, window, ids, secret, keyFile, changed }: Surroundings): Merging {
  const { ports } = custody;
  let copy: string | null = null;
  /** The copy that was previewed, and nothing else, is brought over. */
  let previewed: string | null = null;
  let looking: AbortController | null = null;

  const forget = (): void => {
    previewed = null;
    secret.forget();
  };
  const end = (): void => {
    copy = null;
    forget();
  };
  custody.onLock(end);

  const look = async (asked: CopySecret | null): Promise<MergePreview> => {
    const from = copy;
    if (from === null || looking !== null) throw new DesktopError('usage');
    forget();
    const mine = new AbortController();
    looking = mine;
    try {
      const watched = watchedPorts(ports, { onProgress: () => undefined, signal: mine.signal });
      const credentials = asked === null ? null : credentialsOf(partsOf(asked), keyFile.copy());
      const compared = await custody
        .work((session) => previewMerge(watched, session, { from, credentials }))
        .finally(() => credentials !== null && forgetCredentials(credentials));
      mine.signal.throwIfAborted();
      previewed = from;
      if (asked !== null) secret.keep(asked);
      return { ...previewView(compared), copy: fileView(ids, from) };
    } finally {
      looking = null;
    }
  };

  const calls: MergeCalls = {
    chooseMergeCopy: async () => {
      const question = { title: MESSAGES.mergeCopyTitle, button: MESSAGES.copyButton, kinds: VAULT_KINDS };
      const path = await window.askForFile(question);
      if (path === null) return done(null);
      forget();
      copy = path;
      return done(fileView(ids, path));
    },
    previewMerge: async (asked) => {
      try {
        return done(await look(asked));
      } finally {
        if (asked instanceof Uint8Array) asked.fill(0);
      }
    },
    merge: () =>
      custody.work(async (session) => {
        const from = previewed;
        if (from === null) throw new DesktopError('usage');
        const parts = secret.take();
        const credentials = parts === null ? null : credentialsOf(parts, keyFile.copy());
        const merged = await mergeVault(ports, session, { from, credentials }).finally(
          () => credentials !== null && forgetCredentials(credentials),
        );
        end();
        await changed();
        return done({ changes: merged.changes, accounts: changesByAccount(merged.lines).length });
      }),
    endMerge: async () => {
      end();
      keyFile.forget();
      return done(null);
    },
  };
  return { calls, cancel: () => looking?.abort(new DesktopError('cancelled')) };
}

/** Each account and kind once: the window says what, not how often. */
function distinct(conflicts: Compared['conflicts']): readonly MergeConflict[] {
  const seen = new Map<string, MergeConflict>();
  for (const { service, login, about } of conflicts)
    seen.set(JSON.stringify([service, login, about]), { service, login, about });
  return [...seen.values()];
}

function previewView(compared: Compared): Omit<MergePreview, 'copy'> {
  const { fork, changes, lines, conflicts, regained, hasOtherWays } = compared;
  return {
    forkedAt: fork.at,
    changes,
    accounts: changesByAccount(lines),
    conflicts: distinct(conflicts),
    regained: regained.length,
    hasOtherWays,
  };
}
