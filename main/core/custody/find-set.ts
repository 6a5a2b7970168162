/** The set that a word means (cli.md, "SET"). */
import { isInUse } from './code-state.ts';
import { type Rejected, reject } from './decision.ts';
import { formatSetId, parseSetId, readSetIdPrefix } from './set-id.ts';
import type { ReadSet, ReadState } from './state.ts';

/** The name that the catalogue shows for a service id, or null where it does not know it. */
export type DisplayName = (service: string) => string | null;

export type FoundSet = { readonly ok: true; readonly set: ReadSet } | Rejected;

/** How many ids an ambiguous word is answered with. */
const IDS_SHOWN_MAX = 10;

/**
 * Finds the one set that is meant: by its id or the first four signs of it or more, else by an exact `service` or
 * `service/account`, letter case aside, where the service may be called by its catalogue id, its display name or its label.
 *
 * A name that fits several sets means the only active one among them that is not purged: of an account whose codes were renewed, the codes that
 * work. An id never prefers: whoever types one means exactly that set.
 *
 * @param today - the day where the user is, `YYYY-MM-DD`
 * @returns the set, or `set-not-found`, or `ambiguous-set` with the ids in `sets`
 */
export function findSet(state: ReadState, word: string, today: string, displayName: DisplayName): FoundSet {
  const trimmed = word.trim();
  const byId = setsWithId(state, trimmed);
  if (byId.length > 0) return only(byId);
  const named = setsNamed(state, trimmed, displayName);
  const active = named.filter((set) => isInUse(set, today));
  return only(active.length > 0 ? active : named);
}

/** A whole id is looked up: writing out those of ten thousand sets takes longer than all else that a command decides. */
function setsWithId(state: ReadState, word: string): readonly ReadSet[] {
  const whole = parseSetId(word);
  if (whole !== null) {
    const set = state.sets.get(whole);
    return set === undefined ? [] : [set];
  }
  const prefix = readSetIdPrefix(word);
  return prefix === null ? [] : [...state.sets.values()].filter((set) => formatSetId(set.id).startsWith(prefix));
}

function setsNamed(state: ReadState, word: string, displayName: DisplayName): readonly ReadSet[] {
  const wanted = word.toLowerCase();
  return [...state.sets.values()].filter((set) => {
    const account = state.accounts.get(set.account);
    if (account === undefined) return false;
    const { service, label, name } = account;
    const services = [service, service === null ? null : displayName(service), label];
    // Whole words are compared, not parts between slashes: a label or a login may hold a slash itself.
    return services.some(
      (called) =>
        called !== null &&
        (called.toLowerCase() === wanted || (name !== null && `${called}/${name}`.toLowerCase() === wanted)),
    );
  });
}

function only(sets: readonly ReadSet[]): FoundSet {
  const [first, second] = sets;
  if (first === undefined) return reject('set-not-found');
  if (second === undefined) return { ok: true, set: first };
  const ids = sets.slice(0, IDS_SHOWN_MAX).map((set) => formatSetId(set.id));
  return reject('ambiguous-set', { sets: ids.join(', '), count: sets.length });
}
