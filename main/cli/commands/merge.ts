/** `merge`: what another copy of the vault knows, after a look at it. */
import { resolve } from 'node:path';
import { formatSetId } from '../../core/custody/set-id.ts';
import type { Credentials } from '../../core/format/unlock.ts';
import { type MergeDone, type MergePreview, mergeVault, previewMerge } from '../../vault/merge.ts';
import { systemPorts } from '../../vault/ports.ts';
import {
  changesInWords,
  conflictsInJson,
  conflictsInWords,
  endInWords,
  linesInJson,
  linesInWords,
} from '../branch-sentences.ts';
import { openWithWays, refuseIfMissing, type VaultOptions } from '../opening.ts';
import { readSecret } from '../secrets.ts';
import { errorLine } from '../sentences.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface MergeOptions extends VaultOptions {
  readonly otherPassphraseFile?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function merge(terminal: Terminal, path: string, file: string, options: MergeOptions): Promise<void> {
  if (!options.yes && !terminal.canAsk) {
    throw new UsageError('no terminal to look at it on; bring over what is there with --yes');
  }
  const ports = systemPorts();
  await refuseIfMissing(ports, file, 'the other copy');
  const { session, credentials } = await openWithWays(terminal, path, options);
  const request = { from: resolve(file), credentials: await otherCredentials(terminal, credentials, options) };
  const preview = await previewMerge(ports, session, request);
  terminal.say(inWords(preview, file));
  if (!options.yes) await confirm(preview.changes);
  tell(terminal, await mergeVault(ports, session, request), file, options);
}

async function otherCredentials(
  terminal: Terminal,
  own: Credentials,
  { otherPassphraseFile }: MergeOptions,
): Promise<Credentials> {
  if (otherPassphraseFile === undefined) return own;
  return { secret: await readSecret(terminal, { passphraseFile: otherPassphraseFile }) };
}

function inWords(preview: MergePreview, file: string): string {
  const { copy, own, fork, changes, lines, conflicts, regained, hasOtherWays } = preview;
  const name = printable(file);
  return [
    copy.trouble === null ? '' : errorLine(copy.trouble.code, copy.trouble.facts),
    `${name} is at ${endInWords(copy)}; this vault at ${endInWords(own)}. They share what is up to ${endInWords(fork)}.\n`,
    fork.change === own.change && changes > 0 ? `${name} is simply newer than this vault.\n` : '',
    changes > 0 ? `It brings ${changesInWords(changes)}:\n${linesInWords(lines)}` : 'It brings no change.\n',
    regained.length > 0 ? `It still has the codes of ${setsInWords(regained.length)} that this vault lost.\n` : '',
    conflicts.length > 0 ? `Done on both sides:\n${conflictsInWords(conflicts)}` : '',
    hasOtherWays ? 'Its other ways in are not taken over: this vault keeps its own.\n' : '',
  ].join('');
}

function setsInWords(count: number): string {
  return count === 1 ? '1 set' : `${count} sets`;
}

async function confirm(changes: number): Promise<void> {
  const { confirm: ask } = await import('@inquirer/prompts');
  const message = changes === 1 ? 'Bring over this change?' : `Bring over these ${changes} changes?`;
  if (!(await ask({ message, default: false }, { output: process.stderr }))) throw new CliError('cancelled');
}

function tell(terminal: Terminal, done: MergeDone, file: string, { json }: MergeOptions): void {
  const { changes, lines, conflicts, regained } = done;
  if (!json) {
    terminal.out(`Brought over ${changesInWords(changes)} from ${printable(file)}.\n`);
    return;
  }
  const facts = {
    changes,
    lines: linesInJson(lines),
    conflicts: conflictsInJson(conflicts),
    regained: regained.map(formatSetId),
  };
  terminal.out(`${JSON.stringify(facts)}\n`);
}
