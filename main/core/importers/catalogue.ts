/** The services that Coldkeep knows, as data (services/): how to tell each one, and what its recovery codes look like. */
import type { Service } from './catalogue-entry.ts';
import { CLOSED } from './services/closed.ts';
import { NAMES_ONLY } from './services/names-only.ts';
import { OPEN_SOURCE } from './services/open-source.ts';

/** Every service that Coldkeep knows, in no order of importance. */
export const SERVICES: readonly Service[] = [...OPEN_SOURCE, ...CLOSED, ...NAMES_ONLY];

const BY_ID: ReadonlyMap<string, Service> = new Map(SERVICES.map((row) => [row.id, row]));

/** The row of a catalogue id, or null for an id that this version does not know. */
export function serviceById(id: string): Service | null {
  return BY_ID.get(id) ?? null;
}

/** The display name of a catalogue id; an unknown id stands for itself. */
export function serviceName(id: string): string {
  return BY_ID.get(id)?.name ?? id;
}

/** Where in the settings of a service a new set is made, in English words; null where nobody knows. */
export function whereNewCodes(id: string | null): string | null {
  return id === null ? null : (BY_ID.get(id)?.where ?? null);
}
