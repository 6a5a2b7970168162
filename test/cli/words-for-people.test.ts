/** Small things that people read: columns, names made safe, words for a shell, the one line of an error. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnchor } from '../../main/cli/anchor.ts';
import { errorLine } from '../../main/cli/sentences.ts';
import { shellWord } from '../../main/cli/shell-word.ts';
import { printable, table } from '../../main/cli/table.ts';
import { ERRORS, type ErrorCode } from '../../main/core/errors.ts';

describe('a table', () => {
  test('has columns two blanks apart, and no blanks at the end of a line', () => {
    expect(
      table(
        ['A', 'Bee', 'C'],
        [
          ['long', 'x', ''],
          ['', '日本', 'end'],
        ],
      ),
    ).toBe('A     Bee  C\nlong  x\n      日本   end\n');
  });

  test('of no rows is its head', () => {
    expect(table(['A', 'B'], [])).toBe('A  B\n');
  });
});

test('a printable name has no sign that moves the cursor or turns the writing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(printable(text))).toBe(false);
    }),
  );
  expect(printable('Zoë, 日本, 👩‍💻')).toBe('Zoë, 日本, 👩‍💻');
});

describe('a word for a shell', () => {
  test.each([
    ['personal.coldkeep', 'personal.coldkeep'],
    ['/home/sam/a-b_c.pdf', '/home/sam/a-b_c.pdf'],
    ['my vault.coldkeep', "'my vault.coldkeep'"],
    ["o'clock", "'o'\\''clock'"],
    ['$(id)', "'$(id)'"],
    ['', "''"],
    ['-x.pdf', './-x.pdf'],
  ])('%s: %s', (word, written) => {
    expect(shellWord(word, 'linux')).toBe(written);
  });

  test.each([
    ['C:\\Users\\sam\\personal.coldkeep', 'C:\\Users\\sam\\personal.coldkeep'],
    ['C:\\My Files\\x.pdf', '"C:\\My Files\\x.pdf"'],
  ])('on Windows %s: %s', (word, written) => {
    expect(shellWord(word, 'win32')).toBe(written);
  });

  test('is what sh reads again', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ' ', "'", '"', '$', '\\', '*', '-', '~', 'é'),
          minLength: 1,
          maxLength: 12,
        }),
        (word) => {
          const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(word, 'linux')}`], { encoding: 'utf8' });
          expect(stdout).toBe(word.replace(/^-/, './-'));
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('the line of an error', () => {
  test.each(Object.keys(ERRORS))('%s is one line with its code, its sentence and the next step', (code) => {
    const known = code as ErrorCode;
    expect(errorLine(known)).toBe(`coldkeep: ${known}: ${ERRORS[known].sentence} ${ERRORS[known].next}\n`);
    expect(ERRORS[known].sentence).toMatch(/^[A-Z].*\.$/);
    expect(ERRORS[known].next).toMatch(/^[A-Z].*\.$/);
  });

  test('holds the facts that its detail does not tell', () => {
    expect(errorLine('locked', { pid: 7, host: 'here' }, 'process 7 on here')).toContain(' (process 7 on here) ');
    expect(errorLine('record-damaged', { record: 3 })).toContain(' (record 3) ');
    expect(errorLine('glyph-missing', { sign: 'U+65E5' }, 'in a name')).toContain(' (in a name, sign U+65E5) ');
  });

  test('is one line without a sign that moves the cursor, whatever stands in a lock that it tells of', () => {
    const line = errorLine('locked', { pid: 7, host: 'there\u001b[2J\nso\u202e' });
    expect(line).toContain(' (pid 7, host there\ufffd[2J\ufffdso\ufffd) ');
    expect(printable(line.trimEnd())).toBe(line.trimEnd());
  });
});

describe('an anchor', () => {
  const hash = 'ab'.repeat(32);

  test.each([
    [`7:${hash}`, 'hash'],
    [`CK1:S-0001-KQ:7:${hash.toUpperCase()}`, 'hash'],
    ['7:abacus-abdomen-abide-ability', 'words'],
    ['7:Abacus Abdomen  abide ability', 'words'],
  ])('%s: %s', (text, kind) => {
    expect(parseAnchor(text)).toMatchObject({ kind, change: 7 });
  });

  test.each([
    '',
    '7',
    `7:${hash}0`,
    `x:${hash}`,
    '7:abacus-abdomen-abide',
    '7:abacus-abdomen-abide-zzzzz',
    `-1:${hash}`,
  ])('%j is none', (text) => {
    expect(() => parseAnchor(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
