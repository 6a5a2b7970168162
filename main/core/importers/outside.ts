/** What speaks for a text from outside of it: the name that it came under, and the entry of an export that it stands in. */
import { findOwner } from './account.ts';
import type { Service } from './catalogue-entry.ts';
import type { EntryHint, FieldText } from './draft.ts';
import { fieldTalk } from './field-words.ts';
import { type FileMatch, readFileName } from './file-name.ts';
import { readHeaderLine } from './header-line.ts';
import { type Naming, serviceOfHost } from './service-words.ts';
import { type CodeTalk, namingWords, plainWords } from './words.ts';

/** A host in the addresses of an entry. */
export interface KnownHost {
  readonly service: Service;
  /** The host itself, where it is none of the service's own: `git.example.org`. */
  readonly instance: string | null;
}

export interface Outside {
  readonly talk: CodeTalk;
  /** A secret made of words is announced. */
  readonly phrase: boolean;
  /** Services named by words, the nearest first. */
  readonly named: readonly Naming[];
  /** Services whose downloads have such a name. */
  readonly matches: readonly FileMatch[];
  readonly hosts: readonly KnownHost[];
  /** A host that no service of the catalogue is known by; the instance of one that runs anywhere. */
  readonly foreignHost: string | null;
  readonly account: string | null;
  /** What names the list where no service does. */
  readonly label: string | null;
  readonly retired: boolean;
  /** The name of the field, where it says something about its text; it stands above it as a heading. */
  readonly heading: string | null;
  /** A field named for codes may hold one alone. */
  readonly field: CodeTalk;
}

type Named = Pick<Outside, 'talk' | 'phrase' | 'named' | 'matches' | 'label' | 'retired'>;

function readEntry(entry: EntryHint): Outside {
  const title = readFileName(entry.title);
  const hosts = entry.addresses.flatMap((address) => hostOf(address) ?? []);
  const known = hosts.flatMap((host) => knownHost(host) ?? []);
  const label = entry.title.trim();
  const names = title.named.length === 0 && known.length === 0 && namingWords(plainWords(label)).length > 0;
  const heading = entry.field === null || !says(entry.field) ? null : entry.field;
  return {
    ...title,
    hosts: known,
    foreignHost: hosts.find((host) => serviceOfHost(host) === null) ?? null,
    account: entry.account ?? findOwner([readHeaderLine(label)], false).account,
    label: names ? label : null,
    heading,
    field: heading === null ? 'none' : fieldTalk(plainWords(heading)),
  };
}

/** Names such as `Text` and `Custom field 2` head nothing. */
function says(field: string): boolean {
  const { talk, named, words } = readHeaderLine(field);
  return talk !== 'none' || named.length > 0 || fieldTalk(words) !== 'none';
}

function hostOf(address: string): string | null {
  const url =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(address)?.[1] ?? address.split(/[/?#]/, 1)[0] ?? '';
  const host = url.toLowerCase();
  return /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?$/.test(host) ? host : null;
}

function knownHost(host: string): KnownHost | null {
  const service = serviceOfHost(host);
  if (service === null) return null;
  const own = service.hosts.some((known) => host === known || host.endsWith(`.${known}`));
  return { service, instance: own || !service.selfHosted ? null : host };
}

/** The nearer of two names speaks first; what it does not say, the farther one may. */
function nearest(near: Named, far: Named): Named {
  return {
    talk: near.talk === 'none' ? far.talk : near.talk,
    phrase: near.phrase || far.phrase,
    named: [...near.named, ...far.named],
    matches: [...near.matches, ...far.matches],
    label: far.label ?? near.label,
    retired: near.retired || far.retired,
  };
}

/** Most texts of an export have none. */
const NO_NAME = readFileName('');

/** Reads the name of a text, and the entry around it. */
export function readOutside({ name, entry }: Pick<FieldText, 'name' | 'entry'>): Outside {
  const file = name === '' ? NO_NAME : readFileName(name);
  if (entry !== undefined) {
    const around = readEntry(entry);
    return { ...around, ...nearest(file, around) };
  }
  return { ...file, hosts: [], foreignHost: null, account: null, heading: null, field: 'none' };
}
