/** Secrets that stand in a file or on paper in groups, under a line that says what they are: FORMAT.md 4.4 and 4.5. */

/**
 * The signs of such a text in one piece: lines that hold the word Coldkeep are headings and are dropped, and so are blanks and
 * hyphens.
 */
export function signsInLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => !/coldkeep/i.test(line))
    .join('')
    .replaceAll(/[\s-]+/g, '');
}

/** Groups of four with hyphens, seven of them a line. */
export function inGroups(signs: string): string {
  const groups = signs.match(/.{1,4}/g) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < groups.length; at += 7) lines.push(groups.slice(at, at + 7).join('-'));
  return lines.join('\n');
}
