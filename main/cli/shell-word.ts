/** Paths in a command that is shown to be copied into a shell. */
import { printable } from './table.ts';

/** A path as it is where no shell would read anything into it, else in quotes: for sh, or for cmd and PowerShell on Windows. */
export function shellWord(path: string, platform: string = process.platform): string {
  const shown = printable(path).replace(/^-/, './-');
  const windows = platform === 'win32';
  const plain = windows ? /^[\w@+=:,./\\-]+$/ : /^[\w@%+=:,./-]+$/;
  if (plain.test(shown)) return shown;
  // No name of a file on Windows has a double quote in it.
  return windows ? `"${shown}"` : `'${shown.replaceAll("'", `'\\''`)}'`;
}
