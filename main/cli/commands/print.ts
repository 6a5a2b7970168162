/** `print` and `destroyed`: sheets of unused codes, and the files with codes in clear that they leave. */
import { resolve } from 'node:path';
import type { SheetModel } from '../../core/paper/sheet.ts';
import { copyNames, printSheet } from '../../sheets/print-sheet.ts';
import { checkSheetPlace, recordDestroyed, writeSheetFile } from '../../sheets/sheet-file.ts';
import { systemClock } from '../../vault/clock.ts';
import { systemFiles } from '../../vault/file-system.ts';
import { systemRandom } from '../../vault/random.ts';
import { setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { shellWord } from '../shell-word.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal } from '../terminal.ts';

export interface PrintOptions extends VaultOptions {
  readonly out: string;
  readonly copies: number;
  readonly paper: 'a4' | 'letter';
  readonly layout?: 'recovery' | 'packed';
  readonly json?: boolean;
}

/** The record comes first: the sets are opened for it, the sheet has its number, the file is open work. */
export async function print(
  terminal: Terminal,
  path: string,
  words: readonly string[],
  options: PrintOptions,
): Promise<void> {
  const file = resolve(options.out);
  await checkSheetPlace(systemFiles, file);
  const session = await openForWriting(terminal, path, options);
  const order = {
    sets: words.map((word) => setMeantBy(session.state, word).id),
    copies: options.copies,
    paper: options.paper,
    layout: options.layout ?? (words.length === 1 ? 'recovery' : 'packed'),
    way: 'pdf',
    file,
  } as const;
  let stopped = false;
  const deliver = async (models: readonly SheetModel[]): Promise<number> => {
    const { drawSheet } = await import('../../sheets/draw-sheet.ts');
    const { pdf, pages } = await drawSheet(models);
    if (stopped) throw new CliError('interrupted');
    await writeSheetFile(systemFiles, file, pdf);
    return pages;
  };
  const chance = { clock: systemClock, random: systemRandom };
  const printing = printSheet((task) => task(session), order, chance, deliver);
  terminal.atEnd(async () => {
    stopped = true;
    await printing.catch(() => undefined);
  });
  const { sheet, delivered: pages } = await printing;
  const copies = copyNames(sheet);
  if (options.json) terminal.out(`${JSON.stringify({ sheet: sheet.sheet, copies, pages, file })}\n`);
  else
    terminal.out(
      `Sheet ${sheet.sheet}, ${copies.length} ${copies.length === 1 ? 'copy' : 'copies'}, ${pages} ${pages === 1 ? 'page' : 'pages'}: ${printable(file)}\n`,
    );
  terminal.say(
    `The file holds codes in clear. Print it, destroy it, then say so: coldkeep destroyed ${shellWord(path)} ${shellWord(options.out)}\n` +
      `Each copy is unproven until someone answers from it: coldkeep prove ${shellWord(path)} ${copies[0]}\n`,
  );
}

export async function destroyed(terminal: Terminal, path: string, file: string, options: VaultOptions): Promise<void> {
  const absolute = resolve(file);
  const session = await openForWriting(terminal, path, options);
  if (!session.state.plaintexts.has(absolute)) throw new CliError('no-such-file', 'on the list of files in clear');
  const isStillThere = await recordDestroyed(session, systemFiles, absolute);
  terminal.out('Recorded: that file is gone.\n');
  if (isStillThere) {
    terminal.say(
      'But it is still there: delete it now. On an SSD, in the trash or in a synced folder a copy may survive.\n',
    );
  }
}
