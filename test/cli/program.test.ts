/** The commands as they are declared: each has a help text with an example, and each example is understood. */
import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../main/cli/program.ts';

interface Spoken {
  readonly said: string;
  readonly ran: number;
}

/** What the parser writes, and whether a command would have run. */
function call(args: readonly string[]): Spoken {
  let said = '';
  let ran = 0;
  const program = buildProgram('0', async () => {
    ran += 1;
  });
  const output = { writeOut: (text: string) => (said += text), writeErr: (text: string) => (said += text) };
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(output);
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    said += error instanceof Error ? error.message : '';
  }
  return { said, ran };
}

const names = buildProgram('0', async () => undefined).commands.map((command) => command.name());

describe('the commands', () => {
  test('are these', () => {
    expect(names).toEqual([
      'create',
      'inspect',
      'import',
      'accounts',
      'close',
      'sweep',
      'list',
      'show',
      'next',
      'reveal',
      'mark',
      'undo',
      'set-state',
      'add',
      'correct',
      'move',
      'rename',
      'purge',
      'print',
      'destroyed',
      'export',
      'prove',
      'verify',
      'log',
      'passphrase',
      'recovery-key',
      'slots',
      'new-key',
      'backups',
      'kit-page',
      'rescue-kit',
      'restore',
      'merge',
      'doctor',
    ]);
  });

  test.each(names)('%s --help ends with an example of it that is understood', (name) => {
    const { said, ran } = call([name, '--help']);
    expect(ran).toBe(0);
    const [, example = ''] = said.match(/\nExample:\n {2}\$ coldkeep (.+)\n/) ?? [];
    expect(example.split(' ')[0]).toBe(name);
    expect(call(example.split(' '))).toEqual({ said: '', ran: 1 });
  });

  test.each(names)('%s takes no secret as an argument', (name) => {
    const { said } = call([name, '--help']);
    expect(said).not.toMatch(/--(?:new-)?(?:passphrase|password|code|key)(?!-file)\b/);
  });

  test.each([
    ['--kdf-memory', ['create', 'v', '--kdf-memory'], [64, 1024], [63, 1025]],
    ['--copies', ['print', 'v', '--out', 'x', '--copies'], [1, 99], [0, 100]],
    ['the number of a code', ['reveal', 'v', 'github'], [0, 1_100_000], [1_100_001]],
  ])('%s has its bounds', (_, args, inside, outside) => {
    for (const value of inside) expect(call([...args, String(value)])).toEqual({ said: '', ran: 1 });
    for (const value of [...outside, '1e3', '0x10', '1.5', '']) {
      expect(call([...args, String(value)]).ran).toBe(0);
    }
  });
});
