/** The name of a list whose service is not in the catalogue: the line that names something, or what speaks for the text from outside. */
import { isAccountLine } from './account.ts';
import { datesOf } from './dates.ts';
import type { HeaderLine } from './header-line.ts';
import type { Outside } from './outside.ts';
import type { Scope } from './scope.ts';
import { namingWords } from './words.ts';

const LONGEST_LABEL = 80;
const MOST_LABEL_WORDS = 8;
/** `Service: Acme Corp` */
const SERVICE_LABEL =
  /^(?:service|dienst|site|website|title|titel|name|provider|anbieter|app|servicio|servi[cç]o|servizio)\s?[:=]\s*(?=\S)/i;

/** The line that names a list of an unknown service, or null where all words stand in every list. */
export function labelOf(scope: Scope, outside: Outside): string | null {
  const lines = scope.under === null ? scope.above : [...scope.above, scope.under];
  const named = lines.find((line) => SERVICE_LABEL.test(line.text));
  for (const line of named === undefined ? lines : [named]) {
    const text = line.text
      .replace(/[:：]$/, '')
      .replace(SERVICE_LABEL, '')
      .trim();
    const names = namingWords(line.words).length > 0 && line.words.trim().split(' ').length <= MOST_LABEL_WORDS;
    const heading = line.talk !== 'none' || !/[.!?,]$/.test(text);
    const about = names && heading && !line.neutral && !isAccountLine(line.text);
    if (about && text.length <= LONGEST_LABEL && datesOnly(line) === null) return text;
  }
  return outside.label;
}

function datesOnly(line: HeaderLine): string | null {
  const { generatedAt, expiresAt } = datesOf(line.text, false);
  return generatedAt ?? expiresAt;
}
