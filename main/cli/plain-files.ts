/** Files with codes in clear that were read: named after an import, and deleted when the user says so (cli.md, `import`, `sweep`). */
import { CodedError } from '../core/errors.ts';
import type { FoundSet } from '../core/importers/draft.ts';
import { systemFiles } from '../vault/file-system.ts';
import { type HeldPart, holdsMore } from '../vault/held-parts.ts';
import { type PlainSource, removeSource } from '../vault/plain-source.ts';
import { sizeInWords } from '../vault/size-in-words.ts';
import { syncServiceOf } from '../vault/sync-folder.ts';
import { exitStatusOf, lineOf } from './sentences.ts';
import { shellWord } from './shell-word.ts';
import { printable } from './table.ts';
import { CliError, type Terminal } from './terminal.ts';

export interface PlainFile {
  readonly source: PlainSource;
  readonly sets: readonly FoundSet[];
  /** How many strings that look like codes were left out. */
  readonly ignored: number;
}

/** After every import: what lies there in clear. */
export function sayPlainFiles(terminal: Terminal, files: readonly PlainFile[]): void {
  const [first] = files;
  if (first === undefined) return;
  const list = files.map(({ source }) => `  ${printable(source.path)}${syncNote(source.path)}\n`).join('');
  const them = files.length === 1 ? 'This file holds' : 'These files hold';
  terminal.say(
    `${them} codes in clear; delete ${files.length === 1 ? 'it' : 'them'}, or import with --remove-source:\n${list}`,
  );
}

function syncNote(path: string): string {
  const service = syncServiceOf(path);
  return service === null ? '' : `, kept in step with other computers by ${printable(service)}`;
}

const NOT_WIPED =
  'Deleted is not wiped: an SSD, a backup or the history of an editor may still hold the codes. What lay in a mailbox or on a shared computer is better replaced at the service.\n';

export interface Removal {
  readonly removed: readonly string[];
  readonly left: readonly string[];
}

interface RemovalOptions {
  /** Nobody is asked; what has a set that is not in the vault stays then. */
  readonly yes: boolean;
  /** Without a question an export stays, too: nobody named the file. */
  readonly keepsExports: boolean;
}

/**
 * Deletes files that are still what was read, each after a question with its path and size.
 * @param held by `heldParts`, in the order of the files
 */
export async function removePlainFiles(
  terminal: Terminal,
  files: readonly PlainFile[],
  held: readonly HeldPart[],
  { yes, keepsExports }: RemovalOptions,
): Promise<Removal> {
  const removed: string[] = [];
  const left: string[] = [];
  for (const [place, file] of files.entries()) {
    const { path } = file.source;
    const isWanted = yes
      ? isSafe(terminal, file, held[place] ?? null, keepsExports)
      : await isAgreed(file, held[place] ?? null);
    if (isWanted && (await isRemoved(terminal, file.source))) removed.push(path);
    else left.push(path);
  }
  if (removed.length > 0) sayRemoved(terminal, removed);
  return { removed, left };
}

function isSafe(terminal: Terminal, { source, sets }: PlainFile, held: HeldPart, keepsExports: boolean): boolean {
  const why = held !== 'all' ? 'not all of its codes are in the vault' : 'it holds more than codes';
  const isKept = held !== 'all' || (keepsExports && holdsMore(sets));
  if (isKept) terminal.say(`Kept, since ${why}: ${printable(source.path)}\n`);
  return !isKept;
}

async function isAgreed(file: PlainFile, held: HeldPart): Promise<boolean> {
  const { confirm } = await import('@inquirer/prompts');
  return confirm({ message: removalQuestion(file, held), default: false }, { output: process.stderr });
}

const MISSING = {
  all: null,
  some: 'it holds codes that are not in the vault',
  none: 'its codes are not in the vault',
} as const;

/** Names path and size of a file, and what would be lost with it. */
export function removalQuestion({ source, sets, ignored }: PlainFile, held: HeldPart): string {
  const left =
    ignored === 1
      ? 'one string that looks like a code was left out'
      : `${ignored} strings that look like codes were left out`;
  const buts = [
    held === null ? 'no codes were found in it' : MISSING[held],
    holdsMore(sets) ? 'it is an export or an archive and holds more than codes' : null,
    ignored === 0 ? null : left,
  ].filter((but) => but !== null);
  const but = buts.length === 0 ? '' : ` But ${buts.join(', and ')}.`;
  return `Delete ${printable(source.path)}, ${sizeInWords(source.sizeBytes)}?${but}`;
}

async function isRemoved(terminal: Terminal, source: PlainSource): Promise<boolean> {
  try {
    await removeSource(systemFiles, source);
    return true;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    terminal.say(lineOf(new CliError(error.code, printable(source.path))));
    terminal.endWith(exitStatusOf(error.code));
    return false;
  }
}

function sayRemoved(terminal: Terminal, removed: readonly string[]): void {
  for (const path of removed) terminal.say(`Deleted: ${printable(path)}\n`);
  const services = [...new Set(removed.map(syncServiceOf).filter((service) => service !== null))];
  for (const service of services) {
    terminal.say(`${printable(service)} may keep what was deleted in its own trash: empty that as well.\n`);
  }
  terminal.say(NOT_WIPED);
}

/** The command that takes a file in, to be copied. */
export function importCommand(vault: string | null, file: string): string {
  return `coldkeep import ${vault === null ? 'VAULT' : shellWord(vault)} ${shellWord(file)} --remove-source`;
}
