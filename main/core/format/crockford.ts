/** Crockford base32 of byte strings: recovery keys (FORMAT.md 4.3) and the ids of sets (section 9). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits a sign, high first; the last sign is filled up with zero bits. Upper case. */
export function encodeCrockford(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
    }
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31];
}

/** The reading of what people type: either case, O as 0, I and L as 1. Other signs stay as they are. */
export function foldCrockford(text: string): string {
  return text.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** Whether every sign is of the alphabet, letters in upper case. */
export function isCrockford(text: string): boolean {
  return [...text].every((sign) => ALPHABET.includes(sign));
}

/** Bytes of folded signs, or null for a sign outside the alphabet or filling bits that are not zero. */
export function decodeCrockford(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const sign of foldCrockford(text)) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >>> bits;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}
