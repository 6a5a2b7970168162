/** The one door between window and main: who asks, with what, and an answer that is a Result whatever happens. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { CallName, Result, VaultApi } from '../../preload/contract.ts';
import { CodedError } from '../core/errors.ts';
import { CALL_ARGUMENTS } from './call-arguments.ts';
import { isOwnUrl } from './scheme.ts';

/** What main does for each call. */
export type Calls = Pick<VaultApi, CallName>;

const refusal: Result<never> = { ok: false, code: 'usage', facts: {} };

/** True for the top frame of `contents` while it shows our page. A frame that has gone meanwhile is null. */
export function isOwnSender(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, contents: WebContents): boolean {
  const { sender, senderFrame } = event;
  return sender === contents && senderFrame !== null && senderFrame === contents.mainFrame && isOwnUrl(senderFrame.url);
}

/** Errors cross as code and facts; one without a code is `unforeseen` and its text stays here. */
export function resultOf(error: unknown): Result<never> {
  if (error instanceof CodedError) return { ok: false, code: error.code, facts: error.facts };
  return { ok: false, code: 'unforeseen', facts: {} };
}

async function answer(call: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await call();
  } catch (error) {
    return resultOf(error);
  }
}

type Answers = { readonly [K in CallName]: (given: readonly unknown[]) => Promise<Result<unknown>> };

/** One answer per call, from arguments that nobody has looked at yet. */
export function createAnswers(calls: Calls): Answers {
  const parsed = <K extends CallName>(
    name: K,
    call: (args: Readonly<Parameters<VaultApi[K]>>) => Promise<Result<unknown>>,
  ) => {
    return (given: readonly unknown[]): Promise<Result<unknown>> => {
      const args = CALL_ARGUMENTS[name](given);
      return args === null ? Promise.resolve(refusal) : answer(() => call(args));
    };
  };
  return {
    appInfo: parsed('appInfo', () => calls.appInfo()),
    chosenVault: parsed('chosenVault', () => calls.chosenVault()),
    chooseVault: parsed('chooseVault', () => calls.chooseVault()),
    unlock: parsed('unlock', ([secret]) => calls.unlock(secret)),
    cancelUnlock: parsed('cancelUnlock', () => calls.cancelUnlock()),
    lock: parsed('lock', () => calls.lock()),
  };
}

/** Answers the window whose contents `contentsNow` gives; anyone else is refused before an argument is looked at. */
export function listenToWindow(
  ipcMain: Pick<IpcMain, 'handle'>,
  calls: Calls,
  contentsNow: () => WebContents | null,
): void {
  for (const [name, answerCall] of Object.entries(createAnswers(calls)))
    ipcMain.handle(name, (event, ...given: unknown[]) => {
      const contents = contentsNow();
      return contents !== null && isOwnSender(event, contents) ? answerCall(given) : refusal;
    });
}
