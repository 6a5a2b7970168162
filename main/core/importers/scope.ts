/** The lines around a block of codes that speak about it: which belong to it, and where another subject begins. */
import { type HeaderLine, isMailHead, isSignature, readHeaderLine } from './header-line.ts';
import { standingOf } from './standing.ts';
import type { CodeTalk } from './words.ts';

/** What the lines around one block say. */
export interface Scope {
  /** Lines above that belong to the block, the nearest first. */
  readonly above: readonly HeaderLine[];
  /** Lines below that belong to it, in order. */
  readonly below: readonly HeaderLine[];
  /** The clearest word for codes above the block, up to the first line about something else. */
  readonly talk: CodeTalk;
  /** There are words above at all. */
  readonly hasAbove: boolean;
}

const LINES_ABOVE = 12;
const LINES_BELOW = 10;
const SHORT_HEADING_WORDS = 10;
/** `Personal:` may stand between the codes and the heading that names them; anything longer is about something else. */
const TITLE_WORDS = 2;

const wordCount = (line: HeaderLine): number => (line.words.trim() === '' ? 0 : line.words.trim().split(' ').length);

const isSentence = (line: HeaderLine): boolean => /[.!?]$/.test(line.text) || wordCount(line) > SHORT_HEADING_WORDS;

/** True where a line opens a new list: it names a service or speaks of codes, and is no sentence or footnote. */
export function opensList(text: string): boolean {
  const line = readHeaderLine(text);
  if (/^[*•·] /.test(text) || /[.!?]$/.test(text) || wordCount(line) > SHORT_HEADING_WORDS)
    return line.heading && !/^[*•·] /.test(text);
  const named = line.named.some((naming) => !naming.common || line.talk !== 'none' || wordCount(line) <= 3);
  return line.heading || named || line.talk === 'strong' || standingOf(text).retired;
}

/** Divides the lines between two blocks: the first part belongs to the upper block, the second heads the lower one. */
export function divideGap(lines: readonly string[]): { below: readonly string[]; above: readonly string[] } {
  const opening = lines.findIndex((line) => line !== '' && opensList(line));
  if (opening >= 0) return { below: lines.slice(0, opening), above: lines.slice(opening) };
  const last = lines.findLastIndex((line) => line !== '');
  const paragraph = lines.slice(0, last + 1).lastIndexOf('');
  const apart = lines[lines.length - 1] === '' && lines[0] !== '' && paragraph < 0;
  if (apart) return { below: lines, above: [] };
  return { below: lines.slice(0, paragraph + 1), above: lines.slice(paragraph + 1) };
}

function readAbove(lines: readonly string[], lead: string | null): { above: HeaderLine[]; talk: CodeTalk } {
  const above: HeaderLine[] = [];
  let talk: CodeTalk = 'none';
  let underTitle = false;
  const nearestFirst = lead === null ? [...lines].reverse() : [lead, ...[...lines].reverse()];
  for (const text of nearestFirst) {
    if (above.length >= LINES_ABOVE) break;
    if (text === '' || isMailHead(text)) continue;
    const line = readHeaderLine(text);
    if (line.talk === 'other-list' && line.named.length === 0 && !line.neutral) {
      if (talk === 'none') talk = 'other-list';
      break;
    }
    const foreign = line.heading && line.talk === 'none' && line.named.length === 0 && !line.neutral;
    if (foreign && !standingOf(text).retired) {
      if (talk !== 'none' || wordCount(line) > TITLE_WORDS) break;
      underTitle = true;
    } else if (underTitle && isSentence(line)) break;
    above.push(line);
    if (line.talk === 'strong' || talk === 'none') talk = line.talk;
  }
  return { above, talk };
}

function readBelow(lines: readonly string[]): HeaderLine[] {
  const below: HeaderLine[] = [];
  for (const text of lines) {
    if (below.length >= LINES_BELOW || isSignature(text)) break;
    if (text === '' || isMailHead(text)) continue;
    below.push(readHeaderLine(text));
  }
  return below;
}

/** Reads the lines above and below a block. `lead` stands before the first code on its own line. */
export function readScope(above: readonly string[], below: readonly string[], lead: string | null): Scope {
  const read = readAbove(above, lead);
  return { ...read, below: readBelow(below), hasAbove: above.some((line) => line !== '') || lead !== null };
}
