/** The codes of the sample files, as they stand there. */
import { readFileSync } from 'node:fs';
import { DISCORD, GITHUB } from './machine.ts';

function codesIn(file: string, shape: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(shape)].map(([code]) => code);
}

export const GITHUB_CODES: readonly string[] = codesIn(GITHUB, /^[0-9a-f]{5}-[0-9a-f]{5}$/gm);
export const DISCORD_CODES: readonly string[] = codesIn(DISCORD, /\b[0-9a-z]{4}-[0-9a-z]{4}\b/g);
export const SAMPLE_CODES: readonly string[] = [...GITHUB_CODES, ...DISCORD_CODES];

/** Whether a text holds one of the codes, however it is grouped or written. */
export function codesShownIn(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/[\s-]/g, '');
  return SAMPLE_CODES.filter((code) => plain.includes(code.replaceAll('-', '')));
}
