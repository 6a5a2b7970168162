/** Reads all texts of one file: what each holds, under the path of its field, with the warnings of all. */
import type { FieldText, IgnoredText, ImportResult, ImportWarning } from './draft.ts';
import { readText } from './read-text.ts';

/** What all texts hold, and what each of them does, in their order. */
export interface TextsResult extends ImportResult {
  readonly byText: readonly ImportResult[];
}

/**
 * @param warnings what opening the file gave
 * @param known strings that are no codes by the place that they stand in
 * @throws ImportError `too-large` as {@link readText}.
 */
export function readTexts(
  documents: readonly FieldText[],
  warnings: readonly ImportWarning[] = [],
  known: readonly IgnoredText[] = [],
): TextsResult {
  const byText = documents.map((document) => {
    const { sets, ...rest } = readText(document);
    return { ...rest, sets: sets.map((set) => ({ ...set, source: document.source })) };
  });
  return {
    byText,
    sets: byText.flatMap(({ sets }) => sets),
    ignored: eachOnce([...known, ...byText.flatMap(({ ignored }) => ignored)]),
    warnings: sumUp([...byText.flatMap((result) => result.warnings), ...warnings]),
  };
}

function eachOnce(ignored: readonly IgnoredText[]): IgnoredText[] {
  const byText = new Map<string, IgnoredText>();
  for (const each of ignored) if (!byText.has(each.text)) byText.set(each.text, each);
  return [...byText.values()];
}

/** Each kind of warning once, those with a number added up. */
function sumUp(warnings: readonly ImportWarning[]): ImportWarning[] {
  const totals = new Map<string, number | null>();
  for (const warning of warnings) {
    const [kind = '', count] = warning.split(':');
    totals.set(kind, count === undefined ? null : (totals.get(kind) ?? 0) + Number(count));
  }
  // `as`: the parts of a warning put together again.
  return [...totals].map(([kind, total]) => (total === null ? kind : `${kind}:${total}`) as ImportWarning);
}
