/** `prove`: a challenge that only someone with the paper in hand can answer. */
import { buildChallenge, type PrintedCode, type Question } from '../../core/custody/challenge.ts';
import { askableCodes } from '../../core/custody/decide-sheet.ts';
import { findCopy } from '../../core/custody/find-copy.ts';
import { eventsOf } from '../../vault/events-of.ts';
import { drawBelow, systemRandom } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { nameOf } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal } from '../terminal.ts';

export async function prove(terminal: Terminal, path: string, word: string, options: VaultOptions): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  // Refused before anything is opened: no such copy, or one that is gone.
  eventsOf({ type: 'ProveCopy', copy: word, way: 'typed' }, session.state);
  const codes = await openPrintedCodes(session, word);
  if (codes.length === 0) throw new CliError('none-left', 'none of the codes on that sheet is in the vault any more');
  const challenge = buildChallenge(codes, (below) => drawBelow(systemRandom, below));
  const answers: string[] = [];
  for (const question of challenge.questions) answers.push(await ask(terminal, inWords(session, question)));
  if (!challenge.check(answers)) throw new CliError('proof-failed');
  const [event] = (await session.commit(eventsOf({ type: 'ProveCopy', copy: word, way: 'typed' }, session.state)))
    .events;
  terminal.out(`Proven: ${event?.t === 'CopyProven' ? event.d.copy : word}.\n`);
}

/** Only codes that were printed on the sheet of this copy; the opening is recorded first. */
async function openPrintedCodes(session: Session, word: string): Promise<PrintedCode[]> {
  const copy = findCopy(session.state, word);
  const sheet = copy === null ? undefined : session.state.sheets.get(copy.sheet);
  if (sheet === undefined) throw new CliError('copy-not-found');
  const printed = askableCodes(sheet, session.state);
  const opening = printed.flatMap(({ set }) => eventsOf({ type: 'OpenSet', set, for: 'proof' }, session.state));
  const opened = session.openedBy(await session.commit(opening));
  return printed.flatMap(({ set, numbers }) => {
    const kind = session.state.sets.get(set)?.kind ?? 'recovery-codes';
    return (opened.get(set) ?? [])
      .filter(({ number }) => numbers.includes(number))
      .map(({ number, text }) => ({ set, number, kind, text }));
  });
}

function inWords(session: Session, { set, number, unit, positions }: Question): string {
  const known = session.state.sets.get(set);
  const name = known === undefined ? '' : `${nameOf(session.state, known)}, `;
  const noun = unit === 'word' ? 'word' : 'character';
  const which = `${noun}${positions.length === 1 ? '' : 's'} ${positions.join(' and ')}`;
  return printable(`${name}code ${number}: ${which}${unit === 'sign' ? ' (hyphens and blanks not counted)' : ''}`);
}

/** On a terminal a prompt; else the question is a line of output and the answer a line of input. */
async function ask(terminal: Terminal, question: string): Promise<string> {
  if (terminal.canAsk) {
    const { input } = await import('@inquirer/prompts');
    return input({ message: question }, { output: process.stderr });
  }
  terminal.out(`${question}\n`);
  const answer = await terminal.input.line();
  if (answer === null) throw new CliError('cancelled', 'no answer on standard input');
  return answer;
}
