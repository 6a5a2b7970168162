/** `purge`: the codes of a set are destroyed, and it says which, and where they still are. */
import { serviceOf } from '../../core/custody/account-name.ts';
import { countCodes, setStateOn } from '../../core/custody/code-state.ts';
import { tidyName } from '../../core/custody/fit-name.ts';
import { formatSetId } from '../../core/custody/set-id.ts';
import type { ReadSet } from '../../core/custody/state.ts';
import { type StillHeld, stillHeld } from '../../core/custody/still-held.ts';
import { systemClock } from '../../vault/clock.ts';
import { systemPorts } from '../../vault/ports.ts';
import { purgeSet } from '../../vault/purge.ts';
import type { Session } from '../../vault/session.ts';
import { type RemovalOptions, settleOldCopies } from '../after-removal.ts';
import { nameOf, setMeantBy, shortId } from '../asking.ts';
import { fileLine, oldCopiesInJson } from '../old-copy-sentences.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface PurgeOptions extends VaultOptions, RemovalOptions {
  /** The name that would be typed. */
  readonly yesDestroy?: string;
}

export async function purge(terminal: Terminal, path: string, word: string, options: PurgeOptions): Promise<void> {
  if (options.yesDestroy === undefined && !terminal.canAsk) {
    throw new UsageError('no terminal to ask on; give the name of the account with --yes-destroy');
  }
  const ports = systemPorts();
  const session = await openForWriting(terminal, path, options);
  const set = setMeantBy(session.state, word);
  const held = stillHeld(session.state, set.id);
  if (set.purgedAt === null) {
    terminal.say(whatIsDestroyed(session, set, held));
    await confirm(nameToType(session, set), options);
  }
  const found = await purgeSet(ports, session, set.id);
  if (!options.json)
    terminal.out(`The codes of ${printable(nameOf(session.state, set))} are destroyed in this vault.\n`);
  const left = await settleOldCopies(terminal, ports, session, found, options);
  terminal.say('On an SSD, in snapshots and in a synced folder an older version of the file may survive.\n');
  if (!options.json) return;
  const deleted = found.map(({ file }) => file).filter((file) => !left.some((copy) => copy.file === file));
  const facts = { id: formatSetId(set.id), codes: set.count, copies: held.copies, files: held.files, deleted };
  terminal.out(`${JSON.stringify({ ...facts, oldCopies: oldCopiesInJson(left) })}\n`);
}

/** Says it before anything is done: what, how much of it is of use, and where it still is afterwards. */
function whatIsDestroyed(session: Session, set: ReadSet, { copies, files }: StillHeld): string {
  const today = systemClock.today();
  const { total, unused } = countCodes(set, today);
  const many = total === 1 ? 'the only code' : `all ${total} codes`;
  const lines = [
    `This destroys ${many} of ${printable(nameOf(session.state, set))}, set ${shortId(formatSetId(set.id))}, for good; ${unused} unused. What was recorded of them stays.`,
    ...(setStateOn(set, today) === 'active'
      ? ['The set is active: what is on paper or in copies still works at the service until it is revoked there.']
      : []),
    ...(copies.length > 0 ? [`They are still on paper: ${copies.join(', ')}.`] : []),
    ...(files.length > 0 ? ['They are, or may be, in files with codes in clear:'] : []),
  ];
  return `${lines.join('\n')}\n${files.map(fileLine).join('')}`;
}

/** The login; the service where nobody said a login; the id where neither is known. */
function nameToType({ state }: Session, set: ReadSet): string {
  const account = state.accounts.get(set.account);
  return account?.name ?? (serviceOf(account) || shortId(formatSetId(set.id)));
}

/** @throws CliError `cancelled` unless the name is typed as it is. */
async function confirm(name: string, { yesDestroy }: PurgeOptions): Promise<void> {
  const typed = yesDestroy ?? (await ask(`Type ${printable(name)} to destroy them`));
  if (tidyName(typed) !== tidyName(name)) throw new CliError('cancelled', 'that is not the name of the account');
}

async function ask(message: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  return input({ message }, { output: process.stderr });
}
