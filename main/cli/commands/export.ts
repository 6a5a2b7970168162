/** `export --plain`: everything in clear, in a file that needs no Coldkeep. */
import { resolve } from 'node:path';
import type { PlainFormat } from '../../core/custody/plain-export.ts';
import { checkExportPlace, exportPlain, type PlainDone } from '../../vault/export-plain.ts';
import { systemPorts } from '../../vault/ports.ts';
import { setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { shellWord } from '../shell-word.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface ExportOptions extends VaultOptions {
  readonly plain?: boolean;
  readonly format: PlainFormat;
  readonly out: string;
  readonly json?: boolean;
}

/** Coldkeep cannot tell who reads it, so it has to be asked for by its name. */
export async function exportSets(
  terminal: Terminal,
  path: string,
  words: readonly string[],
  options: ExportOptions,
): Promise<void> {
  if (!options.plain) throw new UsageError('say --plain: the file holds every code in clear');
  const ports = systemPorts();
  const file = resolve(options.out);
  await checkExportPlace(ports.files, file);
  const session = await openForWriting(terminal, path, options);
  const sets = words.map((word) => setMeantBy(session.state, word).id);
  const stopping = new AbortController();
  const exporting = exportPlain(ports, session, { format: options.format, file, sets, signal: stopping.signal });
  terminal.atEnd(async () => {
    stopping.abort(new CliError('interrupted'));
    await exporting.catch(() => undefined);
  });
  const done = await exporting;
  if (options.json) terminal.out(`${JSON.stringify({ file, format: options.format, ...done })}\n`);
  else terminal.out(`${summary(done)}: ${printable(file)}\n`);
  terminal.say(
    `The file holds every code in clear: whoever reads it can get into these accounts. When it is no longer needed, destroy it and say so: coldkeep destroyed ${shellWord(path)} ${shellWord(options.out)}\n`,
  );
  if (done.damaged > 0) terminal.say(`${done.damaged} of the sets are damaged; their codes are not in the file.\n`);
  if (options.format === 'csv') {
    terminal.say(
      'In a spreadsheet take the column of codes in as text: else it drops zeros and rounds long numbers.\n',
    );
  }
}

function summary({ sets, codes, purged }: PlainDone): string {
  const counted = `${codes} ${codes === 1 ? 'code' : 'codes'} of ${sets} ${sets === 1 ? 'set' : 'sets'}`;
  return purged === 0 ? counted : `${counted}, and ${purged} purged without codes`;
}
