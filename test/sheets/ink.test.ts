/** What the printed page looks like: every sign against its source font, and the square read by a scanner's library. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Page, TextRun } from '../../main/core/paper/drawing.ts';
import type { PaperModel } from '../../main/core/paper/layout.ts';
import { qrPayload } from '../../main/core/paper/sheet-qr.ts';
import { designModel, kitOf, manyUnused, modelOf, packedModel, phraseOf, setOf, unused } from '../core/paper/models.ts';
import { type Drawn, draw, fonts } from './drawn.ts';
import { openSheetPage, type SheetPage } from './render-page.ts';

/** Shared ink of a sign on the page and the same sign of the source font; measured: 0.986 and more. */
const SAME = 0.97;
const DPI = 300;

const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const sheets: Readonly<Record<string, PaperModel>> = {
  'the design': designModel(),
  'the packed design': packedModel(),
  'every printable sign of ASCII in codes': modelOf([
    setOf(unused(Array.from({ length: 9 }, (_, row) => ascii.slice(row * 11, row * 11 + 11).join(''))), {
      service: 'Ærø Ζω Яндекс',
    }),
  ]),
  'a phrase': modelOf([setOf(unused([phraseOf(24)]), { kind: 'recovery-phrase', use: 'reusable' })]),
  'a kit page': kitOf(),
};

let sheetPage: SheetPage;
beforeAll(async () => {
  sheetPage = await openSheetPage();
  await sheetPage.call('loadFaces', ['text', 'strong', 'code', 'code-light']);
}, 60_000);
afterAll(() => sheetPage.close());

interface Sign {
  readonly face: string;
  readonly sizePt: number;
  readonly x: number;
  readonly y: number;
  readonly sign: string;
  readonly advancePt: number;
}

/** Every inked sign of a page, where the layout puts it. */
function signsOf(page: Page): Sign[] {
  return page.operations.flatMap((operation) => {
    if (operation.op === 'text') return signsOfRun(operation.run);
    return operation.op === 'code' ? operation.runs.flatMap(signsOfRun) : [];
  });
}

function signsOfRun(run: TextRun): Sign[] {
  let x = run.x;
  const signs = fonts.shape(run.face, run.text, false).map(({ sign, advanceEm }) => {
    const place = { face: run.face, sizePt: run.sizePt, x, y: run.y, sign, advancePt: advanceEm * run.sizePt };
    x += (advanceEm + run.trackingEm) * run.sizePt;
    return place;
  });
  return signs.filter(({ sign }) => sign !== ' ');
}

async function compare(
  { pages, pdf }: Drawn,
  wanted: Page,
): Promise<readonly (readonly [sign: Sign, shared: number])[]> {
  sheetPage.show(pdf);
  const [page] = pages;
  if (page === undefined) throw new Error('no page');
  const lines = wanted.operations.filter(({ op }) => op === 'line');
  const signs = signsOf(wanted);
  const size = { widthPt: page.widthPt, heightPt: page.heightPt };
  const shared = await sheetPage.call('compareSigns', 1, DPI, size, { signs, lines });
  if (!Array.isArray(shared)) throw new Error('no answer');
  return signs.map((sign, index) => [sign, Number(shared[index])]);
}

describe('every sign on the page is the sign of the source font', () => {
  test.each(Object.entries(sheets))('%s', async (_, model) => {
    const drawn = await draw(model);
    const [page] = drawn.pages;
    const compared = page === undefined ? [] : await compare(drawn, page);
    expect(compared.length).toBeGreaterThan(100);
    expect(compared.filter(([, shared]) => !(shared >= SAME))).toEqual([]);
  });

  test('one wrong sign in one code is seen, and nothing else', async () => {
    const right = await draw(modelOf([setOf(unused(['8B0O-1lI5', '7f66e-6f648']))]));
    const wrong = await draw(modelOf([setOf(unused(['8BOO-1lI5', '7f66e-6f648']))]));
    const [wanted] = right.pages;
    const compared = wanted === undefined ? [] : await compare(wrong, wanted);
    const different = compared.filter(([, shared]) => !(shared >= SAME));
    expect(different.map(([{ sign }]) => sign)).toEqual(['0']);
  });
});

describe('the square is read from a scan of 200 dpi', () => {
  beforeAll(() => {
    const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasm = readFileSync(file);
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  });
  test.each([
    ['A4', designModel()],
    ['Letter', designModel({ paper: 'letter', changeNumber: 99_999_999 })],
    ['second of two pages', modelOf([setOf(manyUnused(25))])],
  ] as const)('%s', async (name, model) => {
    const { pdf } = await draw(model);
    sheetPage.show(pdf);
    const png = await sheetPage.render(name === 'second of two pages' ? 2 : 1, 200);
    const found = await readBarcodes(png, { formats: ['QRCode'] });
    expect(found.map(({ text, version, ecLevel }) => ({ text, version, ecLevel }))).toEqual([
      { text: qrPayload(model), version: '4', ecLevel: 'M' },
    ]);
  });
});
