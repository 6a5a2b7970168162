/** The PDF file of a sheet: what a reader finds in it, and what nobody may find in it. */
import * as fontkit from '@cantoo/fontkit';
import { describe, expect, test } from 'vitest';
import type { SheetModel, SheetSet } from '../../main/core/paper/sheet.ts';
import { drawSheet } from '../../main/sheets/draw-sheet.ts';
import { designModel, manyUnused, modelOf, packedModel, phraseOf, setOf, unused } from '../core/paper/models.ts';
import { actualTextsOf, contentsOf, draw, embeddedFontsOf, fonts, latin1, readCodeSigns } from './drawn.ts';

const hex64 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const sheets: Readonly<Record<string, SheetModel>> = {
  'the design': designModel(),
  'the packed design': packedModel(),
  'two pages': modelOf([setOf(manyUnused(25))]),
  'long codes': modelOf([setOf(unused([hex64, hex64.toUpperCase()]))]),
  'signs between letters': modelOf([setOf(unused(['a1b2 c3d4', 'fi-ffl', '->!=', 'a+b/c=', '(x) "y"']))]),
  'a phrase': modelOf([setOf(unused([phraseOf(24)]), { kind: 'recovery-phrase', use: 'reusable' })]),
};
const openOf = (model: SheetModel): string[] =>
  model.sets.flatMap((set) => set.codes.flatMap((code) => (code.state === 'unused' ? [code.text] : [])));

/** The look-alikes of each page are set in the face of codes, too. */
const LOOK_ALIKES = '0O1lI5S8B';
const solid = (text: string): string => text.replace(/\s/gu, '');

describe.each(Object.entries(sheets))('%s', (_, model) => {
  test('copied text is each unused code, verbatim and in order', async () => {
    const { pdf } = await draw(model);
    expect(await actualTextsOf(pdf)).toEqual(openOf(model));
  });

  test.each([true, false])(
    'pdf.js reads the unused codes from the glyphs, in order (with ActualText: %s)',
    async (withText) => {
      const { pdf } = await draw(model, withText);
      expect(await actualTextsOf(pdf)).toHaveLength(withText ? openOf(model).length : 0);
      const read = (await readCodeSigns(pdf)).map(solid);
      expect(read.every((signs) => signs.endsWith(LOOK_ALIKES))).toBe(true);
      expect(read.map((signs) => signs.slice(0, -LOOK_ALIKES.length)).join('')).toBe(solid(openOf(model).join('')));
    },
  );

  test('outline and width of every embedded glyph are those of the source font', async () => {
    const embedded = await embeddedFontsOf((await draw(model)).pdf);
    for (const { name, file, signs } of embedded) {
      const source = sourceOf(name);
      const subset = fontkit.create(file);
      if (!('getGlyph' in subset)) throw new Error('a collection');
      expect(signs.size).toBeGreaterThan(0);
      for (const [number, sign] of signs) {
        const glyph = subset.getGlyph(number);
        const wanted = source.glyphForCodePoint(sign.codePointAt(0) ?? 0);
        expect([name, sign, glyph?.path.toSVG(), glyph?.advanceWidth]).toEqual([
          name,
          sign,
          wanted?.path.toSVG(),
          wanted?.advanceWidth,
        ]);
      }
    }
  });
});

function sourceOf(name: string): fontkit.Font {
  const face = (
    {
      'CKREGU+Inter-Regular': 'text',
      'CKSEMI+Inter-SemiBold': 'strong',
      'CKCODE+SourceCodePro-Medium': 'code',
      'CKTHIN+SourceCodePro-Regular': 'code-light',
    } as const
  )[name];
  if (face === undefined) throw new Error(`unknown font ${name}`);
  const font = fontkit.create(fonts.bytes(face));
  if (!('getGlyph' in font)) throw new Error('a collection');
  return font;
}

