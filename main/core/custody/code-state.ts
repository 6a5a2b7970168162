/** What is true of a set and its codes on a given day, derived from what was recorded (product.md, "Words"). */
import type { DeepReadonly, OutcomeRecord, ReadCode, ReadSet, RecordedSetState } from './state.ts';

export type SetState = RecordedSetState | 'expired';

/** What was recorded of a code, whatever became of its set. */
export type RecordedCodeState = 'unused' | 'used' | 'refused';

export type CodeState = RecordedCodeState | 'void';

/** How the codes of a set stand. `unused + used + refused + void + spentUnknown` is `total`. */
export interface CodeCounts {
  readonly total: number;
  /** Left to use, after taking off those that are spent without anyone knowing which. */
  readonly unused: number;
  readonly used: number;
  readonly refused: number;
  /** Would be unused, but the set no longer counts. */
  readonly void: number;
  readonly spentUnknown: number;
  readonly openReveals: number;
}

/**
 * The state of a set on a day: an active set expires with the end of the day, month or year that `expiresAt` names.
 *
 * @param today - the day where the user is, `YYYY-MM-DD`
 */
export function setStateOn(set: ReadSet, today: string): SetState {
  if (set.state !== 'active' || set.expiresAt === null) return set.state;
  const lastDay = set.expiresAt.slice(0, 10);
  return today.slice(0, lastDay.length) > lastDay ? 'expired' : 'active';
}

/** Whether a set is active and its codes are here: the ones that a board counts, a picker offers and a name means. */
export function isInUse(set: ReadSet, today: string): boolean {
  return set.purgedAt === null && setStateOn(set, today) === 'active';
}

/** Whether a set was active and is so no longer. */
export function isOver(set: ReadSet, today: string): boolean {
  const state = setStateOn(set, today);
  return state !== 'active' && state !== 'draft';
}

/** The numbers of the codes of a set, in order. */
export function codeNumbers(set: ReadSet): readonly number[] {
  return Array.from({ length: set.count }, (_, index) => set.indexBase + index);
}

export function hasNumber(set: ReadSet, number: number): boolean {
  return Number.isInteger(number) && number >= set.indexBase && number < set.indexBase + set.count;
}

/**
 * Used when its source shows it as used or when it worked as often as it may; a code of a `reusable` set is never used up.
 * Otherwise the last try that told something decides: a code that worked after a refusal is not refused.
 */
export function recordedState(set: ReadSet, code: ReadCode | undefined): RecordedCodeState {
  if (code === undefined) return 'unused';
  if (code.marked) return 'used';
  let uses = 0;
  let refused = false;
  for (const outcome of code.outcomes) {
    if (outcome.takenBack || outcome.type === 'CodeNotTried') continue;
    refused = outcome.type === 'CodeRefused';
    if (!refused) uses += 1;
  }
  if (set.use !== 'reusable' && uses >= set.usesPerCode) return 'used';
  return refused ? 'refused' : 'unused';
}

export function codeState(set: ReadSet, number: number, today: string): CodeState {
  const state = recordedState(set, set.codes.get(number));
  return state === 'unused' && isVoid(set, today) ? 'void' : state;
}

/**
 * Whether what is left of a set counts for nothing: the set is no longer active, its codes were destroyed here, or its use
 * replaced all of it at the service. A draft is not active yet, which makes nothing void.
 */
function isVoid(set: ReadSet, today: string): boolean {
  if (set.purgedAt !== null || isOver(set, today)) return true;
  return set.use === 'single-then-replaced' && hasUse(set);
}

/** The last try of a code that is not taken back. */
export function lastOutcome(code: ReadCode | undefined): DeepReadonly<OutcomeRecord> | undefined {
  return code?.outcomes.findLast(({ takenBack }) => !takenBack);
}

/** Whether a use of the set is on record that is not taken back. */
export function hasUse(set: ReadSet): boolean {
  return set.outcomes.some(({ type, takenBack }) => type === 'CodeUsed' && !takenBack);
}

/** Whether a code was shown and nothing was recorded of it since. A used code waits for nothing. */
export function hasOpenReveal(set: ReadSet, code: ReadCode | undefined): boolean {
  if (code === undefined || code.revealOrder === 0) return false;
  if (code.outcomes.some(({ takenBack, order }) => !takenBack && order > code.revealOrder)) return false;
  return recordedState(set, code) !== 'used';
}

export function countCodes(set: ReadSet, today: string): CodeCounts {
  let used = 0;
  let refused = 0;
  let openReveals = 0;
  for (const code of set.codes.values()) {
    const state = recordedState(set, code);
    if (state === 'used') used += 1;
    else if (state === 'refused') refused += 1;
    if (hasOpenReveal(set, code)) openReveals += 1;
  }
  const rest = set.count - used - refused;
  // A refused code is taken for one of those that are spent.
  const spentUnknown = Math.min(rest, Math.max(0, set.spentUnknown - refused));
  const left = rest - spentUnknown;
  const none = isVoid(set, today);
  return {
    total: set.count,
    unused: none ? 0 : left,
    used,
    refused,
    void: none ? left : 0,
    spentUnknown,
    openReveals,
  };
}

/** How often a code worked, as far as it was recorded. */
export function usesOf(code: ReadCode | undefined): number {
  return code?.outcomes.filter(({ type, takenBack }) => type === 'CodeUsed' && !takenBack).length ?? 0;
}

/** How many codes are left once this one, now unused, has worked. */
export function unusedAfterUse(set: ReadSet, number: number, today: string): number {
  const { unused } = countCodes(set, today);
  if (set.use === 'reusable') return unused;
  if (set.use !== 'single') return 0;
  const code = set.codes.get(number);
  if (recordedState(set, code) !== 'unused') return unused;
  return usesOf(code) + 1 >= set.usesPerCode ? Math.max(0, unused - 1) : unused;
}

/**
 * The code that is offered next: the lowest unused one that does not wait for its outcome. Null when none is left, when the set
 * is not active, and when the service refused two running.
 */
export function nextCode(set: ReadSet, today: string): number | null {
  if (setStateOn(set, today) !== 'active' || isRefusedTwice(set)) return null;
  for (let number = set.indexBase; number < set.indexBase + set.count; number += 1) {
    if (codeState(set, number, today) === 'unused' && !hasOpenReveal(set, set.codes.get(number))) return number;
  }
  return null;
}

/**
 * Whether the service refused two codes running, so that no further one is offered. A use, taking a refusal back, newer marks
 * and setting the set active again end the run; "not tried" tells nothing, and the same code twice is one refusal.
 */
export function isRefusedTwice(set: ReadSet): boolean {
  const refused = new Set<number>();
  for (const { type, takenBack, number, order } of set.outcomes) {
    if (takenBack || order < set.runStart) continue;
    if (type === 'CodeUsed') refused.clear();
    else if (type === 'CodeRefused') refused.add(number);
  }
  return refused.size >= 2;
}
