/** The drawer in its thread: the same pages as in this one, errors with their codes, and an end at any time. */
import { afterEach, describe, expect, test } from 'vitest';
import { drawModelsAsSvg } from '../../main/sheets/draw-models.ts';
import { drawSheet } from '../../main/sheets/draw-sheet.ts';
import { type SheetDrawer, startDrawer } from '../../main/sheets/sheet-drawer.ts';
import { designModel, manyUnused, modelOf, setOf } from '../core/paper/models.ts';
import { fonts } from './drawn.ts';

let drawer: SheetDrawer;
afterEach(() => drawer.close());

const twoPages = modelOf([setOf(manyUnused(25))]);

async function svgsOf(isVeiled: boolean): Promise<string[]> {
  const svgs: string[] = [];
  for await (const { svg } of drawModelsAsSvg([twoPages], fonts, isVeiled)) svgs.push(svg);
  return svgs;
}

test('draws what this thread would draw, one drawing after the other; this thread goes on and hears how far it is', async () => {
  drawer = startDrawer();
  const heard: number[] = [];
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 5);
  const drawn = await Promise.all([
    drawer.drawSvg({ models: [twoPages], isVeiled: false }, (done) => heard.push(done)),
    drawer.drawPdf([designModel()]),
    drawer.drawSvg({ models: [twoPages], isVeiled: true }),
  ]);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(10);
  expect(drawn[0]).toEqual(await svgsOf(false));
  expect(drawn[1]).toMatchObject(await drawSheet([designModel()]));
  expect(drawn[2]).toEqual(await svgsOf(true));
  expect(heard).toEqual([0.5, 1]);
});

describe('what goes wrong', () => {
  test('in a drawing has its code and facts, and the next one is drawn', async () => {
    drawer = startDrawer();
    const unseen = modelOf([setOf(manyUnused(1), { service: '微信' })]);
    for (const draw of [drawer.drawPdf([unseen]), drawer.drawSvg({ models: [unseen], isVeiled: true })]) {
      await expect(draw).rejects.toMatchObject({
        name: 'SheetError',
        code: 'glyph-missing',
        facts: { where: 'name', sign: 'U+5FAE' },
      });
    }
    expect(await drawer.drawSvg({ models: [designModel()], isVeiled: true })).toHaveLength(1);
  });

  test('closed, whoever waits hears that it was cancelled, and whoever comes later', async () => {
    drawer = startDrawer();
    const waiting = [drawer.drawPdf([designModel()]), drawer.drawSvg({ models: [twoPages], isVeiled: false })];
    drawer.close();
    for (const draw of [...waiting, drawer.drawPdf([designModel()])]) {
      await expect(draw).rejects.toMatchObject({ code: 'cancelled' });
    }
    drawer.close();
  });
});
