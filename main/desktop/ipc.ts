/** The one door between window and main: who asks, with what, and an answer that is a Result whatever happens. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { CallName, Result } from '../../preload/contract.ts';
import { CodedError } from '../core/errors.ts';
import { CALL_ARGUMENTS, CALL_NAMES, type CallArguments } from './call-arguments.ts';
import type { Calls } from './calls.ts';
import { isOwnUrl } from './scheme.ts';

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

/** What was refused may have been a secret all the same. */
function overwriteBytes(given: readonly unknown[]): void {
  for (const value of given) if (value instanceof Uint8Array) value.fill(0);
}

/** Answers one call from arguments that nobody has looked at yet. */
export async function answerCall<K extends CallName>(
  calls: Calls,
  name: K,
  given: readonly unknown[],
): Promise<Result<unknown>> {
  const parse: CallArguments[K] = CALL_ARGUMENTS[name];
  const call: Calls[K] = calls[name];
  try {
    const args = parse(given);
    if (args !== null) return await call(...args);
    overwriteBytes(given);
    return refusal;
  } catch (error) {
    return resultOf(error);
  }
}

/** Answers the window whose contents `contentsNow` gives; anyone else is refused before an argument is looked at. */
export function listenToWindow(
  ipcMain: Pick<IpcMain, 'handle'>,
  calls: Calls,
  contentsNow: () => WebContents | null,
): void {
  for (const name of CALL_NAMES)
    ipcMain.handle(name, (event, ...given: unknown[]) => {
      const contents = contentsNow();
      return contents !== null && isOwnSender(event, contents) ? answerCall(calls, name, given) : refusal;
    });
}
