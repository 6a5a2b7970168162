/** Marks that call a code spent, in lists and in the languages people keep them in. */
import { plainWords } from './words.ts';

const SPENT = new RegExp(
  '(?<= )(?:' +
    [
      'used',
      'spent',
      'consumed',
      'redeemed',
      'burn(?:ed|t)',
      'gone',
      'done',
      '(?:auf|ver)?ge?brauch?t',
      'verbraucht',
      'benutzt',
      'genutzt',
      'verwendet',
      'eingelost',
      'utilisee?s?',
      'employee?s?',
      'usad[oa]s?',
      'utilizad[oa]s?',
      'gastad[oa]s?',
      'gast[oa]s?',
      'usat[oaie]',
      'utilizzat[oaie]',
      'consumat[oaie]',
      'gebruikt',
      'verbruikt',
      'u[zż]yt[yaeo]',
      'wykorzystan[yaeo]',
      'zu[zż]yt[yaeo]',
      'anvand[at]?',
      'brugt',
      'brukt',
      'kaytetty',
      'pouzit[yaeo]?',
      'kullanildi',
      'использован\\S*',
      'использовано',
      'использованныи',
      'использ',
    ].join('|') +
    ')(?= )',
  'u',
);
/** Scripts without blanks between words: the word stands inside of others. */
const SPENT_EAST = /使用済|使用完了|已使用|已用|已失效|사용됨|사용함|사용 ?완료|ใช้แล้ว|נוצל|مستخدم/u;
const NOT_SPENT_EAST = /未使用|没有使用|미사용|غير مستخدم|לא נוצל/u;
const NOT_SPENT =
  /(?<= )(?:not|never|no|next|unused|un|to be|will be|if|when|only|nicht|noch|nie|ungenutzt|unbenutzt|unverbraucht|pas|non|jamais|inutilise\S*|sin|nunca|nao|mai|inutilizzat\S|niet|nooit|ongebruikt|nie|niewykorzystan\S|nieuzyt\S|inte|ikke|oanvand\S*|ubrugt|ubrukt|не|еще|left|free|available|open|ok|valid|good|remaining|frei|offen)(?= )/u;

const isSpent = (words: string): boolean => SPENT.test(words) || SPENT_EAST.test(words);
const isUnspent = (words: string): boolean => NOT_SPENT.test(words) || NOT_SPENT_EAST.test(words);

const SPENT_SIGN = /^[[(]?(?:[✓✔✗✘☑☒✅❌❎✖]|[xX])[\])]?$/u;

/** True where a text beside a code says that the code is spent; `use this next` and `not used` do not. */
export function saysSpent(beside: string): boolean {
  if (SPENT_SIGN.test(beside.trim())) return true;
  if (/[✓✔✗✘☑☒✅❌❎✖]/u.test(beside)) return true;
  const words = plainWords(beside);
  return isSpent(words) && !isUnspent(words);
}

/** True where the head of a column names what is used, in whatever words. */
export const speaksOfUse = (head: string): boolean => isSpent(plainWords(head));

/** True where a text beside a code speaks of its state at all, so that it may follow without brackets or a dash. */
export function speaksOfState(beside: string): boolean {
  const words = plainWords(beside);
  return SPENT_SIGN.test(beside.trim()) || isSpent(words) || isUnspent(words);
}

const LONGEST_SECTION = 60;
/** What stands beside these words in a heading of East Asia. */
const SECTION_EAST = /のもの|の|み|的|了|コート|代码|代碼|码|碼|코드/gu;
const SECTION =
  /^ ?(?:(?:the|these|already|codes?|keys?|bereits|schon|deja|ya|ja|gia|juz|are|all|ones|so far|codigos|codici|kody|yet|still) ?)*$/;

/**
 * What a line of its own says about the codes under it: `Used:` or `Still unused` head a part of the list.
 * Null where the line says more than that.
 */
export function sectionState(line: string): 'spent' | 'unspent' | null {
  if (line.length > LONGEST_SECTION || /[|,;\t]/.test(line)) return null;
  const words = plainWords(line);
  const east = words.replace(NOT_SPENT_EAST, '').replace(SPENT_EAST, '');
  const apart = east === words ? words : east.replace(SECTION_EAST, '');
  const left = apart.replace(SPENT, '').replace(NOT_SPENT, '').replace(/ +/g, ' ');
  if (!SECTION.test(left)) return null;
  if (isUnspent(words)) return 'unspent';
  return isSpent(words) ? 'spent' : null;
}
