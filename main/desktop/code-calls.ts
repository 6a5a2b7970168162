/** The calls about single codes: show one, say how it went, take that back (desktop.md, screen 5). */

import type { Result } from '../../preload/contract.ts';
import type { MarkedCode, ShownCode } from '../../preload/views/codes.ts';
import { hasOpenReveal, recordedState } from '../core/custody/code-state.ts';
import type { OutcomeType } from '../core/custody/events.ts';
import type { ReadSet } from '../core/custody/state.ts';
import { eventsOf } from '../vault/events-of.ts';
import { type AfterTry, afterTry, markCode, takeBack } from '../vault/mark-code.ts';
import { type RevealedCode, revealCode, revealUnrecorded } from '../vault/reveal-code.ts';
import type { Calls } from './calls.ts';
import type { Custody } from './custody.ts';
import { done } from './done.ts';
import type { OnShow } from './on-show.ts';

type CodeCalls = Pick<Calls, 'reveal' | 'revealUnrecorded' | 'markCode' | 'undo' | 'changeSetState'>;

const OUTCOMES: Readonly<Record<OutcomeType, MarkedCode['outcome']>> = {
  CodeUsed: 'used',
  CodeRefused: 'refused',
  CodeNotTried: 'not-tried',
};

/** Whether that was said already, and no opening came after it: a second press of the same button records nothing. */
function isSoAlready(set: ReadSet, number: number, outcome: MarkedCode['outcome']): boolean {
  const code = set.codes.get(number);
  if (code === undefined || hasOpenReveal(set, code)) return false;
  if (outcome === 'used' && recordedState(set, code) === 'used') return true;
  const last = code.outcomes.findLast(({ takenBack }) => !takenBack);
  return last !== undefined && OUTCOMES[last.type] === outcome;
}

function markedView(
  { set, number, outcome }: Pick<MarkedCode, 'set' | 'number' | 'outcome'>,
  after: AfterTry,
  event: string | null,
  isSetRevoked: boolean,
): MarkedCode {
  const { left, next, isRefusedTwice, needsNewCode } = after;
  const crossOff = after.crossOff.map(({ id, place }) => ({ copy: id, place }));
  return { set, number, outcome, event, left, next, isRefusedTwice, isSetRevoked, needsNewCode, crossOff };
}

export function createCodeCalls(custody: Custody, onShow: OnShow): CodeCalls {
  const { clock } = custody.ports;

  const show = ({ set, number, text, left, leftAfter, doubt, recordedAt }: RevealedCode): Result<ShownCode> => {
    const hidesInSeconds = onShow.show({ set: set.id, number, text });
    return done({ set: set.id, number, text, left, leftAfter, doubt, recordedAt, hidesInSeconds });
  };

  return {
    // Put on show before the work is over: a lock that waits for it hides it again.
    reveal: (set, number) => custody.work(async (session) => show(await revealCode(session, { set, number }, clock))),
    revealUnrecorded: (set, number) =>
      custody.work(async (session) => show(await revealUnrecorded(session, { set, number }, clock))),
    markCode: (setId, number, outcome) =>
      custody.work(async (session) => {
        const tried = { set: setId, number, outcome, when: null, from: null, note: null };
        const set = session.state.sets.get(setId);
        if (set !== undefined && isSoAlready(set, number, outcome)) {
          return done(markedView(tried, afterTry(session.state, tried, clock.today()), null, false));
        }
        const marked = await markCode(session, tried, clock);
        return done(markedView(tried, marked, marked.event, marked.isSetRevoked));
      }),
    undo: (outcome) =>
      custody.work(async (session) => {
        const { set, number, left } = await takeBack(session, outcome, clock);
        return done({ set: set.id, number, left });
      }),
    changeSetState: (set, to) =>
      custody.work(async (session) => {
        const events = eventsOf({ type: 'ChangeSetState', set, to }, session.state);
        if (events.length > 0) await session.commit(events);
        return done(null);
      }),
  };
}
