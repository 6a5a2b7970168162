/** `import`: a review of what files hold, then one transaction that adds it. */
import { formatSetId } from '../../core/custody/set-id.ts';
import { listSets, type SetRow } from '../../core/custody/view.ts';
import type { FoundSet } from '../../core/importers/draft.ts';
import { systemClock } from '../../vault/clock.ts';
import { heldParts } from '../../vault/held-parts.ts';
import { systemRandom } from '../../vault/random.ts';
import type { Session } from '../../vault/session.ts';
import { type SetDecision, storeSets } from '../../vault/store-sets.ts';
import { serviceNamed, setMeantBy, shortId } from '../asking.ts';
import { draftInWords, warningInWords } from '../draft-sentences.ts';
import type { ExportSecretOptions } from '../export-secrets.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { type PlainFile, removePlainFiles, sayPlainFiles } from '../plain-files.ts';
import { type FileFindings, readFiles, sayWhatWasNotRead } from '../read-files.ts';
import { STANDARD_INPUT } from '../read-up-to.ts';
import { secretOnStandardInput } from '../secrets.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface ImportOptions extends VaultOptions, ExportSecretOptions {
  readonly service?: string;
  readonly account?: string;
  readonly replaces?: string;
  readonly update?: boolean;
  /** Delete the files once their codes are in the vault. */
  readonly removeSource?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** A draft with the file that it came from. */
interface Found {
  readonly file: string;
  readonly draft: FoundSet;
}

interface Skipped extends Found {
  /** The set that holds these codes already. */
  readonly set: string;
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
  const found = read.flatMap(({ file, sets }) => sets.map((draft) => ({ file, draft: named(draft, options) })));
  const warnings = read.flatMap((finding) => finding.warnings);
  if (found.length === 0) {
    if (read.some(({ isAccountList }) => isAccountList))
      terminal.say('This is a list of accounts: take it in with `coldkeep accounts`.\n');
    throw new CliError('nothing-found');
  }
  for (const { draft } of found) terminal.say(`${draftInWords(draft)}\n`);
  for (const warning of warnings) terminal.say(`  ${warningInWords(warning)}\n`);
  if (options.replaces === undefined && found.some(({ draft }) => draft.service === null && draft.label === null)) {
    throw new CliError('service-needed');
  }
  if (!options.yes) await confirm(found.length);
  const session = await openForWriting(terminal, path, options);
  const { added, skipped } = await store(session, found, options);
  if (!options.json) terminal.out(inWords(session, added, skipped));
  const removed = await cleanUp(terminal, session, plainFilesOf(findings), options);
  if (options.json) terminal.out(`${JSON.stringify({ ...inJson(session, added, skipped, warnings), ...removed })}\n`);
  if (added.length === 0 && !options.update) throw new CliError('already-imported');
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
  return {
    ...draft,
    ...(service === undefined ? {} : { service: known?.id ?? null, label: known === null ? service : draft.label }),
    ...(account === undefined ? {} : { account }),
  };
}

async function confirm(sets: number): Promise<void> {
  const { confirm: ask } = await import('@inquirer/prompts');
  const message = sets === 1 ? 'Add this set?' : `Add these ${sets} sets?`;
  if (!(await ask({ message, default: false }, { output: process.stderr }))) throw new CliError('cancelled');
}

/** @throws DecisionError when more than one new set stands in for the one that is replaced. */
async function store(
  session: Session,
  found: readonly Found[],
  options: ImportOptions,
): Promise<{ added: string[]; skipped: Skipped[] }> {
  const replaces = options.replaces === undefined ? null : setMeantBy(session.state, options.replaces).id;
  const wanted = found.map(({ draft }) => ({ draft, ...decisionOn(draft, replaces, options) }));
  const { added, skipped } = await storeSets(session, systemRandom, wanted);
  return {
    added: added.map(({ set }) => set),
    skipped: skipped.flatMap(({ index, set }) => {
      const from = found[index];
      return from === undefined ? [] : [{ ...from, set }];
    }),
  };
}

function decisionOn(
  { service, label, account }: FoundSet,
  replaces: string | null,
  { update = false }: ImportOptions,
): SetDecision {
  return { service, label, account, replaces, updatesMarks: update };
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
  const there = skipped.map(({ set }) => `Already there: ${shortId(formatSetId(set))}.\n`);
  return [...lines, ...there].join('');
}

/** The rows of the new sets, in the order of the files. */
function addedRows(session: Session, added: readonly string[]): SetRow[] {
  const rows = new Map(listSets(session.state, systemClock.today()).map((row) => [row.id, row]));
  return added.flatMap((set) => rows.get(formatSetId(set)) ?? []);
}
