/** What the name of a file tells: browsers add "(1)", people rename, and some services write account and date into it. */
import { SERVICES } from './catalogue.ts';
import type { FilePattern, Service } from './catalogue-entry.ts';
import { type Naming, servicesNamed } from './service-words.ts';
import { type CodeTalk, codeTalk, namingWords, plainWords, speaksOfPhrase } from './words.ts';

/** A download's name as a service writes it. */
export interface FileMatch {
  readonly service: Service;
  /** Others save under such names too. */
  readonly shared: boolean;
  readonly account: string | null;
  readonly instance: string | null;
  readonly date: string | null;
}

export interface FileName {
  readonly words: string;
  readonly talk: CodeTalk;
  readonly phrase: boolean;
  /** Services named by words in the name. */
  readonly named: readonly Naming[];
  readonly matches: readonly FileMatch[];
  /** The part that names something, where the name speaks of codes at all: `acme` of `acme-recovery-codes.txt`. */
  readonly label: string | null;
  readonly retired: boolean;
}

const ENDING = /(?:\.(?:txt|text|md|markdown|log|csv|asc|rtf|dat|out|bak|old|copy|pdf))+$/i;
const COPY_MARK = /(?:[ _-]*\(\d{1,3}\)| - (?:copy|kopie|copie|copia)(?: ?\(\d+\))?|[ _-]copy(?:[ _-]?\d+)?)+$/i;
/** `github-codes-old`, `codes (expired)`, `old github codes`; a file of old and new sets is neither. */
const OLD =
  /^(?:old|alte?|expired)[-_ ](?!.*\b(?:new|and)\b)|[-_ .(](?<!\b(?:new|and|or)[-_ .(])(?:old|expired|replaced|revoked|dead|alt)\)?$/i;
/** Words long enough to be found inside of others: `githubcodes.txt`. */
const LONG_WORD = 6;

const LONG_WORDS = SERVICES.flatMap((service) =>
  service.words
    .filter((word) => word.length >= LONG_WORD)
    .map((word) => ({ service, needle: word.replace(/ /g, ''), length: word.length })),
);

function matchOf(service: Service, { pattern, shared }: FilePattern, stem: string): FileMatch | null {
  const found = pattern.exec(stem);
  if (found === null) return null;
  const { account = null, instance = null, date = null } = found.groups ?? {};
  return { service, shared: shared === true, account, instance, date };
}

function namedIn(words: string): Naming[] {
  const byWord = servicesNamed(words);
  if (byWord.length > 0) return byWord;
  const joined = words.replace(/ /g, '');
  const found = new Map<Service, Naming>();
  for (const { service, needle, length } of LONG_WORDS) {
    if (!joined.includes(needle)) continue;
    const longest = Math.max(length, found.get(service)?.length ?? 0);
    found.set(service, { service, common: false, length: longest });
  }
  return [...found.values()];
}

/** A host or theme that is the service's own name says nothing. */
const withoutOwnName = (match: FileMatch): FileMatch =>
  match.instance !== null && namedIn(plainWords(match.instance)).length > 0 ? { ...match, instance: null } : match;

/** Reads the name that a text came under; no path. */
export function readFileName(name: string): FileName {
  const base = name.replace(/^.*[\\/]/, '');
  const stem = base.replace(ENDING, '').replace(COPY_MARK, '').replace(ENDING, '').trim();
  const spaced = stem.replace(/([\p{Ll}\d])(\p{Lu}\p{Ll})/gu, '$1 $2');
  const words = plainWords(stem);
  const talkOf = [
    codeTalk(words),
    codeTalk(plainWords(spaced)),
    codeTalk(plainWords(stem.replace(/codes?$/i, ' codes'))),
  ];
  const talk = talkOf.includes('strong')
    ? 'strong'
    : (talkOf[0] ?? 'none') === 'none'
      ? (talkOf.find((each) => each !== 'none') ?? 'none')
      : (talkOf[0] ?? 'none');
  const matches = SERVICES.flatMap((service) => service.files.map((file) => matchOf(service, file, stem))).filter(
    (match) => match !== null,
  );
  const named = namedIn(words);
  const naming = talk === 'strong' || talk === 'weak' ? namingWords(words) : [];
  return {
    words,
    talk: matches.some((match) => !match.shared) ? 'strong' : talk,
    phrase: speaksOfPhrase(words),
    named,
    matches: matches.map(withoutOwnName),
    label: named.length === 0 && naming.length > 0 ? labelOf(stem, new Set(naming)) : null,
    retired: /\.old(?:\.\w+)?$/i.test(base) || OLD.test(stem),
  };
}

function labelOf(stem: string, naming: ReadonlySet<string>): string {
  return stem
    .split(/[\s_-]+/)
    .filter(
      (word) =>
        naming.has(plainWords(word).trim()) ||
        plainWords(word)
          .trim()
          .split(' ')
          .some((part) => naming.has(part)),
    )
    .join(' ');
}
