/** Turns one block and the lines around it into drafts of sets, or leaves it out. */

import { findOwner } from './account.ts';
import type { Block, Gap } from './blocks.ts';
import type { CodeForm, Service } from './catalogue-entry.ts';
import { datesOf } from './dates.ts';
import type { DraftCode, SetDraft, SetKind, SetUse, WhyIgnored } from './draft.ts';
import type { HeaderLine } from './header-line.ts';
import type { Ignored } from './ignored.ts';
import { labelOf } from './label.ts';
import { speaksOfUse } from './marks.ts';
import { bareNumbersCount, type Ordered, orderCodes } from './order.ts';
import type { Outside } from './outside.ts';
import type { Phrase } from './phrases.ts';
import { type PlacedCell, type ReadCode, readCells } from './reading.ts';
import { fitOf, formLength, type Recognition, recognise, recognisePhrase } from './recognise.ts';
import { divideRuns, makeOf } from './runs.ts';
import { readScope, type Scope, UNHEADED } from './scope.ts';
import { isSeedShaped, speaksOfSeed } from './seeds.ts';
import { segmentsOf } from './segments.ts';
import { isCodeSet } from './set-rule.ts';
import { codeKey, type Sets } from './sets.ts';
import { compact, signature } from './shape.ts';
import { standingOf } from './standing.ts';
import { type CodeTalk, namingWords } from './words.ts';

/** What is known so far of the text that is being read. */
export interface TextState {
  readonly outside: Outside;
  readonly sets: Sets;
  readonly ignored: Ignored;
  /** The service that the last set's heading named, for headings under it such as `Old codes:`. */
  outer: Service | null;
  lastMake: string | null;
  /** The account under that heading, for the same headings. */
  outerAccount: string | null;
  /** What the title of the text says about codes. */
  title: CodeTalk;
  /** The title, where it names something. */
  titleLabel: string | null;
}

/** What the lines around a block add to its codes. */
interface Surroundings {
  readonly account: string | null;
  readonly instance: string | null;
  readonly label: string | null;
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
  readonly retired: boolean;
  readonly replacesOlder: boolean;
  readonly usesPerCode: number;
}

const USES =
  /\b(?:used?|reuse\w*|valid|works?|good|entered|verwendet|utilis\S*)\b[^.]{0,30}?\b(\d{1,3}) ?(?:times?|x|mal|fois|veces|volte|keer)\b/i;

/** True where only an earlier heading names the service: `Old codes:` under `Google, sam@example.com`. */
const isUnderOuter = (state: TextState, scope: Scope, service: Service | null): boolean =>
  service !== null &&
  service === state.outer &&
  scope !== UNHEADED &&
  scope.above.every((line) => line.named.length === 0);

function surroundings(state: TextState, scope: Scope, service: Service | null): Surroundings {
  const { outside, titleLabel } = state;
  const match = service === null ? undefined : outside.matches.find((each) => each.service === service);
  const lines = [...scope.above, ...scope.below];
  const owner = findOwner(lines, service?.selfHosted ?? false);
  let generatedAt: string | null = null;
  let expiresAt: string | null = null;
  let usesPerCode = 1;
  for (const [index, line] of lines.entries()) {
    const speaks = line.named.length > 0 || line.talk === 'strong' || line.talk === 'weak';
    const heading = index < scope.above.length && (speaks || (index === 0 && line.heading));
    const dates = datesOf(line.text, heading && line.words.length < 90);
    generatedAt ??= dates.generatedAt;
    expiresAt ??= dates.expiresAt;
    usesPerCode = Math.max(usesPerCode, Number(USES.exec(line.text)?.[1] ?? 1));
  }
  const standings = [
    ...scope.above.map((line) => line.text),
    ...scope.below.filter(isSentence).map((line) => line.text),
  ].map(standingOf);
  return {
    account:
      owner.account ??
      match?.account ??
      (isUnderOuter(state, scope, service) ? state.outerAccount : null) ??
      outside.account,
    instance: owner.instance ?? match?.instance ?? instanceOf(outside, service),
    label: service === null ? (owner.organisation ?? labelOf(scope, outside) ?? titleLabel) : owner.organisation,
    generatedAt: generatedAt ?? match?.date ?? null,
    expiresAt,
    retired: standings.some((each) => each.retired),
    replacesOlder: standings.some((each) => each.replacesOlder),
    usesPerCode,
  };
}

/** The host of an entry, for a service that runs anywhere. */
function instanceOf({ hosts, foreignHost }: Outside, service: Service | null): string | null {
  if (service?.selfHosted !== true) return null;
  const own = hosts.find((each) => each.service === service);
  return own === undefined ? foreignHost : own.instance;
}

/** A short line below may head something else; only sentences look back. */
const isSentence = (line: HeaderLine): boolean => line.words.trim().split(' ').length >= 3;

