/** `accounts` and `close`: what there is to get back into, whether it has codes or not. */
import { basename } from 'node:path';
import {
  type AccountList,
  accountsToAdd,
  type ListedAccount,
  type RowTrouble,
} from '../../core/custody/account-list.ts';
import { findAccount } from '../../core/custody/find-account.ts';
import { readAccountCsv } from '../../unpack/account-csv.ts';
import { LARGEST_FILE_BYTES } from '../../unpack/text.ts';
import { addAccounts, closeAccounts } from '../../vault/add-accounts.ts';
import { RefusedError } from '../../vault/events-of.ts';
import { systemRandom } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { readFailure } from '../../vault/storage-error.ts';
import { displayName, nameOf } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { readFileUpTo, STANDARD_INPUT } from '../read-up-to.ts';
import { secretOnStandardInput } from '../secrets.ts';
import { printable, table } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface AccountsOptions extends VaultOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function accounts(
  terminal: Terminal,
  path: string,
  file: string,
  options: AccountsOptions,
): Promise<void> {
  if (!options.yes && !terminal.canAsk) throw new UsageError('no terminal to review on; take the list with --yes');
  if (file === STANDARD_INPUT && secretOnStandardInput(terminal, options)) {
    throw new UsageError('standard input cannot be both a file and a secret');
  }
  const list = readAccountCsv(await readBytes(terminal, file));
  const session = await openForWriting(terminal, path, options);
  const fresh = accountsToAdd(session.state, list.accounts);
  sayReview(terminal, list, fresh);
  if (fresh.length > 0 && !options.yes) await confirm(fresh.length);
  await addAccounts(session, systemRandom, fresh);
  const known = list.accounts.length - fresh.length;
  if (options.json) terminal.out(`${JSON.stringify(inJson(list, fresh, known))}\n`);
  else terminal.out(`Added ${counted(fresh.length)}; ${known} ${known === 1 ? 'was' : 'were'} there already.\n`);
}

async function readBytes(terminal: Terminal, file: string): Promise<Uint8Array> {
  if (file === STANDARD_INPUT) return terminal.input.rest();
  return readFileUpTo(file, LARGEST_FILE_BYTES + 1).catch((error: unknown) => {
    throw new CliError(readFailure(error).code, printable(basename(file)));
  });
}

const counted = (accounts: number): string => (accounts === 1 ? '1 account' : `${accounts} accounts`);

const WHY = {
  'no-service': 'it names no service',
  'unfit-name': 'a name is too long or hides what it says',
  'no-login': 'it has no login',
} as const satisfies Record<RowTrouble, string>;

/** More lines would push the question off the screen. */
const SHOWN = 40;

function sayReview(terminal: Terminal, list: AccountList, fresh: readonly ListedAccount[]): void {
  const rows = fresh
    .slice(0, SHOWN)
    .map(({ service, label, instance, name }) => [
      displayName(service) ?? label ?? '',
      [name, instance].filter((part) => part !== null).join(' at '),
    ]);
  if (rows.length > 0) terminal.say(table(['Service', 'Account'], rows));
  if (fresh.length > SHOWN) terminal.say(`and ${fresh.length - SHOWN} more\n`);
  if (list.repeated > 0) terminal.say(`${list.repeated} ${list.repeated === 1 ? 'row is' : 'rows are'} there twice.\n`);
  for (const { row, why } of list.unread.slice(0, SHOWN)) terminal.say(`Row ${row} is left out: ${WHY[why]}.\n`);
  if (list.unread.length > SHOWN) terminal.say(`and ${list.unread.length - SHOWN} more rows\n`);
  if (list.ignoredColumns.length > 0) {
    terminal.say(`Columns that nothing is taken from: ${list.ignoredColumns.map(printable).join(', ')}.\n`);
  }
}

async function confirm(fresh: number): Promise<void> {
  const { confirm: ask } = await import('@inquirer/prompts');
  const message = fresh === 1 ? 'Add this account?' : `Add these ${fresh} accounts?`;
  if (!(await ask({ message, default: false }, { output: process.stderr }))) throw new CliError('cancelled');
}

function inJson(list: AccountList, fresh: readonly ListedAccount[], known: number): object {
  return {
    added: fresh.map(({ service, instance, label, name }) => ({ service, instance, label, account: name })),
    alreadyThere: known,
    repeated: list.repeated,
    unread: list.unread,
    ignoredColumns: list.ignoredColumns,
  };
}

/** Takes an account without a set off the list. */
export async function close(
  terminal: Terminal,
  path: string,
  word: string,
  options: VaultOptions & { readonly json?: boolean },
): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const found = findAccount(session.state, word, displayName);
  if (!found.ok) throw new RefusedError(found.rejection);
  const name = nameOf(session.state, { account: found.account.id });
  await closeOne(session, found.account.id);
  if (options.json) {
    const { service, instance, label, name: account } = found.account;
    terminal.out(`${JSON.stringify({ service, instance, label, account })}\n`);
  } else terminal.out(`The account is off the list: ${printable(name)}.\n`);
}

async function closeOne(session: Session, account: string): Promise<void> {
  try {
    await closeAccounts(session, [account]);
  } catch (error) {
    const hasSets = error instanceof RefusedError && error.facts['rule'] === 'has-sets';
    throw hasSets ? new UsageError('the account has a set of codes, so it stays') : error;
  }
}
