/** Bytes of a text file to text: byte order mark, strict UTF-8, UTF-16 without a mark, then windows-1252. */
import { UnpackError } from './unpack-error.ts';

export type EncodingName = 'utf-8' | 'utf-16le-bom' | 'utf-16be-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  /** A byte order mark of UTF-8 is dropped without a word; one of UTF-16 is part of the name. */
  readonly encoding: EncodingName;
}

export const LARGEST_FILE_BYTES = 25 * 1024 * 1024;
/** In UTF-16 units; no list of codes has such lines, and rules for lines stay cheap. */
export const LONGEST_LINE_UNITS = 64 * 1024;

/** Share of NUL bytes at even or odd places that text of mostly Latin letters has in UTF-16. */
const NUL_SHARE = 0.4;
const SAMPLE_BYTES = 4096;

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function decodeStrict(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 shows as NUL in every other byte; which one tells the order of bytes. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const nuls = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const half = sample.length / 2;
  if (half < 1 || Math.max(even, odd) < half * NUL_SHARE || Math.min(even, odd) > half * 0.1) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

function decode(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, 0xff, 0xfe)) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le-bom' };
  }
  if (startsWith(bytes, 0xfe, 0xff)) {
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be-bom' };
  }
  const wide = wideEncoding(bytes);
  const wideText = wide === null ? null : decodeStrict(bytes, wide);
  if (wide !== null && wideText !== null) return { text: wideText, encoding: wide };
  const narrow = decodeStrict(bytes, 'utf-8');
  if (narrow !== null) return { text: narrow, encoding: 'utf-8' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

const LINE_END = /[\n\r\u2028\u2029]/g;

/**
 * Refuses a text with a line that no list of codes has. Asked last, so that an export of one line is called what it is.
 *
 * @throws UnpackError `too-large` where one line is longer than 64 KB.
 */
export function checkLines(text: string): void {
  let start = 0;
  let longest = 0;
  for (const { index } of text.matchAll(LINE_END)) {
    longest = Math.max(longest, index - start);
    start = index + 1;
  }
  if (Math.max(longest, text.length - start) > LONGEST_LINE_UNITS) {
    throw new UnpackError('too-large', 'a line of more than 64 KB', { limit: LONGEST_LINE_UNITS });
  }
}

/**
 * Decodes a file of text.
 *
 * @throws UnpackError `too-large` above 25 MB.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST_FILE_BYTES) {
    throw new UnpackError('too-large', 'a file of more than 25 MB', { bytes: bytes.length });
  }
  return decode(bytes);
}
