/** Draws pages as a PDF: black only, subsets of the faces that are used, no metadata, the same bytes for the same pages. */
import { PDFDocument, type PDFFont, PDFName, PrintScaling } from '@cantoo/pdf-lib';
import type { Face, Operation, Page, TextRun } from '../core/paper/drawing.ts';
import { FEATURES, type Fonts } from './fonts.ts';
import { otherWork } from './other-work.ts';
import { checkSigns, runsOf } from './runs.ts';

/** Names of the faces in the file. The six letters before the plus sign mark a subset; fixed, for equal bytes. */
const SUBSET_NAMES: Readonly<Record<Face, { readonly resource: string; readonly name: string }>> = {
  text: { resource: 'F1', name: 'CKREGU+Inter-Regular' },
  strong: { resource: 'F2', name: 'CKSEMI+Inter-SemiBold' },
  code: { resource: 'F3', name: 'CKCODE+SourceCodePro-Medium' },
  'code-light': { resource: 'F4', name: 'CKTHIN+SourceCodePro-Regular' },
};

interface EmbeddedFace {
  readonly font: PDFFont;
  readonly glyphs: Map<string, string>;
}

export interface PdfOptions {
  /** BCP 47 tag of the words. */
  readonly language: string;
  /** Whether each code carries its text verbatim, so that copying leaves gaps out. False only to test the glyphs alone. */
  readonly actualText: boolean;
}

/**
 * Draws pages into one file. Gives way to other work between pages.
 *
 * @throws SheetError `glyph-missing` before anything is drawn.
 */
export async function drawPdf(pages: readonly Page[], fonts: Fonts, options: PdfOptions): Promise<Uint8Array> {
  checkSigns(pages, fonts);
  const document = await PDFDocument.create({ updateMetadata: false });
  // The faces are open already: opening them a second time would hold up everything else for a tenth of a second.
  document.registerFontkit({ create: fonts.fontOf });
  document.setLanguage(options.language);
  document.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);
  const faces = new Map<Face, EmbeddedFace>();
  for (const face of facesOf(pages)) {
    const { name } = SUBSET_NAMES[face];
    const font = await document.embedFont(fonts.bytes(face), { subset: true, customName: name, features: FEATURES });
    faces.set(face, { font, glyphs: new Map() });
    await otherWork();
  }
  for (const page of pages) {
    drawPage(document, page, faces, fonts, options);
    await otherWork();
  }
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 1,
  });
}

/** The faces in use, in the order of the table. */
function facesOf(pages: readonly Page[]): Face[] {
  const used = new Set(pages.flatMap((page) => Array.from(runsOf(page), ([run]) => run.face)));
  return (['text', 'strong', 'code', 'code-light'] as const).filter((face) => used.has(face));
}

function drawPage(
  document: PDFDocument,
  page: Page,
  faces: ReadonlyMap<Face, EmbeddedFace>,
  fonts: Fonts,
  options: PdfOptions,
): void {
  const leaf = document.addPage([page.widthPt, page.heightPt]);
  for (const [face, { font }] of faces) leaf.node.setFontDictionary(PDFName.of(SUBSET_NAMES[face].resource), font.ref);
  const show = (run: TextRun, secret: boolean): string => showText(run, secret, faces, fonts);
  const content = page.operations.map((operation) => draw(operation, show, options)).join('\n');
  const stream = document.context.flateStream(`q 0 g 0 G 0 J 0 j\n${content}\nQ`);
  leaf.node.set(PDFName.of('Contents'), document.context.register(stream));
}

function draw(operation: Operation, show: (run: TextRun, secret: boolean) => string, options: PdfOptions): string {
  switch (operation.op) {
    case 'text':
      return show(operation.run, false);
    case 'code': {
      const shown = operation.runs.map((run) => show(run, true)).join('\n');
      return options.actualText ? `/Span <</ActualText <${utf16Hex(operation.actual)}>>> BDC\n${shown}\nEMC` : shown;
    }
    case 'line': {
      const { weightPt, from, to } = operation;
      return `${numbers(weightPt)} w ${numbers(...from)} m ${numbers(...to)} l S`;
    }
    case 'box':
      return `${numbers(operation.weightPt)} w ${numbers(...operation.bar)} re S`;
    case 'bars':
      return `${operation.bars.map((bar) => `${numbers(...bar)} re`).join('\n')} f`;
    case 'triangle': {
      const [first, second, third] = operation.points;
      return `${numbers(...first)} m ${numbers(...second)} l ${numbers(...third)} l h f`;
    }
    default:
      return operation satisfies never;
  }
}

/** One run: glyphs of the subset, with kerning and tracking between them. */
function showText(run: TextRun, secret: boolean, faces: ReadonlyMap<Face, EmbeddedFace>, fonts: Fonts): string {
  const face = faces.get(run.face);
  if (face === undefined) throw new TypeError('a face is drawn that was not embedded');
  let glyphs = '';
  fonts.shape(run.face, run.text, secret).forEach(({ sign, kernEm }, index, all) => {
    glyphs += glyphOf(face, sign);
    const shift = index === all.length - 1 ? 0 : Math.round((kernEm + run.trackingEm) * -1e6) / 1e3;
    if (shift !== 0) glyphs += `>${numbers(shift)}<`;
  });
  const { resource } = SUBSET_NAMES[run.face];
  return `BT /${resource} ${numbers(run.sizePt)} Tf 1 0 0 1 ${numbers(run.x, run.y)} Tm [<${glyphs}>] TJ ET`;
}

/** The sign's glyph number in the subset, four hex digits. */
function glyphOf({ font, glyphs }: EmbeddedFace, sign: string): string {
  const glyph = glyphs.get(sign) ?? font.encodeText(sign).asString();
  glyphs.set(sign, glyph);
  return glyph;
}

function utf16Hex(text: string): string {
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at += 1) {
    hex += text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  }
  return hex;
}

/** Numbers as PDF writes them: no exponent, at most three decimals. */
function numbers(...values: readonly number[]): string {
  return values.map((value) => String(Number(value.toFixed(3)))).join(' ');
}
