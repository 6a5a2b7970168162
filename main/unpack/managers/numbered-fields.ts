/** Joins fields that hold one code each, such as `Code 1`, `Code 2`, to the one list that they are. */
import type { EntryField } from '../entry.ts';

/** Longer texts are no single codes. */
const LONGEST_CODE = 128;
const LONGEST_LABEL = 128;

/** A number at the end of a name, and what somebody wrote behind it: `Code 3 (used)`. */
const NUMBERED = /^(.*?)[\s_.#:()[\]-]*(\d{1,3})[\s.:)\]]*(\([^()]*\))?$/u;

interface Numbered {
  readonly field: EntryField;
  /** The name without its number: `Backup code #2` is `Backup code`. */
  readonly stem: string;
  readonly number: number | null;
  /** Empty where there is none. */
  readonly remark: string;
}

function numbered(field: EntryField): Numbered {
  const label = (field.label ?? '').trim();
  const [, stem = label, number, remark = ''] = label.length > LONGEST_LABEL ? [] : (NUMBERED.exec(label) ?? []);
  return { field, stem: stem.trim(), number: number === undefined ? null : Number(number), remark };
}

const holdsOne = ({ text }: EntryField): boolean => {
  const code = text.trim();
  return code !== '' && code.length <= LONGEST_CODE && !/[\n\r]/.test(code);
};

/**
 * Fields in their order; neighbours whose names differ by a number only, or not at all, become one field with a line for each.
 *
 * @param source the path of a joined field; without it, the path of its first
 */
export function joinNumbered(fields: readonly EntryField[], source?: string): EntryField[] {
  const joined: EntryField[] = [];
  let run: Numbered[] = [];
  const close = (): void => {
    joined.push(...(run.length > 1 ? [joinRun(run, source)] : run.map(({ field }) => field)));
    run = [];
  };
  for (const next of fields.map(numbered)) {
    const [first] = run;
    const goesOn = first !== undefined && first.stem.toLowerCase() === next.stem.toLowerCase();
    if (!goesOn || !holdsOne(next.field)) close();
    if (holdsOne(next.field)) run.push(next);
    else joined.push(next.field);
  }
  close();
  return joined;
}

function joinRun(run: readonly Numbered[], source: string | undefined): EntryField {
  const [first] = run;
  // Services that count from 0 ask for a code by its number.
  const isFromZero = run.every(({ number }, at) => number === at);
  const lines = run.map(({ field, number, remark }) =>
    `${isFromZero ? `${number}: ` : ''}${field.text.trim()} ${remark}`.trim(),
  );
  return { source: source ?? first?.field.source ?? '', label: first?.stem || null, text: lines.join('\n') };
}
