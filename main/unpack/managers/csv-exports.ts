/** CSV exports of password managers: what a user wrote in notes and fields of their own; section 6 of the import facts. */
import { isCodeShaped } from '../../core/importers/shape.ts';
import type { ContainerReader, Contents } from '../entry.ts';
import { MOST_ENTRIES } from '../limits.ts';
import { CsvEntry } from './csv-entry.ts';
import { type CsvManager, managerOfRow } from './csv-managers.ts';
import { type CsvRole, columnKey, roleOf } from './csv-roles.ts';
import { csvRows, csvTextOf, unescapeBackslashes } from './csv-rows.ts';
import { Gathered } from './gathered.ts';
import { damaged } from './json-value.ts';

/** A column, or the place of a value in a row without a header. */
interface Column {
  /** As the file writes it. */
  readonly name: string;
  readonly role: CsvRole;
}

/** Where what a user wrote may stand. */
const WRITTEN: ReadonlySet<CsvRole> = new Set([
  'note',
  'lines',
  'json-fields',
  'typed-note',
  'form-fields',
  'custom',
] satisfies CsvRole[]);

/**
 * Reads the export of any manager whose header says what its columns are.
 * @throws UnpackError `unsupported-format` where it does not, `too-large` for too many rows.
 */
export const readCsvExport: ContainerReader = async ({ text }) => {
  const csv = csvTextOf(text);
  const [first = []] = csvRows(csv, 1);
  const manager = managerOfRow(first);
  if (manager === null) return damaged('a CSV file whose columns Coldkeep does not know');
  const body = manager.escapesByBackslash === true ? { ...csv, text: unescapeBackslashes(csv.text) } : csv;
  // One more than there may be, and the header: whoever gathers them refuses it.
  const rows = csvRows(body, MOST_ENTRIES + 2);
  return manager.layout === 'columns' ? readColumns(manager, rows) : readInTurn(manager, rows);
};

function readColumns(manager: CsvManager, [header = [], ...rows]: readonly string[][]): Contents {
  const columns = header.map((name) => columnOf(manager, name.trim()));
  const roles = new Set(columns.map(({ role }) => role));
  const isBare = roles.has('password') && ![...WRITTEN].some((role) => roles.has(role));
  const gathered = new Gathered();
  for (const row of rows) {
    const entry = new CsvEntry(manager.sourceIsColumn === true);
    columns.forEach(({ name, role }, at) => {
      // Cells beyond the header belong to its last column: forms of RoboForm, notes with commas that were not quoted.
      const rest = at === columns.length - 1 ? row.slice(at) : row.slice(at, at + 1);
      if (isBare && role === 'password') ignoreCode(gathered, rest[0] ?? '');
      entry.take(role, name, rest);
    });
    entry.addTo(gathered);
  }
  return isBare ? gathered.contents('no-notes-column') : gathered.contents();
}

function columnOf({ roles = {}, hasNoCustom }: CsvManager, name: string): Column {
  const own = Object.hasOwn(roles, columnKey(name)) ? roles[columnKey(name)] : undefined;
  return { name, role: own ?? roleOf(name) ?? (hasNoCustom === true || name === '' ? 'skip' : 'custom') };
}

/** Groups of a list of codes; what programs make up as passwords has longer ones. */
const CODE_GROUPS = /^[A-Za-z0-9]{3,5}(?:[- ][A-Za-z0-9]{3,5})+$/;

/** Where nothing else is in the file, what looks like codes in it is named, so that nobody wonders; other passwords are not. */
function ignoreCode(gathered: Gathered, password: string): void {
  if (CODE_GROUPS.test(password) && /\d/.test(password) && isCodeShaped(password)) gathered.ignore(password);
}

/** What the cells of Keeper's rows are, before names and values follow in turn. */
const KEEPER_CELLS: readonly Column[] = [
  { name: 'Folder', role: 'group' },
  { name: 'Title', role: 'title' },
  { name: 'Login', role: 'account' },
  { name: 'Password', role: 'password' },
  { name: 'URL', role: 'address' },
  { name: 'Notes', role: 'note' },
  { name: 'Shared Folder', role: 'skip' },
];
const ENPASS_CELLS: readonly Column[] = [{ name: 'Title', role: 'title' }];

function readInTurn({ layout }: CsvManager, rows: readonly string[][]): Contents {
  const cells = layout === 'keeper' ? KEEPER_CELLS : ENPASS_CELLS;
  const gathered = new Gathered();
  for (const row of isHeaderInTurn(rows[0] ?? [], cells) ? rows.slice(1) : rows) {
    const entry = new CsvEntry(false);
    cells.forEach(({ name, role }, at) => {
      entry.take(role, name, row.slice(at, at + 1));
    });
    for (let at = cells.length; at < row.length; at += 2) {
      const [name = '', value] = row.slice(at, at + 2);
      // A cell alone at the end is a note.
      if (value === undefined) entry.take('note', 'Note', [name]);
      else entry.takeNamed(name.replace(/^\*/, '').trim(), value, name);
    }
    entry.addTo(gathered);
  }
  return gathered.contents();
}

const isHeaderInTurn = (row: readonly string[], cells: readonly Column[]): boolean =>
  columnKey(row[cells.findIndex(({ role }) => role === 'title')] ?? '') === 'title';
