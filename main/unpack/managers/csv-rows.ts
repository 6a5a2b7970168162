/** The rows of a CSV file, whichever sign stands between its cells. */
import papaparse from 'papaparse';

/** Signs between cells; the earlier one counts where two are as frequent. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Excel's own line that names the sign. */
const SEPARATOR_LINE = /^"?sep=(.)"?[ \t]*\n/i;

export interface CsvText {
  readonly delimiter: string;
  /** Line ends are `\n`; a byte order mark and a line that names the delimiter are gone. */
  readonly text: string;
}

/** How a file separates its cells, by its first row. */
export function csvTextOf(written: string): CsvText {
  const text = written
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+/, '');
  const named = SEPARATOR_LINE.exec(text);
  if (named?.[1] !== undefined) return { delimiter: named[1], text: text.slice(named[0].length) };
  const first = firstRow(text).replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string): number => first.split(sign).length;
  return { delimiter: DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best)), text };
}

/** Up to the first line end outside of quotes. */
function firstRow(text: string): string {
  const end = /^(?:[^"\n]|"(?:[^"]|"")*")*/.exec(text.slice(0, LONGEST_ROW));
  return end?.[0] ?? '';
}

const LONGEST_ROW = 16_384;

/**
 * Rows of cells; rows without anything in them are left out.
 * @param most how many rows to read at most; all without it
 */
export function csvRows({ text, delimiter }: CsvText, most = 0): string[][] {
  const { data } = papaparse.parse<unknown>(text, {
    delimiter,
    newline: '\n',
    preview: most,
    skipEmptyLines: 'greedy',
  });
  return data.map((row) => (Array.isArray(row) ? row.map(String) : []));
}

/** Quotes and backslashes that are written with a backslash, as the rest of the world writes them. */
export const unescapeBackslashes = (text: string): string =>
  text.replace(/\\(["\\])/g, (_all, sign: string) => (sign === '"' ? '""' : sign));
