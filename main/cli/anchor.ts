/** Anchors: a point of the history that was kept elsewhere, on paper or in a note (cli.md, `verify --anchor`). */
import { hexToBytes } from '@noble/hashes/utils.js';
import { WORDS } from '../core/format/words.ts';
import { UsageError } from './terminal.ts';

export type Anchor =
  | { readonly kind: 'hash'; readonly change: number; readonly hash: Uint8Array }
  | { readonly kind: 'words'; readonly change: number; readonly words: readonly string[] };

/**
 * `CHANGE:HASH`, `CHANGE:WORD-WORD-WORD-WORD`, or the text of the QR code of a sheet.
 * @throws UsageError
 */
export function parseAnchor(text: string): Anchor {
  const plain = text.trim().replace(/^CK1:S-\d{4,}-[A-Z]{2}:/i, '');
  const match = /^(\d{1,15}):(.+)$/.exec(plain);
  const change = Number(match?.[1]);
  const rest = (match?.[2] ?? '').toLowerCase();
  if (match !== null && /^[0-9a-f]{64}$/.test(rest)) return { kind: 'hash', change, hash: hexToBytes(rest) };
  const words = rest.split(/[\s-]+/);
  if (match !== null && words.length === 4 && words.every((word) => WORDS.includes(word))) {
    return { kind: 'words', change, words };
  }
  throw new UsageError('an anchor is CHANGE:HASH, CHANGE:WORD-WORD-WORD-WORD, or the text of a sheet’s QR code');
}
