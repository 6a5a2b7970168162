/** Key files: 32 random bytes as a text that can be printed and typed again. FORMAT.md 4.4. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { decodeCrockford, encodeCrockford, foldCrockford } from './crockford.ts';
import { FormatError } from './format-error.ts';
import { KEY_FILE_LABEL } from './keys.ts';
import { inGroups, signsInLines } from './signs-in-lines.ts';

export const KEY_FILE_BYTES = 32;
/** A file that is larger is no key file, and is not read to its end. */
export const MOST_KEY_FILE_BYTES = 4096;
const KEY_SIGNS = 52;
const CHECK_SIGNS = 4;
const HEADING = 'Coldkeep key file, version 1';

function checkSigns(key: Uint8Array): string {
  return encodeCrockford(sha256(concatBytes(KEY_FILE_LABEL, key))).slice(0, CHECK_SIGNS);
}

/** The whole text of a key file. `key` is 32 random bytes. */
export function writeKeyFile(key: Uint8Array): string {
  return `${HEADING}\n${inGroups(encodeCrockford(key) + checkSigns(key))}\n`;
}

/** The 32 bytes. @throws FormatError `key-file-damaged` */
export function readKeyFile(text: string): Uint8Array {
  const signs = foldCrockford(signsInLines(text));
  const key = signs.length === KEY_SIGNS + CHECK_SIGNS ? decodeCrockford(signs.slice(0, KEY_SIGNS)) : null;
  if (key === null || checkSigns(key) !== signs.slice(KEY_SIGNS)) throw new FormatError('key-file-damaged');
  return key;
}
