/** The picture of a page for the window and the printer: the ink of the PDF, and nothing of the codes where they are veiled. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SheetModel, SheetSet } from '../../main/core/paper/sheet.ts';
import { drawModelsAsSvg } from '../../main/sheets/draw-models.ts';
import { designModel, modelOf, packedModel, phraseOf, setOf, unused } from '../core/paper/models.ts';
import { draw, fonts } from './drawn.ts';
import { openSheetPage, type SheetPage } from './render-page.ts';

/** Shared ink of both drawings, of a page and of its worst band; measured: 0.9987 and 0.992 or more, 0.971 with one wrong sign. */
const SAME = 0.985;
/** Pages of whole pixels: an image has no other size, and would be stretched. 6 to the millimetre, and 150 to the inch. */
const DPI = { a4: 6 * 25.4, letter: 150 } as const;

async function drawSvg(model: SheetModel, isVeiled = false): Promise<string[]> {
  const pages: string[] = [];
  for await (const { svg } of drawModelsAsSvg([model], fonts, isVeiled)) pages.push(svg);
  return pages;
}

const hex64 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const designs: Readonly<Record<string, SheetModel>> = {
  'the design, A4': designModel(),
  'the design, Letter': designModel({ paper: 'letter' }),
  'the packed design, A4': packedModel(),
  'the packed design on two pages of Letter': packedModel({ paper: 'letter' }),
};
const others: readonly SheetModel[] = [
  modelOf([setOf(unused([hex64, hex64.toUpperCase()]), { service: 'Ærø Ζω Яндекс' })]),
  modelOf([setOf(unused([phraseOf(24)]), { kind: 'recovery-phrase', use: 'reusable' })]),
];

describe('the ink of a page is the ink of the PDF', () => {
  let sheetPage: SheetPage;
  beforeAll(async () => {
    sheetPage = await openSheetPage();
  }, 60_000);
  afterAll(() => sheetPage.close());

  const compare = async ({ paper }: SheetModel, pdf: Uint8Array, page: number, svg: string) => {
    sheetPage.show(pdf);
    const { whole, worst } = Object(await sheetPage.call('compareSvg', page, DPI[paper], svg));
    return { whole: Number(whole), worst: Number(worst) };
  };

  test.each(Object.entries(designs))('%s', async (_, model) => {
    const [{ pages, pdf }, svgs] = [await draw(model), await drawSvg(model)];
    expect(svgs).toHaveLength(pages.length);
    for (const [index, svg] of svgs.entries()) {
      const { whole, worst } = await compare(model, pdf, index + 1, svg);
      expect([whole, worst]).toEqual([expect.toSatisfy((ink) => ink >= SAME), expect.toSatisfy((ink) => ink >= SAME)]);
    }
  });

  test('one wrong sign in one code is seen', async () => {
    const right = modelOf([setOf(unused(['8B0O-1lI5', '7f66e-6f648']))]);
    const [wrong = ''] = await drawSvg(modelOf([setOf(unused(['8BOO-1lI5', '7f66e-6f648']))]));
    const { worst } = await compare(right, (await draw(right)).pdf, 1, wrong);
    expect(worst).toBeLessThan(SAME);
  });
});

