/** Shows one code: recorded first, or unrecorded where that cannot be and the user said so (FORMAT.md R28). */
import { codeState, countCodes, unusedAfterUse } from '../core/custody/code-state.ts';
import type { Command } from '../core/custody/command.ts';
import type { EventBody } from '../core/custody/events.ts';
import type { ReadSet } from '../core/custody/state.ts';
import { ERRORS, type ErrorCode, type ErrorFacts } from '../core/errors.ts';
import type { ClockPort } from './clock.ts';
import { eventsOf } from './events-of.ts';
import type { Receipt } from './receipt.ts';
import type { Session } from './session.ts';
import { StorageError } from './storage-error.ts';

export interface CodeWanted {
  /** Id of the set, 32 hex digits. */
  readonly set: string;
  /** Null: the next one to try. */
  readonly number: number | null;
}

/** Why a code may not work that was asked for by its number. */
export type Doubt = 'used' | 'refused' | 'void';

export interface RevealedCode {
  readonly set: ReadSet;
  readonly number: number;
  readonly text: string;
  /** Codes left now, and once this one has worked. */
  readonly left: number;
  readonly leftAfter: number;
  readonly doubt: Doubt | null;
  /** When the opening was recorded, RFC 3339; null when it could not be. */
  readonly recordedAt: string | null;
  /** Why it could not be recorded, or null. */
  readonly hindrance: { readonly code: ErrorCode; readonly facts: ErrorFacts } | null;
}

interface Opening {
  readonly receipt: Receipt;
  readonly recordedAt: string | null;
  readonly hindrance: RevealedCode['hindrance'];
}

/**
 * Records the opening of a code, then opens it.
 * @throws RefusedError what `decide` refuses; StorageError `not-recordable` where the vault cannot be written, `locked` and
 * `changed-on-disk` where another program could record it.
 */
export async function revealCode(
  session: Session,
  wanted: CodeWanted,
  clock: Pick<ClockPort, 'today'>,
): Promise<RevealedCode> {
  const events = openingOf(session, wanted, clock.today());
  const opening = await recorded(session, events).catch((error: unknown) => {
    const { code } = hindranceOf(error);
    throw new StorageError('not-recordable', `${code}: ${ERRORS[code].sentence}`);
  });
  return shownBy(session, events, opening, clock.today());
}

/**
 * The same, and where it cannot be recorded it is noted on this computer, to be recorded at the next chance.
 * @throws RefusedError; StorageError `locked` and `changed-on-disk`.
 */
export async function revealUnrecorded(
  session: Session,
  wanted: CodeWanted,
  clock: Pick<ClockPort, 'today'>,
): Promise<RevealedCode> {
  const events = openingOf(session, wanted, clock.today());
  const opening = await recorded(session, events).catch(async (error: unknown): Promise<Opening> => {
    const hindrance = hindranceOf(error);
    const { set, number } = codeIn(events);
    return { receipt: await session.openUnrecorded(set, number), recordedAt: null, hindrance };
  });
  return shownBy(session, events, opening, clock.today());
}

function openingOf(session: Session, { set, number }: CodeWanted, today: string): readonly EventBody[] {
  const command: Command = number === null ? { type: 'RevealNext', set, today } : { type: 'RevealCode', set, number };
  return eventsOf(command, session.state);
}

async function recorded(session: Session, events: readonly EventBody[]): Promise<Opening> {
  const [receipt] = await session.recordOpening(events);
  if (receipt === undefined) throw new StorageError('not-recordable');
  return { receipt, recordedAt: session.savedAt, hindrance: null };
}

/** Why nothing can be written. An error that is something else goes on: another program may be about to record it. */
function hindranceOf(error: unknown): StorageError {
  if (error instanceof StorageError && error.code !== 'locked' && error.code !== 'changed-on-disk') return error;
  throw error;
}

function codeIn(events: readonly EventBody[]): { readonly set: string; readonly number: number } {
  const event = events[0];
  if (event?.t !== 'CodeRevealed') throw new TypeError('a code is opened by one event');
  return event.d;
}

function shownBy(session: Session, events: readonly EventBody[], opening: Opening, today: string): RevealedCode {
  const { receipt, ...how } = opening;
  const { set: id, number } = codeIn(events);
  const set = session.state.sets.get(id);
  const code = session.openSet(receipt)[0];
  if (code === undefined || set === undefined) throw new StorageError('record-damaged', 'the code is not in its set');
  const state = codeState(set, number, today);
  return {
    set,
    number,
    text: code.text,
    left: countCodes(set, today).unused,
    leftAfter: unusedAfterUse(set, number, today),
    doubt: state === 'unused' ? null : state,
    ...how,
  };
}
