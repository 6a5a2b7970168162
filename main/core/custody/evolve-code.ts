/** What events do to single codes: shown, tried, taken back, marked (vault.md, "The domain in events"). */
import type { EventOf, OutcomeType } from './events.ts';
import type { CodeRecord, State } from './state.ts';

/** The record of a code, made where there is none yet; null when the set is not there or has no such number. */
export function codeRecord(state: State, setId: string, number: number): CodeRecord | null {
  const set = state.sets.get(setId);
  if (set === undefined || number < set.indexBase || number >= set.indexBase + set.count) return null;
  let code = set.codes.get(number);
  if (code === undefined) {
    code = { number, marked: false, revealedAt: null, revealOrder: 0, outcomes: [] };
    set.codes.set(number, code);
  }
  return code;
}

/** A code that was shown waits for its outcome from here on. */
export function evolveRevealed(state: State, { d, at }: EventOf<'CodeRevealed'>): void {
  const code = codeRecord(state, d.set, d.number);
  if (code === null) return;
  code.revealedAt = at;
  code.revealOrder = state.eventCount;
}

export function evolveOutcome(state: State, event: EventOf<OutcomeType>): void {
  const set = state.sets.get(event.d.set);
  const code = codeRecord(state, event.d.set, event.d.number);
  if (set === undefined || code === null || state.outcomes.has(event.id)) return;
  const outcome = {
    ...event.d,
    event: event.id,
    type: event.t,
    at: event.at,
    order: state.eventCount,
    takenBack: false,
  };
  state.outcomes.set(event.id, outcome);
  code.outcomes.push(outcome);
  set.outcomes.push(outcome);
  if (event.t === 'CodeUsed') set.lastUseOrder = state.eventCount;
}

export function evolveTakenBack(state: State, { d }: EventOf<'OutcomeTakenBack'>): void {
  const outcome = state.outcomes.get(d.event);
  if (outcome !== undefined) outcome.takenBack = true;
}

/** Marks of a later download. They show that the set is the current one, so refusals before them no longer stop the offer. */
export function evolveMarks(state: State, { d }: EventOf<'MarksUpdated'>): void {
  const set = state.sets.get(d.set);
  if (set === undefined) return;
  set.runStart = state.eventCount;
  for (const number of d.used) {
    const code = codeRecord(state, d.set, number);
    if (code !== null) code.marked = true;
  }
}
