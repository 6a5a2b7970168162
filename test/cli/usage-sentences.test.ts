/** Calls that are not understood: what is said about them never repeats what was typed. */
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../main/cli/program.ts';
import { misunderstanding } from '../../main/cli/usage-sentences.ts';

/** What the parser throws for these arguments. */
function thrownBy(args: readonly string[]): CommanderError {
  const program = buildProgram('0', async () => undefined);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  }
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
  throw new Error('these arguments were understood');
}

const SECRET = 'zx78-jvfw';

const calls: readonly (readonly [args: readonly string[], said: string])[] = [
  [['lst'], 'unknown command; did you mean list?'],
  [[SECRET], 'unknown command'],
  [['list', 'v', `--passphrase=${SECRET}`], 'unknown option --passphrase'],
  [['list', 'v', '--passphrase', SECRET], 'unknown option --passphrase'],
  [['list', 'v', '--jsn'], 'unknown option --jsn; did you mean --json?'],
  [['list', 'v', `--${SECRET}`], 'unknown option'],
  [['list', 'v', `-p${SECRET}`], 'unknown option'],
  [['list', 'v', '-p', SECRET], 'unknown option -p'],
  [['mark', 'v', 'github', '1', 'used', SECRET], "too many arguments for 'mark'. Expected 4 arguments but got 5"],
  [['reveal', 'v', 'discord', SECRET], 'number: It must be a whole number from 0 to 1100000.'],
  [
    ['reveal', 'v', 'discord', `${SECRET}' is invalid. It must be 'x`],
    'number: It must be a whole number from 0 to 1100000.',
  ],
  [['print', 'v', '--out', 'x', '--copies', SECRET], '--copies <n>: It must be a whole number from 1 to 99.'],
  [['print', 'v', '--out', 'x', '--paper', SECRET], '--paper <paper>: Allowed choices are a4, letter.'],
  [['print', 'v', SECRET], "required option '--out <file>' not specified"],
  [['list'], "missing required argument 'vault'"],
  [['list', SECRET, '--passphrase-file'], "option '--passphrase-file <file>' argument missing"],
];

describe('a call that is not understood', () => {
  test.each(calls)('%j: %s', (args, said) => {
    expect(misunderstanding(thrownBy(args))).toBe(said);
  });

  test.each(calls)('%j is not repeated, and is said in one line', (args) => {
    const words = misunderstanding(thrownBy(args));
    expect(words).not.toContain(SECRET);
    expect(words).not.toContain('\n');
  });

  test('of a kind that the table does not know nothing is repeated either', () => {
    const error = new CommanderError(1, 'commander.error', `error: ${SECRET}`);
    expect(misunderstanding(error)).toBe('see its arguments and options');
  });
});
