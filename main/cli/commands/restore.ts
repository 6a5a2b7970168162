/** `restore`: an old copy becomes the vault, after a look at what that loses. */

import { resolve } from 'node:path';
import { forgetCredentials } from '../../core/format/unlock.ts';
import { systemPorts } from '../../vault/ports.ts';
import { previewRestore, type Restored, type RestorePreview, restoreVault } from '../../vault/restore.ts';
import { changesInWords, endInWords, linesInWords, waysInWords } from '../branch-sentences.ts';
import { noticeLine, refuseIfMissing, type VaultOptions } from '../opening.ts';
import { readCredentials } from '../secrets.ts';
import { errorLine } from '../sentences.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface RestoreOptions extends VaultOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function restore(terminal: Terminal, path: string, file: string, options: RestoreOptions): Promise<void> {
  if (!options.yes && !terminal.canAsk) {
    throw new UsageError('no terminal to look at it on; restore what is there with --yes');
  }
  const ports = systemPorts();
  await refuseIfMissing(ports, file, 'the copy');
  const credentials = await readCredentials(terminal, options);
  terminal.atEnd(async () => forgetCredentials(credentials));
  const request = { path: resolve(path), from: resolve(file), credentials, breakLock: options.breakLock === true };
  const preview = await previewRestore(ports, request);
  terminal.say(inWords(preview, file));
  if (!options.yes) await confirm(preview);
  tell(terminal, await restoreVault(ports, request), options);
}

function inWords(preview: RestorePreview, file: string): string {
  const { copy, current, fork, lostChanges, lost, waysBack, waysLost, purgedBack } = preview;
  const troubles = [copy.trouble, current.is === 'readable' ? current.trouble : null];
  return [
    ...troubles.map((trouble) => (trouble === null ? '' : errorLine(trouble.code, trouble.facts))),
    `${printable(file)} is at ${endInWords(copy)}.\n`,
    currentInWords(preview),
    fork !== null && lostChanges === 0 ? 'Restoring it loses nothing.\n' : '',
    lostChanges > 0 ? `Restoring it loses ${changesInWords(lostChanges)}:\n${linesInWords(lost)}` : '',
    purgedBack.length > 0 ? `The destroyed codes of ${setsInWords(purgedBack.length)} come back.\n` : '',
    waysBack.length > 0 ? `These ways in open the vault again: ${waysInWords(waysBack)}.\n` : '',
    waysLost.length > 0 ? `These open it no more: ${waysInWords(waysLost)}.\n` : '',
    current.is === 'missing' ? '' : 'The file that is there now is kept.\n',
  ].join('');
}

function currentInWords({ current, fork }: RestorePreview): string {
  if (current.is === 'missing') return 'There is no vault at that place now.\n';
  if (current.is === 'unreadable') {
    return `${errorLine(current.code)}The file that is there now cannot be compared: what is lost cannot be told.\n`;
  }
  const shared = fork === null ? '' : ` They share what is up to ${endInWords(fork)}.`;
  return `The vault is at ${endInWords(current)}.${shared}\n`;
}

function setsInWords(count: number): string {
  return count === 1 ? '1 set' : `${count} sets`;
}

async function confirm({ lostChanges }: RestorePreview): Promise<void> {
  const { confirm: ask } = await import('@inquirer/prompts');
  const message = lostChanges === 0 ? 'Restore it?' : `Restore it, and lose ${changesInWords(lostChanges)}?`;
  if (!(await ask({ message, default: false }, { output: process.stderr }))) throw new CliError('cancelled');
}

function tell(terminal: Terminal, { keptAt, change, notices }: Restored, { json }: RestoreOptions): void {
  for (const notice of notices) terminal.say(noticeLine(notice));
  if (json) {
    terminal.out(`${JSON.stringify({ changeNumber: change, keptAt })}\n`);
    return;
  }
  terminal.out(`Restored; the vault is at change ${change} now.\n`);
  if (keptAt !== null) terminal.out(`The file from before is ${printable(keptAt)}\n`);
}
