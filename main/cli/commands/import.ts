/** `import`: a review of what files hold, then one transaction that adds it. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { IncomingSet } from '../../core/custody/command.ts';
import {
  type Duplicate,
  type FingerprintIndex,
  findDuplicate,
  indexFingerprints,
  numbersOf,
} from '../../core/custody/duplicates.ts';
import type { EventBody } from '../../core/custody/events.ts';
import { formatSetId } from '../../core/custody/set-id.ts';
import { listSets, type SetRow } from '../../core/custody/view.ts';
import { serviceById } from '../../core/importers/catalogue.ts';
import type { SetDraft } from '../../core/importers/draft.ts';
import { systemClock } from '../../vault/clock.ts';
import { eventsOf } from '../../vault/events-of.ts';
import { systemRandom } from '../../vault/random.ts';
import type { SealedParts, Session } from '../../vault/session.ts';
import { serviceNamed, setMeantBy, shortId } from '../asking.ts';
import { draftInWords, warningInWords } from '../draft-sentences.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { readFiles, sayWhatWasNotRead } from '../read-files.ts';
import { STANDARD_INPUT } from '../read-up-to.ts';
import { secretOnStandardInput } from '../secrets.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface ImportOptions extends VaultOptions {
  readonly service?: string;
  readonly account?: string;
  readonly replaces?: string;
  readonly update?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** A draft with the file that it came from. */
interface Found {
  readonly file: string;
  readonly draft: SetDraft;
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
  const findings = await readFiles(terminal, files, options.service);
  sayWhatWasNotRead(terminal, findings);
  const read = findings.flatMap((finding) => (finding.error === null ? [finding] : []));
  const found = read.flatMap(({ file, sets }) => sets.map((draft) => ({ file, draft: named(draft, options) })));
  const warnings = read.flatMap((finding) => finding.warnings);
  if (found.length === 0) throw new CliError('nothing-found');
  for (const { draft } of found) terminal.say(`${draftInWords(draft)}\n`);
  for (const warning of warnings) terminal.say(`  ${warningInWords(warning)}\n`);
  if (options.replaces === undefined && found.some(({ draft }) => draft.service === null && draft.label === null)) {
    throw new CliError('service-needed');
  }
  if (!options.yes) await confirm(found.length);
  const session = await openForWriting(terminal, path, options);
  const { added, skipped } = await store(session, found, options);
  if (options.json) terminal.out(`${JSON.stringify(inJson(session, added, skipped, warnings))}\n`);
  else terminal.out(inWords(session, added, skipped));
  if (added.length === 0 && !options.update) throw new CliError('already-imported');
}

/** What the user says of all sets of the call wins over what was found. */
function named(draft: SetDraft, { service, account }: ImportOptions): SetDraft {
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

/** One transaction for the whole call; a set that is there already is skipped, or only its marks are taken over. */
async function store(
  session: Session,
  found: readonly Found[],
  options: ImportOptions,
): Promise<{ added: string[]; skipped: Skipped[] }> {
  const replaced = options.replaces === undefined ? null : setMeantBy(session.state, options.replaces).id;
  const bySet = session.fingerprintsBySet();
  const index = indexFingerprints(bySet);
  const ofThisCall = new Map<string, readonly string[]>();
  const skipped: Skipped[] = [];
  const marks: EventBody[] = [];
  const incoming: { set: IncomingSet; draft: SetDraft }[] = [];
  for (const { file, draft } of found) {
    const fingerprints = session.fingerprints(draft.codes.map((code) => code.key));
    const duplicate = whereverFound(fingerprints, index, indexFingerprints(ofThisCall));
    if (duplicate.kind === 'already-there') {
      skipped.push({ file, draft, set: duplicate.set });
      if (options.update) marks.push(...updatedMarks(session, draft, duplicate.set, bySet.get(duplicate.set) ?? []));
    } else {
      const set = incomingSet(draft, replaced);
      incoming.push({ draft, set });
      ofThisCall.set(set.set, fingerprints);
    }
  }
  if (replaced !== null && incoming.length > 1) throw new UsageError('--replaces takes one new set');
  const sealed = incoming.map(({ set, draft }) => ({ set, draft, sealed: session.sealSet(set.set, draft.codes) }));
  const sets = sealed.map(({ set, sealed: { hash, commitment } }) => ({ ...set, payload: { hash, commitment } }));
  const events = sets.length === 0 ? [] : eventsOf({ type: 'ImportSets', sets }, session.state);
  const parts: SealedParts = {
    payloads: sealed.map((each) => each.sealed.payload),
    keyring: sealed.map((each) => ({ setId: each.set.set, bytes: each.sealed.entry })),
  };
  if (events.length + marks.length > 0) await session.commit([...events, ...marks], parts);
  return { added: sets.map((set) => set.set), skipped };
}

/** In the vault, or in another file of the same call. */
function whereverFound(fingerprints: readonly string[], ...indexes: readonly FingerprintIndex[]): Duplicate {
  const found = indexes.map((index) => findDuplicate(fingerprints, index));
  return found.find(({ kind }) => kind === 'already-there') ?? { kind: 'new' };
}

function updatedMarks(
  session: Session,
  draft: SetDraft,
  set: string,
  fingerprints: readonly string[],
): readonly EventBody[] {
  const indexBase = session.state.sets.get(set)?.indexBase ?? 1;
  const used = session.fingerprints(draft.codes.filter((code) => code.used).map((code) => code.key));
  return eventsOf({ type: 'UpdateMarks', set, used: numbersOf(used, fingerprints, indexBase) }, session.state);
}

const NO_PAYLOAD = { hash: '', commitment: '' };

function incomingSet(draft: SetDraft, replaces: string | null): IncomingSet {
  const { service, instance, label, account, kind, use, usesPerCode, indexBase, orderSure } = draft;
  return {
    set: bytesToHex(systemRandom.bytes(16)),
    newAccount: bytesToHex(systemRandom.bytes(16)),
    service,
    instance,
    label,
    account,
    kind,
    use,
    usesPerCode,
    indexBase,
    orderSure,
    count: draft.codes.length,
    used: draft.codes.flatMap((code, i) => (code.used ? [indexBase + i] : [])),
    spentUnknown: spentUnknown(draft),
    generatedAt: draft.generatedAt,
    expiresAt: draft.expiresAt,
    retired: draft.retired,
    replaces,
    payload: NO_PAYLOAD,
  };
}

/** A service that asks for one code at set-up has spent one, unless the file shows a used one. */
function spentUnknown(draft: SetDraft): number {
  const forms = draft.service === null ? [] : (serviceById(draft.service)?.forms ?? []);
  const spent = forms.some(
    (form) => form.kind === draft.kind && form.spentAtSetup && form.count === draft.codes.length,
  );
  return spent && draft.codes.every((code) => !code.used) ? 1 : 0;
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
  const lines = addedRows(session, added).map(
    ({ id, unused, total }) => `Added ${shortId(id)}: ${unused} of ${total} codes left.\n`,
  );
  const there = skipped.map(({ set }) => `Already there: ${shortId(formatSetId(set))}.\n`);
  return [...lines, ...there].join('');
}

/** The rows of the new sets, in the order of the files. */
function addedRows(session: Session, added: readonly string[]): SetRow[] {
  const rows = new Map(listSets(session.state, systemClock.today()).map((row) => [row.id, row]));
  return added.flatMap((set) => rows.get(formatSetId(set)) ?? []);
}
