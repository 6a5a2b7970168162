/** What happens to a printed copy: it is proven, placed, and one day gone (paper.md 3). */
import type { EndCopy, PlaceCopy, ProveCopy } from './command.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import { findCopy } from './find-copy.ts';
import type { Copy, DeepReadonly, ReadState } from './state.ts';

/** The longest name of a place, and of a seal, in signs. */
export const PLACE_SIGNS_MAX = 100;

/** Control characters, line ends, half characters, and marks that turn the direction of writing. */
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Records that a challenge was answered; what may be asked is `askableCodes`. */
export function decideProveCopy({ copy: word, way }: ProveCopy, state: ReadState): Decision {
  const copy = livingCopy(word, state);
  if ('ok' in copy) return copy;
  return accept({ t: 'CopyProven', d: { copy: copy.id, way } });
}

/** A blank seal is none. */
export function decidePlaceCopy(command: PlaceCopy, state: ReadState): Decision {
  const copy = livingCopy(command.copy, state);
  if ('ok' in copy) return copy;
  const place = tidy(command.place);
  const seal = tidy(command.seal ?? '') || null;
  if (place === '' || !isFit(place) || (seal !== null && !isFit(seal))) {
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

/** Accents are written one way, so that the same place reads the same whatever keyboard it came from. */
function tidy(text: string): string {
  return text.trim().normalize('NFC');
}

function isFit(text: string): boolean {
  return !UNFIT.test(text) && Array.from(text).length <= PLACE_SIGNS_MAX;
}
