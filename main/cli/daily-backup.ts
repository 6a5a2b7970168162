/** The backup of the day, made when a command has changed the vault: its result is not kept waiting (vault.md 14). */
import { type BackupFailure, backUpIfDue } from '../vault/backups.ts';
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import { errorLine } from './sentences.ts';
import type { Terminal } from './terminal.ts';

/** Says what failed, and fails nothing: the change is written. */
export async function backUpDaily(terminal: Terminal, ports: Ports, session: Session): Promise<void> {
  if (session.savedAt === null) return;
  const done = await backUpIfDue(ports, session).catch(() => null);
  if (done !== null) sayFailures(terminal, done.failed);
}

export function sayFailures(terminal: Terminal, failed: readonly BackupFailure[]): void {
  for (const { folder, code } of failed) terminal.say(errorLine('backup-failed', {}, `${folder}, ${code}`));
}
