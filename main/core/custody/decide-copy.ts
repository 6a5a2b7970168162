/** What happens to a printed copy: it is proven, placed, and one day gone (paper.md 3). */
import type { EndCopy, PlaceCopy, ProveCopy } from './command.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import { findCopy } from './find-copy.ts';
import { isFitName, tidyName } from './fit-name.ts';
import type { Copy, DeepReadonly, ReadState } from './state.ts';

/** The longest name of a place, and of a seal, in signs. */
export const PLACE_SIGNS_MAX = 100;

/** Records that a challenge was answered; what may be asked is `askableCodes`. */
export function decideProveCopy({ copy: word, way }: ProveCopy, state: ReadState): Decision {
  const copy = livingCopy(word, state);
  if ('ok' in copy) return copy;
  if (isPurged(copy.sheet, state)) return reject('purged', { copy: copy.id });
  return accept({ t: 'CopyProven', d: { copy: copy.id, way } });
}

/** Nothing that a challenge could ask for is left: all codes of the sheet were destroyed here. */
function isPurged(sheet: string, state: ReadState): boolean {
  const ids = [...(state.sheets.get(sheet)?.sets.keys() ?? [])];
  return ids.length > 0 && ids.every((id) => (state.sets.get(id)?.purgedAt ?? null) !== null);
}

/** A blank seal is none. */
export function decidePlaceCopy(command: PlaceCopy, state: ReadState): Decision {
  const copy = livingCopy(command.copy, state);
  if ('ok' in copy) return copy;
  const place = tidyName(command.place);
  const seal = tidyName(command.seal ?? '') || null;
  if (place === '' || ![place, seal ?? ''].every((name) => isFitName(name, PLACE_SIGNS_MAX))) {
    return reject('usage', { signsMax: PLACE_SIGNS_MAX });
  }
  if (copy.place === place && copy.seal === seal) return accept();
  return accept({ t: 'CopyPlaced', d: { copy: copy.id, place, seal } });
}

export function decideEndCopy({ copy: word, reason }: EndCopy, state: ReadState): Decision {
  const copy = livingCopy(word, state);
  if ('ok' in copy) return copy;
  return accept({ t: 'CopyEnded', d: { copy: copy.id, reason } });
}

function livingCopy(word: string, state: ReadState): DeepReadonly<Copy> | Rejected {
  const copy = findCopy(state, word);
  if (copy === null) return reject('copy-not-found');
  return copy.ended === null ? copy : reject('copy-not-found', { copy: copy.id, ended: copy.ended });
}
