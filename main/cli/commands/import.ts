/** `import`: a review of what files hold, then one transaction that adds it. */
import { formatSetId } from '../../core/custody/set-id.ts';
import { listSets, type SetRow } from '../../core/custody/view.ts';
import type { FoundSet } from '../../core/importers/draft.ts';
import { placesOf } from '../../core/importers/places.ts';
import { asOfService } from '../../core/importers/service-said.ts';
import { systemClock } from '../../vault/clock.ts';
import { heldParts } from '../../vault/held-parts.ts';
import { systemRandom } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { type SetToStore, storeSets } from '../../vault/store-sets.ts';
import { serviceNamed, setMeantBy, shortId } from '../asking.ts';
import { draftInWords, ignoredInWords, warningInWords } from '../draft-sentences.ts';
import type { ExportSecretOptions } from '../export-secrets.ts';
import { reviewImport } from '../import-review.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { type PlainFile, removePlainFiles, sayPlainFiles } from '../plain-files.ts';
import { terminalQuestions } from '../questions.ts';
import { type FileFindings, type ReadFindings, readFiles, sayWhatWasNotRead } from '../read-files.ts';
import { STANDARD_INPUT } from '../read-up-to.ts';
import type { FoundInFile } from '../reviewed-sets.ts';
import { secretOnStandardInput } from '../secrets.ts';
import { printable } from '../table.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface ImportOptions extends VaultOptions, ExportSecretOptions {
  readonly service?: string;
  readonly account?: string;
  readonly replaces?: string;
  readonly update?: boolean;
  /** Sets whose codes stand under another account come in for theirs, too. */
  readonly keepBoth?: boolean;
  /** Numbers of the sets in the review, from 1: only these, and all but these. */
  readonly only?: readonly number[];
  readonly leaveOut?: readonly number[];
  /** Delete the files once their codes are in the vault. */
  readonly removeSource?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface Skipped extends FoundInFile {
  /** The set that holds these codes already. */
  readonly set: string;
  /** It belongs to another account than the one that was said. */
  readonly isOther: boolean;
}

/** What to store, each with the draft that it is. */
interface Wanted {
  readonly from: FoundInFile;
  readonly toStore: SetToStore;
}

export async function importFiles(
  terminal: Terminal,
  path: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  if (!options.yes && !terminal.canAsk) throw new UsageError('no terminal to review on; take what is found with --yes');
  if (files.includes(STANDARD_INPUT) && secretOnStandardInput(terminal, options)) {
    throw new UsageError('standard input cannot be both a file and a secret');
  }
  if (options.passwordFile === STANDARD_INPUT && secretOnStandardInput(terminal, options)) {
    throw new UsageError('standard input cannot be two secrets');
  }
  const findings = await readFiles(terminal, files, options);
  sayWhatWasNotRead(terminal, findings);
  const read = findings.flatMap((finding) => (finding.error === null ? [finding] : []));
  const all = read.flatMap((finding) => foundIn(finding, options));
  const warnings = read.flatMap((finding) => finding.warnings);
  if (all.length === 0) {
    if (read.some(({ isAccountList }) => isAccountList))
      terminal.say('This is a list of accounts: take it in with `coldkeep accounts`.\n');
    throw new CliError('nothing-found');
  }
  const found = chosen(all, options);
  const isAsked = !options.yes;
  if (!isAsked) sayFound(terminal, all, found);
  for (const warning of warnings) terminal.say(`  ${warningInWords(warning)}\n`);
  const leftOut = ignoredInWords(read.flatMap(({ ignored }) => ignored));
  if (leftOut !== null) terminal.say(`  ${leftOut}\n`);
  const isUnnamed = found.some(({ draft }) => draft.service === null && draft.label === null);
  if (!isAsked && options.replaces === undefined && isUnnamed) throw new CliError('service-needed');
  const session = await openForWriting(terminal, path, options);
  const wanted = await (isAsked ? asked(terminal, session, found, options) : asFound(session, found, options));
  const { added, skipped } = await store(session, wanted);
  if (!options.json) terminal.out(inWords(session, added, skipped));
  const removed = await cleanUp(terminal, session, plainFilesOf(findings), options);
  if (options.json) terminal.out(`${JSON.stringify({ ...inJson(session, added, skipped, warnings), ...removed })}\n`);
  if (added.length === 0 && !wanted.some(({ toStore }) => toStore.updatesMarks)) throw new CliError('already-imported');
}

/** The drafts of a file, in words where each stands in it. */
function foundIn(finding: ReadFindings, options: ImportOptions): FoundInFile[] {
  const { file, sets, documents } = finding;
  const name = file === STANDARD_INPUT ? 'standard input' : file;
  return sets.map((draft) => {
    const text = documents.find(({ source }) => source === draft.source)?.text ?? '';
    return { file, draft: named(draft, options), where: printable(`from ${name}${placeInWords(draft, text)}`) };
  });
}

/** Lines of a text inside of an export have no number. */
function placeInWords({ source, codes }: FoundSet, text: string): string {
  if (source !== null) return `, ${source}`;
  const ends = [codes.at(0)?.text ?? '', codes.at(-1)?.text ?? ''];
  const lines = [...placesOf(text, ends).values()].map(({ line }) => line);
  if (lines.length === 0) return '';
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  return first === last ? `, line ${first}` : `, lines ${first} to ${last}`;
}

