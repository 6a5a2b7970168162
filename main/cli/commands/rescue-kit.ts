/** `rescue-kit`: a copy of the vault with all that is needed to read it without Coldkeep. */
import { systemPorts } from '../../vault/ports.ts';
import { readRescuePage, writeRescueKit } from '../../vault/rescue-kit.ts';
import { fileLine } from '../old-copy-sentences.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { CliError, type Terminal } from '../terminal.ts';

export async function rescueKit(
  terminal: Terminal,
  path: string,
  folder: string,
  options: VaultOptions & { readonly json?: boolean },
): Promise<void> {
  const ports = systemPorts();
  const page = await readRescuePage(ports.files);
  if (page === null) throw new CliError('no-such-file', 'the rescue page of this build');
  const session = await openForWriting(terminal, path, options);
  const { files } = await writeRescueKit(ports, session, folder, page);
  if (options.json) terminal.out(`${JSON.stringify({ files })}\n`);
  else terminal.out(`Written:\n${files.map(fileLine).join('')}`);
  terminal.say('The copy opens with what opens the vault today. Keep that apart from the kit.\n');
}
