/** Sheets, previews and proofs as main would send them; the pages are drawn by the product's own drawer. */
import { layOut } from '../../main/core/paper/layout.ts';
import type { SheetModel } from '../../main/core/paper/sheet.ts';
import { drawSvg } from '../../main/sheets/draw-svg.ts';
import { openFonts } from '../../main/sheets/fonts.ts';
import { veilPage } from '../../main/sheets/veil.ts';
import type { CopyLine, SheetLine, SheetsPage } from '../../preload/views/custody.ts';
import type { ChallengeView, SheetPreview } from '../../preload/views/paper.ts';
import { FONT_PATHS } from '../core/paper/read-page.ts';

const fonts = await openFonts(FONT_PATHS);

export function previewOf(model: SheetModel, isShown: boolean): SheetPreview {
  const pages = layOut(model, fonts.measure);
  return {
    pages: (isShown ? pages : pages.map(veilPage)).map((page) => drawSvg(page, fonts)),
    number: model.number,
    replaces: model.replaces,
    isShown,
  };
}

const copy = (given: Pick<CopyLine, 'copy' | 'sheet' | 'state'> & Partial<CopyLine>): CopyLine => ({
  destroyAfter: null,
  place: null,
  seal: null,
  printedAt: '2026-11-24T10:41:00.000Z',
  provenAt: null,
  endedAt: null,
  ended: null,
  replaces: null,
  ...given,
});

const sheet = (given: Pick<SheetLine, 'sheet' | 'holds' | 'copies'> & Partial<SheetLine>): SheetLine => ({
  layout: 'recovery',
  paper: 'a4',
  way: 'printer',
  printedAt: '2026-11-24T10:41:00.000Z',
  replaces: null,
  replacedBy: null,
  crossOff: [],
  ...given,
});

const held = (given: Partial<SheetLine['holds'][number]>): SheetLine['holds'][number] => ({
  account: '5'.padStart(32, '0'),
  service: 'Google',
  login: 'sam.rivera@example.com',
  codes: 8,
  unused: 8,
  isActive: true,
  ...given,
});

/** The sheet that a proof is asked of. */
export const googleSheet: SheetLine = sheet({
  sheet: 'S-0012-MT',
  holds: [held({})],
  replaces: 'S-0008-KQ',
  copies: [
    copy({ copy: 'S-0012-MT/1', sheet: 'S-0012-MT', state: 'unproven', place: 'Desk drawer' }),
    copy({ copy: 'S-0012-MT/2', sheet: 'S-0012-MT', state: 'unproven' }),
  ],
});

export const samplePlaces: readonly string[] = ['Bank box 212', 'Desk drawer', "Parents' house"];

export const sampleSheets: SheetsPage = {
  sheets: [
    googleSheet,
    sheet({
      sheet: 'S-0009-KQ',
      printedAt: '2026-03-11T10:00:00.000Z',
      holds: [held({ account: 'c1', service: 'Fastmail', login: 'sam@rivera.example', codes: 10, unused: 8 })],
      crossOff: [{ account: 'c1', numbers: [3, 4] }],
      copies: [
        copy({
          copy: 'S-0009-KQ/1',
          sheet: 'S-0009-KQ',
          state: 'proven',
          place: 'Bank box 212',
          seal: '004417',
          provenAt: '2026-03-12T10:00:00.000Z',
        }),
      ],
    }),
    sheet({
      sheet: 'S-0003-MT',
      way: 'pdf',
      printedAt: '2024-03-01T10:00:00.000Z',
      replacedBy: 'S-0010-AB',
      holds: [held({ account: 'c2', service: 'GitLab', login: 'srivera', unused: 0, isActive: false })],
      copies: [copy({ copy: 'S-0003-MT/1', sheet: 'S-0003-MT', state: 'old-sheet', place: "Parents' house" })],
    }),
    sheet({
      sheet: 'S-0001-AB',
      printedAt: '2023-01-10T10:00:00.000Z',
      holds: [held({ account: 'c3', service: 'PyPI', login: 'samrivera', unused: 0, isActive: false })],
      copies: [
        copy({
          copy: 'S-0001-AB/1',
          sheet: 'S-0001-AB',
          state: 'ended',
          ended: 'destroyed',
          endedAt: '2024-03-02T10:00:00.000Z',
        }),
      ],
    }),
  ],
  files: [{ file: '/home/sam/Sheets/S-0003.pdf', sheet: 'S-0003-MT', writtenAt: '2024-03-01T10:00:00.000Z' }],
  places: samplePlaces,
};

/** The three questions of the mockup. */
export const sampleChallenge: ChallengeView = {
  copy: 'S-0012-MT/1',
  place: 'Desk drawer',
  printedAt: '2026-11-24T10:41:00.000Z',
  codes: 8,
  questions: [2, 5, 9].map((number) => ({
    service: 'Google',
    account: 'sam.rivera@example.com',
    number,
    unit: 'sign',
    positions: [3, 4],
    shape: [4, 4],
  })),
};
