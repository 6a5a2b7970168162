/** Reads tables that people keep for many services, one code a row, into a heading and a list for each of them. */
import { tidy } from './code-line.ts';
import { findDate } from './dates.ts';
import { saysSpent, speaksOfUse } from './marks.ts';
import { servicesNamed } from './service-words.ts';
import { codeTalk, plainWords } from './words.ts';

const SEPARATORS = ['|', '\t', ';', ','] as const;
const RULE = /^[-=+|:\s]+$/;
const LONGEST_ROW = 500;
/** More rows than the largest set can need. */
const MOST_ROWS = 4_000;

const SERVICE_HEAD =
  / (?:service|site|website|app|provider|platform|dienst|anbieter|seite|servicio|servico|servizio|сервис) /;
const ACCOUNT_HEAD = / (?:account|user|username|user name|login|e ?mail|konto|benutzer|compte|cuenta|conta|utente) /;
const CODE_HEAD = / (?:codes?|codigos?|codic[ei]|kod|код) /;
const YES = /^(?:yes|y|ja|j|oui|s[ií]|sim|tak|true|x|1|да)$/iu;

interface Columns {
  readonly separator: string;
  readonly count: number;
  readonly service: number;
  readonly account: number;
  readonly code: number;
  readonly used: number;
  readonly talk: 'strong' | 'weak';
}

interface Group {
  readonly service: string;
  readonly account: string;
  readonly codes: string[];
}

/** Cells of one row, without the bars at its ends and the marks round each. */
function cellsOf(line: string, separator: string): string[] {
  const inner = separator === '|' ? line.replace(/^\s*\||\|\s*$/g, '') : line;
  return inner.split(separator).map((cell) => tidy(cell.trim().replace(/^["'](.*)["']$/, '$1')));
}

/** The columns of a table with a name for each code, or null for any other line. */
function columnsOf(line: string): Columns | null {
  if (line.length > LONGEST_ROW) return null;
  const separator = SEPARATORS.find((each) => line.includes(each));
  if (separator === undefined) return null;
  const heads = cellsOf(line, separator).map(plainWords);
  const at = (pattern: RegExp): number => heads.findIndex((head) => pattern.test(head));
  const strong = heads.findIndex((head) => codeTalk(head) === 'strong');
  const [service, code] = [at(SERVICE_HEAD), strong < 0 ? at(CODE_HEAD) : strong];
  // A column for games or prices makes it a table of something else.
  if (heads.some((head) => codeTalk(head) === 'other-list')) return null;
  if (service < 0 || code < 0 || service === code || heads.some((head) => head.split(' ').length > 6)) return null;
  const talk = strong < 0 ? 'weak' : 'strong';
  return {
    separator,
    count: heads.length,
    service,
    code,
    account: at(ACCOUNT_HEAD),
    used: heads.findIndex(speaksOfUse),
    talk,
  };
}

const isUsed = (cell: string): boolean => YES.test(cell) || saysSpent(cell) || findDate(cell) !== null;

export class TableReader {
  #columns: Columns | null = null;
  #held: string[] = [];
  #groups = new Map<string, Group>();
  readonly #emit: (line: string) => void;

  constructor(emit: (line: string) => void) {
    this.#emit = emit;
  }

  /** Takes a cleaned line. */
  line(line: string): void {
    if (this.#columns !== null && this.#row(line, this.#columns)) return;
    this.#close();
    this.#columns = columnsOf(line);
    if (this.#columns === null) this.#emit(line);
    else this.#held.push(line);
  }

  end(): void {
    this.#close();
  }

  #row(line: string, columns: Columns): boolean {
    if (this.#held.length >= MOST_ROWS || line.length > LONGEST_ROW) return false;
    if (line.trim() !== '' && RULE.test(line)) {
      this.#held.push(line);
      return true;
    }
    const cells = cellsOf(line, columns.separator);
    const cell = (at: number): string => cells[at] ?? '';
    if (cells.length !== columns.count || cell(columns.code) === '' || cell(columns.service) === '') return false;
    const [service, account] = [cell(columns.service), cell(columns.account)];
    const key = `${service}\n${account}`.toLowerCase();
    const group = this.#groups.get(key) ?? { service, account, codes: [] };
    group.codes.push(isUsed(cell(columns.used)) ? `${cell(columns.code)} (used)` : cell(columns.code));
    this.#groups.set(key, group);
    this.#held.push(line);
    return true;
  }

  /** Without words for recovery codes in its head, only services of the catalogue make it a table of codes. */
  #isOfCodes(): boolean {
    const known = ({ service }: Group) =>
      servicesNamed(plainWords(service)).some((naming) => !naming.service.namesOnly);
    return this.#columns?.talk === 'strong' || [...this.#groups.values()].every(known);
  }

  #close(): void {
    if (this.#columns !== null && this.#groups.size > 0 && this.#isOfCodes()) {
      const words = this.#columns.talk === 'strong' ? 'recovery codes' : 'codes';
      for (const { service, account, codes } of this.#groups.values()) {
        const lines = ['', `${service} ${words}`, ...(account === '' ? [] : [`Account: ${account}`]), '', ...codes, ''];
        for (const line of lines) this.#emit(line);
      }
    } else for (const line of this.#held) this.#emit(line);
    this.#columns = null;
    this.#held = [];
    this.#groups = new Map();
  }
}
