/** Reads all texts of one file: what each holds, under the path of its field, with the warnings of all. */
import type { FieldText, ImportResult, ImportWarning } from './draft.ts';
import { readText } from './read-text.ts';

/** @throws ImportError `too-large` as {@link readText}. */
export function readTexts(documents: readonly FieldText[], warnings: readonly ImportWarning[] = []): ImportResult {
  const results = documents.map((document) => ({ source: document.source, ...readText(document) }));
  return {
    sets: results.flatMap(({ source, sets }) => sets.map((set) => ({ ...set, source }))),
    ignored: results.flatMap((result) => result.ignored),
    warnings: sumUp([...results.flatMap((result) => result.warnings), ...warnings]),
  };
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
