/** Dates in foreign texts: as exact as they are written, never guessed between day and month. */

/** Whole names, each language's in all its forms; a word of three letters or more that one begins with is that month. */
const MONTHS: readonly string[] = [
  'january januar jänner janvier enero janeiro gennaio januari styczeń stycznia январь января',
  'february februar février febrero fevereiro febbraio februari luty lutego февраль февраля',
  'march märz maerz mars marzo março maart mrt marts marzec marca март марта',
  'april avril abril aprile kwiecień kwietnia апрель апреля',
  'may mai mayo maio maggio mei maj maja май мая',
  'june juni juin junio junho giugno czerwiec czerwca июнь июня',
  'july juli juillet julio julho luglio lipiec lipca июль июля',
  'august août agosto augustus augusti sierpień sierpnia август августа',
  'september septembre septiembre setiembre setembro settembre wrzesień września сентябрь сентября',
  'october oktober octobre octubre outubro ottobre październik października октябрь октября',
  'november novembre noviembre novembro listopad listopada ноябрь ноября',
  'december dezember décembre diciembre dezembro dicembre desember grudzień grudnia декабрь декабря',
];

const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const MONTH_NAMES: readonly (readonly [name: string, month: number])[] = MONTHS.flatMap((names, index) =>
  names.split(' ').map((name) => [bare(name), index + 1] as const),
);
const SHORTEST_MONTH = 3;
/** Without a day, `new set 2025` is of no September. */
const ENGLISH_WORD = /^(?:set|out)$/i;

/** The month that a word names in one of the languages of the table, or null. `Generated` is none, though `gen` is. */
function monthOf(word: string): number | null {
  const name = bare(word);
  if (name.length < SHORTEST_MONTH) return null;
  return MONTH_NAMES.find(([whole]) => whole.startsWith(name))?.[1] ?? null;
}

const two = (value: number): string => String(value).padStart(2, '0');

function ymd(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days ? `${year}-${two(month)}-${two(day)}` : null;
}

