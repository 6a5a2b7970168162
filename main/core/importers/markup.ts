/** Takes the marks of web pages and forums out of a line: tags, character references, square-bracket codes. */

const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|body|center|code|dd|dl|dt|em|font|head|hr|html|i|kbd|mark|pre|q|samp|section|small|span|strong|sub|sup|table|tbody|tfoot|thead|title|tt|u|var|li|p|tr|div|h[1-6]|ul|ol)(?:\s[^<>]{0,300})?\/?>/gi;
const CELL = /<\/?t[dh](?:\s[^<>]{0,300})?>/gi;
const STRUCK = /<\/?(?:del|s|strike)(?:\s[^<>]{0,300})?>/gi;

const FORUM_TAG = /\[\/?(?:b|i|u|code|list|quote|size|color|url|email|center|pre|tt|font|spoiler)(?:=[^\]]{0,80})?\]/gi;
const FORUM_CLOSED = /\[\/[a-z]{1,8}\]/i;
const FORUM_ALONE = /^\s*\[[a-z]{4,8}(?:=[^\]]{0,80})?\]\s*$/i;
const FORUM_STRUCK = /\[\/?(?:s|del|strike)\]/gi;
const FORUM_ITEM = /^(\s*)\[\*\][ \t]*/;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['shy', ''],
  ['zwnj', ''],
  ['zwj', ''],
  ['lrm', ''],
  ['rlm', ''],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '-'],
  ['mdash', '-'],
  ['minus', '-'],
  ['bull', '•'],
  ['middot', '·'],
]);
const REFERENCE = /&(?:([a-z]{2,6})|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const LAST_SIGN = 0x10ffff;

function referenced(whole: string, name: string | undefined, decimal: string | undefined, hex: string | undefined) {
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= LAST_SIGN ? String.fromCodePoint(point) : whole;
}

function withoutForumTags(line: string): string {
  const item = line.replace(FORUM_ITEM, '$1* ');
  if (FORUM_ALONE.test(item)) return item.replace(FORUM_TAG, '');
  return FORUM_CLOSED.test(item) ? item.replace(FORUM_STRUCK, '~~').replace(FORUM_TAG, '') : item;
}

/** A line without the marks of a page; what they strike is `~~struck~~`. Other signs stay as they are. */
export function withoutMarkup(line: string): string {
  const tagless = line.includes('<') ? line.replace(STRUCK, '~~').replace(CELL, '\t').replace(TAG, '') : line;
  const forumless = tagless.includes('[') ? withoutForumTags(tagless) : tagless;
  return forumless.includes('&') ? forumless.replace(REFERENCE, referenced) : forumless;
}
