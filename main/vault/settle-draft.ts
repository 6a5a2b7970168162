/** The doubtful codes of a draft as the user settled them; nothing is repaired by itself. */
import { CodedError, type ErrorFacts } from '../core/errors.ts';
import { cleanTyped } from '../core/importers/clean.ts';
import type { FoundSet } from '../core/importers/draft.ts';
import { codeKey } from '../core/importers/sets.ts';

/** A decision that does not hold together; code `usage`. */
export class DecisionError extends CodedError {
  override name = 'DecisionError';

  constructor(detail: string, facts: ErrorFacts = {}) {
    super('usage', detail, facts);
  }
}

/** The text that a doubtful code is to have. */
export interface SettledText {
  /** Place in the draft, from 0. */
  readonly index: number;
  readonly text: string;
}

/**
 * A draft with the texts that the user settled on, cleaned like those that were read. No code is doubtful in it any more.
 * @throws DecisionError unless each doubtful code and no other one is settled, once, by a text that a code can have and that no
 * other code of the set has; facts: `rule`, and `index` of the code.
 */
export function settleDraft(draft: FoundSet, settled: readonly SettledText[]): FoundSet {
  const texts = new Map<number, string>();
  for (const { index, text } of settled) {
    const cleaned = text === draft.codes[index]?.text ? text : cleanTyped(text);
    if (!draft.doubtful.includes(index) || texts.has(index)) throw refusal('not-asked', index);
    if (cleaned === null) throw refusal('no-code', index);
    texts.set(index, cleaned);
  }
  const open = draft.doubtful.find((index) => !texts.has(index));
  if (open !== undefined) throw refusal('not-settled', open);
  const codes = draft.codes.map((code, index) => {
    const text = texts.get(index);
    return text === undefined ? code : { ...code, text, key: codeKey(text, draft.signs) };
  });
  const keys = codes.map((code) => code.key);
  const repeated = draft.doubtful.find((index) => keys.filter((key) => key === keys[index]).length > 1);
  if (repeated !== undefined) throw refusal('repeated', repeated);
  return { ...draft, codes, doubtful: [] };
}

type SettleRule = 'not-asked' | 'no-code' | 'not-settled' | 'repeated';

function refusal(rule: SettleRule, index: number): DecisionError {
  return new DecisionError(`doubtful code ${index}, ${rule}`, { rule, index });
}
