/** Words of a command that is shown to be copied into a shell. */
import { printable } from './table.ts';

/** The word as it is where no shell would read anything into it, else in quotes that sh and PowerShell both take. */
export function shellWord(word: string): string {
  const shown = printable(word);
  return /^[\w@%+=:,./\\-]+$/.test(shown) && !shown.startsWith('-') ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}
