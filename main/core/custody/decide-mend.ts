/** Mending a set whose codes came in wrong or not all of them (cli.md, `add` and `correct`). */

import { MOST_CODES } from '../format/limits.ts';
import { hasNumber } from './code-state.ts';
import type { AddCodes, CorrectCode } from './command.ts';
import { rejectNumber } from './decide-code.ts';
import { setWithCodes } from './decide-set.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import type { EventBody } from './events.ts';
import { formatSetId } from './set-id.ts';
import type { ReadState } from './state.ts';

/** Whatever was recorded of the code stays: it was tried, or marked, as it stood. */
export function decideCorrectCode({ set: id, number, holders, payload }: CorrectCode, state: ReadState): Decision {
  const set = setWithCodes(id, state);
  if ('ok' in set) return set;
  if (!hasNumber(set, number)) return rejectNumber(set);
  return refuseKnown(holders) ?? accept({ t: 'CodeCorrected', d: { set: id, number, payload } });
}

/** They come to the end, so that no code changes its number. */
export function decideAddCodes({ set: id, added, used, holders, payload }: AddCodes, state: ReadState): Decision {
  const set = setWithCodes(id, state);
  if ('ok' in set) return set;
  if (added < 1) return reject('nothing-found');
  const count = set.count + added;
  if (count > MOST_CODES) return reject('too-large', { codes: count, max: MOST_CODES });
  const refusal = refuseKnown(holders);
  if (refusal !== null) return refusal;
  const first = set.indexBase + set.count;
  const marked = [...new Set(used)]
    .filter((place) => Number.isInteger(place) && place >= 0 && place < added)
    .sort((one, other) => one - other)
    .map((place) => first + place);
  const grown: EventBody = { t: 'CodeAdded', d: { set: id, count, payload } };
  return marked.length === 0 ? accept(grown) : accept(grown, { t: 'MarksUpdated', d: { set: id, used: marked } });
}

/** The same code in two places would be offered twice. */
function refuseKnown(holders: readonly string[]): Rejected | null {
  return holders.length === 0 ? null : reject('already-imported', { sets: holders.map(formatSetId).join(', ') });
}
