/** Cut, mangled and huge texts: nothing throws, nothing is invented, nothing of the noise comes in. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, linesOf } from '../../../main/core/importers/clean.ts';
import type { ImportResult } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { decodeText } from '../../../main/unpack/text.ts';
import { HEX, makeCodes, numbers } from './make-codes.ts';

const FOLDER = new URL('./samples/', import.meta.url);
const SAMPLES = readdirSync(FOLDER)
  .filter((name) => name !== 'expected.json')
  .map((name) => ({ name, text: decodeText(readFileSync(new URL(name, FOLDER))).text }));
/** A phrase cut within its last word is a phrase of twelve words to anyone without the word list of its service. */
const WITHOUT_PHRASES = SAMPLES.filter(({ text }) => !/phrase/i.test(text));

const taken = ({ sets }: ImportResult): string[] => sets.flatMap((set) => set.codes.map(({ text }) => text));

const sameSigns = (code: string): string => code.replace(/[ -]/g, '').toLowerCase();

/** Letters and digits of a text as the importers see them, without list numbers or line ends. */
function signsOf(text: string): string {
  return [...linesOf(text)].map((line) => cleanLine(line).replace(/[^\p{L}\p{N}]/gu, '')).join('');
}

describe('a file cut off', () => {
  it.each(WITHOUT_PHRASES)('$name: at every place only codes of the whole file come in', ({ name, text }) => {
    for (const as of [name, 'codes.txt']) {
      const whole = new Set(taken(readText({ name: as, text })));
      for (let end = 0; end <= text.length; end += 1) {
        const invented = taken(readText({ name: as, text: text.slice(0, end) })).filter((code) => !whole.has(code));
        const cutKey = as === 'codes.txt' && invented.length === 1 && isBeginning(invented[0] ?? '', whole);
        expect(cutKey ? [] : invented, `${as} cut at ${end}`).toEqual([]);
      }
    }
  });

  /** A key of an unknown service may be of any length, so its beginning looks like a key. */
  function isBeginning(code: string, whole: ReadonlySet<string>): boolean {
    return whole.size === 1 && [...whole].every((key) => key.startsWith(code));
  }

  it.each(SAMPLES)('$name: without its first lines nothing is invented', ({ name, text }) => {
    const whole = new Set(taken(readText({ name, text })).map(sameSigns));
    const lines = text.split('\n');
    for (let start = 0; start < lines.length; start += 1) {
      const found = taken(readText({ name, text: lines.slice(start).join('\n') })).map(sameSigns);
      expect(found.filter((code) => !whole.has(code) && ![...whole].some((key) => key.endsWith(code)))).toEqual([]);
    }
  });
});

describe('a mangled file', () => {
  const mutation = fc.record({
    sample: fc.constantFrom(...SAMPLES),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.integer({ min: 0, max: 12 }),
        insert: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 6 }),
          fc.constantFrom(
            '\n',
            '\r\n',
            '\t',
            '  ',
            '- ',
            '> ',
            '[x] ',
            '~~',
            '1. ',
            '10) ',
            '(used)',
            ',',
            '"',
            '\u0336',
            '\u200F',
            '٣',
            ' 0555 0142',
          ),
        ),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  });

  it('never throws, and each code stands in the text', () => {
    fc.assert(
      fc.property(mutation, ({ sample, edits }) => {
        const text = edits.reduce((before, { at, drop, insert }) => {
          const start = Math.floor(at * before.length);
          return before.slice(0, start) + insert + before.slice(start + drop);
        }, sample.text);
        const signs = signsOf(text);
        for (const code of taken(readText({ name: sample.name, text }))) {
          expect(signs).toContain(code.replace(/[^\p{L}\p{N}]/gu, ''));
        }
      }),
      { numRuns: 2_000, seed: 20_261_124 },
    );
  });

  it('never throws on any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 30 }), (text, name) => {
        readText({ name, text });
      }),
      { numRuns: 2_000, seed: 20_261_124 },
    );
  });
});

describe('a huge file', () => {
  const next = numbers(99);
  const id = () => Array.from({ length: 16 }, () => HEX.charAt(next() % 16)).join('');
  const codes = makeCodes(16, HEX, [5, 5], '-');
  const words = 'the quick brown fox jumps over a lazy dog and goes on to the next line of the log'.split(' ');
  const real = ['', 'GitHub recovery codes (octo-sam)', ...codes, ''];
  const noise: readonly (readonly [string, () => string])[] = [
    ['ids alone on their lines', id],
    ['ids in prose', () => `${words.slice(next() % 9).join(' ')} ${id()} ${words.slice(next() % 5).join(' ')}`],
    ['ids and prose in turn', () => (next() % 2 === 0 ? id() : words.slice(next() % 9).join(' '))],
    ['ids in columns', () => `${id()}\t${id()}  ${id()}`],
  ];

  it.each(noise)('%s beside one real set: only the real set comes in', (_title, line) => {
    const before = Array.from({ length: 4_000 }, line);
    const after = Array.from({ length: 4_000 }, line);
    const { sets, ignored } = readText({ name: 'huge.txt', text: [...before, ...real, ...after].join('\n') });
    expect(sets.map((set) => [set.service, set.account, set.codes.map(({ text }) => text)])).toEqual([
      ['github', 'octo-sam', codes],
    ]);
    expect(ignored.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['blanks', ' '],
    ['dashes', '-'],
    ['numbers with dots', '1. '],
    ['brackets', '('],
    ['quote marks', '> '],
    ['tildes', '~'],
    ['struck signs', 'a\u0336'],
    ['groups of four', 'ab12 '],
    ['codes with commas', '12345678,'],
    ['letters', 'a'],
    ['addresses', 'a@a.'],
    ['marks', 'e\u0301'],
  ])(
    'one line of 64 KB of %s is read',
    (_title, part) => {
      const line = part.repeat(Math.floor((64 * 1024) / part.length));
      for (const text of [line, `recovery codes: ${line}`, `recovery codes\n${line}`]) {
        expect(() => readText({ name: 'line.txt', text: text.slice(0, 64 * 1024) })).not.toThrow(TypeError);
      }
    },
    20_000,
  );
});