/** The head of a table with a column for what is used. */
const hasUsedColumn = (scope: Scope): boolean => {
  const [head] = scope.above;
  return head !== undefined && /[|,;]/.test(head.text) && speaksOfUse(head.text);
};

function placed(block: Block, scope: Scope): PlacedCell[] {
  const usedColumn = hasUsedColumn(scope);
  return block.lines.flatMap(({ line, spentSection }, index) =>
    line.cells.map((cell) => ({
      ...cell,
      used: cell.used || spentSection || (usedColumn && cell.affirmed),
      line: index,
    })),
  );
}

function gapsOf(block: Block): Set<number> {
  return new Set(block.lines.flatMap(({ gapBefore }, index) => (gapBefore && index > 0 ? [index] : [])));
}

/** Columns on several lines, without numbers, of a service that is not known to read across. */
function isOrderSure(block: Block, run: readonly ReadCode[], ordered: Ordered, form: CodeForm | null): boolean {
  const lines = new Set(run.map((code) => code.line).filter((line) => block.lines[line]?.line.inColumns === true));
  return ordered.numbered || lines.size < 2 || form?.readAcross === true;
}

function kindOf(run: readonly ReadCode[], form: CodeForm | null, scope: Scope): { kind: SetKind; use: SetUse } {
  const codes = new Set(run.map((code) => codeKey(code.text, form)));
  if (form !== null) return { kind: codes.size > 1 ? 'recovery-codes' : form.kind, use: form.use };
  const [only] = run;
  const plural = scope.above.some((line) => / codes /.test(line.words));
  const key = codes.size === 1 && only !== undefined && (!plural || compact(only.text).length >= 16);
  return { kind: key ? 'recovery-key' : 'recovery-codes', use: 'single' };
}

function toDraftCodes(codes: readonly ReadCode[], form: CodeForm | null): DraftCode[] {
  return codes.map(({ text, used }) => ({ text, key: codeKey(text, form), used }));
}

/** A single string of a seed's make, under words that may mean a seed. */
/** The service hands out what is made like this, or one code of which nobody knows how it is made. */
const isMadeSo = ({ fit, form }: Recognition): boolean => fit === 'exact' || (fit !== 'no' && form?.count === 1);

function isSeed(run: readonly ReadCode[], recognition: Recognition | null, { scope, field }: Judged): boolean {
  if (run.length === 0 || !run.every((code) => isSeedShaped(code.text))) return false;
  if (recognition?.service.seedOnly === true) return true;
  const around = scope.other === null ? scope.above : [scope.other, ...scope.above];
  const seedWords = around.some((line) => speaksOfSeed(line.text));
  if (recognition !== null && isMadeSo(recognition))
    return seedWords && !scope.above.some((line) => line.talk === 'strong');
  if (field === 'strong' && scope.above.every((line) => line.talk !== 'strong')) return true;
  return seedWords || (run.length === 1 && scope.above.some((line) => / back ?up (?:code|key) /.test(line.words)));
}

interface Judged {
  readonly block: Block;
  readonly scope: Scope;
  readonly recognition: Recognition | null;
  /** What the name of the field says, where the field holds nothing else. */
  readonly field: CodeTalk;
  /** There is no other run in this part of the block, so a single string is no stray. */
  readonly alone: boolean;
  readonly cells: readonly string[];
}

/** The recognition of a block, with the fit of one run of it. */
function forRun(recognition: Recognition | null, codes: readonly string[]): Recognition | null {
  if (recognition === null || recognition.form === null) return recognition;
  return { ...recognition, fit: fitOf(recognition.form, codes) };
}

function addRun(state: TextState, judged: Judged, run: readonly ReadCode[]): boolean {
  const { block, scope } = judged;
  const ordered = orderCodes(run);
  const codes = ordered.codes.map((code) => code.text);
  const recognition = forRun(judged.recognition, codes);
  const form = recognition?.form ?? null;
  if (!bareNumbersCount(ordered.codes)) return false;
  if (isSeed(run, recognition, judged)) {
    state.sets.noteSeed();
    return false;
  }
  const drafted = toDraftCodes(ordered.codes, form);
  const stray = run.length === 1 && !judged.alone;
  const accepted =
    !stray &&
    isCodeSet({
      codes,
      cells: judged.cells,
      numberedFrom: ordered.indexBase,
      recognition,
      scope,
      outside: state.outside,
      field: judged.field,
      title: state.title,
    });
  const same = state.sets.overlaps(drafted);
  const sameService = same !== null && (recognition === null || recognition.service.id === same.draft.service);
  if (same !== null && sameService && (accepted || run.length >= 2 || state.sets.hasAll(drafted))) {
    state.sets.extend(same, drafted);
    return true;
  }
  if (!accepted) return false;
  const service = recognition?.service ?? null;
  const around = surroundings(state, scope, service);
  const draft: SetDraft = {
    service: service?.id ?? null,
    ...around,
    ...kindOf(run, form, scope),
    usesPerCode: Math.max(around.usesPerCode, form?.usesPerCode ?? 1),
    indexBase: ordered.indexBase ?? form?.indexBase ?? 1,
    orderSure: isOrderSure(block, run, ordered, form),
    source: null,
    codes: drafted,
    doubtful: [],
  };
  state.sets.add(draft, recognition?.fit === 'no' && form !== null ? { ...form, alphabet: null } : form);
  if (recognition?.namedIn === 'text') {
    state.outer = service;
    state.outerAccount = around.account;
  }
  state.lastMake = signature(codes[0] ?? '');
  return true;
}

