/** Joins fields that hold one code each, such as `Code 1`, `Code 2`, to the one list that they are. */
import type { EntryField } from '../entry.ts';

/** Longer texts are no single codes. */
const LONGEST_CODE = 128;

const LONGEST_LABEL = 128;

/** The name without the number in it: `Backup code #2` is `Backup code`. */
const stemOf = (label: string | null): string =>
  (label ?? '')
    .slice(0, LONGEST_LABEL)
    .replace(/[\s_.#:()[\]-]*\d{1,3}[\s.:)\]]*$/u, '')
    .trim();

const holdsOne = ({ text }: EntryField): boolean => text.trim().length <= LONGEST_CODE && !/[\n\r]/.test(text.trim());

/**
 * Fields in their order; neighbours whose names differ by a number only, or not at all, become one field with a line for each.
 *
 * @param source the path of a joined field; without it, the path of its first
 */
export function joinNumbered(fields: readonly EntryField[], source?: string): EntryField[] {
  const joined: EntryField[] = [];
  let run: EntryField[] = [];
  const close = (): void => {
    const [first] = run;
    if (first !== undefined && run.length > 1) {
      const text = run.map((field) => field.text.trim()).join('\n');
      joined.push({ source: source ?? first.source, label: stemOf(first.label) || null, text });
    } else joined.push(...run);
    run = [];
  };
  for (const field of fields) {
    const [first] = run;
    const continues = first !== undefined && stemOf(first.label).toLowerCase() === stemOf(field.label).toLowerCase();
    if (!continues || !holdsOne(field)) close();
    if (holdsOne(field) && field.text.trim() !== '') run.push(field);
    else joined.push(field);
  }
  close();
  return joined;
}
