/** Proofs of printed copies: the codes are opened for it, recorded, and asked for by a challenge (paper.md 3). */
import { buildChallenge, type Challenge, type PrintedCode } from '../core/custody/challenge.ts';
import { askableCodes } from '../core/custody/decide-sheet.ts';
import { findCopy } from '../core/custody/find-copy.ts';
import type { Copy, DeepReadonly, Sheet } from '../core/custody/state.ts';
import { SheetError } from '../core/paper/sheet-error.ts';
import { eventsOf, RefusedError } from '../vault/events-of.ts';
import { drawBelow, type RandomPort } from '../vault/random.ts';
import type { Session } from '../vault/session.ts';

export interface OpenedChallenge {
  readonly copy: DeepReadonly<Copy>;
  readonly sheet: DeepReadonly<Sheet>;
  readonly challenge: Challenge;
}

/**
 * Opens the codes that were printed on the sheet of a copy, and nothing before that is recorded.
 *
 * @param word the copy as the user typed it
 * @throws RefusedError `copy-not-found`, also for a copy that is gone; SheetError `none-left` when there is nothing to ask for.
 */
export async function openChallenge(session: Session, word: string, random: RandomPort): Promise<OpenedChallenge> {
  // Refused before anything is opened: no such copy, or one that is gone.
  eventsOf({ type: 'ProveCopy', copy: word, way: 'typed' }, session.state);
  const copy = findCopy(session.state, word);
  const sheet = copy === null ? undefined : session.state.sheets.get(copy.sheet);
  if (copy === null || sheet === undefined) throw new RefusedError({ code: 'copy-not-found', facts: {} });
  const codes = await openPrintedCodes(session, sheet);
  if (codes.length === 0) {
    throw new SheetError('none-left', 'none of the codes on that sheet is in the vault any more');
  }
  return { copy, sheet, challenge: buildChallenge(codes, (below) => drawBelow(random, below)) };
}

/** Only codes that were printed on the sheet; the opening is recorded first. */
async function openPrintedCodes(session: Session, sheet: DeepReadonly<Sheet>): Promise<PrintedCode[]> {
  const printed = askableCodes(sheet, session.state);
  const opening = printed.flatMap(({ set }) => eventsOf({ type: 'OpenSet', set, for: 'proof' }, session.state));
  const opened = session.openedBy(await session.commit(opening));
  return printed.flatMap(({ set, numbers }) => {
    const kind = session.state.sets.get(set)?.kind ?? 'recovery-codes';
    return (opened.get(set) ?? [])
      .filter(({ number }) => numbers.includes(number))
      .map(({ number, text }) => ({ set, number, kind, text }));
  });
}

/**
 * Records that the challenge was answered from the copy.
 *
 * @returns The copy's id, and when, RFC 3339.
 * @throws RefusedError `copy-not-found` when it is gone meanwhile.
 */
export async function recordProof(
  session: Session,
  word: string,
): Promise<{ readonly copy: string; readonly provenAt: string }> {
  const { events } = await session.commit(eventsOf({ type: 'ProveCopy', copy: word, way: 'typed' }, session.state));
  const proven = events.find((event) => event.t === 'CopyProven');
  if (proven === undefined) throw new TypeError('no proof was decided');
  return { copy: proven.d.copy, provenAt: proven.at };
}
