/** Ragged-right setting: line breaks at spaces, no word alone on a last line, and what happens to names that are too long. */

/** Width of a piece of text, in the unit of the limit that it is compared with. */
export type Width = (text: string) => number;

/** Breaks running text into lines of at most `limit`. A single word wider than the limit stands alone. */
export function wrapText(text: string, limit: number, width: Width): string[] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const word of text.split(' ')) {
    if (line.length > 0 && width([...line, word].join(' ')) > limit) {
      lines.push(line);
      line = [];
    }
    line.push(word);
  }
  lines.push(line);
  const before = lines.at(-2);
  const last = lines.at(-1);
  if (before !== undefined && last?.length === 1 && before.length > 2) {
    const word = before.at(-1);
    if (word !== undefined && width([word, ...last].join(' ')) <= limit) {
      before.pop();
      last.unshift(word);
    }
  }
  return lines.map((words) => words.join(' '));
}

/** Breaks a name into at most `lines` lines: at spaces first, inside a word where one is too wide, with an ellipsis at the end. */
export function wrapName(name: string, limit: number, lines: number, width: Width): string[] {
  const pieces = wrapText(name, limit, width).flatMap((line) => breakAnywhere(line, limit, width));
  if (pieces.length <= lines) return pieces;
  const kept = pieces.slice(0, lines - 1);
  return [...kept, shortenEnd(pieces.slice(lines - 1).join(' '), limit, width)];
}

/** Cuts the end off and puts an ellipsis there. */
export function shortenEnd(text: string, limit: number, width: Width): string {
  if (width(text) <= limit) return text;
  // From the front: what does not fit may be long, and measuring it once for each of its signs takes minutes.
  let kept = '';
  for (const sign of text) {
    if (kept !== '' && width(`${(kept + sign).trimEnd()}…`) > limit) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/** Cuts a login into lines of at most `limit`, with an ellipsis in the last one when there are more than `lines`. */
export function wrapLogin(login: string, limit: number, lines: number, width: Width): string[] {
  const pieces = breakLogin(login, limit, width);
  if (pieces.length <= lines) return pieces;
  return [...pieces.slice(0, lines - 1), shortenEnd(pieces.slice(lines - 1).join(''), limit, width)];
}

/** Breaks a path after its separators into at most `lines` lines; one that is longer loses a part before its end. */
export function wrapPath(path: string, limit: number, lines: number, width: Width): string[] {
  const pieces: string[] = [];
  for (const step of path.match(/[^/\\]*[/\\]|[^/\\]+$/gu) ?? []) {
    const line = (pieces.at(-1) ?? '') + step;
    if (width(line) <= limit) pieces.splice(-1, 1, line);
    else pieces.push(...breakAnywhere(step, limit, width));
  }
  if (pieces.length <= lines) return pieces;
  return [...pieces.slice(0, lines - 1), shortenStart(pieces.slice(lines - 1).join(''), limit, width)];
}

/** Cuts the start off and puts an ellipsis there. */
function shortenStart(text: string, limit: number, width: Width): string {
  let kept = '';
  for (const sign of Array.from(text).reverse()) {
    if (width(`…${sign}${kept}`) > limit) break;
    kept = sign + kept;
  }
  return `…${kept}`;
}

/** Cuts a login before its @ where both halves fit, else anywhere. */
function breakLogin(login: string, limit: number, width: Width): string[] {
  const at = login.lastIndexOf('@');
  const halves = [login.slice(0, at), login.slice(at)];
  if (width(login) > limit && at > 0 && halves.every((half) => width(half) <= limit)) return halves;
  return breakAnywhere(login, limit, width);
}

function breakAnywhere(line: string, limit: number, width: Width): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of Array.from(line)) {
    if (piece !== '' && width(piece + sign) > limit) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  pieces.push(piece);
  return pieces;
}
