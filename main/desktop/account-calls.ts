/** The calls that look at an account or at the log; the log goes out as a file, too (desktop.md, screens 4 and 8). */
import { showAccount } from '../core/custody/show-account.ts';
import { exportLog } from '../vault/export-log.ts';
import type { Calls } from './calls.ts';
import type { OpenCustody } from './create-custody.ts';
import { DesktopError } from './desktop-error.ts';
import { MESSAGES } from './messages.ts';
import type { WindowPort } from './window-port.ts';

type AccountCalls = Pick<Calls, 'showAccount' | 'log' | 'exportLog'>;

/** Lines of the log on the page of an account. */
const LATELY = 12;

export function createAccountCalls(
  custody: OpenCustody,
  window: Pick<WindowPort, 'askForPlace'>,
  vaultName: () => string,
): AccountCalls {
  const { clock, files } = custody.ports;
  return {
    showAccount: (account) =>
      custody.work(async (session) => {
        const page = showAccount(session.state, account, clock.today(), await custody.log.lately(account, LATELY));
        if (page === null) throw new DesktopError('usage');
        return { ok: true, value: page };
      }),
    log: (query) => custody.work(async () => ({ ok: true, value: await custody.log.page(query) })),
    exportLog: async () => {
      const asked = custody.log;
      const path = await window.askForPlace({
        title: MESSAGES.exportLogTitle,
        button: MESSAGES.saveButton,
        kinds: [{ name: MESSAGES.logFiles, extensions: ['jsonl'] }],
        suggested: MESSAGES.logFile(vaultName()),
      });
      if (path === null) return { ok: true, value: false };
      await custody.work((session) => {
        // The dialog may stand open for long: another vault may be open by now.
        if (custody.log !== asked) throw new DesktopError('usage');
        return exportLog(session, files, path);
      });
      return { ok: true, value: true };
    },
  };
}
