/** `kit-page`: one page on how the vault is opened, with room for its secrets and none of them on it. */
import { resolve } from 'node:path';
import type { Paper } from '../../core/paper/sheet.ts';
import { kitModel } from '../../sheets/kit-model.ts';
import { checkSheetPlace, writeSheetFile } from '../../sheets/sheet-file.ts';
import { systemPorts } from '../../vault/ports.ts';
import { openForReading, type VaultOptions } from '../opening.ts';
import { printable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface KitPageOptions extends VaultOptions {
  readonly out: string;
  readonly paper: Paper;
  readonly json?: boolean;
}

/** Nothing is recorded: there is no secret in the file. */
export async function kitPage(terminal: Terminal, path: string, options: KitPageOptions): Promise<void> {
  const { files, clock } = systemPorts();
  const file = resolve(options.out);
  await checkSheetPlace(files, file);
  const session = await openForReading(terminal, path, options);
  const model = kitModel(session, { recoveryKey: null, paper: options.paper, today: clock.today() });
  const { drawSheet } = await import('../../sheets/draw-sheet.ts');
  const { pdf } = await drawSheet([model]);
  await writeSheetFile(files, file, pdf);
  if (options.json) terminal.out(`${JSON.stringify({ file })}\n`);
  else terminal.out(`Written: ${printable(file)}\n`);
  terminal.say(
    'There is no secret in the file. Print it, then write the passphrase or the recovery key on the paper by hand; from then on keep it apart from the vault and its copies.\n',
  );
}
