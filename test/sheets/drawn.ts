/** Sheets drawn by the product's own drawer, and what a reader finds in the file. */
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '../../main/core/paper/drawing.ts';
import { layOut, type PaperModel } from '../../main/core/paper/layout.ts';
import { drawPdf } from '../../main/sheets/draw-pdf.ts';
import { openFonts } from '../../main/sheets/fonts.ts';
import { FONT_PATHS } from '../core/paper/read-page.ts';

export const fonts = await openFonts(FONT_PATHS);

export interface Drawn {
  readonly pages: readonly Page[];
  readonly pdf: Uint8Array;
}

export async function draw(model: PaperModel, actualText = true): Promise<Drawn> {
  const pages = layOut(model, fonts.measure);
  return { pages, pdf: await drawPdf(pages, fonts, { language: 'en', actualText }) };
}

/** All signs set in the face of codes, page by page in reading order, as pdf.js reads them from the glyphs. */
export async function readCodeSigns(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({
    data: pdf.slice(),
    fontExtraProperties: true,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    useWasm: false,
    verbosity: 0,
  });
  const document = await task.promise;
  const read: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getOperatorList(); // loads the fonts, so that their names are known
    const { items } = await page.getTextContent();
    const signs = items.flatMap((item) => {
      if (!('str' in item)) return [];
      const font: unknown = page.commonObjs.get(item.fontName);
      return typeof font === 'object' && font !== null && 'name' in font && String(font.name).startsWith('CKCODE+')
        ? [item.str]
        : [];
    });
    read.push(signs.join(''));
  }
  await task.destroy();
  return read;
}

/** Content streams of all pages, decompressed. */
export async function contentsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map((page) => latin1(streamOf(document, page.node.get(PDFName.of('Contents')))));
}

/** Texts that the file gives for copying, verbatim and in order. */
export async function actualTextsOf(pdf: Uint8Array): Promise<string[]> {
  const contents = await contentsOf(pdf);
  return contents.flatMap((content) =>
    Array.from(content.matchAll(/\/Span <<\/ActualText <FEFF([0-9A-F]*)>>> BDC/gu), ([, hex]) =>
      Buffer.from(hex ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    ),
  );
}

export interface EmbeddedFont {
  readonly name: string;
  readonly file: Uint8Array;
  /** Sign of each glyph number, as the file says for copying. */
  readonly signs: ReadonlyMap<number, string>;
}

/** The font programs in the file. */
export async function embeddedFontsOf(pdf: Uint8Array): Promise<EmbeddedFont[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const dicts = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  return dicts
    .filter((dict) => dict.get(PDFName.of('Subtype')) === PDFName.of('Type0'))
    .map((font) => {
      const name = String(font.get(PDFName.of('BaseFont'))).slice(1);
      const descriptor = dicts.find((dict) => String(dict.get(PDFName.of('FontName'))) === `/${name}`);
      const cmap = latin1(streamOf(document, font.get(PDFName.of('ToUnicode'))));
      const pairs = cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gu);
      return {
        name,
        file: streamOf(document, descriptor?.get(PDFName.of('FontFile2'))),
        signs: new Map(
          Array.from(pairs, ([, glyph, unicode]): [number, string] => [
            Number.parseInt(glyph ?? '', 16),
            Buffer.from(unicode ?? '', 'hex')
              .swap16()
              .toString('utf16le'),
          ]),
        ),
      };
    });
}

function streamOf(document: PDFDocument, reference: unknown): Uint8Array {
  const stream = reference instanceof PDFRef ? document.context.lookup(reference) : undefined;
  if (!(stream instanceof PDFRawStream)) throw new Error('no stream');
  return decodePDFRawStream(stream).decode();
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
