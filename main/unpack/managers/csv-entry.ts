/** One row of a CSV export on its way to an entry: each cell by what its column is for. */
import type { EntryField } from '../entry.ts';
import type { CsvRole } from './csv-roles.ts';
import { roleOf } from './csv-roles.ts';
import type { Gathered, PutAway } from './gathered.ts';
import { accountOf, isObject, listOf, objectOf, parseJson, textOf } from './json-value.ts';
import { lastPassNote } from './lastpass-note.ts';
import { namedLines } from './named-lines.ts';

/** LastPass writes it for the site of notes that have none. */
const NO_SITE = 'http://sn';
const NO = /^(?:0|false|no|n|nein|non|nie|nee|off|нет)$/i;
const SEED = /^otpauth:|^[A-Z2-7]{16,}$/i;
const BIN =
  /(?:^|[/\\])(?:recycle bin|trash|papierkorb|corbeille|papelera(?: de reciclaje)?|lixeira|cestino|prullenbak|kosz|корзина|回收站|ごみ箱)(?:[/\\]|$)/iu;
/** What programs keep for themselves: dates, times, ids, yes or no. */
const MADE_BY_PROGRAMS =
  /^(?:\d{4}-\d\d-\d\d(?:[T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?: .*)?|1\d{9}(?:\d{3})?|\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?|true|false)$/i;
/** A column for codes may hold one that looks like a time. */
const CODES = /code|recover|back ?up/i;

interface Written {
  readonly column: string;
  readonly label: string | null;
  readonly text: string;
}

/** Collects a row; its password is let go at once. */
export class CsvEntry {
  readonly #sourceIsColumn: boolean;
  #title = '';
  #type = '';
  #putAway: PutAway | null = null;
  readonly #addresses: string[] = [];
  readonly #accounts: string[] = [];
  readonly #emails: string[] = [];
  readonly #notes: Written[] = [];
  readonly #custom: Written[] = [];
  readonly #seeds: string[] = [];
  readonly #ignored: string[] = [];

  constructor(sourceIsColumn: boolean) {
    this.#sourceIsColumn = sourceIsColumn;
  }

  /**
   * @param column its name as the file has it
   * @param cells one, or for the last column all that are left
   */
  take(role: CsvRole, column: string, cells: readonly string[]): void {
    const text = cells
      .filter((cell) => cell.trim() !== '')
      .join(', ')
      .trim();
    if (text === '') return;
    switch (role) {
      case 'title':
        if (this.#title === '') this.#title = text;
        return;
      case 'address':
        if (text !== NO_SITE) this.#addresses.push(...addressesIn(text));
        return;
      case 'account':
        this.#accounts.push(text);
        return;
      case 'email':
        this.#emails.push(text);
        return;
      case 'seed':
        this.#seeds.push(text);
        return;
      case 'card':
      case 'pin':
        this.#ignored.push(text);
        return;
      case 'type':
        this.#type = text.toLowerCase();
        return;
      case 'archived':
      case 'trashed':
        // Some write yes or no, some a date.
        if (!NO.test(text)) this.#putAway = role === 'archived' ? 'archived-items-skipped' : 'trashed-items-skipped';
        return;
      case 'group':
        if (BIN.test(text)) this.#putAway = 'recycle-bin-skipped';
        return;
      default:
        this.#takeWritten(role, column, text, cells);
    }
  }

  #takeWritten(role: CsvRole, column: string, text: string, cells: readonly string[]): void {
    switch (role) {
      case 'note':
        this.#notes.push({ column, label: null, text: withLineEnds(text) });
        return;
      case 'lines':
        for (const { name, text: value } of namedLines(text)) this.takeNamed(name ?? '', value, column);
        return;
      case 'typed-note':
        this.#takeTypedNote(column, text);
        return;
      case 'json-fields':
        this.#takeJson(column, text);
        return;
      case 'form-fields':
        for (const cell of cells) this.#takeFormField(column, cell);
        return;
      case 'custom':
        if (CODES.test(column) || !MADE_BY_PROGRAMS.test(text)) this.#custom.push({ column, label: column, text });
        return;
      default:
    }
  }

  /** A value with a name of its own inside of a cell, or in a cell of its own behind that of its name. */
  takeNamed(name: string, text: string, column: string): void {
    const role = roleOf(name);
    const isLogin = role === 'account' || role === 'email' || role === 'password' || role === 'address';
    // What kind of item it is says nothing about codes.
    if (role === 'type') return;
    if (isLogin || role === 'card') this.take(role, column, [text]);
    else if (role === 'seed' && SEED.test(text.replaceAll(/\s/g, ''))) this.take(role, column, [text]);
    else if (role === 'note') this.#notes.push({ column, label: null, text });
    else this.#custom.push({ column, label: name === '' || name === '-no-name-' ? null : name, text });
  }

  #takeTypedNote(column: string, text: string): void {
    const { notes, named, cardNumber } = lastPassNote(text);
    this.#notes.push({ column, label: null, text: notes });
    for (const { name, text: value } of named) this.takeNamed(name ?? '', value, column);
    if (cardNumber !== null) this.#ignored.push(cardNumber);
  }

  #takeJson(column: string, text: string): void {
    const fields = listOf(parseJson(text));
    for (const value of fields) {
      const field = objectOf(value);
      this.takeNamed(textOf(field['label']).trim(), textOf(field['value']), column);
    }
    // Written by somebody after all.
    if (fields.length === 0 && parseJson(text) === null) this.#custom.push({ column, label: column, text });
  }

  /** RoboForm's cells: name, three cells of its own, value; or, in older files, name, kind, value apart by colons. */
  #takeFormField(column: string, cell: string): void {
    const [, name, value] = /^([^,]*),[^,]*,[^,]*,[^,]*,(.*)$/s.exec(cell) ?? /^([^:]*):[^:]*:(.*)$/s.exec(cell) ?? [];
    if (name !== undefined && value !== undefined) this.takeNamed(name.replace(/\$$/, '').trim(), value, column);
  }

  addTo(gathered: Gathered): void {
    const field = ({ column, label, text }: Written): EntryField => ({ source: this.#source(column), label, text });
    // NordPass has rows for folders.
    if (this.#type === 'folder' && this.#notes.length + this.#custom.length === 0) return;
    if (this.#putAway === null) {
      for (const seed of this.#seeds) gathered.ignoreSeed(seed);
      for (const text of this.#ignored) gathered.ignore(text);
    }
    gathered.add(
      {
        title: this.#name(),
        addresses: this.#addresses,
        account: accountOf(...this.#accounts, ...this.#emails, this.#titleUser()),
        notes: this.#notes.map((note) => field(this.#unwrapped(note, gathered))),
        custom: this.#custom.map(field),
      },
      this.#putAway,
    );
  }

  #source(column: string): string {
    return this.#sourceIsColumn || this.#title === '' ? column : `${this.#title}.${column}`;
  }

  /** Apple writes the login behind the title: `GitHub (octo-sam)`. */
  #titleUser(): string | null {
    const at = this.#title.lastIndexOf(' (');
    const user = at > 0 ? (/^([^()\s]+)\)$/.exec(this.#title.slice(at + 2))?.[1] ?? null) : null;
    const logins = [...this.#accounts, ...this.#emails];
    return user !== null && (logins.length === 0 || logins.includes(user)) ? user : null;
  }

  #name(): string {
    const user = this.#titleUser();
    return user === null ? this.#title : this.#title.slice(0, -user.length - 3);
  }

  /** Proton Pass writes cards and identities as JSON in the place of their notes. */
  #unwrapped(note: Written, gathered: Gathered): Written {
    const content = /^(?:creditcard|identity)$/.test(this.#type) ? parseJson(note.text) : null;
    if (!isObject(content)) return note;
    gathered.ignore(textOf(content['number']));
    return { ...note, text: textOf(content['note']) };
  }
}

/** Some programs write line ends as a backslash and a letter. */
function withLineEnds(text: string): string {
  const isWritten = !text.includes('\n') && text.split('\\n').length > 2;
  return isWritten ? text.replaceAll(/(?:\\r)?\\n/g, '\n') : text;
}

/** A list in JSON, or addresses apart by commas, blanks or lines. */
function addressesIn(text: string): string[] {
  const listed = text.startsWith('[') ? listOf(parseJson(text)).map(textOf) : [];
  if (listed.length > 0) return listed;
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => part.includes('://')) ? parts : text.split('\n');
}
