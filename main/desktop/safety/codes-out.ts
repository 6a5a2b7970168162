/** The calls by which codes leave the vault for good: destroyed, or into a file in plain text (cli.md, `purge` and `export`). */

import { extname } from 'node:path';
import type { PlainFormat, PurgeView } from '../../../preload/views/safety.ts';
import { serviceAndInstance } from '../../core/custody/account-name.ts';
import { countCodes } from '../../core/custody/code-state.ts';
import { issuedAt } from '../../core/custody/holdings.ts';
import type { ReadState } from '../../core/custody/state.ts';
import { stillHeld } from '../../core/custody/still-held.ts';
import { exportPlain } from '../../vault/export-plain.ts';
import { purgeSet } from '../../vault/purge.ts';
import type { SafetyCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import { MESSAGES } from '../messages.ts';
import type { PathIds } from '../path-ids.ts';
import type { WindowPort } from '../window-port.ts';
import { oldCopyView } from './copy-views.ts';

export type CodesOutCalls = Pick<SafetyCalls, 'lookAtPurge' | 'purgeSet' | 'exportPlain'>;

interface Surroundings {
  readonly custody: Custody;
  readonly window: Pick<WindowPort, 'askForPlace'>;
  readonly ids: PathIds;
  readonly vaultName: () => string;
  /** Old copies may be left: what is said about them may be another thing now. */
  readonly changed: () => Promise<void>;
}

function purgeView(state: ReadState, setId: string, today: string): PurgeView {
  const set = state.sets.get(setId);
  if (set === undefined || set.purgedAt !== null) throw new DesktopError('usage');
  const account = state.accounts.get(set.account);
  const { copies, files } = stillHeld(state, setId);
  return {
    set: setId,
    service: serviceAndInstance(account),
    login: account?.name ?? null,
    issuedAt: issuedAt(set),
    codes: set.count,
    unused: countCodes(set, today).unused,
    papers: copies,
    files,
  };
}

/** Not every system's dialog adds the extension. */
function withExtensionOf(path: string, format: PlainFormat): string {
  return extname(path).toLowerCase() === `.${format}` ? path : `${path}.${format}`;
}

export function createCodesOut({ custody, window, ids, vaultName, changed }: Surroundings): CodesOutCalls {
  const { ports } = custody;
  return {
    lookAtPurge: (set) => custody.work(async ({ state }) => done(purgeView(state, set, ports.clock.today()))),
    purgeSet: (set) =>
      custody.work(async (session) => {
        const left = await purgeSet(ports, session, set);
        await changed();
        return done(left.map((copy) => oldCopyView(ids, copy)));
      }),
    exportPlain: async (format) => {
      const asked = await custody.work(async ({ vaultId }) => vaultId);
      const place = await window.askForPlace({
        title: MESSAGES.exportPlainTitle,
        button: MESSAGES.saveButton,
        kinds: [{ name: MESSAGES.plainFiles[format], extensions: [format] }],
        suggested: MESSAGES.plainFile(vaultName(), format),
      });
      if (place === null) return done(null);
      const file = withExtensionOf(place, format);
      return custody.work(async (session) => {
        // The dialog may stand open for long: another vault may be open by now.
        if (session.vaultId !== asked) throw new DesktopError('usage');
        const { sets, codes, damaged } = await exportPlain(ports, session, { format, file });
        return done({ file, sets, codes, damaged });
      });
    },
  };
}