/** @throws UsageError for a number that no set has, and where nothing is left. */
function chosen(found: readonly FoundInFile[], { only, leaveOut = [] }: ImportOptions): readonly FoundInFile[] {
  const wrong = [...(only ?? []), ...leaveOut].find((number) => number < 1 || number > found.length);
  if (wrong !== undefined) throw new UsageError(`there is no set ${wrong} among the ${found.length} that were found`);
  const left = found.filter((_, at) => (only?.includes(at + 1) ?? true) && !leaveOut.includes(at + 1));
  if (left.length === 0) throw new UsageError('every set that was found is left out');
  return left;
}

function sayFound(terminal: Terminal, all: readonly FoundInFile[], found: readonly FoundInFile[]): void {
  for (const [at, each] of all.entries()) {
    const number = all.length === 1 ? '' : `${at + 1}. `;
    terminal.say(`${number}${draftInWords(each.draft)}${found.includes(each) ? '' : ' - left out'}\n`);
  }
}

/** As it was found: new sets stand beside what is there. */
async function asFound(
  session: Session,
  found: readonly FoundInFile[],
  options: ImportOptions,
): Promise<readonly Wanted[]> {
  const replaces = replacedBy(session, options);
  const { update = false, keepBoth = false } = options;
  return found.map((from) => {
    const { service, label, account } = from.draft;
    const decision = { service, label, account, replaces, updatesMarks: update, keepsBoth: keepBoth };
    return { from, toStore: { draft: from.draft, ...decision } };
  });
}

/** As the user says on the terminal. */
async function asked(
  terminal: Terminal,
  session: Session,
  found: readonly FoundInFile[],
  options: ImportOptions,
): Promise<readonly Wanted[]> {
  const replaces = replacedBy(session, options);
  const { update = false, keepBoth } = options;
  return reviewImport(
    { questions: terminalQuestions(), say: (text) => terminal.say(text), session, updatesMarks: update },
    found.map((each) => ({
      ...each,
      isLeftOut: false,
      relation: replaces === null ? null : { replaces, isOld: false },
      keepsBoth: keepBoth === true ? true : null,
    })),
  );
}

function replacedBy({ state }: Session, { replaces }: ImportOptions): string | null {
  return replaces === undefined ? null : setMeantBy(state, replaces).id;
}

/** Files with codes in clear, each once. */
function plainFilesOf(findings: readonly FileFindings[]): readonly PlainFile[] {
  const files = new Map<string, PlainFile>();
  for (const finding of findings) {
    if (finding.error !== null || finding.source === null || finding.sets.length === 0) continue;
    const { source, sets, ignored } = finding;
    files.set(source.path, { source, sets, ignored: ignored.length });
  }
  return [...files.values()];
}

/** Names the plain files that were read, or deletes them; the paths of those that are gone, where that was asked for. */
async function cleanUp(
  terminal: Terminal,
  session: Session,
  files: readonly PlainFile[],
  { removeSource = false, yes = false }: ImportOptions,
): Promise<{ readonly removed?: readonly string[] }> {
  if (!removeSource) {
    sayPlainFiles(terminal, files);
    return {};
  }
  const { removed } = await removePlainFiles(terminal, files, await heldParts(session, files), {
    yes,
    keepsExports: false,
  });
  return { removed };
}

/** What the user says of all sets of the call wins over what was found. */
function named(draft: FoundSet, { service, account }: ImportOptions): FoundSet {
  const known = service === undefined ? null : serviceNamed(service);
  const label = service !== undefined && known === null ? service : draft.label;
  const set = service === undefined ? draft : asOfService(draft, known?.id ?? null);
  return { ...set, label, account: account ?? draft.account };
}

/** @throws DecisionError when more than one new set stands in for the one that is replaced. */
async function store(session: Session, wanted: readonly Wanted[]): Promise<{ added: string[]; skipped: Skipped[] }> {
  const { added, skipped } = await storeSets(
    session,
    systemRandom,
    wanted.map(({ toStore }) => toStore),
  );
  return {
    added: added.map(({ set }) => set),
    skipped: skipped.flatMap(({ index, set, isOther }) => {
      const from = wanted[index]?.from;
      return from === undefined ? [] : [{ ...from, set, isOther }];
    }),
  };
}

function inJson(
  session: Session,
  added: readonly string[],
  skipped: readonly Skipped[],
  warnings: readonly string[],
): object {
  return {
    added: addedRows(session, added).map(({ id, service, account, total, unused }) => ({
      id,
      service,
      account,
      total,
      unused,
    })),
    skipped: skipped.map(({ file, draft, set }) => ({
      file,
      service: draft.service,
      account: draft.account,
      id: formatSetId(set),
      code: 'already-imported',
    })),
    warnings,
  };
}

function inWords(session: Session, added: readonly string[], skipped: readonly Skipped[]): string {
  const lines = addedRows(session, added).map(({ id, unused, total, state }) =>
    state === 'draft'
      ? `Added ${shortId(id)} as a draft: once its ${total} codes are confirmed at the service, say set-state active.\n`
      : `Added ${shortId(id)}: ${unused} of ${total} codes left.\n`,
  );
  const there = skipped.map(({ set, isOther }) => {
    const other = isOther ? ' under another account; to have it under both, say --keep-both' : '';
    return `Already there: ${shortId(formatSetId(set))}${other}.\n`;
  });
  return [...lines, ...there].join('');
}

/** The rows of the new sets, in the order of the files. */
function addedRows(session: Session, added: readonly string[]): SetRow[] {
  const rows = new Map(listSets(session.state, systemClock.today()).map((row) => [row.id, row]));
  return added.flatMap((set) => rows.get(formatSetId(set)) ?? []);
}
