/** `list` and `show`: what there is, by set and by number; never a code. */
import { historyOf } from '../../core/custody/history.ts';
import { parseEvent } from '../../core/custody/parse-event.ts';
import type { ReadSet } from '../../core/custody/state.ts';
import {
  type AccountRow,
  listAccountsWithoutSets,
  listPlaintexts,
  listSets,
  type SetPage,
  type SetRow,
  showSet,
} from '../../core/custody/view.ts';
import { systemClock } from '../../vault/clock.ts';
import type { Session } from '../../vault/session.ts';
import { displayName, setMeantBy, shortId } from '../asking.ts';
import { sentenceOf } from '../history-sentences.ts';
import { openForReading, type VaultOptions } from '../opening.ts';
import { wayOnInWords } from '../set-sentences.ts';
import { shellWord } from '../shell-word.ts';
import { printable, table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

type ListOptions = VaultOptions & { readonly json?: boolean };

export async function list(
  terminal: Terminal,
  path: string,
  query: string | null,
  options: ListOptions,
): Promise<void> {
  const session = await openForReading(terminal, path, options);
  const rows = listSets(session.state, systemClock.today()).filter((row) => query === null || matches(row, query));
  const without = listAccountsWithoutSets(session.state).filter((row) => query === null || matches(row, query));
  const lines = [...rows.map(listLine), ...without.map(lineWithoutSet)];
  if (options.json)
    terminal.out(`${JSON.stringify({ sets: rows, ...(without.length > 0 ? { withoutSets: without } : {}) })}\n`);
  else if (lines.length === 0) terminal.say(query === null ? 'The vault holds no codes yet.\n' : 'Nothing fits.\n');
  else terminal.out(table(['Set', 'Service', 'Account', 'Left', 'State', 'Last proof'], lines));
  if (!options.json) sayWhatIsOpen(terminal, path, session);
}

/** Work that is left: files with codes in clear that nobody has called destroyed. */
function sayWhatIsOpen(terminal: Terminal, path: string, session: Session): void {
  for (const { file } of listPlaintexts(session.state)) {
    terminal.say(
      `A file with codes in clear is not destroyed yet: coldkeep destroyed ${shellWord(path)} ${shellWord(file)}\n`,
    );
  }
}

function matches(row: AccountRow & { readonly id?: string }, query: string): boolean {
  const names = [row.service, displayName(row.service), row.instance, row.label, row.account, row.id];
  return names.some((name) => name?.toLowerCase().includes(query.toLowerCase()));
}

function accountCells(row: AccountRow): readonly [service: string, account: string] {
  const account = [row.account, row.instance].filter((part) => part !== null).join(' at ');
  return [displayName(row.service) ?? row.label ?? '', account];
}

/** An account that nobody gets back into with what is in the vault. */
function lineWithoutSet(row: AccountRow): string[] {
  return ['-', ...accountCells(row), '-', 'no way back', ''];
}

function listLine(row: SetRow): string[] {
  const waiting = row.openReveals > 0 ? `, ${row.openReveals} shown` : '';
  return [
    shortId(row.id),
    ...accountCells(row),
    `${row.unused} of ${row.total}${waiting}`,
    stateOf(row),
    row.lastProof?.slice(0, 10) ?? 'never',
  ];
}

export async function show(terminal: Terminal, path: string, word: string, options: ListOptions): Promise<void> {
  const session = await openForReading(terminal, path, options);
  const set = setMeantBy(session.state, word);
  const page = showSet(session.state, set, systemClock.today());
  if (options.json) {
    terminal.out(`${JSON.stringify(page)}\n`);
    return;
  }
  terminal.out(`${[head(page), ...aboutSet(session, set, page, path)].join('\n')}\n\n`);
  terminal.out(table(['Code', 'State', 'Since', ''], page.codes.map(codeLine)));
  if (page.copies.length > 0) {
    const copies = page.copies.map((copy) => [
      copy.copy,
      copy.state,
      copy.place ?? '',
      copy.provenAt?.slice(0, 10) ?? '',
    ]);
    terminal.out(`\n${table(['Copy', 'State', 'Place', 'Proven'], copies)}`);
  }
  const events = [...(await session.readEvents())].map(parseEvent);
  const history = historyOf(events, set, session.state).map((event) => [
    event.at.slice(0, 10),
    sentenceOf(event, session.state),
  ]);
  terminal.out(`\n${table(['Date', 'What happened'], history)}`);
}

function head(page: SetPage): string {
  const names = [displayName(page.service) ?? page.label, page.account, page.instance].filter((part) => part !== null);
  return printable(`${names.join(', ')}: ${page.unused} of ${page.total} left, ${stateOf(page)} (${page.id})`);
}

/** How long and how often its codes work, and what to do where it gives none. */
function aboutSet({ state }: Session, set: ReadSet, { expiresAt, usesPerCode }: SetPage, path: string): string[] {
  return [
    expiresAt === null ? null : `Valid until ${expiresAt}.`,
    usesPerCode === 1 ? null : `Each code works ${usesPerCode} times.`,
    wayOnInWords(state, set, path),
  ].filter((line) => line !== null);
}

function stateOf({ state, purgedAt }: SetRow): string {
  return purgedAt === null ? state : `${state}, purged`;
}

function codeLine({ number, state, at, openReveal }: SetPage['codes'][number]): string[] {
  return [String(number), state, at?.slice(0, 10) ?? '', openReveal ? 'shown, outcome not recorded yet' : ''];
}
