/** A list of accounts without codes as a CSV file: with commas, semicolons or tabs, as spreadsheets and password managers write it. */
import Papa from 'papaparse';
import { type AccountList, readAccountList } from '../core/custody/account-list.ts';
import { isBinary, kindOfBytes } from './file-kind.ts';
import { decodeText, LARGEST_FILE_BYTES } from './text.ts';
import { UnpackError } from './unpack-error.ts';

/** More logins than anybody has, and few enough for one change of a vault. */
const MOST_ROWS = 50_000;

const SEPARATOR_LINE = /^\ufeff?sep=(.)\r?\n/i;
const SEPARATORS = [',', ';', '\t', '|'];
/** Of the line of heads, its quoted cells aside. */
const QUOTED = /"[^"]*"/g;

/** The first line that has anything in it. */
function headLine(text: string): string {
  const body = text.trimStart();
  return body.slice(0, body.search(/[\r\n]|$/));
}

/** The sign that stands most often in the heads; null where none does. */
function separatorIn(head: string): string | null {
  const bare = head.replace(QUOTED, '');
  const counted = SEPARATORS.map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count === 0 ? null : best.sign;
}

interface Table {
  /** Null where there is one column. */
  readonly separator: string | null;
  readonly rows: readonly (readonly string[])[];
}

function tableIn(text: string): Table {
  const said = SEPARATOR_LINE.exec(text);
  const body = (said === null ? text : text.slice(said[0].length)).trimEnd();
  const separator = said?.[1] ?? separatorIn(headLine(body));
  const { data } = Papa.parse<string[]>(body, { delimiter: separator ?? ',', preview: MOST_ROWS + 2 });
  return { separator, rows: data };
}

/**
 * The accounts in a file.
 * @throws UnpackError `no-account-list` where no column says which service, or nothing below it says one; `too-large` above 25 MB or
 * 50,000 rows.
 */
export function readAccountCsv(bytes: Uint8Array): AccountList {
  const list = kindOfBytes(bytes) === null ? listIn(decodeText(bytes).text) : null;
  if (list === null || list.accounts.length === 0) throw new UnpackError('no-account-list');
  return list;
}

/**
 * The same for a file that may be anything: null unless it can be nothing but a list of accounts.
 * @throws UnpackError `too-large` for such a list.
 */
export function plainAccountList(bytes: Uint8Array): AccountList | null {
  if (kindOfBytes(bytes) !== null || bytes.length > LARGEST_FILE_BYTES) return null;
  const { text } = decodeText(bytes);
  const said = SEPARATOR_LINE.exec(text)?.[0] ?? '';
  const { separator, rows } = tableIn(`${said}${headLine(text.slice(said.length))}`);
  // The heads alone tell: what has others is not read any further.
  if (separator === null || readAccountList(rows)?.isPlain !== true) return null;
  const list = listIn(text);
  return list !== null && list.accounts.length > 0 ? list : null;
}

function listIn(text: string): AccountList | null {
  if (isBinary(text)) return null;
  const { rows } = tableIn(text);
  if (rows.length > MOST_ROWS + 1)
    throw new UnpackError('too-large', 'a list of more than 50,000 rows', { rows: MOST_ROWS });
  return readAccountList(rows);
}
