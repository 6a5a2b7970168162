/** `prove`: a challenge that only someone with the paper in hand can answer. */
import type { Question } from '../../core/custody/challenge.ts';
import { openChallenge, recordProof } from '../../sheets/prove-copy.ts';
import { systemRandom } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { nameOf } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal } from '../terminal.ts';

export async function prove(terminal: Terminal, path: string, word: string, options: VaultOptions): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const { challenge } = await openChallenge(session, word, systemRandom);
  const answers: string[] = [];
  for (const question of challenge.questions) answers.push(await ask(terminal, inWords(session, question)));
  if (!challenge.check(answers)) throw new CliError('proof-failed');
  const { copy } = await recordProof(session, word);
  terminal.out(`Proven: ${copy}.\n`);
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