/** A heading under another one (`Old codes:`, `Work:`) belongs to the service that the other one names. */
function outerService(state: TextState, scope: Scope, cells: readonly PlacedCell[]): Service | null {
  if (state.outer === null || signature(cells[0]?.text ?? '') !== state.lastMake) return null;
  const names = scope.above.some((line) => namingWords(line.words).length > 2 && !standingOf(line.text).retired);
  return names ? null : state.outer;
}

function recogniseCells(state: TextState, scope: Scope, cells: readonly PlacedCell[]): Recognition | null {
  const sample = cells.slice(0, SAMPLED_CELLS);
  const outer = outerService(state, scope, cells);
  return recognise(scope, state.outside, outer, (form) => readCells(sample, form).codes.map((code) => code.text));
}

function whyLeftOut(judged: Judged, run: readonly ReadCode[]): WhyIgnored {
  const { recognition, alone } = judged;
  const codes = run.map((code) => code.text);
  if (isSeed(run, forRun(recognition, codes), judged)) return 'seed';
  if (run.length > 1) return 'unnamed-list';
  return alone ? 'single' : 'other-shape';
}

function judgeSegment(state: TextState, block: Block, scope: Scope, field: CodeTalk): void {
  const cells = placed(block, scope);
  const recognition = recogniseCells(state, scope, cells);
  const form = recognition?.form ?? null;
  const reading = readCells(cells, form);
  const make = makeOf(form === null ? null : formLength(form));
  const runs = divideRuns(reading.codes, { before: gapsOf(block), count: form?.count ?? null, make });
  const alone = runs.sets.length === 1;
  const judged = { block, scope, recognition, field, alone, cells: cells.map((cell) => cell.text) };
  for (const run of runs.sets) {
    const added = addRun(state, judged, run);
    if (added && reading.joined) state.sets.noteJoinedLines();
    if (!added) for (const code of run) state.ignored.add(code.text, whyLeftOut(judged, run));
  }
  for (const text of [...runs.words, ...block.lines.flatMap(({ line }) => line.strays)])
    state.ignored.add(text, 'other-shape');
}

/** Enough cells to tell what a list is made of. */
const SAMPLED_CELLS = 120;

/** Which part of a block the lines around it speak for: the first that agrees with the service they name, or the first. */
function headedSegment(state: TextState, scope: Scope, segments: readonly Block[]): number {
  if (segments.length < 2) return 0;
  const fitting = segments.findIndex((part) => recogniseCells(state, scope, placed(part, scope))?.fit === 'exact');
  return Math.max(fitting, 0);
}

/** True right below the name of the field. */
const isUnderField = ({ outside }: TextState, above: Gap): boolean =>
  above.filter(({ text }) => text !== '').every(({ text }) => text === outside.heading);

/** Judges one block; what is no set goes to the ignored strings. */
export function draftBlock(state: TextState, block: Block, above: Gap, below: Gap): void {
  const scope = readScope(above, below, block.lines[0]?.line.lead ?? null);
  const segments = segmentsOf(block);
  const field = isUnderField(state, above) ? state.outside.field : 'none';
  const headed = headedSegment(state, scope, segments);
  for (const [index, part] of segments.entries()) {
    judgeSegment(state, part, index === headed ? scope : UNHEADED, field);
  }
}

/** Adds a phrase; `above` are the last text lines before it. */
export function draftPhrase(state: TextState, { text, orderSure }: Phrase, above: Gap): void {
  const scope = readScope(above, [], null);
  const recognition = recognisePhrase(scope, state.outside);
  const service = recognition?.service ?? null;
  const draft: SetDraft = {
    service: service?.id ?? null,
    ...surroundings(state, scope, service),
    kind: 'recovery-phrase',
    use: 'reusable',
    usesPerCode: recognition?.form?.usesPerCode ?? 1,
    indexBase: 1,
    orderSure,
    source: null,
    codes: [{ text, key: text, used: false }],
    doubtful: [],
  };
  state.sets.add(draft, null);
}
