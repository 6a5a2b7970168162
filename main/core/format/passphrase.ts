/** Passphrases as bytes, and which ones a slot takes: FORMAT.md 4.1. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { FormatError } from './format-error.ts';
import { looksLikeRecoveryKey } from './recovery-key.ts';

const LEAST_CODE_POINTS = 15;

/** UTF-8 of the NFKC form. */
export function passphraseBytes(text: string): Uint8Array {
  return utf8ToBytes(text.normalize('NFKC'));
}

/** @throws FormatError `passphrase-too-short` or `passphrase-unsuitable` (R13). */
export function checkNewPassphrase(text: string): void {
  const normal = text.normalize('NFKC');
  if (/\p{Cn}/u.test(normal) || /\p{Cs}/u.test(normal) || looksLikeRecoveryKey(normal)) {
    throw new FormatError('passphrase-unsuitable');
  }
  if ([...normal].length < LEAST_CODE_POINTS) throw new FormatError('passphrase-too-short');
}
