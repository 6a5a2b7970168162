/** What stands before a code in a list: quote marks, bullets, boxes, numbers. */

/** A list item without its head. */
export interface Headed {
  readonly rest: string;
  /** The number in front, or null. */
  readonly number: number | null;
  /** True where the box in front is ticked or the head says used. */
  readonly used: boolean;
}

const QUOTES = /^(?:\s*[>|»](?=[\s>|»]|$))+\s*|^(?:\s*>)+\s*/;

const BOX_TICKED = /^(?:\[[xX✓✔✗]\]|\([xX]\)|[☑☒✓✔✗✘✅❌❎✖]|[xX](?=[ \t]))[ \t]*/u;
const BOX_OPEN = /^(?:\[[ _]?\]|\([ _]?\)|[☐⬜□▢🔲◻◽])[ \t]*/u;
const BULLET = /^(?:[-+*.>~][ \t]+|[*•·∙◦‣▪▫■●○◆◇►▶»›→➤➔⁃]+[ \t]*|[\p{So}\p{Sm}](?<![<=|~^$+>])[ \t]*)/u;

const NUMBERED =
  /^(?:#|no\.? ?|nr\.? ?)?[([]?(\d{1,3})(?: ?\/ ?\d{1,3})?(?: ?[.)\]:=]+[ \t]*|[ \t]?-+>?[ \t]+|[ \t]?-?>[ \t]*)/i;
const HASH_NUMBER = /^#(\d{1,3})[ \t]+/;
/** `3/10` or `3 of 10` in front of a code. */
const ORDINAL = /^(\d{1,3})(?: ?\/ ?\d{1,3}| of \d{1,3})[ \t]+/;
const LABEL =
  '(?:code|key|token|passcode|codigo|código|codice|kod|kode|koodi|код|コード|코드|代码|代碼|验证码|驗證碼|clave|clé|cle|schlüssel|chiave|chave|klucz)s?';
const LABELLED = new RegExp(
  `^(?:[\\p{L}-]+ ){0,3}(?:[\\p{L}]+-?)?${LABEL}[ \\t_-]*(?:no\\.?|nr\\.?|number|nummer|n°|#)?[ \\t]*(\\d{1,3})(?:[ \\t]*[:.)=]+[ \\t]*|[ \\t]*-+[ \\t]+|[ \\t]+)`,
  'iu',
);
/** A number with nothing but a blank behind it; only a whole list of them can tell whether it is one. */
const BARE_NUMBER = /^(\d{1,3})[ \t]+(?=\S)/;

/** A line without its e-mail quote marks, of any depth. */
export function withoutQuoteMarks(line: string): string {
  return line.replace(QUOTES, '');
}

/** Takes bullets, boxes and one number off the front of a list item. */
export function takeHead(item: string): Headed {
  let rest = item;
  let number: number | null = null;
  let used = false;
  for (let round = 0; round < 6; round += 1) {
    const before = rest;
    rest = rest.replace(BOX_OPEN, '');
    const ticked = BOX_TICKED.exec(rest);
    if (ticked !== null) {
      used = true;
      rest = rest.slice(ticked[0].length);
    }
    if (number === null) {
      const numbered = NUMBERED.exec(rest) ?? HASH_NUMBER.exec(rest) ?? ORDINAL.exec(rest) ?? LABELLED.exec(rest);
      if (numbered !== null) {
        number = Number(numbered[1]);
        rest = rest.slice(numbered[0].length);
      }
    }
    if (!BOX_TICKED.test(rest)) rest = rest.replace(BULLET, '');
    if (rest === before) break;
  }
  return { rest, number, used };
}

/** Takes a number off that has only a blank behind it: `3 5d4a9-33e61`. */
export function takeBareNumber(item: string): Headed | null {
  const found = BARE_NUMBER.exec(item);
  return found === null ? null : { rest: item.slice(found[0].length), number: Number(found[1]), used: false };
}
