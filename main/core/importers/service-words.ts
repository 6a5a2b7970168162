/** Finds services by their words and hosts in lines of a text. */
import { SERVICES } from './catalogue.ts';
import type { Service } from './catalogue-entry.ts';

/** A service named on a line. */
export interface Naming {
  readonly service: Service;
  /** Words that mean other things too; they count only beside words for codes. */
  readonly common: boolean;
  /** Length of the longest word that matched: `wordpress com` beats `wordpress`. */
  readonly length: number;
}

interface Entry {
  readonly needle: string;
  readonly service: Service;
  readonly common: boolean;
}

const ENTRIES: readonly Entry[] = SERVICES.flatMap((service) => [
  ...service.words.map((word) => ({ needle: ` ${word} `, service, common: false })),
  ...service.commonWords.map((word) => ({ needle: ` ${word} `, service, common: true })),
]);

/** By the first word, so that a line is looked up word by word. */
const BY_FIRST_WORD = byFirstWord();

function byFirstWord(): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of ENTRIES) {
    const first = entry.needle.trim().split(' ')[0] ?? '';
    groups.set(first, [...(groups.get(first) ?? []), entry]);
  }
  return groups;
}

/** Apps that make one-time codes for other services; their makers are not meant. */
const AUTHENTICATOR_APPS =
  / (?:google|microsoft|duo|apple|bitwarden|1password|lastpass|zoho) (?:authenticator|passwords|password manager)(?= )/g;

/** Programs that a page recommends to keep the codes in: `a password manager such as 1Password, Bitwarden, or Keeper`. */
const RECOMMENDED = / password managers? (?:such as|like|e g|including|for example) (?:\S+ ){1,8}/g;

/** A line of more words is a sentence: it is wise to keep codes, and that is no bank. */
const MOST_HEADING_WORDS = 6;
/** `Postman: códigos de seguridad alternativos (sam.rivera)` */
const MOST_WORDS_FROM_NAME = 8;

/** Behind these a name stands in a heading of any length: `I miei codici di backup per Twitch`. */
const BEFORE_NAME = [
  ' for',
  ' of',
  ' fur',
  ' von',
  ' pour',
  ' de',
  ' para',
  ' per',
  ' di',
  ' do',
  ' voor',
  ' van',
  ' dla',
  ' для',
];

/** Words that mean other things too say nothing in a sentence, where nothing else is known of the service. */
const isSaidInPassing = ({ needle, service, common }: Entry, line: string): boolean =>
  common &&
  service.namesOnly &&
  line.split(' ').length - 2 > MOST_HEADING_WORDS &&
  !BEFORE_NAME.some((word) => line.includes(word + needle)) &&
  !(line.startsWith(needle) && line.split(' ').length - 2 <= MOST_WORDS_FROM_NAME);

/** Every service that a line names, by words from `plainWords`. */
export function servicesNamed(words: string): Naming[] {
  const line = / (?:authenticator|password)/.test(words)
    ? words.replace(AUTHENTICATOR_APPS, ' ').replace(RECOMMENDED, ' ')
    : words;
  const found = new Map<string, Naming>();
  for (const word of line.split(' ')) {
    for (const entry of BY_FIRST_WORD.get(word) ?? []) {
      const { needle, service, common } = entry;
      const before = found.get(service.id);
      if (!line.includes(needle) || isSaidInPassing(entry, line)) continue;
      if (before === undefined || before.length < needle.length) {
        found.set(service.id, { service, common, length: needle.length });
      }
    }
  }
  return [...found.values()];
}

/** True where a line names a service by a word that means nothing else; one that is known by name alone is no evidence. */
export function namesService(words: string): boolean {
  return servicesNamed(words).some(({ common, service }) => !common && !service.namesOnly);
}

const BY_HOST: ReadonlyMap<string, Service> = new Map(
  SERVICES.flatMap((service) => service.hosts.map((host) => [host, service] as const)),
);

/** The service that a host belongs to: its own hosts and subdomains, or a self-hosted one by a label (`gitlab.example.com`). */
export function serviceOfHost(host: string): Service | null {
  const labels = host.toLowerCase().replace(/:\d+$/, '').split('.');
  for (let from = 0; from < labels.length; from += 1) {
    const service = BY_HOST.get(labels.slice(from).join('.'));
    if (service !== undefined) return service;
  }
  return SERVICES.find((service) => service.selfHosted && service.words.some((word) => labels.includes(word))) ?? null;
}
