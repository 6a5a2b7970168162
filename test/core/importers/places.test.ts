/** Where what was read stands in the text: the line an editor counts, and what is written on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../main/core/importers/places.ts';
import { readTexts } from '../../../main/core/importers/read-texts.ts';
import { compact } from '../../../main/core/importers/shape.ts';
import { unpack } from '../../../main/unpack/document.ts';

const SAMPLES = join(import.meta.dirname, 'samples');

describe('a place', () => {
  test.each<[what: string, text: string, wanted: string, line: number | null, shown: string | null]>([
    ['the only line', '5d4a9-33e61', '5d4a9-33e61', 1, '5d4a9-33e61'],
    ['behind lines of all ends', 'a\r\nb\rc\n\nd 5d4a9-33e61 e', '5d4a9-33e61', 5, 'd 5d4a9-33e61 e'],
    ['with other dashes', 'x\n• 59cca‐1e986 ', '59cca-1e986', 2, '• 59cca‐1e986 '],
    ['with signs that show nothing', '37\u200b30\u202e 7991', '3730 7991', 1, '3730 7991'],
    ['struck', '- ~~3f0ec-06053~~', '3f0ec-06053', 1, '- ~~3f0ec-06053~~'],
    [
      'in tags of one line',
      '<li>3730 7991</li><li>8881 0057</li>',
      '8881 0057',
      1,
      '<li>3730 7991</li><li>8881 0057</li>',
    ],
    ['the first of two', '5d4a9-33e61 (used)\n5d4a9-33e61', '5d4a9-33e61', 1, '5d4a9-33e61 (used)'],
    ['not within a longer string', '15d4a9-33e612\n5d4a9-33e61', '5d4a9-33e61', 2, '5d4a9-33e61'],
    ['over the end of a line', 'Key:\nSHQ3-NXRE-\nRAP7-3TTI\n', 'SHQ3-NXRE-RAP7-3TTI', 2, 'SHQ3-NXRE-\nRAP7-3TTI'],
    ['over a blank line', 'SHQ3-NXRE-\n\nRAP7-3TTI', 'SHQ3-NXRE-RAP7-3TTI', 1, 'SHQ3-NXRE-\nRAP7-3TTI'],
    [
      'words with numbers, one a line',
      '1. acid\n2. bulb\n3. cargo',
      'acid bulb cargo',
      1,
      '1. acid\n2. bulb\n3. cargo',
    ],
    ['another case', '5D4A9-33E61', '5d4a9-33e61', null, null],
    ['not there', 'nothing', '5d4a9-33e61', null, null],
    ['nothing wanted', 'nothing', '--', null, null],
  ])('%s', (_, text, wanted, line, shown) => {
    const place = placesOf(text, [wanted]).get(wanted) ?? null;
    expect(place).toEqual(line === null ? null : { line, text: shown });
  });

  test('a long line is cut down to what stands beside the code', () => {
    const text = `${'word '.repeat(2_000)}5d4a9-33e61${' word'.repeat(2_000)}`;
    const shown = placesOf(text, ['5d4a9-33e61']).get('5d4a9-33e61')?.text ?? '';
    expect(shown).toMatch(/^….{100,140}5d4a9-33e61.{100,140}…$/);
  });

  test.each(readdirSync(SAMPLES).filter((name) => name !== 'expected.json'))(
    'in %s every code and every ignored string has one, and it holds the signs',
    async (name) => {
      const { documents } = await unpack(name, readFileSync(join(SAMPLES, name)));
      const { sets, ignored } = readTexts(documents);
      const strings = [
        ...sets.flatMap(({ codes }) => codes.map(({ text }) => text)),
        ...ignored.map(({ text }) => text),
      ];
      const places = new Map(documents.flatMap(({ text }) => [...placesOf(text, strings)]));
      for (const string of strings)
        expect(compact(places.get(string)?.text ?? '')).toContain(compact(string).slice(0, 4));
    },
  );
});
