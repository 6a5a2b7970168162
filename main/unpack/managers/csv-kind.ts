/** Tells whose CSV export a text is, by its first row. */
import type { FileKindName } from '../file-kind.ts';
import { managerOfRow } from './csv-managers.ts';
import { csvRows, csvTextOf } from './csv-rows.ts';

/** @param start enough of the text to hold its first row; null where that is none of a password manager */
export function kindOfCsv(start: string): FileKindName | null {
  const [first] = csvRows(csvTextOf(start), 1);
  return first === undefined ? null : (managerOfRow(first)?.kind ?? null);
}
