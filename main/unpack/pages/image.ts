/** The QR codes in a picture, read by zxing from its own file on disk: text that they hold is text, a seed is named and left out. */
// biome-ignore lint/style/noRestrictedImports: the reader of QR codes is part of the program
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReadResult } from 'zxing-wasm/reader';
import { isOtpAddress, isOtpTransfer, readOtpAddress } from '../authenticators/otp-address.ts';
import { SeedsLeftOut } from '../authenticators/seeds-left-out.ts';
import type { ContainerFile, Contents } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { imageSizeOf } from './image-size.ts';

const DAMAGED = 'a damaged image';
const EMPTY = 'a picture without a QR code';
/** More than any camera or screen; decoded it takes four bytes each. */
const MOST_PIXELS = 64_000_000;
const MOST_SYMBOLS = 64;

/** A {@link ContainerReader}: the texts of all QR codes in the picture, a blank line between them. */
export async function readImage({ bytes }: ContainerFile): Promise<Contents> {
  const size = imageSizeOf(bytes);
  if (size === null) return refuse(unreadKindOf(bytes));
  if (size.width === 0 || size.height === 0) return refuse(DAMAGED);
  if (size.width * size.height > MOST_PIXELS) {
    throw new UnpackError('too-large', 'a picture of more than 64 million pixels', { limit: MOST_PIXELS });
  }
  const results = await scan(bytes);
  const texts = results.filter(({ isValid, text }) => isValid && text.trim() !== '').map(({ text }) => text);
  return texts.length === 0 ? refuse(EMPTY) : contentsOf([...new Set(texts)]);
}

/** Kinds of pictures that zxing does not decode. */
function unreadKindOf(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
  if (/^(?:II\*|MM.\*)/s.test(start)) return 'a TIFF image';
  if (start.startsWith('RIFF')) return start.endsWith('WEBP') ? 'a WebP image' : 'a recording';
  return DAMAGED;
}

function refuse(kind: string): never {
  throw new UnpackError('unsupported-format', `this is ${kind}`, { kind });
}

async function scan(bytes: Uint8Array): Promise<ReadResult[]> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasmBinary = new Uint8Array(await readFile(await fileOfReader())).buffer;
  try {
    // A reader of its own for every picture: one that ran out of memory is of no use for the next.
    prepareZXingModule({ overrides: { wasmBinary } });
    return await readBarcodes(bytes, {
      formats: ['QRCode', 'MicroQRCode', 'RMQRCode', 'DataMatrix', 'Aztec', 'PDF417'],
      tryHarder: true,
      maxNumberOfSymbols: MOST_SYMBOLS,
      textMode: 'Plain',
    });
  } catch {
    return refuse(DAMAGED);
  }
}

/** Unbuilt it lies in its package, built beside the bundle. */
async function fileOfReader(): Promise<string> {
  return import.meta.url.endsWith('.ts')
    ? createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    : (await import('./zxing-file.ts')).ZXING_FILE;
}

function contentsOf(texts: readonly string[]): Contents {
  const seeds = new SeedsLeftOut();
  const isSeed = (text: string): boolean => isOtpAddress(text.trim()) || isOtpTransfer(text.trim());
  for (const text of texts) seeds.add(readOtpAddress(text)?.secret ?? '');
  const text = texts.filter((each) => !isSeed(each)).join('\n\n');
  const fields = [{ source: '', label: null, text }];
  return {
    entries: text === '' ? [] : [{ title: '', addresses: [], account: null, fields, files: [] }],
    warnings: texts.some(isSeed) ? ['totp-secret-found'] : [],
    ignored: seeds.list(),
  };
}