const YEAR = '((?:19|20)\\d\\d)';
const WORD = '(\\p{L}{3,12})\\.?';
const HAS_YEAR = /(?:19|20)\d\d/;
const ISO = new RegExp(`(?<!\\d)${YEAR}[-/.年](\\d{1,2})[-/.月](\\d{1,2})(?!\\d)`, 'u');
const ISO_MONTH = new RegExp(`(?<!\\d)${YEAR}-(\\d{2})(?![-\\d])`, 'u');
const DAY_MONTH_WORD = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?(?:,? (?:de |of )?|-)${WORD}(?:,? (?:de |del )?|-)${YEAR}(?!\\d)`,
  'u',
);
const MONTH_WORD_DAY = new RegExp(`${WORD} (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}(?!\\d)`, 'u');
const MONTH_WORD = new RegExp(`${WORD},? (?:de |del )?${YEAR}(?!\\d)`, 'u');
const DOTTED = new RegExp(`(?<!\\d)(\\d{1,2})\\. ?(\\d{1,2})\\. ?${YEAR}(?!\\d)`, 'u');
const SLASHED = new RegExp(`(?<!\\d)(\\d{1,2})[/-](\\d{1,2})[/-]${YEAR}(?!\\d)`, 'u');
const MONTH_YEAR = new RegExp(`(?<![\\d/])(\\d{1,2})/${YEAR}(?!\\d)`, 'u');
const YEAR_ALONE = new RegExp(`(?<![\\d./-])${YEAR}(?![\\d/-])`, 'u');

/** Day and month are told apart only where one of them cannot be the other. */
function slashed(first: number, second: number, year: number): string | null {
  if (first > 12) return ymd(year, second, first);
  if (second > 12) return ymd(year, first, second);
  return first === second ? ymd(year, first, second) : String(year);
}

function byMonthWord(text: string): string | null {
  const dayFirst = DAY_MONTH_WORD.exec(text);
  const dayFirstMonth = dayFirst === null ? null : monthOf(dayFirst[2] ?? '');
  if (dayFirst !== null && dayFirstMonth !== null) return ymd(Number(dayFirst[3]), dayFirstMonth, Number(dayFirst[1]));
  const monthFirst = MONTH_WORD_DAY.exec(text);
  const monthFirstMonth = monthFirst === null ? null : monthOf(monthFirst[1] ?? '');
  if (monthFirst !== null && monthFirstMonth !== null) {
    return ymd(Number(monthFirst[3]), monthFirstMonth, Number(monthFirst[2]));
  }
  const monthOnly = MONTH_WORD.exec(text);
  const word = monthOnly?.[1] ?? '';
  const month = ENGLISH_WORD.test(word) ? null : monthOf(word);
  return monthOnly !== null && month !== null ? `${monthOnly[2]}-${two(month)}` : null;
}

/** The first date in a text as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. */
export function findDate(text: string): string | null {
  if (!HAS_YEAR.test(text)) return null;
  const iso = ISO.exec(text);
  if (iso !== null) return ymd(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = byMonthWord(text);
  if (words !== null) return words;
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return ymd(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const parts = SLASHED.exec(text);
  if (parts !== null) return slashed(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const isoMonth = ISO_MONTH.exec(text);
  if (isoMonth !== null && Number(isoMonth[2]) >= 1 && Number(isoMonth[2]) <= 12)
    return `${isoMonth[1]}-${isoMonth[2]}`;
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear !== null && Number(monthYear[1]) >= 1 && Number(monthYear[1]) <= 12) {
    return `${monthYear[2]}-${two(Number(monthYear[1]))}`;
  }
  return YEAR_ALONE.exec(text)?.[1] ?? null;
}

/** `Fri Mar 14 2025 09:30:12 GMT+0100 (…)`: weekday, date and time, and nothing else. */
const DATE_PARTS =
  /\p{L}{2,12}\.?|\d{1,4}(?:st|nd|rd|th|\.|º)?|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|[-/.,:T+Z()年月日]/gu;
const DATE_WORDS =
  /^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mie|jeu|jue|ven|vie|sab|sam|dim|dom|die|mit|don|fre|son|so|mo|di|mi|do|fr|sa|zo|wo|vr|gio|am|pm|at|um|uhr|a|à|de|del|le|la|el|on|the|of|gmt|utc|cet|cest|est|pst|t|z|standard|time|central|european|eastern|pacific|summer|daylight|coordinated|universal|date|datum|fecha|data)/;

/** True where a line is a date and nothing else, whatever its time of day and zone. */
export function isDateOnly(line: string): boolean {
  if (line.length > LONGEST_DATE) return false;
  const bracketless = line.replace(/(?<=\S)\s*\([^)]*\)/g, '');
  const date = findDate(bracketless);
  if (date === null || date.length < 10) return false;
  const left = bracketless.replace(DATE_PARTS, (part) => {
    if (!/\p{L}{2}/u.test(part)) return '';
    return monthOf(part) !== null || DATE_WORDS.test(bare(part)) ? '' : part;
  });
  return left.trim() === '';
}

const LONGEST_DATE = 90;

const VERBS = {
  expires:
    /(?<!\p{L})(?:expir(?:es?|ed|ing|y|ation|ent|an|am|a|é)?\S*|valid (?:until|till|thru|through|to)|good until|best before|not after|g[uü]ltig bis|l[aä]uft ab|laufen\b.*\bab|abgelaufen|valables? jusqu\S*|v[aá]lid[oa]s? (?:hasta|at[eé])|valid[oi] fino|caduca\S*|vence\S*|scad\S+|verlo(?:opt|pen)|geldig tot|wa[zż]n\S+ do|wygasa\S*|действител\S* до|истека\S*|有効期限|有效期|到期|만료)/iu,
  generated:
    /(?<!\p{L})(?:generated|created|issued|printed|saved|downloaded|made|exported|produced|set up|obtained|as of|regenerated|erstellt|erzeugt|generiert|ausgestellt|gedruckt|heruntergeladen|g[eé]n[eé]r[eé]\S*|cr[eéè]{1,2}\S*|[eé]mis\S*|generad\S+|cread\S+|emitid\S+|gerad\S+|criad\S+|generat\S+|creat\S+|emess\S+|stampat\S+|gegenereerd|aangemaakt|gemaakt|wygenerowan\S+|utworzon\S+|создан\S*|сгенерирован\S*|skapad\S*|oprettet|opprettet|(?:作成|生成|创建|発行|発行|建立)(?:日時?|日期|时间|時間|于|於)?|생성|as at|fecha|datum|date[dn]?(?= ?[:=]))/iu,
} as const;

/** Words before a date that make it the date of something other than the issue of these codes. */
const OTHER_EVENT =
  /\b(?:used|spent|replac\S*|retired|revoked|dead|until|till|wrote|sent|before|after|since|benutzt|ersetzt|utilis\S*|usad\S*|remplac\S*|reemplaz\S*|expire\S*|old since)/iu;

/** What a line says about when its codes were made or end. */
export interface LineDates {
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
}

/** The date of a heading, unless the words that stand with it date another event: `2023 (replaced 2025)` is of 2023. */
function dateOfHeading(heading: string): string | null {
  const parts = heading.split(/[()[\]]| -+ /).filter((part) => !OTHER_EVENT.test(part));
  return parts.map(findDate).find((date) => date !== null) ?? null;
}

/** Dates of one header or footer line. `heading`: the line names the set, so that a bare date on it is its date. */
export function datesOf(line: string, heading: boolean): LineDates {
  const none = { generatedAt: null, expiresAt: null };
  if (!/\d/.test(line)) return none;
  const found: { generatedAt: string | null; expiresAt: string | null } = { ...none };
  for (const clause of line.split(
    /[;]|(?<=\p{L}{2})\.(?= )|,(?= (?:valid|expire|g[uü]ltig|used|generated|created)\b)/iu,
  )) {
    const expires = VERBS.expires.exec(clause);
    const generated = VERBS.generated.exec(clause);
    if (expires !== null) {
      found.expiresAt ??= findDate(clause.slice(expires.index));
      if (generated !== null && generated.index < expires.index) {
        found.generatedAt ??= findDate(clause.slice(generated.index, expires.index));
      }
    } else if (generated !== null) found.generatedAt ??= findDate(clause.slice(generated.index)) ?? findDate(clause);
    else if (isDateOnly(clause.trim())) found.generatedAt ??= findDate(clause);
    else if (heading) found.generatedAt ??= dateOfHeading(clause);
  }
  return found;
}
