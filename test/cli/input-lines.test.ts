/** Standard input in pieces of any size: a secret, then answers or a document, and nothing is lost between them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputLines } from '../../main/cli/terminal.ts';

async function* pieces(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text in pieces that end at these offsets. */
function cut(text: string, ends: readonly number[]): InputLines {
  const bytes = utf8(text);
  const bounds = [0, ...[...ends].map((end) => end % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return new InputLines(pieces(...bounds.slice(1).map((end, i) => bytes.slice(bounds[i], end))));
}

const ends = fc.array(fc.nat(200), { maxLength: 8 });

async function allLines(input: InputLines): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await input.line(); line !== null; line = await input.line()) lines.push(line);
  return lines;
}

describe('lines', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\r\nb', ['a', 'b']],
    ['\n\n', ['', '']],
    ['ä\r\n\r\nö\n', ['ä', '', 'ö']],
  ])('of %j', async (text, lines) => {
    await fc.assert(
      fc.asyncProperty(ends, async (at) => {
        expect(await allLines(cut(text, at))).toEqual(lines);
      }),
      { numRuns: 30 },
    );
  });

  test('are all there, wherever the pieces end', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '日', ' ', '-'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), ends, async (lines, at) => {
        expect(await allLines(cut(lines.map((each) => `${each}\n`).join(''), at))).toEqual(lines);
      }),
    );
  });

  test('then the rest: what was not taken as a line, byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), ends, async (rest, at) => {
        const bytes = Uint8Array.from([...utf8('secret\n'), ...rest]);
        const bounds = [0, ...at.map((end) => end % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        const input = new InputLines(pieces(...bounds.slice(1).map((end, i) => bytes.slice(bounds[i], end))));
        expect(await input.secret()).toBe('secret');
        expect(await input.rest()).toEqual(rest);
        expect(await input.rest()).toEqual(new Uint8Array(0));
      }),
    );
  });
});

describe('a secret', () => {
  test('is taken once', async () => {
    const input = cut('one\ntwo\n', []);
    await input.secret();
    await expect(input.secret()).rejects.toMatchObject({ code: 'usage' });
  });

  test('drops a byte order mark and a return, and nothing else', async () => {
    expect(await cut('\ufeff  a b \r\n', [1, 2]).secret()).toBe('  a b ');
  });

  test.each([
    ['missing', new Uint8Array(0)],
    ['no UTF-8', Uint8Array.of(0xc3, 0x28, 10)],
    ['of more than 64 KB', new Uint8Array(64 * 1024 + 1).fill(97)],
  ])('that is %s is not understood', async (_, bytes) => {
    const input = bytes.length === 0 ? new InputLines(pieces()) : new InputLines(pieces(bytes));
    await expect(input.secret()).rejects.toMatchObject({ code: 'usage' });
  });
});
