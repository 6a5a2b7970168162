/** `sweep`: looks through folders for files with codes in clear, says what they hold, and deletes them when told to. */
import { basename } from 'node:path';
import { CodedError, type ErrorCode } from '../../core/errors.ts';
import { readFileContents } from '../../unpack/read-file.ts';
import { LARGEST_FILE_BYTES } from '../../unpack/text.ts';
import { systemFiles } from '../../vault/file-system.ts';
import { type HeldPart, heldParts } from '../../vault/held-parts.ts';
import { plainSource } from '../../vault/plain-source.ts';
import { sizeInWords } from '../../vault/size-in-words.ts';
import { readFailure } from '../../vault/storage-error.ts';
import { type FolderSweep, type StrayFile, sweepFolders } from '../../vault/sweep-folders.ts';
import { syncServiceOf } from '../../vault/sync-folder.ts';
import { openForReading, type VaultOptions } from '../opening.ts';
import { importCommand, type PlainFile, type Removal, removePlainFiles } from '../plain-files.ts';
import { readFileUpTo } from '../read-up-to.ts';
import { printable, table } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface SweepOptions extends VaultOptions {
  readonly vault?: string;
  readonly remove?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** What came of a look into a file that was found by its name. */
type Find =
  | { readonly at: StrayFile; readonly file: PlainFile; readonly error: null }
  | { readonly at: StrayFile; readonly file: null; readonly error: ErrorCode };

/** How much of each file is in the vault; without an entry where no vault was named. */
type Held = ReadonlyMap<PlainFile, HeldPart>;

/** As where some files were read and others not. */
const PARTLY_SEEN = 5;

export async function sweep(terminal: Terminal, folders: readonly string[], options: SweepOptions): Promise<void> {
  refuseUnclear(terminal, options);
  const { vault, json, yes = false } = options;
  const session = vault === undefined ? null : await openForReading(terminal, vault, options);
  const swept = await sweepFolders(systemFiles, folders, {
    signal: new AbortController().signal,
    onFolder: (looked, found) => sayProgress(terminal, looked, found),
  });
  endProgress(terminal);
  if (swept.folders === 0) throw new CliError('no-such-file', swept.unreadable.map(printable).join(', '));
  const finds: Find[] = [];
  for (const at of swept.found) finds.push(await lookInto(at));
  const files = finds.flatMap(({ file }) => (file === null ? [] : [file]));
  const parts = session === null ? [] : await heldParts(session, files);
  const held: Held = new Map(parts.map((part, place) => [files[place], part] as const).filter(isOfFile));
  if (!json) terminal.out(inWords(finds, held));
  const removal = options.remove
    ? await removePlainFiles(terminal, files, partsFor(files, held), { yes, keepsExports: true })
    : null;
  if (json) terminal.out(`${JSON.stringify(inJson(finds, swept, held, removal))}\n`);
  else if (removal === null) sayWhatToDo(terminal, files, held, vault ?? null);
  sayWhatWasNotSeen(terminal, swept);
}

function isOfFile(entry: readonly [PlainFile | undefined, HeldPart]): entry is readonly [PlainFile, HeldPart] {
  return entry[0] !== undefined;
}

/** @throws UsageError */
function refuseUnclear(terminal: Terminal, { vault, remove = false, yes = false }: SweepOptions): void {
  if (yes && !remove) throw new UsageError('--yes goes with --remove');
  if (yes && vault === undefined) throw new UsageError('--yes deletes only what is in a vault: name it with --vault');
  if (remove && !yes && !terminal.canAsk) {
    throw new UsageError('no terminal to ask on; with --vault and --yes, files whose codes are all in the vault go');
  }
}

/** Without a vault nobody knows: it is asked as of a file whose codes are nowhere else. */
function partsFor(files: readonly PlainFile[], held: Held): readonly HeldPart[] {
  return files.map((file) => held.get(file) ?? (file.sets.length === 0 ? null : 'none'));
}

async function lookInto(at: StrayFile): Promise<Find> {
  if (at.sizeBytes > LARGEST_FILE_BYTES) return { at, file: null, error: 'too-large' };
  try {
    const bytes = await readFileUpTo(at.path, LARGEST_FILE_BYTES + 1).catch((error: unknown) => {
      throw readFailure(error);
    });
    const source = await plainSource(systemFiles, at.path, bytes);
    const { sets, ignored } = await readFileContents(basename(at.path), bytes);
    return { at, file: { source, sets, ignored: ignored.length }, error: null };
  } catch (error) {
    if (error instanceof CodedError) return { at, file: null, error: error.code };
    throw error;
  }
}

const FOLDERS_A_LINE = 250;

function sayProgress(terminal: Terminal, folders: number, found: number): void {
  if (terminal.canAsk && folders > 0 && folders % FOLDERS_A_LINE === 0) {
    terminal.say(`\rLooked into ${folders} folders, ${found} found`);
  }
}

function endProgress(terminal: Terminal): void {
  if (terminal.canAsk) terminal.say(`\r${' '.repeat(60)}\r`);
}

const codesIn = ({ sets }: PlainFile): number => sets.reduce((sum, { codes }) => sum + codes.length, 0);

const TROUBLES: Partial<Readonly<Record<ErrorCode, string>>> = {
  'too-large': 'not opened, it is too large',
  'password-needed': 'locked with a password',
  'unsupported-format': 'of a kind that cannot be read',
  'no-such-file': 'cannot be opened',
};

function contentsInWords({ file, error }: Find): string {
  if (file === null) return TROUBLES[error] ?? error;
  const codes = codesIn(file);
  return codes === 0 ? 'no codes' : codes === 1 ? '1 code' : `${codes} codes`;
}

const PARTS = { all: 'yes', some: 'in part', none: 'no' } as const;

function inWords(finds: readonly Find[], held: Held): string {
  if (finds.length === 0) return 'No file has a name that codes are kept under.\n';
  const rows = finds.map((find) => {
    const part = find.file === null ? null : (held.get(find.file) ?? null);
    const inVault = held.size === 0 ? [] : [part === null ? '' : PARTS[part]];
    return [contentsInWords(find), ...inVault, sizeInWords(find.at.sizeBytes), find.at.path];
  });
  return table(['Holds', ...(held.size === 0 ? [] : ['In the vault']), 'Size', 'File'], rows);
}

function inJson(finds: readonly Find[], swept: FolderSweep, held: Held, removal: Removal | null): object {
  const { files, folders, skipped, unreadable, isPartial } = swept;
  const found = finds.map(({ at, file, error }) => ({
    file: at.path,
    bytes: at.sizeBytes,
    ...(file === null ? { error } : { sets: file.sets.length, codes: codesIn(file) }),
    ...(file === null || held.size === 0 ? {} : { inVault: held.get(file) ?? null }),
    ...(syncServiceOf(at.path) === null ? {} : { syncedBy: syncServiceOf(at.path) }),
  }));
  const removed = removal === null ? {} : { removed: removal.removed };
  return { found, ...removed, files, folders, skipped, unreadable, partial: isPartial };
}

/** The next step for the first file with codes. */
function sayWhatToDo(terminal: Terminal, files: readonly PlainFile[], held: Held, vault: string | null): void {
  const withCodes = files.filter(({ sets }) => sets.length > 0);
  const open = withCodes.find((file) => held.get(file) !== 'all');
  if (open !== undefined) terminal.say(`Take one in, then delete it: ${importCommand(vault, open.source.path)}\n`);
  if (withCodes.length > 0) terminal.say('To be asked file by file whether to delete it: --remove\n');
}

function sayWhatWasNotSeen(terminal: Terminal, { skipped, unreadable, isPartial }: FolderSweep): void {
  const parts = [
    skipped.folders === 0 ? '' : `${skipped.folders} hidden or program ${skipped.folders === 1 ? 'folder' : 'folders'}`,
    skipped.links === 0 ? '' : `${skipped.links} ${skipped.links === 1 ? 'link' : 'links'}`,
  ].filter((part) => part !== '');
  if (parts.length > 0)
    terminal.say(`Not looked into: ${parts.join(' and ')}. Name a hidden folder to look into it.\n`);
  for (const folder of unreadable) terminal.say(`May not be read: ${printable(folder)}\n`);
  if (isPartial) terminal.say('There is more than one sweep looks at: name smaller folders.\n');
  if (unreadable.length > 0 || isPartial) terminal.endWith(PARTLY_SEEN);
}
