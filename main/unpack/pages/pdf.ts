/** The text layer of a PDF document, read by pdf.js in this thread: no fonts, no pictures, no scripts, nothing from outside. */
import type { ContainerFile, Contents } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { openPdfJs } from './pdf-js.ts';
import { linesOfPage, type PlacedText } from './pdf-lines.ts';

const DAMAGED = 'a damaged PDF document';
const SCANNED = 'a scanned PDF without text';
/** Codes stand on the first pages; a book of more is none. */
const MOST_PAGES = 200;
const MOST_PIECES = 200_000;

/** A {@link ContainerReader}: one text, pages parted by a blank line. */
export async function readPdf({ bytes, password }: ContainerFile): Promise<Contents> {
  const { getDocument, VerbosityLevel } = await openPdfJs();
  const task = getDocument({
    // pdf.js takes the buffer over.
    data: Uint8Array.from(bytes),
    ...(password === null ? {} : { password }),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 0,
  });
  try {
    const document = await task.promise;
    const lines: string[] = [];
    let left = MOST_PIECES;
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES) && left > 0; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const pieces = items.slice(0, left).flatMap((item) => ('str' in item ? placed(item) : []));
      left -= items.length;
      lines.push(...(lines.length > 0 ? [''] : []), ...linesOfPage(pieces));
      page.cleanup();
    }
    return contentsOf(lines);
  } catch (error) {
    throw asUnpackError(error, password);
  } finally {
    await task.destroy();
  }
}

function contentsOf(lines: readonly string[]): Contents {
  if (lines.every((line) => line === ''))
    throw new UnpackError('unsupported-format', `this is ${SCANNED}`, { kind: SCANNED });
  const fields = [{ source: '', label: null, text: lines.join('\n') }];
  return { entries: [{ title: '', addresses: [], account: null, fields, files: [] }], warnings: [], ignored: [] };
}

function asUnpackError(error: unknown, password: string | null): UnpackError {
  if (error instanceof UnpackError) return error;
  if (error instanceof Error && error.name === 'PasswordException') {
    return password === null
      ? new UnpackError('password-needed', 'this document is encrypted')
      : new UnpackError('wrong-secret', 'this password does not fit');
  }
  return new UnpackError('unsupported-format', `this is ${DAMAGED}`, { kind: DAMAGED });
}

/** Text that runs from left to right; of turned text only the place counts. */
function placed(item: { str: string; transform: unknown[]; width: number; height: number }): PlacedText {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform.map(Number);
  return { text: item.str, x, y, width: item.width, size: item.height || Math.hypot(a, b) || Math.abs(d) || 1 };
}
