/** The calls about the recovery key of a vault that was just created: shown once, saved while it is on show, forgotten. */
import { basename } from 'node:path';
import { createFile, type FileSystemPort } from '../vault/file-system.ts';
import { writeFailure } from '../vault/storage-error.ts';
import type { Calls } from './calls.ts';
import { DesktopError } from './desktop-error.ts';
import { MESSAGES, recoveryKeyText } from './messages.ts';
import type { OneSecret } from './one-secret.ts';
import type { WindowPort } from './window-port.ts';

type RecoveryKeyCalls = Pick<Calls, 'recoveryKeyShownOnce' | 'saveRecoveryKey' | 'forgetRecoveryKey'>;

interface Surroundings {
  readonly recoveryKey: OneSecret;
  readonly files: FileSystemPort;
  readonly window: Pick<WindowPort, 'askForPlace'>;
  /** Name of the vault that stands before the user. */
  readonly vaultName: () => string;
}

const signsOf = (text: string): string => text.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();

export function createRecoveryKeyCalls({ recoveryKey, files, window, vaultName }: Surroundings): RecoveryKeyCalls {
  return {
    recoveryKeyShownOnce: async () => {
      const text = recoveryKey.showOnce();
      if (text === null) throw new DesktopError('usage');
      return { ok: true, value: text };
    },
    saveRecoveryKey: async () => {
      if (recoveryKey.onShow() === null) throw new DesktopError('usage');
      const path = await window.askForPlace({
        title: MESSAGES.saveRecoveryKeyTitle,
        button: MESSAGES.saveButton,
        kinds: [{ name: MESSAGES.textFiles, extensions: ['txt'] }],
        suggested: MESSAGES.recoveryKeyFile(vaultName()),
      });
      if (path === null) return { ok: true, value: false };
      // The dialog may stand open for long: the vault may be locked by now.
      const text = recoveryKey.onShow();
      if (text === null) throw new DesktopError('usage');
      // A name is seen in lists, logs of backups and window titles.
      if (signsOf(basename(path)).includes(signsOf(text))) throw new DesktopError('usage');
      const bytes = new TextEncoder().encode(recoveryKeyText(vaultName(), text));
      await createFile(files, path, bytes)
        .catch((error: unknown) => {
          throw writeFailure(error);
        })
        .finally(() => bytes.fill(0));
      return { ok: true, value: true };
    },
    forgetRecoveryKey: async () => {
      recoveryKey.forget();
      return { ok: true, value: null };
    },
  };
}
