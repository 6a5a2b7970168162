/** `mark` and `undo`: how a try went, and taking that back. */
import { countCodes } from '../../core/custody/code-state.ts';
import type { CodeOutcome } from '../../core/custody/command.ts';
import { systemClock } from '../../vault/clock.ts';
import { holdsCode } from '../../vault/codes-in-text.ts';
import { eventsOf } from '../../vault/events-of.ts';
import type { Session } from '../../vault/session.ts';
import { nameOf, setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { printable } from '../table.ts';
import { type Terminal, UsageError } from '../terminal.ts';

export interface MarkOptions extends VaultOptions {
  readonly at?: string;
  readonly from?: string;
  readonly note?: string;
}

const OUTCOMES = { used: 'used', refused: 'refused', 'not-tried': 'not tried' } as const satisfies Record<
  CodeOutcome,
  string
>;

function isOutcome(text: string): text is CodeOutcome {
  return Object.hasOwn(OUTCOMES, text);
}

export async function mark(
  terminal: Terminal,
  path: string,
  target: { readonly set: string; readonly number: number; readonly outcome: string },
  options: MarkOptions,
): Promise<void> {
  const { number, outcome } = target;
  if (!isOutcome(outcome)) throw new UsageError('the outcome is used, refused or not-tried');
  const session = await openForWriting(terminal, path, options);
  const set = setMeantBy(session.state, target.set);
  if (options.note !== undefined && holdsCode(session, options.note)) {
    throw new UsageError('--note holds a code, and the log shows notes');
  }
  const events = eventsOf(
    {
      type: 'MarkCode',
      set: set.id,
      number,
      outcome,
      when: options.at ?? null,
      from: options.from ?? null,
      note: options.note ?? null,
      now: systemClock.now(),
      today: systemClock.today(),
    },
    session.state,
  );
  const { events: written } = await session.commit(events);
  terminal.out(`Code ${number} of ${nameAndLeft(session, set.id, `marked ${OUTCOMES[outcome]}`)}\n`);
  if (written.some((event) => event.t === 'SetRevoked')) {
    terminal.say(
      'Two-factor is off at the service now, so the rest of this set is void. Set two-factor up again there.\n',
    );
  }
  if (set.use === 'single-then-replaced' && outcome === 'used') {
    terminal.say('The service makes a new code after this one is used: import it.\n');
  }
}

export async function undo(
  terminal: Terminal,
  path: string,
  event: string | null,
  options: VaultOptions,
): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const events = eventsOf({ type: 'TakeBack', event }, session.state);
  const taken = events.find((each) => each.t === 'OutcomeTakenBack');
  const outcome = taken && session.state.outcomes.get(taken.d.event);
  await session.commit(events);
  if (outcome === undefined) return;
  terminal.out(`Code ${outcome.number} of ${nameAndLeft(session, outcome.set, 'taken back')}\n`);
}

function nameAndLeft(session: Session, setId: string, what: string): string {
  const set = session.state.sets.get(setId);
  if (set === undefined) return what;
  const { unused } = countCodes(set, systemClock.today());
  return `${printable(nameOf(session.state, set))} ${what}, ${unused} left.`;
}
