/** `add`, `correct`, `move` and `rename`: mending what was imported wrong. The text of a code is never an argument. */
import { basename } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { MoveSet } from '../../core/custody/command.ts';
import { findAccount } from '../../core/custody/find-account.ts';
import { formatSetId } from '../../core/custody/set-id.ts';
import type { Account, DeepReadonly, ReadSet, ReadState } from '../../core/custody/state.ts';
import { listSets } from '../../core/custody/view.ts';
import type { FieldText } from '../../core/importers/draft.ts';
import { unpack } from '../../unpack/document.ts';
import { LARGEST_FILE_BYTES } from '../../unpack/text.ts';
import { systemClock } from '../../vault/clock.ts';
import { eventsOf, RefusedError } from '../../vault/events-of.ts';
import { addCodes, correctCode } from '../../vault/mend-set.ts';
import { pastedCode, pastedCodes } from '../../vault/pasted-codes.ts';
import { systemRandom } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { readFailure } from '../../vault/storage-error.ts';
import { displayName, nameOf, serviceNamed, setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { readFileUpTo, STANDARD_INPUT } from '../read-up-to.ts';
import { secretOnStandardInput } from '../secrets.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

type JsonOption = { readonly json?: boolean };
export type AddOptions = VaultOptions & JsonOption & { readonly codesFile: string };
export type CorrectOptions = VaultOptions & JsonOption & { readonly codeFile: string };

const WHAT_STAYS =
  'The codes as they were before stay in the file, sealed, until it is written anew; backups that are there keep them.\n';

export async function add(terminal: Terminal, path: string, word: string, options: AddOptions): Promise<void> {
  const documents = await readDocuments(terminal, options.codesFile, options);
  const session = await openForWriting(terminal, path, options);
  const meant = setMeantBy(session.state, word);
  const service = session.state.accounts.get(meant.account)?.service ?? null;
  const { set, numbers } = await addCodes(session, meant.id, pastedCodes(documents, service));
  const { total, unused } = countsOf(session, set);
  if (options.json) {
    terminal.out(`${JSON.stringify({ id: formatSetId(set.id), numbers, total, unused })}\n`);
    return;
  }
  const came = numbers.length === 1 ? `Code ${numbers[0]} was` : `Codes ${numbers[0]} to ${numbers.at(-1)} were`;
  terminal.out(`${came} added to ${printable(nameOf(session.state, set))}; ${unused} of ${total} left.\n`);
  terminal.say('Sheets that were printed before do not have them: print the set again.\n');
}

export async function correct(
  terminal: Terminal,
  path: string,
  word: string,
  number: number,
  options: CorrectOptions,
): Promise<void> {
  const documents = await readDocuments(terminal, options.codeFile, options);
  const text = pastedCode(documents.map((document) => document.text).join('\n'));
  const session = await openForWriting(terminal, path, options);
  const { set, numbers } = await correctCode(session, setMeantBy(session.state, word).id, number, text);
  const isChanged = numbers.length > 0;
  if (options.json) {
    terminal.out(`${JSON.stringify({ id: formatSetId(set.id), number, changed: isChanged })}\n`);
    return;
  }
  const of = `Code ${number} of ${printable(nameOf(session.state, set))}`;
  terminal.out(isChanged ? `${of} was corrected.\n` : `${of} is that already.\n`);
  if (isChanged)
    terminal.say(`${WHAT_STAYS}Sheets that were printed before have the wrong one: print the set again.\n`);
}

export async function move(
  terminal: Terminal,
  path: string,
  word: string,
  account: string,
  options: VaultOptions & JsonOption,
): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const { id } = setMeantBy(session.state, word);
  const to = accountOrNew(session.state, account);
  const events = eventsOf({ type: 'MoveSet', set: id, to }, session.state);
  if (events.length > 0) await session.commit(events);
  const isNew = events.some(({ t }) => t === 'AccountAdded');
  const set = session.state.sets.get(id);
  if (set === undefined) throw new CliError('set-not-found');
  const owner = session.state.accounts.get(set.account);
  if (options.json) terminal.out(`${JSON.stringify({ id: formatSetId(id), ...inJson(owner), newAccount: isNew })}\n`);
  else {
    const where = `${isNew ? 'a new account, ' : ''}${printable(nameOf(session.state, set))}`;
    terminal.out(events.length > 0 ? `The set belongs to ${where} now.\n` : `The set belongs to ${where} already.\n`);
  }
}

/** One that is there, or a new one: what stands before the first slash is its service. */
function accountOrNew(state: ReadState, word: string): MoveSet['to'] {
  const found = findAccount(state, word, displayName);
  if (found.ok) return { account: found.account.id };
  if (found.rejection.facts['meant'] !== 0) throw new RefusedError(found.rejection);
  const slash = word.indexOf('/');
  const [service, name] = slash < 0 ? [word, null] : [word.slice(0, slash), word.slice(slash + 1)];
  const known = serviceNamed(service);
  const label = known === null ? service : null;
  return { newAccount: bytesToHex(systemRandom.bytes(16)), service: known?.id ?? null, instance: null, label, name };
}

export async function rename(
  terminal: Terminal,
  path: string,
  word: string,
  name: string,
  options: VaultOptions & JsonOption,
): Promise<void> {
  const session = await openForWriting(terminal, path, options);
  const found = findAccount(session.state, word, displayName);
  if (!found.ok) throw new RefusedError(found.rejection);
  const { id, name: before } = found.account;
  const events = renaming(session, id, name);
  if (events.length > 0) await session.commit(events);
  const account = session.state.accounts.get(id);
  if (options.json) terminal.out(`${JSON.stringify({ ...inJson(account), before })}\n`);
  else terminal.out(`The account is called ${printable(nameOf(session.state, { account: id }))} now.\n`);
}

function renaming(session: Session, account: string, name: string): ReturnType<typeof eventsOf> {
  try {
    return eventsOf({ type: 'RenameAccount', account, name }, session.state);
  } catch (error) {
    const isTaken = error instanceof RefusedError && error.facts['rule'] === 'name-taken';
    throw isTaken ? new UsageError('another account of that service has this name') : error;
  }
}

function inJson(account: DeepReadonly<Account> | undefined): object {
  return {
    service: account?.service ?? null,
    instance: account?.instance ?? null,
    label: account?.label ?? null,
    account: account?.name ?? null,
  };
}

function countsOf(session: Session, { id }: ReadSet): { readonly total: number; readonly unused: number } {
  const row = listSets(session.state, systemClock.today()).find((each) => each.id === formatSetId(id));
  return { total: row?.total ?? 0, unused: row?.unused ?? 0 };
}

/** Read before the vault is opened: nobody is asked for a passphrase for a file that is not there. */
async function readDocuments(terminal: Terminal, file: string, options: VaultOptions): Promise<readonly FieldText[]> {
  if (file === STANDARD_INPUT) {
    if (secretOnStandardInput(terminal, options)) {
      throw new UsageError('standard input cannot be both a file and a secret');
    }
    return (await unpack('', await terminal.input.rest())).documents;
  }
  const bytes = await readFileUpTo(file, LARGEST_FILE_BYTES + 1).catch((error: unknown) => {
    throw new CliError(readFailure(error).code, printable(file));
  });
  return (await unpack(basename(file), bytes)).documents;
}
