/** Lines such as `Name: value` in one text: how some exports write the fields that a user has named. */

export interface NamedText {
  /** Null for a text that stands before any name. */
  readonly name: string | null;
  readonly text: string;
}

/** A name begins with a letter; the address of a site is none. */
const NAMED = /^(\p{L}[^:\n]{0,60}):(?!\/\/)[ \t]*(.*)$/u;

/** Further names are text like any other: no entry has so many fields. */
const MOST_NAMED = 1000;

/** Each name with its value; lines without a name go on with the one before. */
export function namedLines(text: string): NamedText[] {
  const found: { name: string | null; lines: string[] }[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, name, value = ''] = (found.length < MOST_NAMED ? NAMED.exec(line) : null) ?? [];
    const last = found.at(-1);
    if (name !== undefined) found.push({ name: name.trim(), lines: [value] });
    else if (last === undefined) found.push({ name: null, lines: [line] });
    else last.lines.push(line);
  }
  return found
    .map(({ name, lines }) => ({ name, text: lines.join('\n').trim() }))
    .filter(({ text: value }) => value !== '');
}
