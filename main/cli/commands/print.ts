/** `print` and `destroyed`: sheets of unused codes, and the files with codes in clear that they leave. */
import { dirname, resolve } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody, EventData, VaultEvent } from '../../core/custody/events.ts';
import { SHEET_LETTERS } from '../../core/custody/fields.ts';
import { showSet } from '../../core/custody/view.ts';
import type { SheetCode, SheetModel, SheetSet } from '../../core/paper/sheet.ts';
import { systemClock } from '../../vault/clock.ts';
import { refuseToOverwrite } from '../../vault/create-vault.ts';
import { eventsOf } from '../../vault/events-of.ts';
import { createFile, systemFiles } from '../../vault/file-system.ts';
import { drawBelow, systemRandom } from '../../vault/random.ts';
import type { OpenedCode, Session } from '../../vault/session.ts';
import { writeFailure } from '../../vault/storage-error.ts';
import { displayName, setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { shellWord } from '../shell-word.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface PrintOptions extends VaultOptions {
  readonly out: string;
  readonly copies: number;
  readonly paper: 'a4' | 'letter';
  readonly layout?: 'recovery' | 'packed';
  readonly json?: boolean;
}

type Printed = EventData['SheetPrinted'];

/** The record comes first: the sets are opened for it, the sheet has its number, the file is open work. */
export async function print(
  terminal: Terminal,
  path: string,
  words: readonly string[],
  options: PrintOptions,
): Promise<void> {
  const file = resolve(options.out);
  await refuseToOverwrite({ files: systemFiles }, file);
  await refuseWithoutFolder(file);
  const session = await openForWriting(terminal, path, options);
  const events = eventsOf(
    {
      type: 'PrintSheet',
      sets: words.map((word) => setMeantBy(session.state, word).id),
      copies: options.copies,
      paper: options.paper,
      layout: options.layout ?? (words.length === 1 ? 'recovery' : 'packed'),
      letters: Array.from({ length: 2 }, () => SHEET_LETTERS[drawBelow(systemRandom, SHEET_LETTERS.length)]).join(''),
      way: 'pdf',
      file,
      today: systemClock.today(),
    },
    session.state,
  );
  const planned = printedIn(events);
  if (planned.layout === 'recovery' && planned.sets.length > 1) {
    throw new UsageError('the layout recovery holds one set; name one, or take --layout packed');
  }
  let stopped = false;
  const printing = recordAndDraw(session, events, file, () => stopped);
  terminal.atEnd(async () => {
    stopped = true;
    await printing.catch(() => undefined);
  });
  const { sheet, pages } = await printing;
  const copies = Array.from({ length: sheet.copies }, (_, i) => `${sheet.sheet}/${i + 1}`);
  if (options.json) terminal.out(`${JSON.stringify({ sheet: sheet.sheet, copies, pages, file })}\n`);
  else
    terminal.out(
      `Sheet ${sheet.sheet}, ${copies.length} ${copies.length === 1 ? 'copy' : 'copies'}, ${pages} ${pages === 1 ? 'page' : 'pages'}: ${printable(file)}\n`,
    );
  terminal.say(
    `The file holds codes in clear. Print it, destroy it, then say so: coldkeep destroyed ${shellWord(path)} ${shellWord(options.out)}\n` +
      `Each copy is unproven until someone answers from it: coldkeep prove ${shellWord(path)} ${copies[0]}\n`,
  );
}

/** A folder that is not there is found out before a sheet gets its number. */
async function refuseWithoutFolder(file: string): Promise<void> {
  const folder = await systemFiles.identity(dirname(file)).catch((error: unknown) => {
    throw writeFailure(error);
  });
  if (folder === null) throw new CliError('no-such-file', 'the folder of the PDF');
}

function printedIn(events: readonly (Pick<VaultEvent, 't'> | VaultEvent)[]): Printed {
  const event = events.find((each) => each.t === 'SheetPrinted');
  if (event === undefined || !('d' in event) || event.t !== 'SheetPrinted') throw new TypeError('no sheet was decided');
  return event.d;
}

/**
 * What cannot be drawn or written is taken back in the record: there is no such paper and no such file.
 * @param isStopped - asked once more before the file is written
 */
async function recordAndDraw(
  session: Session,
  events: readonly EventBody[],
  file: string,
  isStopped: () => boolean,
): Promise<{ readonly sheet: Printed; readonly pages: number }> {
  const appended = await session.commit(events);
  const sheet = printedIn(appended.events);
  try {
    const { drawSheet } = await import('../../sheets/draw-sheet.ts');
    const { pdf, pages } = await drawSheet(modelsOf(session, sheet, session.openedBy(appended)));
    if (isStopped()) throw new CliError('interrupted');
    await createFile(systemFiles, file, pdf).catch((error: unknown) => {
      throw writeFailure(error);
    });
    return { sheet, pages };
  } catch (error) {
    await session.commit(eventsOf({ type: 'UnprintSheet', sheet: sheet.sheet }, session.state));
    throw error;
  }
}

/** One model per copy. */
function modelsOf(session: Session, sheet: Printed, opened: ReadonlyMap<string, readonly OpenedCode[]>): SheetModel[] {
  const sets = sheet.sets.map(({ set, numbers }) => sheetSet(session, set, numbers, opened.get(set) ?? []));
  return Array.from({ length: sheet.copies }, (_, i) => ({
    layout: sheet.layout,
    paper: sheet.paper,
    number: sheet.sheet,
    replaces: sheet.replaces,
    copy: i + 1,
    copies: sheet.copies,
    changeNumber: session.point.change,
    logHash: bytesToHex(session.point.hash),
    fingerprint: session.fingerprint,
    printedOn: systemClock.today(),
    sets,
  }));
}

function sheetSet(session: Session, id: string, numbers: readonly number[], opened: readonly OpenedCode[]): SheetSet {
  const set = session.state.sets.get(id);
  if (set === undefined) throw new TypeError('a set that was just opened is not in the state');
  const account = session.state.accounts.get(set.account);
  const texts = new Map(opened.map(({ number, text }) => [number, text]));
  const codes = showSet(session.state, set, systemClock.today()).codes.map(({ number, state, at }): SheetCode => {
    const text = numbers.includes(number) ? texts.get(number) : undefined;
    if (text !== undefined) return { number, state: 'unused', text };
    return { number, state: state === 'unused' ? 'void' : state, on: at?.slice(0, 10) ?? null };
  });
  return {
    service: displayName(account?.service ?? null) ?? account?.label ?? 'Unknown service',
    account: account?.name ?? null,
    instance: account?.instance ?? null,
    kind: set.kind,
    use: set.use,
    codes,
  };
}

export async function destroyed(terminal: Terminal, path: string, file: string, options: VaultOptions): Promise<void> {
  const absolute = resolve(file);
  const session = await openForWriting(terminal, path, options);
  if (!session.state.plaintexts.has(absolute)) throw new CliError('no-such-file', 'on the list of files in clear');
  await session.commit(eventsOf({ type: 'DestroyPlaintext', file: absolute }, session.state));
  terminal.out('Recorded: that file is gone.\n');
  if ((await systemFiles.identity(absolute).catch(() => null)) !== null) {
    terminal.say(
      'But it is still there: delete it now. On an SSD, in the trash or in a synced folder a copy may survive.\n',
    );
  }
}
