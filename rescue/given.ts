/** What a person gives to open a vault, from files and fields to credentials. FORMAT.md 4.1, 4.4 and 4.5. */
import { FormatError } from '../main/core/format/format-error.ts';
import { MOST_KEY_FILE_BYTES, readKeyFile } from '../main/core/format/key-file.ts';
import { readShare, type Share } from '../main/core/format/share.ts';
import type { Credentials } from '../main/core/format/unlock.ts';

/** Texts with shares are printed one a page; a file that is larger is none. */
const MOST_SHARE_FILE_BYTES = 65_536;

/** @throws FormatError `key-file-damaged` */
export async function passphraseCredentials(secret: string, keyFile: Blob | null): Promise<Credentials> {
  if (keyFile === null) return { secret };
  if (keyFile.size > MOST_KEY_FILE_BYTES) throw new FormatError('key-file-damaged');
  return { secret, keyFile: readKeyFile(await keyFile.text()) };
}

/** @throws FormatError `share-mistyped`, or `shares-missing` where there is none. */
export async function sharesCredentials(typed: string, files: readonly Blob[]): Promise<Credentials> {
  if (files.some(({ size }) => size > MOST_SHARE_FILE_BYTES)) throw new FormatError('share-mistyped');
  const texts = [typed, ...(await Promise.all(files.map((file) => file.text())))];
  const shares: Share[] = texts.flatMap(shareTexts).map(readShare);
  if (shares.length === 0) throw new FormatError('shares-missing');
  return { secret: '', shares };
}

/** The shares of a text that holds several: each begins with its heading or after an empty line. */
export function shareTexts(text: string): string[] {
  return text
    .split(/\n\s*\n|^.*coldkeep.*$/im)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
