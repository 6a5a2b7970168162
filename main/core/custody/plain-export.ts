/** Sets with their codes in clear as a file that needs no Coldkeep: JSON, CSV or text (product.md, promise 6). */
import { serviceById } from '../importers/catalogue.ts';
import type { SetKind } from '../importers/draft.ts';
import type { PlainCode, PlainSet } from './plain-set.ts';

export type PlainFormat = 'json' | 'csv' | 'txt';

/** Where an export comes from. */
export interface PlainSource {
  /** 32 hex digits. */
  readonly vault: string;
  /** Change number of the history, and when the export was made, RFC 3339. */
  readonly change: number;
  readonly exportedAt: string;
}

/** The file, in parts: a vault may hold very many sets. */
export function* plainExport(
  format: PlainFormat,
  source: PlainSource,
  sets: readonly PlainSet[],
): Generator<string, void, undefined> {
  switch (format) {
    case 'json':
      yield* json(source, sets);
      return;
    case 'csv':
      yield* csv(sets);
      return;
    case 'txt':
      yield* text(source, sets);
      return;
  }
}

/** One object: `format` "coldkeep-plain", `version` 1, `vault`, `change`, `exportedAt`, and `sets` as {@link PlainSet}, one a line. */
function* json(source: PlainSource, sets: readonly PlainSet[]): Generator<string> {
  const head = JSON.stringify({ format: 'coldkeep-plain', version: 1, ...source });
  yield `${head.slice(0, -1)},"sets":[`;
  for (const [place, set] of sets.entries()) yield `${place === 0 ? '' : ','}\n${JSON.stringify(set)}`;
  yield '\n]}\n';
}

const COLUMNS = [
  'set',
  'service',
  'account',
  'kind',
  'set_state',
  'purged_at',
  'generated_at',
  'expires_at',
  'number',
  'code',
  'code_state',
  'outcome_at',
  'note',
] as const;

/**
 * One row a code. RFC 4180; UTF-8 without a byte order mark, which would become part of the first column's name in most
 * programs that are no spreadsheet, and spreadsheets ask for the encoding anyway.
 */
function* csv(sets: readonly PlainSet[]): Generator<string> {
  yield csvRow(COLUMNS);
  for (const set of sets) yield set.codes.map((code) => csvRow(cellsOf(set, code))).join('');
}

function cellsOf(set: PlainSet, { number, code, state, outcomes }: PlainCode): readonly (string | null)[] {
  const last = outcomes.at(-1);
  const head = [set.id, set.name, set.account, set.kind, set.state, set.purgedAt, set.generatedAt, set.expiresAt];
  return [...head, String(number), code, state, last?.at ?? null, last?.note ?? null];
}

function csvRow(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/** A spreadsheet takes a cell that begins so for a formula, which could send the sheet somewhere. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

function csvCell(cell: string): string {
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const KIND_WORDS = {
  'recovery-codes': 'recovery codes',
  'recovery-key': 'recovery key',
  'recovery-phrase': 'recovery phrase',
} as const satisfies Record<SetKind, string>;

const RULE = '-'.repeat(40);

/** One block a set, in the form that our importer reads back; sets without codes in clear stand at the end, one a line. */
function* text({ exportedAt, change }: PlainSource, sets: readonly PlainSet[]): Generator<string> {
  const there = sets.filter(isReadable);
  yield `Coldkeep, plain export of ${exportedAt.slice(0, 10)}, change ${change}\n`;
  for (const set of there) yield `\n${RULE}\n\n${textBlock(set)}`;
  if (there.length === sets.length) return;
  yield `\n${RULE}\n\nWithout codes in this file:\n`;
  for (const set of sets) {
    if (isReadable(set)) continue;
    const why = set.purgedAt === null ? 'they cannot be opened' : `destroyed on ${set.purgedAt.slice(0, 10)}`;
    yield `${line([set.name, set.account].filter((name) => name).join(', '))}: ${why}\n`;
  }
}

function isReadable({ purgedAt, isDamaged }: PlainSet): boolean {
  return purgedAt === null && !isDamaged;
}

function textBlock(set: PlainSet): string {
  const host = set.instance ?? hostOf(set.service);
  const dates = [
    ...(set.generatedAt === null ? [] : [`Generated: ${set.generatedAt.slice(0, 10)}`]),
    ...(set.expiresAt === null ? [] : [`Valid until: ${set.expiresAt.slice(0, 10)}`]),
  ];
  const head = [
    `# ${line(nameInText(set))} ${KIND_WORDS[set.kind]}`,
    ...(host === null ? [] : [`Service: ${line(host)}`]),
    ...(set.account === null ? [] : [`Account: ${line(set.account)}`]),
    ...dates,
    ...(set.state === 'active' || set.state === 'draft' ? [] : [STATES[set.state]]),
  ];
  const isList = set.kind === 'recovery-codes' || set.codes.length > 1;
  const codes = set.codes.map(({ number, code, state }) => {
    const mark = state === 'used' ? ' (used)' : '';
    return isList ? `${number}. ${code ?? ''}${mark}` : `${code ?? ''}${mark}`;
  });
  return `${[...head, '', ...codes].join('\n')}\n`;
}

/** Words that an importer takes for the end of a set, each with what it was. */
const STATES = {
  superseded: 'These codes are superseded: a newer set replaced them.',
  revoked: 'These codes are revoked at the service.',
  compromised: 'These codes are no longer valid: they are compromised.',
  expired: 'These codes are expired.',
} as const;

function nameInText({ service, name, label }: PlainSet): string {
  return (service === null ? label : serviceById(service)?.name) ?? (name || 'Unknown service');
}

/** Tells services whose name is a common word from what else the word may mean. */
function hostOf(service: string | null): string | null {
  return (service === null ? null : serviceById(service)?.hosts[0]) ?? null;
}

/** A name that holds a line end would make a line of its own. */
function line(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
