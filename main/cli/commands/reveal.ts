/** `next` and `reveal`: one code, recorded before it is shown. */
import { codeState, setStateOn, unusedAfterUse } from '../../core/custody/code-state.ts';
import type { EventBody } from '../../core/custody/events.ts';
import { formatSetId } from '../../core/custody/set-id.ts';
import type { ReadSet } from '../../core/custody/state.ts';
import { ERRORS, type ErrorCode } from '../../core/errors.ts';
import { systemClock } from '../../vault/clock.ts';
import { eventsOf } from '../../vault/events-of.ts';
import type { Receipt } from '../../vault/receipt.ts';
import type { Session } from '../../vault/session.ts';
import { StorageError } from '../../vault/storage-error.ts';
import { nameOf, setMeantBy, shortId } from '../asking.ts';
import { open, type VaultOptions } from '../opening.ts';
import { errorLine } from '../sentences.ts';
import { shellWord } from '../shell-word.ts';
import { printable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface RevealOptions extends VaultOptions {
  readonly qr?: boolean;
  readonly unrecorded?: boolean;
  readonly json?: boolean;
}

export async function next(terminal: Terminal, path: string, word: string, options: RevealOptions): Promise<void> {
  await showCode(terminal, path, word, options, (set, session) =>
    eventsOf({ type: 'RevealNext', set: set.id, today: systemClock.today() }, session.state),
  );
}

export async function reveal(
  terminal: Terminal,
  path: string,
  word: string,
  number: number,
  options: RevealOptions,
): Promise<void> {
  await showCode(terminal, path, word, options, (set, session) =>
    eventsOf({ type: 'RevealCode', set: set.id, number }, session.state),
  );
}

async function showCode(
  terminal: Terminal,
  path: string,
  word: string,
  options: RevealOptions,
  decideWhich: (set: ReadSet, session: Session) => readonly EventBody[],
): Promise<void> {
  const session = await open(terminal, path, options, { access: 'write' });
  const set = setMeantBy(session.state, word);
  const receipt = await receiptFor(terminal, session, decideWhich(set, session), options.unrecorded === true);
  const code = session.openSet(receipt)[0];
  if (code === undefined) throw new StorageError('record-damaged', 'the code is not in its set');
  const today = systemClock.today();
  const left = unusedAfterUse(set, code.number, today);
  if (options.json) {
    const answer = { id: formatSetId(set.id), number: code.number, code: code.text, unused: left };
    terminal.out(`${JSON.stringify(answer)}\n`);
  } else terminal.out(`${code.text}\n`);
  if (options.qr) (options.json ? terminal.say : terminal.out)(await terminalQr(code.text));
  const doubt = doubtAbout(set, code.number, today);
  if (doubt !== null) terminal.say(`${doubt}\n`);
  terminal.say(
    `Code ${code.number} of ${printable(nameOf(session.state, set))}; ${left} left once it is used.\n` +
      `Did it work? coldkeep mark ${shellWord(path)} ${shortId(formatSetId(set.id))} ${code.number} used|refused|not-tried\n`,
  );
}

/** Why a code that was asked for by its number may not work; null for one that should. */
function doubtAbout(set: ReadSet, number: number, today: string): string | null {
  const state = codeState(set, number, today);
  switch (state) {
    case 'unused':
      return null;
    case 'used':
      return 'This code is marked as used.';
    case 'refused':
      return 'The service refused this code before.';
    case 'void': {
      const whole = setStateOn(set, today);
      return whole === 'active'
        ? 'This code counts for nothing any more: the service replaced it when one of its set was used.'
        : `This code counts for nothing any more: its set is ${whole}.`;
    }
  }
}

/** Recorded first; unrecorded only where the vault cannot be written and the user said so. */
async function receiptFor(
  terminal: Terminal,
  session: Session,
  events: readonly EventBody[],
  unrecorded: boolean,
): Promise<Receipt> {
  try {
    const [receipt] = await session.recordOpening(events);
    if (receipt !== undefined) return receipt;
    throw new StorageError('not-recordable');
  } catch (error) {
    if (!(error instanceof StorageError) || error.code === 'locked' || error.code === 'changed-on-disk') throw error;
    if (!unrecorded) throw new StorageError('not-recordable', reason(error.code));
    const event = events[0];
    if (event?.t !== 'CodeRevealed') throw error;
    terminal.say(errorLine(error.code, error.facts));
    terminal.say('This opening is not in the vault; it is noted on this computer and recorded at the next chance.\n');
    return session.openUnrecorded(event.d.set, event.d.number);
  }
}

function reason(code: ErrorCode): string {
  return `${code}: ${ERRORS[code].sentence}`;
}

async function terminalQr(text: string): Promise<string> {
  const { default: encodeQR } = await import('qr');
  return encodeQR(text, 'term');
}
