/** A list of accounts without codes as a CSV file: with commas, semicolons or tabs, as spreadsheets and password managers write it. */
import Papa from 'papaparse';
import { type AccountList, readAccountList } from '../core/custody/account-list.ts';
import { isBinary, kindOfBytes } from './file-kind.ts';
import { decodeText } from './text.ts';
import { UnpackError } from './unpack-error.ts';

/** More logins than anybody has, and few enough for one change of a vault. */
const MOST_ROWS = 50_000;

const SEPARATOR_LINE = /^\ufeff?sep=(.)\r?\n/i;

/** The rows of a text; null for one that is no table. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const separator = SEPARATOR_LINE.exec(text);
  const { data } = Papa.parse<string[]>(separator === null ? text : text.slice(separator[0].length), {
    delimiter: separator?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    preview: MOST_ROWS + 2,
  });
  return data;
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

/** The same for a text that was decoded, and that may be something else: only where it can be nothing but a list of accounts. */
export function plainAccountList(text: string): AccountList | null {
  const head = text.slice(0, text.search(/[\r\n]|$/) + 1);
  if (!/[,;\t|]/.test(head) && !SEPARATOR_LINE.test(text)) return null;
  const list = listIn(text);
  return list?.isPlain === true && list.accounts.length > 0 ? list : null;
}

function listIn(text: string): AccountList | null {
  if (isBinary(text)) return null;
  const rows = rowsOf(text);
  if (rows.length > MOST_ROWS + 1)
    throw new UnpackError('too-large', 'a list of more than 50,000 rows', { rows: MOST_ROWS });
  return readAccountList(rows);
}
