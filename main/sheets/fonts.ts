/** Opens the faces, measures and kerns text, and refuses every sign that would not be seen on paper. */
// biome-ignore lint/style/noRestrictedImports: fonts are part of the program
import { readFile } from 'node:fs/promises';
import * as fontkit from '@cantoo/fontkit';
import type { Face, Measure } from '../core/paper/drawing.ts';
import { SheetError } from '../core/paper/sheet-error.ts';
import { otherWork } from './other-work.ts';

/** Ligatures would join signs that a person must type one by one. */
export const FEATURES = { liga: false, calt: false } as const;

export interface ShapedSign {
  readonly sign: string;
  /** Kerned advance minus the advance in the font's width table, in em. */
  readonly kernEm: number;
  readonly advanceEm: number;
}

/** Shape of one sign in the units of its font, y upwards. */
export interface Outline {
  /** Number of the glyph in the font. */
  readonly glyph: number;
  /** SVG path data; empty for a space. */
  readonly path: string;
}

/** The opened faces. */
export interface Fonts {
  readonly measure: Measure;
  /** @throws SheetError `glyph-missing`, with the sign only where it is no part of a code. */
  shape(face: Face, text: string, secret: boolean): readonly ShapedSign[];
  /** Outline of a sign that `shape` has let through. */
  outline(face: Face, sign: string): Outline;
  unitsPerEm(face: Face): number;
  /** The whole font file. */
  bytes(face: Face): Uint8Array;
  /** The opened font of these very bytes. */
  readonly fontOf: (bytes: Uint8Array) => fontkit.Font;
}

/** Marks that did not join their letter, controls, and signs that leave no ink. */
const UNSEEN = /[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** Reads and opens the four faces, giving way to other work between them. */
export async function openFonts(files: Readonly<Record<Face, string>>): Promise<Fonts> {
  const opened = {
    text: await openFace(files.text),
    strong: await openFace(files.strong),
    code: await openFace(files.code),
    'code-light': await openFace(files['code-light']),
  } satisfies Record<Face, OpenFace>;
  const shape = (face: Face, text: string, secret: boolean): ShapedSign[] => shapeText(opened[face], text, secret);
  return {
    shape,
    measure: (face, text, sizePt) =>
      shape(face, text, false).reduce((sum, { advanceEm }) => sum + advanceEm, 0) * sizePt,
    outline: (face, sign) => outlineOf(opened[face].font, sign),
    unitsPerEm: (face) => opened[face].font.unitsPerEm,
    bytes: (face) => opened[face].bytes,
    fontOf: (bytes) => {
      const face = Object.values(opened).find((candidate) => candidate.bytes === bytes);
      if (face === undefined) throw new TypeError('not the bytes of an opened face');
      return face.font;
    },
  };
}

interface OpenFace {
  readonly bytes: Uint8Array;
  readonly font: fontkit.Font;
  /** Words that were shaped before; never a part of a code. */
  readonly words: Map<string, readonly ShapedSign[]>;
}

async function openFace(file: string): Promise<OpenFace> {
  const bytes = new Uint8Array(await readFile(file));
  const font = fontkit.create(bytes);
  if (!('layout' in font)) throw new TypeError('a font collection is no face');
  const face = { bytes, font, words: new Map() };
  // The first word decodes the tables: better here, one face at a time, than all four within one page.
  shapeText(face, 'Ab', false);
  await otherWork();
  return face;
}

/** Kerns inside words, never beside a space. */
function shapeText(face: OpenFace, text: string, secret: boolean): ShapedSign[] {
  return text
    .split(/( )/u)
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (secret) return shapeWord(face.font, part, secret);
      const known = face.words.get(part) ?? shapeWord(face.font, part, secret);
      face.words.set(part, known);
      return known;
    });
}

function shapeWord(font: fontkit.Font, word: string, secret: boolean): ShapedSign[] {
  const signs = Array.from(word);
  for (const sign of signs) if (!isSeen(font, sign)) throw missing(sign, secret);
  const { glyphs, positions } = font.layout(word, FEATURES);
  return signs.map((sign, index) => {
    const glyph = glyphs[index];
    const position = positions?.[index];
    // A glyph that stands for more or less than its sign would be typed wrong.
    if (glyph === undefined || position === undefined || glyph.id !== nominal(font, sign)?.id) {
      throw missing(sign, secret);
    }
    if (glyphs.length !== signs.length) throw missing(sign, secret);
    const kernEm = (position.xAdvance - glyph.advanceWidth) / font.unitsPerEm;
    return { sign, kernEm, advanceEm: position.xAdvance / font.unitsPerEm };
  });
}

function outlineOf(font: fontkit.Font, sign: string): Outline {
  const glyph = nominal(font, sign);
  if (glyph === null) throw new TypeError('a sign is drawn that was not shaped');
  return { glyph: glyph.id, path: glyph.path.toSVG() };
}

function nominal(font: fontkit.Font, sign: string): fontkit.Glyph | null {
  const codePoint = sign.codePointAt(0);
  return codePoint !== undefined && font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint) : null;
}

function isSeen(font: fontkit.Font, sign: string): boolean {
  const glyph = nominal(font, sign);
  return glyph !== null && (sign === ' ' || (!UNSEEN.test(sign) && glyph.path.commands.length > 0));
}

function missing(sign: string, secret: boolean): SheetError {
  if (secret) return new SheetError('glyph-missing', 'in a code', { where: 'code' });
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return new SheetError('glyph-missing', 'in a name', { where: 'name', sign: `U+${number}` });
}