/** Every attribute of a document, with its element. */
function attributesOf(svg: string): (readonly [element: string, name: string, value: string])[] {
  return Array.from(svg.matchAll(/<(\w+)((?: [\w-]+="[^"]*")*)\/?>/gu)).flatMap(([, element = '', attributes = '']) =>
    Array.from(
      attributes.matchAll(/([\w-]+)="([^"]*)"/gu),
      ([, name = '', value = '']) => [element, name, value] as const,
    ),
  );
}

describe('the document', () => {
  test.each([
    ['a4', 'width="210mm" height="297mm" viewBox="0 0 595.276 841.89"'],
    ['letter', 'width="215.9mm" height="279.4mm" viewBox="0 0 612 792"'],
  ] as const)('is as large as the paper: %s', async (paper, size) => {
    const [svg] = await drawSvg(designModel({ paper }));
    expect(svg).toMatch(new RegExp(`^<svg xmlns="http://www\\.w3\\.org/2000/svg" ${size}><defs>`, 'u'));
  });

  test.each([false, true])(
    'is elements and plain attributes only: no text, script, style, nor outward reference (veiled: %s)',
    async (isVeiled) => {
      const [svg = ''] = await drawSvg(packedModel(), isVeiled);
      expect(svg.replaceAll(/<\/?(?:svg|defs|g|path|use)(?: [\w-]+="[^"]*")*\/?>/gu, '')).toBe('');
      const names = new Set(attributesOf(svg).map(([element, name]) => `${element} ${name}`));
      expect([...names].sort()).toEqual([
        'g transform',
        'path d',
        'path fill',
        'path id',
        'path stroke',
        'path stroke-width',
        'svg height',
        'svg viewBox',
        'svg width',
        'svg xmlns',
        'use href',
        'use x',
      ]);
      const ids = new Set(attributesOf(svg).flatMap(([, name, value]) => (name === 'id' ? [`#${value}`] : [])));
      const used = attributesOf(svg).flatMap(([, name, value]) => (name === 'href' ? [value] : []));
      expect(used.length).toBeGreaterThan(500);
      expect(used.filter((href) => !ids.has(href))).toEqual([]);
    },
  );

  test('a glyph has the same id and outline on every page, so that pages can stand in one document', async () => {
    const outlines = new Map<string, string>();
    for (const model of [...Object.values(designs), ...others]) {
      for (const svg of await drawSvg(model)) {
        for (const [, id = '', path = ''] of svg.matchAll(/<path id="(\w+)" d="([^"]+)"\/>/gu)) {
          expect([id, outlines.get(id) ?? path]).toEqual([id, path]);
          outlines.set(id, path);
        }
      }
    }
    expect(outlines.size).toBeGreaterThan(100);
  });

  test('is the same on every run', async () => {
    expect(await drawSvg(designModel())).toEqual(await drawSvg(designModel()));
  });
});

describe('veiled', () => {
  const twins: readonly (readonly [name: string, one: SheetSet, other: SheetSet])[] = [
    ['codes', setOf(unused(['7f66e-6f648', '447f2-b3cec'])), setOf(unused(['a0b1c-d2e3f', '94857-0f1e2']))],
    ['digits', setOf(unused(['12345678', '87654321'])), setOf(unused(['90817263', '55555555']))],
    ['long codes', setOf(unused([hex64])), setOf(unused([Array.from(hex64).reverse().join('')]))],
    [
      'a phrase, whatever the lengths of its words',
      setOf(unused([phraseOf(12)]), { kind: 'recovery-phrase', use: 'reusable' }),
      setOf(unused([`zoo ${'yes abandon '.repeat(5)}x`]), { kind: 'recovery-phrase', use: 'reusable' }),
    ],
  ];

  test.each(twins)('two sets are the same, byte for byte: %s', async (_, one, other) => {
    for (const layout of ['recovery', 'packed'] as const) {
      const [first, second] = [
        await drawSvg(modelOf([one], { layout }), true),
        await drawSvg(modelOf([other], { layout }), true),
      ];
      expect(first).toEqual(second);
      const shown = [await drawSvg(modelOf([one], { layout })), await drawSvg(modelOf([other], { layout }))];
      expect(shown[0]).not.toEqual(shown[1]);
    }
  });

  test('everything but the codes is as it will be on paper', async () => {
    const [shown = '', veiled = ''] = [...(await drawSvg(designModel())), ...(await drawSvg(designModel(), true))];
    const groups = (svg: string) =>
      svg.match(/<g transform="matrix\([^)]+\)">(?:<use [^>]+>)*<\/g>|<path d="[^"]+"[^>]*>/gu) ?? [];
    const [before, after] = [groups(shown), groups(veiled)];
    expect(after).toHaveLength(before.length);
    const changed = before.filter((group, index) => group !== after[index]);
    expect(changed).toHaveLength(14);
    const place = (group: string): string => group.slice(0, group.indexOf('>'));
    expect(after.filter((group, index) => group !== before[index]).map(place)).toEqual(changed.map(place));
  });

  test('a sign that could not be printed has no veiled preview either', async () => {
    await expect(drawSvg(modelOf([setOf(unused(['ab\u200bcd']))]), true)).rejects.toMatchObject({
      code: 'glyph-missing',
      facts: { where: 'code' },
    });
  });
});

test.each([false, true])('no code stands in a document as text, nor a name (veiled: %s)', async (isVeiled) => {
  for (const model of [designModel(), packedModel()]) {
    const text = (await drawSvg(model, isVeiled)).join('').toLowerCase();
    for (const { service, account, codes } of model.sets) {
      for (const code of codes) if (code.state === 'unused') expect(text).not.toContain(code.text.toLowerCase());
      expect(text).not.toContain(service.toLowerCase());
      expect(text).not.toContain(account);
    }
  }
});
