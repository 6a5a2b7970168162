/** The call that prints the kit page of the open vault: with the recovery key while it is on show, else with boxes (paper.md 10). */
import type { Paper } from '../../core/paper/sheet.ts';
import { kitModel } from '../../sheets/kit-model.ts';
import type { WayCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import type { OneSecret } from '../one-secret.ts';
import type { PaperDesk } from '../paper/paper-calls.ts';

interface Surroundings {
  readonly custody: Custody;
  readonly recoveryKey: Pick<OneSecret, 'onShow'>;
  readonly printPage: PaperDesk['printPage'];
}

const PAPER: Paper = 'a4';

/** Nothing is recorded: the page is no sheet of codes, and main cannot see whether it came out of the printer. */
export function createKitCalls({ custody, recoveryKey, printPage }: Surroundings): Pick<WayCalls, 'printKit'> {
  return {
    printKit: async () => {
      const today = custody.ports.clock.today();
      const isPrinted = await printPage(() =>
        custody.work(async (session) => kitModel(session, { recoveryKey: recoveryKey.onShow(), paper: PAPER, today })),
      );
      return { ok: true, value: isPrinted };
    },
  };
}
