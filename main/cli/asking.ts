/** From the words of an argument to the set that is meant, and its names for people. */
import { findSet } from '../core/custody/find-set.ts';
import type { ReadSet, ReadState } from '../core/custody/state.ts';
import { SERVICES, serviceById } from '../core/importers/catalogue.ts';
import type { Service } from '../core/importers/catalogue-entry.ts';
import { systemClock } from '../vault/clock.ts';
import { RefusedError } from '../vault/events-of.ts';

/** The name of a service as the catalogue writes it, or its id. */
export function displayName(service: string | null): string | null {
  return service === null ? null : (serviceById(service)?.name ?? service);
}

/** The service that a person means by a name: its id, its name, or a word for it. Null for one that the catalogue lacks. */
export function serviceNamed(name: string): Service | null {
  const wanted = name.trim().toLowerCase();
  const fits = ({ id, name: written, words }: Service): boolean =>
    id === wanted || written.toLowerCase() === wanted || words.includes(wanted);
  return SERVICES.find(fits) ?? null;
}

/** @throws RefusedError `set-not-found`, `ambiguous-set`. */
export function setMeantBy(state: ReadState, word: string): ReadSet {
  const found = findSet(state, word, systemClock.today(), displayName);
  if (!found.ok) throw new RefusedError(found.rejection);
  return found.set;
}

/** `s-` and the first eight signs of a set's id: enough to name it, and short enough to type. */
export function shortId(id: string): string {
  return id.slice(0, 10);
}

/** `GitHub, sam` for people. */
export function nameOf(state: ReadState, set: Pick<ReadSet, 'account'>): string {
  const account = state.accounts.get(set.account);
  const parts = [displayName(account?.service ?? null) ?? account?.label, account?.instance, account?.name];
  return parts.filter((part) => part).join(', ');
}