describe('the file', () => {
  test('has the same bytes on every run', async () => {
    const first = await drawSheet([designModel(), designModel({ copy: 2 })]);
    const second = await drawSheet([designModel(), designModel({ copy: 2 })]);
    expect(first.pages).toBe(2);
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  });

  test('has no document information, no metadata, no id, and asks not to be scaled', async () => {
    const text = latin1((await draw(designModel())).pdf);
    expect(text).not.toMatch(/\/Info|\/Metadata|\/Producer|\/Creator|\/CreationDate|\/Title|\/ID\b|xpacket/u);
    expect(text).toMatch(/\/Lang \(en\)/u);
    expect(text).toMatch(/\/PrintScaling \/None/u);
  });

  test.each([
    ['the design', designModel()],
    ['the packed design', packedModel()],
  ] as const)('%s shows no name, login or code outside its compressed streams', async (_, model) => {
    const { pdf } = await draw(model);
    const text = latin1(pdf).toLowerCase();
    const names = model.sets.flatMap(({ service, account }) => [service, ...(account === null ? [] : [account])]);
    for (const secret of [...names, ...openOf(model), model.number, ...model.fingerprint]) {
      const utf16 = Buffer.from(secret, 'utf16le').swap16();
      expect(text).not.toContain(secret.toLowerCase());
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
      expect(text).not.toContain(utf16.toString('hex'));
      expect(text).not.toContain(utf16.toString('latin1').toLowerCase());
    }
    const streams = text.match(/\bstream\r?\n/gu)?.length ?? 0;
    expect(streams).toBeGreaterThan(4);
    expect(text.match(/\/filter \/flatedecode/gu)).toHaveLength(streams);
  });

  test('is black only: one gray, no colour, no transparency', async () => {
    const [content] = await contentsOf((await draw(designModel())).pdf);
    const operators = (content ?? '').match(/(?<=\s)(?:g|G|rg|RG|k|K|cs|CS|sc|SC|scn|SCN|gs|sh|Do)(?=\s)/gu);
    expect(operators).toEqual(['g', 'G']);
    expect(content).toMatch(/^q 0 g 0 G 0 J 0 j\n/u);
  });

  test('embeds only the faces in use', async () => {
    const named = async (set: SheetSet) =>
      (await embeddedFontsOf((await draw(modelOf([set]))).pdf)).map(({ name }) => name);
    expect(await named(setOf(manyUnused(1)))).toHaveLength(4);
    expect(await named(setOf(manyUnused(1), { account: null }))).not.toContain('CKTHIN+SourceCodePro-Regular');
  });

  test('holds copies one after the other, each with its number', async () => {
    const { pages } = await drawSheet([1, 2, 3].map((copy) => modelOf([setOf(manyUnused(20))], { copy, copies: 3 })));
    expect(pages).toBe(6);
  });

  test('is drawn in slices: other work has its turn at every page', async () => {
    let turns = 0;
    let running = true;
    const count = (): void => {
      turns += 1;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    const { pages } = await drawSheet([modelOf([setOf(manyUnused(60))])]);
    running = false;
    expect(turns).toBeGreaterThan(pages + 4);
  });
});

describe('a sign that would not be seen stops the sheet', () => {
  const withCode = (text: string): SheetModel => modelOf([setOf(unused([text]))]);
  const withName = (changes: Partial<SheetSet>): SheetModel => modelOf([setOf(manyUnused(1), changes)]);

  test.each([
    ['Hebrew', withName({ service: 'גיטהאב' }), 'U+05D2'],
    ['Arabic in a login', withName({ account: 'سام' }), 'U+0633'],
    ['Chinese', withName({ service: '微信' }), 'U+5FAE'],
    ['an emoji', withName({ service: 'Cat 🐈' }), 'U+1F408'],
    ['a zero-width space', withName({ service: 'Git\u200bHub' }), 'U+200B'],
    ['a turn to right-to-left', withName({ service: 'Git\u202eHub' }), 'U+202E'],
    ['an accent without its letter', withName({ service: 'x\u0301' }), 'U+0301'],
  ])('%s in a name', async (_, model, sign) => {
    await expect(drawSheet([model])).rejects.toMatchObject({ code: 'glyph-missing', facts: { where: 'name', sign } });
  });

  test.each(['ab\u00a0cd', 'ab\u00adcd', 'ab\u200bcd', 'ab🐈', 'e\u0301', 'ab\tcd'])(
    '%j in a code, whose signs stay unsaid',
    async (code) => {
      await expect(drawSheet([withCode(code)])).rejects.toMatchObject({
        code: 'glyph-missing',
        facts: { where: 'code' },
        message: 'glyph-missing: in a code',
      });
    },
  );

  test.each([
    ['an accent beside its letter', withName({ service: 'Cafe\u0301' })],
    ['Cyrillic and Greek', withName({ service: 'Яндекс Ωμέγα' })],
    ['a no-break space', withName({ service: 'Git\u00a0Hub' })],
    [
      'every printable sign of ASCII',
      withCode(Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('')),
    ],
  ])('%s is drawn', async (_, model) => {
    await expect(drawSheet([model])).resolves.toMatchObject({ pages: 1 });
  });
});
