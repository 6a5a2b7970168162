/** Documents as people save them, with made-up codes, put together by nothing of the product. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import encodeQR from 'qr';
import type { ContainerFile } from '../../../main/unpack/entry.ts';
import { decodeText } from '../../../main/unpack/text.ts';

export const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

export function fileOf(content: Uint8Array | string, password: string | null = null): ContainerFile {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return { name: 'file', bytes, text: decodeText(bytes).text, password, keyFile: null };
}

export const GOOGLE_CODES: readonly string[] = [
  '4829 0806',
  '8382 4135',
  '2155 9283',
  '9781 9305',
  '7716 3344',
  '7785 4208',
  '3531 2392',
  '6968 0974',
  '0533 0018',
  '2851 7500',
];

export interface PlacedWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A document of words at their places; one page for each list of words. */
export async function pdfOf(
  pages: readonly (readonly PlacedWord[])[],
  password: string | null = null,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const words of pages) {
    const page = document.addPage();
    for (const { text, x, y } of words) page.drawText(text, { x, y, size: 11, font });
  }
  if (password !== null) document.encrypt({ userPassword: password, ownerPassword: `${password}!` });
  return document.save();
}

/** Google's layout: five lines of two codes, each in two groups of four. */
export function googleWords(): PlacedWord[] {
  const head = [
    'sam.rivera@gmail.com',
    'You can only use each backup code once.',
    'These codes were generated Mar 14, 2025',
  ];
  const codes = GOOGLE_CODES.flatMap((code, index) => {
    const [x, y] = [index % 2 === 0 ? 70 : 270, 640 - 20 * Math.floor(index / 2)];
    return code.split(' ').map((group, at) => ({ text: group, x: x + 32 * at, y }));
  });
  return [...head.map((text, index) => ({ text, x: 50, y: 780 - 20 * index })), ...codes];
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A grey PNG of these rows; true is black. */
export function pngOf(
  rows: readonly (readonly boolean[])[],
  says = { width: rows[0]?.length ?? 0, height: rows.length },
) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(says.width, 0);
  header.writeUInt32BE(says.height, 4);
  header[8] = 8;
  const pixels = Buffer.concat(rows.map((row) => Buffer.from([0, ...row.map((black) => (black ? 0 : 255))])));
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(pixels)), pngChunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...chunks]));
}

/** QR codes side by side. */
export function qrRows(...texts: readonly string[]): boolean[][] {
  const codes = texts.map((text) => encodeQR(text, 'raw', { border: 4, scale: 3 }));
  const height = Math.max(...codes.map((rows) => rows.length));
  return Array.from({ length: height }, (_each, y) =>
    codes.flatMap((rows) => rows[y] ?? Array.from({ length: rows.length }, () => false)),
  );
}

/** The same picture as a BMP, bottom row first. */
export function bmpOf(rows: readonly (readonly boolean[])[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const stride = Math.ceil((width * 3) / 4) * 4;
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + stride * rows.length, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(rows.length, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const lines = [...rows].reverse().map((row) => {
    const line = Buffer.alloc(stride, 255);
    row.forEach((black, x) => {
      if (black) line.fill(0, 3 * x, 3 * x + 3);
    });
    return line;
  });
  return new Uint8Array(Buffer.concat([head, ...lines]));
}

export const docxParagraph = (text: string, run = '', properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A numbered list: numId 7, level 0, from 1. */
const NUMBERING =
  '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>' +
  '</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>';

export function docxOf(body: string, prolog = '<?xml version="1.0"?>'): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`${prolog}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(NUMBERING),
  });
}

/** A message of parts. */
export function mailOf(
  headers: readonly string[],
  ...parts: readonly (readonly [headers: readonly string[], body: string])[]
) {
  const bodies = parts.map(([head, body]) => ['--edge', ...head, '', body].join('\r\n'));
  return utf8(['MIME-Version: 1.0', ...headers, '', ...bodies, '--edge--', ''].join('\r\n'));
}
