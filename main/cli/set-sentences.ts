/** What the service does with the codes of a set, and where it makes new ones, in sentences for people. */
import { countCodes, setStateOn } from '../core/custody/code-state.ts';
import { formatSetId } from '../core/custody/set-id.ts';
import type { ReadSet, ReadState } from '../core/custody/state.ts';
import { whereNewCodes } from '../core/importers/catalogue.ts';
import type { SetUse } from '../core/importers/draft.ts';
import { systemClock } from '../vault/clock.ts';
import { displayName, shortId } from './asking.ts';
import { shellWord } from './shell-word.ts';

/** What happens when a code is used, to be said before; null for codes that simply work once. */
export const BEFORE_USE: Readonly<Record<SetUse, string | null>> = {
  single: null,
  'single-then-replaced': 'The service shows a new code after this one is used: have this vault at hand to import it.',
  'disables-2fa': 'Using this code switches two-factor off at the service.',
  reusable: 'This code goes on working after it is used.',
};

/** `New codes are made at GitHub: Settings, …`; null where nobody knows. */
export function whereInWords(state: ReadState, set: ReadSet): string | null {
  const service = state.accounts.get(set.account)?.service ?? null;
  const where = whereNewCodes(service);
  return where === null ? null : `New codes are made at ${displayName(service)}: ${where}.`;
}

/** What to do about a set that gives no code: it waits for its confirmation, or a new one is needed. Null while it gives some. */
export function wayOnInWords(state: ReadState, set: ReadSet, path: string): string | null {
  const today = systemClock.today();
  if (setStateOn(set, today) === 'draft') {
    const name = shortId(formatSetId(set.id));
    return `This set is a draft. Once it is confirmed at the service: coldkeep set-state ${shellWord(path)} ${name} active`;
  }
  return countCodes(set, today).unused > 0 ? null : whereInWords(state, set);
}
