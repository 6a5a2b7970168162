/** `backups`: lists them, makes one, names the second place, deletes copies that are too old to be kept. */
import { nameSecondPlace, readPlaces, writeSecondPlace } from '../../vault/backup-places.ts';
import { type BackupFile, type BackupMade, listBackups, makeBackup } from '../../vault/backups.ts';
import { headerOf, vaultIdOf } from '../../vault/header-of.ts';
import { destroyOldCopies, type OldCopy, oldCopiesLeft, recordCopyGone } from '../../vault/old-copies.ts';
import { type Ports, systemPorts } from '../../vault/ports.ts';
import { sayFailures } from '../daily-backup.ts';
import { fileLine, oldCopiesInJson, oldCopiesInWords } from '../old-copy-sentences.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { exitStatusOf } from '../sentences.ts';
import { shellWord } from '../shell-word.ts';
import { printable, table } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface BackupsOptions extends VaultOptions {
  readonly yes?: boolean;
  readonly gone?: string;
  readonly json?: boolean;
}

export async function backups(
  terminal: Terminal,
  path: string,
  action: string | null,
  folder: string | null,
  options: BackupsOptions,
): Promise<void> {
  if ((action === 'place') !== (folder !== null)) throw new UsageError('a folder, or none, goes with place alone');
  if (action !== 'forget-old' && (options.gone !== undefined || options.yes)) {
    throw new UsageError('--gone and --yes go with forget-old');
  }
  if (action === null) return list(terminal, path, options);
  if (action === 'now') return now(terminal, path, options);
  if (action === 'place') return place(terminal, path, folder ?? '', options);
  if (action !== 'forget-old') throw new UsageError('after the vault comes now, place or forget-old, or nothing');
  return options.gone === undefined ? forgetOld(terminal, path, options) : gone(terminal, path, options.gone, options);
}

/** Needs no secret, and not even the vault: who lost it looks here. */
async function list(terminal: Terminal, path: string, { json }: BackupsOptions): Promise<void> {
  const ports = systemPorts();
  const vaultId = await idOf(ports, path);
  const found = await listBackups(ports, path, vaultId);
  const second = vaultId === null ? null : (await readPlaces(ports, vaultId)).second;
  if (json) {
    terminal.out(`${JSON.stringify({ second, backups: found.map(inJson) })}\n`);
    return;
  }
  if (found.length > 0) terminal.out(table(['Made (UTC)', 'Change', 'Size', 'Place', 'File'], found.map(row)));
  if (vaultId === null) terminal.say('The vault itself cannot be read: only what lies beside it is listed.\n');
  else if (found.length === 0) terminal.say('There is no backup yet.\n');
  if (vaultId !== null) terminal.say(placeInWords(second, path));
}

/** Null where the file is missing or damaged: its backups are listed all the same. */
async function idOf({ files }: Ports, path: string): Promise<string | null> {
  const there = await headerOf(files, path).catch(() => null);
  return there === null ? null : vaultIdOf(there.header);
}

function inJson({ file, at, change, epoch, place: where, sizeBytes, isReachable }: BackupFile): object {
  return { file, at, change, epoch, place: where, sizeBytes, reachable: isReachable };
}

function row({ file, at, change, place: where, sizeBytes, isReachable }: BackupFile): string[] {
  return [
    at.slice(0, 16).replace('T', ' '),
    change === null ? 'replaced' : String(change),
    `${Math.ceil(sizeBytes / 1024)} KiB`,
    isReachable ? where : `${where}, not reachable now`,
    file,
  ];
}

function placeInWords(second: string | null, path: string): string {
  return second === null
    ? `There is no second place; name a folder on another disk or a stick: coldkeep backups ${shellWord(path)} place FOLDER\n`
    : `Second place: ${printable(second)}\n`;
}

async function now(terminal: Terminal, path: string, options: BackupsOptions): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  tell(terminal, await makeBackup(systemPorts(), session), options);
}

/** @throws CliError `backup-failed` when there is none at all. */
function tell(terminal: Terminal, { made, failed, pruned }: BackupMade, { json }: BackupsOptions): void {
  if (json) terminal.out(`${JSON.stringify({ made, failed, pruned })}\n`);
  else for (const { path, change } of made) terminal.out(`Change ${change}, opened and whole: ${printable(path)}\n`);
  const [first] = failed;
  if (made.length === 0 && first !== undefined) throw new CliError('backup-failed', `${first.folder}, ${first.code}`);
  sayFailures(terminal, failed);
  if (first !== undefined) terminal.endWith(exitStatusOf('backup-failed'));
}

/** The first backup is made there at once: a place that cannot be written is found out today. */
async function place(terminal: Terminal, path: string, folder: string, options: BackupsOptions): Promise<void> {
  const ports = systemPorts();
  const session = await openForWriting(terminal, path, options);
  if (folder === 'none') {
    await writeSecondPlace(ports, session.vaultId, null);
    terminal.out('Backups are made beside the vault alone.\n');
    return;
  }
  await nameSecondPlace(ports, session, folder);
  tell(terminal, await makeBackup(ports, session), options);
}

async function forgetOld(terminal: Terminal, path: string, options: BackupsOptions): Promise<void> {
  if (!options.yes && !terminal.canAsk) throw new UsageError('no terminal to ask on; delete what is listed with --yes');
  const ports = systemPorts();
  const session = await openForWriting(terminal, path, options);
  const listed = await oldCopiesLeft(ports, session);
  const deletable = listed.filter(({ isOurs, isReachable }) => isOurs && isReachable);
  if (!options.json) terminal.say(oldCopiesInWords(listed, path));
  if (deletable.length > 0 && !options.yes) await confirm(deletable.length);
  const { destroyed, failed } = await destroyOldCopies(
    ports,
    session,
    deletable.map(({ file }) => file),
  );
  sayDestroyed(terminal, destroyed, await oldCopiesLeft(ports, session), options);
  if (failed.length > 0) throw new CliError('not-writable', failed.map(({ file }) => file).join(', '));
}

async function confirm(count: number): Promise<void> {
  const { confirm: ask } = await import('@inquirer/prompts');
  const message = count === 1 ? 'Delete the one that Coldkeep made?' : `Delete the ${count} that Coldkeep made?`;
  if (!(await ask({ message, default: false }, { output: process.stderr }))) throw new CliError('cancelled');
}

function sayDestroyed(
  terminal: Terminal,
  destroyed: readonly string[],
  left: readonly OldCopy[],
  { json }: BackupsOptions,
): void {
  if (json) {
    terminal.out(`${JSON.stringify({ destroyed, left: oldCopiesInJson(left) })}\n`);
    return;
  }
  if (destroyed.length === 0 && left.length === 0) terminal.out('No old copy is on the list.\n');
  if (destroyed.length > 0) terminal.out(`Deleted:\n${destroyed.map(fileLine).join('')}`);
  if (destroyed.length > 0) {
    terminal.say('On an SSD, in the trash or in a synced folder a copy may survive.\n');
  }
  if (left.length > 0) terminal.out(`Still on the list:\n${left.map(({ file }) => fileLine(file)).join('')}`);
}

async function gone(terminal: Terminal, path: string, file: string, options: BackupsOptions): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const isStillThere = await recordCopyGone(systemPorts(), session, file);
  terminal.out('Recorded: that copy is gone.\n');
  if (isStillThere) terminal.say('But a file of that name is still there: delete it now.\n');
}
