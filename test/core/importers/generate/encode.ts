/** Text to the bytes of a file in an encoding that text editors save in. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Dice } from './dice.ts';

/** Signs of windows-1252 from 0x80 to 0x9F; a blank where it has none. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function windows1252(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    const high = sign === ' ' ? -1 : HIGH.indexOf(sign);
    if (high >= 0) bytes.push(0x80 + high);
    else if (point < 0x80 || (point >= 0xa0 && point <= 0xff)) bytes.push(point);
    else return null;
  }
  return Uint8Array.from(bytes);
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), !big);
  return bytes;
}

/** Mostly UTF-8; without a mark, UTF-16 is told by its Latin letters only. */
export function encode(dice: Dice, text: string): Uint8Array {
  const latin = [...text].filter((sign) => sign < '\u0250').length > 0.9 * text.length;
  const wide = dice.percent(50);
  const chosen = dice.below(100);
  if (chosen < 8) return utf8ToBytes(`\uFEFF${text}`);
  if (chosen < 16) return utf16(`\uFEFF${text}`, wide);
  if (chosen < 20 && latin) return utf16(text, wide);
  return (chosen < 30 ? windows1252(text) : null) ?? concatBytes(utf8ToBytes(text));
}
