/** What the command line says of copies that a removed secret still opens, or that still hold destroyed codes. FORMAT.md R38. */
import type { OldCopyReason } from '../core/custody/state.ts';
import type { CopyKind } from '../vault/known-copies.ts';
import type { OldCopy } from '../vault/old-copies.ts';
import { shellWord } from './shell-word.ts';
import { printable, table } from './table.ts';

const KINDS = {
  backup: 'backup',
  kit: 'rescue kit or other copy that Coldkeep made',
  tail: 'cut-off end of a vault',
  unfinished: 'unfinished file',
  other: 'another copy, not Coldkeep’s to delete',
} as const satisfies Record<CopyKind, string>;

const REASONS = {
  'passphrase-changed': 'opens with the old passphrase',
  'way-removed': 'opens with a removed way in',
  'key-changed': 'opens with the old key',
  purged: 'holds destroyed codes',
} as const satisfies Record<OldCopyReason, string>;

/** One line for each, then what can be done about them; an empty text for none. */
export function oldCopiesInWords(copies: readonly OldCopy[], vaultPath: string): string {
  if (copies.length === 0) return '';
  const vault = shellWord(vaultPath);
  const rows = copies.map(({ file, kind, why, isReachable }) => [
    why.map((reason) => REASONS[reason]).join(', '),
    isReachable ? KINDS[kind] : `${KINDS[kind]}, not reachable now`,
    file,
  ]);
  const notes = [
    copies.some(({ isOurs }) => isOurs) && `Coldkeep deletes those it made: coldkeep backups ${vault} forget-old`,
    copies.some(({ isOurs, isReachable }) => !isOurs || !isReachable) &&
      `Of any other, say so once it is gone: coldkeep backups ${vault} forget-old --gone FILE`,
    copies.some(({ why }) => why.some((reason) => reason === 'passphrase-changed' || reason === 'way-removed')) &&
      `Whoever has one of these and the old secret can read the vault as it is now, too; this ends that: coldkeep new-key ${vault}`,
  ].filter((note) => note !== false);
  return `${table(['Why', 'What', 'File'], rows)}${notes.map((note) => `${note}\n`).join('')}`;
}

/** The same for programs. */
export function oldCopiesInJson(copies: readonly OldCopy[]): readonly Readonly<Record<string, unknown>>[] {
  return copies.map(({ file, kind, isOurs, isReachable, why }) => ({
    file,
    kind,
    ours: isOurs,
    reachable: isReachable,
    why,
  }));
}

/** One file in a line of its own, as it may go to a terminal. */
export function fileLine(file: string): string {
  return `  ${printable(file)}\n`;
}
