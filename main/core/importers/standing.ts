/** What a text says about the standing of a set: old and dead, or the successor of an older one. */
import { plainWords } from './words.ts';

const DEAD_WORDS =
  '(?:old|older|dead|replaced|expired|revoked|invalid|invalidated|obsolete|outdated|superseded|void|retired|cancell?ed|deactivated|inactive|stale|defunct|' +
  'alte?r?n?|ungultige?|abgelaufene?n?|ersetzte?n?|widerrufene?|veraltete?|' +
  'ancienn?e?s?|perimee?s?|remplacees?|remplaces|revoquee?s?|invalides?|obsoletes?|' +
  'antigu[oa]s?|viej[oa]s?|caducad[oa]s?|vencid[oa]s?|reemplazad[oa]s?|sustituid[oa]s?|invalid[oa]s?|' +
  'antig[oa]s?|velh[oa]s?|expirad[oa]s?|substituid[oa]s?|revogad[oa]s?|' +
  'vecchi[oae]?|scadut[oie]|sostituit[oie]|revocat[oie]|' +
  'oude?|verlopen|vervangen|ongeldige?|stare|niewazne|wygasle|zastapione|старые|старыи|недеиствительн\\S*)';
const CODE_WORDS =
  '(?:codes?|ones?|set|sets|list|keys?|batch|schlussel|kodes?|codigos?|codic[ei]|kody|liste|lista|коды|backup codes?|recovery codes?|recovery keys?)';
const NOT_LIVING =
  '(?:no longer (?:valid|works?|working|active|usable|good)|(?:do not|don t|does not|doesn t) work(?: any ?more| any longer)?|not valid(?: any ?more)?|do not use|don t use|nicht mehr gultig|plus valables?|ya no (?:son )?valid[oa]s?|non piu valid[io]|niet meer geldig)';

const OLD_ONES = `(?:old|older|previous|earlier|existing|prior|former|other|alten?|bisherigen|fruheren|vorherigen|anciens?|precedents?|antigu[oa]s|anteriores|antigos|vecchi|precedenti|oude|vorige|poprzednie|stare)`;
const DIES = `(?:invalid|invalidated|invalidates|no longer|stop|stopped|stops|die|died|dead|replaced|inactive|void|revoked|expire|expired|useless|ungultig|verfallen|invalides?|valid[oa]s|valid[io]|ongeldig|niewazne)`;

const REPLACES = new RegExp(
  `(?<= )(?:replac(?:es?|ed|ing) (?:the |my |all |any |your )*(?:${OLD_ONES}|set|codes?|list|those|ones)|supersedes?|instead of the old|` +
    `ersetz(?:t|en) (?:die |alle )*${OLD_ONES}|remplacent? (?:les |tous les )*${OLD_ONES}|reemplazan? (?:a )?(?:l[oa]s )*${OLD_ONES}|` +
    `substituem? (?:os )*${OLD_ONES}|sostituiscono (?:i )*${OLD_ONES}|vervang(?:t|en) (?:de )*${OLD_ONES}|zastepuja ${OLD_ONES})(?= )`,
  'u',
);
const VERB =
  '(?:are|is|were|was|will|have|has|no longer|do not|don t|stop(?:ped|s)?|die[ds]?|expired?|sind|werden|wurden|sont|seront|ne|ya no|son|sao|sono|zijn|sa)';
const OTHERS_DIE = new RegExp(
  `(?<= )${OLD_ONES} (?:\\S+ ){0,3}?${CODE_WORDS} (?:\\S+ ){0,4}?(?=${VERB} )(?:\\S+ ){0,4}?${DIES}(?= )`,
  'u',
);
const CONDITION =
  /(?<= )(?:if|when|whenever|once|generating|regenerating|creating|should you|wenn|falls|si|quand|lorsque|cuando|se|quando|als|wanneer|gdy|jesli)(?= )/u;
const THESE_DIE = new RegExp(
  `(?<= )(?:these|this|those|all|the) (?:\\S+ ){0,3}?(?:are|is|were|have been|has been|got) (?:now |all |already |long )*(?:${DEAD_WORDS}|${NOT_LIVING})(?= )|(?<= )${NOT_LIVING}(?= )`,
  'u',
);
const DEAD_SET = new RegExp(`(?<= )${DEAD_WORDS} (?:\\S+ ){0,4}?${CODE_WORDS}(?= )`, 'u');
const SET_DEAD = new RegExp(
  `(?<= )${CODE_WORDS} (?:(?:de|di|do|van|von) \\S+ )?(?:are |is |were |now |all )*${DEAD_WORDS}(?= )`,
  'u',
);
const DEAD_ALONE = new RegExp(`^ (?:the |my |now |all )*${DEAD_WORDS} (?:\\S+ ){0,2}$`, 'u');
const DEAD_LAST = new RegExp(`^ (?:\\S+ ){1,3}${DEAD_WORDS} $`, 'u');
const DEAD_PART = new RegExp(`^ (?:now |since |already |all )*(?:${DEAD_WORDS}|${NOT_LIVING})(?= )`, 'u');
const NEW_SET =
  /(?<= )(?:new|newest|current|latest|valid|live|neue?n?|aktuelle?|nouveaux|nuev[oa]s|nov[oa]s|nuovi|nieuwe|nowe)(?= )/u;

/** A short heading of East Asia that begins with such a word; what will become of old ones is said of others. */
const DEAD_EAST =
  /^ (?:旧|舊|古い|以前の|失効|無効|期限切れ|已失效|已过期|已過期|已作废|已作廢|无效|無效)[\p{L}\p{N} ]{0,16} $/u;
const WILL_DIE_EAST = /将|將|会|會|なり|なる|ます/u;

/** Standing that one line gives to the set it belongs to. */
export interface LineStanding {
  readonly retired: boolean;
  readonly replacesOlder: boolean;
}

/** Parts of a heading that stand apart: in brackets, behind a dash or comma. */
function parts(line: string): string[] {
  return line.split(/[()[\],;:]| - |--+|==+|\*\*/).map(plainWords);
}

/** Reads one header or footer line. What happens only on a condition says nothing about this set. */
export function standingOf(line: string): LineStanding {
  const words = plainWords(line);
  const conditional = CONDITION.test(words);
  const replacesOlder = !conditional && (REPLACES.test(words) || OTHERS_DIE.test(words));
  if (conditional || replacesOlder) return { retired: false, replacesOlder };
  if (THESE_DIE.test(words)) return { retired: true, replacesOlder: false };
  const heading = words.split(' ').length - 2 <= 12;
  const retired =
    heading &&
    (SET_DEAD.test(words) ||
      DEAD_SET.test(words) ||
      DEAD_ALONE.test(words) ||
      DEAD_LAST.test(words) ||
      (DEAD_EAST.test(words) && !WILL_DIE_EAST.test(words)) ||
      parts(line).some((part) => DEAD_PART.test(part)));
  return { retired: retired && !(NEW_SET.test(words) && !DEAD_PART.test(words)), replacesOlder: false };
}
