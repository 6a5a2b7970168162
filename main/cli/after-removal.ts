/** What a command does once a secret or codes are gone from the vault: says which copies still have them, and deletes ours. */
import type { OldCopyReason } from '../core/custody/state.ts';
import { destroyOldCopies, type OldCopy, oldCopiesLeft } from '../vault/old-copies.ts';
import type { Ports } from '../vault/ports.ts';
import { afterRemoval } from '../vault/removal.ts';
import type { Session } from '../vault/session.ts';
import { oldCopiesInWords } from './old-copy-sentences.ts';
import { errorLine } from './sentences.ts';
import type { Terminal } from './terminal.ts';

export interface RemovalOptions {
  /** Delete the copies that Coldkeep made and that can be reached, without a question. */
  readonly deleteOldCopies?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** @returns the copies that are left: each stays open work. */
export async function tellOldCopies(
  terminal: Terminal,
  ports: Ports,
  session: Session,
  reason: OldCopyReason,
  options: RemovalOptions,
): Promise<readonly OldCopy[]> {
  return settleOldCopies(terminal, ports, session, await afterRemoval(ports, session, reason), options);
}

/** The same where they were found already. */
export async function settleOldCopies(
  terminal: Terminal,
  ports: Ports,
  session: Session,
  found: readonly OldCopy[],
  options: RemovalOptions,
): Promise<readonly OldCopy[]> {
  if (found.length === 0) return [];
  const deletable = found.filter(({ isOurs, isReachable }) => isOurs && isReachable).map(({ file }) => file);
  if (!options.deleteOldCopies || deletable.length === 0) {
    terminal.say(oldCopiesInWords(found, session.path));
    if (deletable.length === 0 || !(await wantsThemGone(terminal, deletable.length, options))) return found;
  }
  const { failed } = await destroyOldCopies(ports, session, deletable);
  for (const { file, code } of failed) terminal.say(errorLine(code, {}, file));
  const left = await oldCopiesLeft(ports, session);
  terminal.say(left.length === 0 ? 'The old copies were deleted.\n' : oldCopiesInWords(left, session.path));
  return left;
}

async function wantsThemGone(terminal: Terminal, count: number, { json }: RemovalOptions): Promise<boolean> {
  if (!terminal.canAsk || json) return false;
  const { confirm } = await import('@inquirer/prompts');
  const message = count === 1 ? 'Delete the one that Coldkeep made?' : `Delete the ${count} that Coldkeep made?`;
  return confirm({ message, default: false }, { output: process.stderr });
}
