/** The vault port over a session: opens with the key derived in a worker that can be ended, shows a view, locks. */
import type { Result, VaultView } from '../../preload/contract.ts';
import { CodedError } from '../core/errors.ts';
import type { KdfPort } from '../vault/kdf.ts';
import { openVault } from '../vault/open-vault.ts';
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import type { Opening, VaultPort } from './vault-port.ts';
import { viewVault } from './vault-view.ts';

class DesktopError extends CodedError {
  override name = 'DesktopError';
}

/** A derivation that ends, thread and memory and all, as soon as nobody waits for it. */
function abortable(kdf: KdfPort, { signal, onProgress }: Opening): KdfPort {
  return {
    derive: (request) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          reject(new DesktopError('cancelled'));
          void kdf.close();
        };
        if (signal.aborted) {
          stop();
          return;
        }
        signal.addEventListener('abort', stop, { once: true });
        onProgress({ step: 'deriving', done: null });
        kdf
          .derive(request)
          .then(resolve, reject)
          .finally(() => {
            signal.removeEventListener('abort', stop);
            if (!signal.aborted) onProgress({ step: 'reading', done: null });
          });
      }),
    close: () => kdf.close(),
  };
}

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const tell = (): void => resolve(null);
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });
}

/** @param ports of the vault; today's date for the view comes from its clock. */
export function createSessionVault(ports: Ports): VaultPort {
  let session: Session | null = null;

  const lock = async (): Promise<void> => {
    const open = session;
    session = null;
    await open?.lock();
  };

  const open = async (opening: Opening): Promise<Result<VaultView>> => {
    await lock();
    const secret = new TextDecoder('utf-8', { ignoreBOM: true }).decode(opening.secret);
    opening.secret.fill(0);
    const startKdf = (): KdfPort => abortable(ports.startKdf(), opening);
    const opened = openVault({ ...ports, startKdf }, { path: opening.path, secret, access: 'write' });
    // A medium that does not answer can hold up a reading for good; whoever cancels does not wait for it.
    const won = await Promise.race([opened, whenAborted(opening.signal)]);
    if (won === null) {
      opened.then(
        (late) => late.lock(),
        () => undefined,
      );
      throw new DesktopError('cancelled');
    }
    session = won;
    return { ok: true, value: viewVault(won, ports.clock.today()) };
  };

  return { open, lock };
}
