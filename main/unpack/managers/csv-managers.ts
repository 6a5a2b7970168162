/** The CSV exports of password managers, told apart by their columns; section 6 of the import facts. */
import type { FileKindName } from '../file-kind.ts';
import { type CsvRole, columnKey, LONGEST_NAME, roleOf } from './csv-roles.ts';

/** How rows are made: of columns with a header, or of names and values in turn. */
export type CsvLayout = 'columns' | 'keeper' | 'enpass';

export interface CsvManager {
  readonly kind: FileKindName;
  readonly layout: CsvLayout;
  /** Keys of columns that have to be there. */
  readonly columns: readonly string[];
  /** No other columns than these two lists. */
  readonly optional?: readonly string[];
  /** What a column is for, where its name does not say it or another manager means something else by it. */
  readonly roles?: Readonly<Record<string, CsvRole>>;
  /** Columns that no table knows hold nothing that a user wrote. */
  readonly hasNoCustom?: true;
  /** Entries have no names but hosts, so that the path of a field is its column alone. */
  readonly sourceIsColumn?: true;
  /** Quotes inside of quotes are written with a backslash, and so are backslashes. */
  readonly escapesByBackslash?: true;
}

const BITWARDEN_ROLES: Readonly<Record<string, CsvRole>> = { fields: 'lines' };
const NORDPASS_ROLES: Readonly<Record<string, CsvRole>> = { customfields: 'json-fields' };
const DASHLANE: FileKindName = 'an export of Dashlane (CSV)';

/** The first that fits is it: what has more columns stands before what has fewer of them. */
const MANAGERS: readonly CsvManager[] = [
  manager('an export of Bitwarden (CSV)', 'folder,type,name,notes,fields,loginuri', { roles: BITWARDEN_ROLES }),
  manager('an export of a Bitwarden organisation (CSV)', 'collections,type,name,notes,fields', {
    roles: BITWARDEN_ROLES,
  }),
  manager('an export of LastPass (CSV)', 'url,username,password,extra,name,grouping', {
    roles: { extra: 'typed-note' },
  }),
  manager(DASHLANE, 'username,username2,username3,title,password,note'),
  manager(DASHLANE, 'username,title,password,note,url,category'),
  manager(DASHLANE, 'title,note', { optional: ['category', 'type', 'created', 'modified', 'locked'] }),
  manager(DASHLANE, 'type,accountname,ccnumber', { roles: { accountname: 'title' }, hasNoCustom: true }),
  manager(DASHLANE, 'type,number,name,issuedate', { hasNoCustom: true }),
  manager(DASHLANE, 'type,title,firstname,login,itemname', { hasNoCustom: true }),
  manager('an export of NordPass (CSV)', 'name,url,username,password,note,cardholdername', { roles: NORDPASS_ROLES }),
  manager('an export of NordPass (CSV)', 'name,url,additionalurls,username,password,note', { roles: NORDPASS_ROLES }),
  manager('an export of Proton Pass (CSV)', 'type,name,url,username,password,note,totp'),
  manager('an export of 1Password (CSV)', 'title,username,password,archived'),
  manager('an export of 1Password (CSV)', 'title,website,username,password'),
  manager('an export of Apple Passwords (CSV)', 'title,url,username,password,notes,otpauth'),
  manager('an export of Apple Passwords (CSV)', 'title,url,username,password', { optional: ['notes', 'otpauth'] }),
  manager('an export of KeePass 1 (CSV)', 'account,loginname,password,website,comments', {
    roles: { account: 'title', loginname: 'account' },
    escapesByBackslash: true,
  }),
  manager('an export of KeePassXC (CSV)', 'group,title,username,password,url,notes'),
  manager('an export of RoboForm (CSV)', 'name,url,login,pwd,note', {
    roles: { rffieldsv2: 'form-fields', rffields: 'form-fields' },
  }),
  manager('an export of Zoho Vault (CSV)', 'passwordname,secretdata', {
    roles: { passwordname: 'title', secretdata: 'lines', customdata: 'lines' },
  }),
  manager('an export of Zoho Vault (CSV)', 'secretname,secretdata', {
    roles: { secretname: 'title', secretdata: 'lines', customdata: 'lines' },
  }),
  manager('an export of Buttercup (CSV)', 'groupid,groupname,title,username,password'),
  manager('an export of Keeper (CSV)', 'folder,title,login,password,notes,sharedfolder', { layout: 'keeper' }),
  manager('an export of Firefox (CSV)', 'url,username,password,httprealm', { sourceIsColumn: true }),
  manager('an export of Chrome or Edge (CSV)', 'name,url,username,password', {
    optional: ['note', 'notes'],
    sourceIsColumn: true,
  }),
];

const UNKNOWN: CsvManager = manager('an export of a password manager (CSV)', '');
const KEEPER: CsvManager = manager('an export of Keeper (CSV)', '', { layout: 'keeper' });
const ENPASS: CsvManager = manager('an export of Enpass (CSV)', '', { layout: 'enpass' });

function manager(kind: FileKindName, columns: string, more: Partial<CsvManager> = {}): CsvManager {
  return { kind, layout: 'columns', columns: columns === '' ? [] : columns.split(','), ...more };
}

/** Whose export begins with this row; null where it is none of a password manager. */
export function managerOfRow(row: readonly string[]): CsvManager | null {
  const cells = row.map((cell) => cell.trim());
  if (cells.length < 2) return null;
  const areNames = cells.every((cell) => cell.length <= LONGEST_NAME);
  const keys = areNames ? cells.map(columnKey) : [];
  const known = areNames ? MANAGERS.find((candidate) => fits(candidate, keys)) : undefined;
  if (known !== undefined) return known;
  if (isEnpassRow(cells)) return ENPASS;
  if (areNames && namesColumns(cells)) return UNKNOWN;
  return isKeeperRow(cells) ? KEEPER : null;
}

function fits({ columns, optional }: CsvManager, keys: readonly string[]): boolean {
  if (!columns.every((column) => keys.includes(column))) return false;
  return optional === undefined || keys.every((key) => columns.includes(key) || optional.includes(key));
}

/** A header of a manager that the table does not have: whose it is, and a password or notes, in any wording. */
function namesColumns(cells: readonly string[]): boolean {
  const roles = new Set(cells.map(roleOf));
  const has = (...any: readonly CsvRole[]): boolean => any.some((role) => roles.has(role));
  const isOwned = has('account', 'email');
  if (has('password')) return isOwned && (has('title', 'address') || cells.length > 2);
  return has('note') && isOwned && has('title', 'address');
}

/** The name of the entry, then names and values in turn; notes alone at the end. */
function isEnpassRow([, ...cells]: readonly string[]): boolean {
  const [field = '', value = ''] = cells;
  if (columnKey(field) === 'field' && columnKey(value) === 'value') return true;
  const names = new Set(cells.filter((_cell, at) => at % 2 === 0).map((name) => roleOf(name.replace(/^\*/, ''))));
  const hasValues = cells.every((cell, at) => at % 2 === 0 || roleOf(cell) === null);
  return hasValues && names.has('password') && (names.has('account') || names.has('email'));
}

/** Folder, title, login, password, address, notes, shared folder, then names and values in turn, all without a header. */
function isKeeperRow(cells: readonly string[]): boolean {
  return cells.length >= 7 && /^https?:\/\/\S+$/i.test(cells[4] ?? '') && cells[1] !== '' && cells[3] !== '';
}
