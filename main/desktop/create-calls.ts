/** All calls of the window, put together from their groups. */
import type { Progress } from '../../preload/contract.ts';
import { createAccountCalls } from './account-calls.ts';
import type { AppPart } from './app/app-calls.ts';
import { systemWatch } from './app/watch.ts';
import type { Calls } from './calls.ts';
import { createCodeCalls } from './code-calls.ts';
import type { OpenCustody } from './create-custody.ts';
import { createDesk, type Desk } from './desk.ts';
import { createHeldSecret } from './held-secret.ts';
import { createImportCalls } from './imports/import-calls.ts';
import { MESSAGES } from './messages.ts';
import { createOneSecret } from './one-secret.ts';
import { createOpener } from './opener.ts';
import { createPaperCalls } from './paper/paper-calls.ts';
import type { PrintPort } from './paper/print-port.ts';
import { createPathIds } from './path-ids.ts';
import { createRecoveryKeyCalls } from './recovery-key-calls.ts';
import { createSafetyCalls } from './safety/safety-calls.ts';
import { RemovableFiles } from './strays/removable-files.ts';
import { createStrayCalls } from './strays/stray-calls.ts';
import { createKitCalls } from './ways/kit-calls.ts';
import { createWayCalls } from './ways/way-calls.ts';
import type { WindowPort } from './window-port.ts';

interface Surroundings {
  readonly custody: OpenCustody;
  readonly window: WindowPort;
  readonly app: AppPart;
  readonly print: PrintPort;
}

export function createCalls({ custody, window, app, print }: Surroundings): {
  readonly calls: Calls;
  readonly desk: Desk;
} {
  const { ports } = custody;
  const recoveryKey = createOneSecret();
  const keyFile = createHeldSecret(systemWatch);
  const ids = createPathIds(ports.random);
  custody.onLock(() => app.locked());
  const removable = new RemovableFiles(ports.random);
  const sendProgress = (progress: Progress): void => window.tell('progress', progress);
  const imports = createImportCalls({
    custody,
    askForFiles: () => window.askForFiles({ title: MESSAGES.importTitle, button: MESSAGES.importButton, kinds: [] }),
    sendProgress,
    removable,
  });
  const strays = createStrayCalls({
    custody,
    window,
    removable,
    sendProgress,
    review: (paths) => imports.readPaths(paths),
  });
  const paper = createPaperCalls({ custody, window, print });
  const safety = createSafetyCalls({ custody, window, desk: () => desk, ids, keyFile });
  const desk: Desk = createDesk({
    custody,
    opener: createOpener(ports),
    window,
    recents: app.recents,
    recoveryKey,
    keyFile,
    opened: () => {
      app.opened();
      // Copying and opening a large vault beside the first picture would hold it up.
      void custody.rowsSent().then(() => safety.opened());
    },
    stops: [() => imports.cancel(), () => strays.cancel(), () => paper.cancel(), () => safety.cancel()],
  });
  const vaultName = (): string => desk.vaultName();
  const calls: Calls = {
    ...app.calls,
    ...desk.calls,
    ...createRecoveryKeyCalls({ recoveryKey, files: ports.files, window, vaultName }),
    ...createAccountCalls(custody, window, vaultName),
    ...createCodeCalls(custody, app.onShow),
    ...imports.calls,
    ...strays.calls,
    ...paper.calls,
    ...safety.calls,
    ...createWayCalls({
      custody,
      window,
      ids,
      vaultName,
      wasOffered: (passphrase) => desk.wasOffered(passphrase),
      recoveryKey,
      keyFile,
      changed: safety.tellFinding,
    }),
    ...createKitCalls({ custody, recoveryKey, printPage: paper.printPage }),
  };
  return { calls, desk };
}
