/** `mark` and `undo`: how a try went, and taking that back. */
import type { CodeOutcome } from '../../core/custody/command.ts';
import type { ReadSet } from '../../core/custody/state.ts';
import { systemClock } from '../../vault/clock.ts';
import { holdsCode } from '../../vault/codes-in-text.ts';
import { markCode, takeBack } from '../../vault/mark-code.ts';
import type { Session } from '../../vault/session.ts';
import { nameOf, setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { whereInWords } from '../set-sentences.ts';
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
  const tried = {
    set: set.id,
    number,
    outcome,
    when: options.at ?? null,
    from: options.from ?? null,
    note: options.note ?? null,
  };
  const { left, isSetRevoked, needsNewCode } = await markCode(session, tried, systemClock);
  terminal.out(sentence(session, set, number, `marked ${OUTCOMES[outcome]}, ${left} left`));
  if (isSetRevoked) {
    terminal.say(
      'Two-factor is off at the service now, so the rest of this set is void. Set two-factor up again there.\n',
    );
  }
  if (needsNewCode) terminal.say('The service makes a new code after this one is used: import it.\n');
  const where = left === 0 && !needsNewCode ? whereInWords(session.state, set) : null;
  if (where !== null) terminal.say(`${where}\n`);
}

export async function undo(
  terminal: Terminal,
  path: string,
  event: string | null,
  options: VaultOptions,
): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const { set, number, left } = await takeBack(session, event, systemClock);
  terminal.out(sentence(session, set, number, `taken back, ${left} left`));
}

function sentence(session: Session, set: ReadSet, number: number, what: string): string {
  return `Code ${number} of ${printable(nameOf(session.state, set))} ${what}.\n`;
}
