/** The lines around a block of codes that speak about it: which belong to it, and where another subject begins. */
import { type Gap, GapLine } from './blocks.ts';
import { type HeaderLine, isDateHead, isMailHead, isSignature } from './header-line.ts';
import { speaksOfSeed } from './seeds.ts';
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
  /** The line above at which another subject begins, where one does. */
  readonly other: HeaderLine | null;
  /** The heading over the words for codes, which says nothing of codes itself: `# Example University VPN`. */
  readonly under: HeaderLine | null;
  /** There are words above at all. */
  readonly hasAbove: boolean;
}

/** For a list that nothing around it speaks for. */
export const UNHEADED: Scope = { above: [], below: [], talk: 'none', other: null, under: null, hasAbove: true };

const LINES_ABOVE = 12;
const LINES_BELOW = 10;
const SHORT_HEADING_WORDS = 10;
/** `Personal:` may stand between the codes and the heading that names them; anything longer is about something else. */
const TITLE_WORDS = 2;

const wordCount = (line: HeaderLine): number => (line.words.trim() === '' ? 0 : line.words.trim().split(' ').length);

const isSentence = (line: HeaderLine): boolean => /[.!?]$/.test(line.text) || wordCount(line) > SHORT_HEADING_WORDS;

/** True where a line opens a new list: it names a service or speaks of codes, and is no sentence or footnote. */
function opensList({ text, header: line }: GapLine): boolean {
  const footnote = /^[*•·] /.test(text);
  if (footnote || isSentence(line)) return line.heading && !footnote;
  const named = line.named.some((naming) => !naming.common || line.talk !== 'none' || wordCount(line) <= 3);
  return line.heading || named || line.talk === 'strong';
}

/** The start of the paragraph that a line stands in; the line itself where the paragraph touches the list above. */
function paragraphStart(lines: Gap, at: number): number {
  const blank = lines.slice(0, at).findLastIndex(({ text }) => text === '');
  return blank < 0 ? at : blank + 1;
}

/** Divides the lines between two blocks: the first part belongs to the upper block, the second heads the lower one. */
export function divideGap(lines: Gap): { below: Gap; above: Gap } {
  const opening = lines.findIndex((line) => line.text !== '' && opensList(line));
  if (opening >= 0) {
    const start = paragraphStart(lines, opening);
    return { below: lines.slice(0, start), above: lines.slice(start) };
  }
  const last = lines.findLastIndex(({ text }) => text !== '');
  const apart = lines.at(-1)?.text === '' && lines[0]?.text !== '' && paragraphStart(lines, last) === last;
  if (apart && !lines.slice(0, last).some(({ text }) => text === '')) return { below: lines, above: [] };
  const start = lines.slice(0, last + 1).findLastIndex(({ text }) => text === '') + 1;
  return { below: lines.slice(0, start), above: lines.slice(start) };
}

/** A few words right above a list, which say nothing of codes: the list may be about them. */
const isTitle = (line: HeaderLine): boolean =>
  line.talk === 'none' && line.named.length === 0 && !line.neutral && wordCount(line) <= 3 && !isSentence(line);

/** `project id 3f2504e0`: a line with a value of its own, which heads nothing. */
const isDetail = (line: HeaderLine): boolean => !line.heading && /\d/.test(line.text);

/** Sentences that give out codes rather than talk about them. */
const ANNOUNCES = / (?:these|here|following|below|save|keep|store|folgende|hier|voici|aqui|estos|ecco) /;

/** The lines that say something, without the head of a message. */
function withoutMailHead(lines: Gap): Gap {
  const message = lines.some(({ text }) => isMailHead(text) && !isDateHead(text));
  return lines.filter(({ text }) => text !== '' && !(isMailHead(text) && (message || !isDateHead(text))));
}

function readAbove(nearestFirst: Gap): Pick<Scope, 'above' | 'talk' | 'other' | 'under'> {
  const above: HeaderLine[] = [];
  let talk: CodeTalk = 'none';
  let underTitle = false;
  for (const { text, header: line } of withoutMailHead(nearestFirst)) {
    if (above.length >= LINES_ABOVE) break;
    // The seed of the authenticator, an id or a phone number are often kept beside the codes, under the same heading.
    if (talk === 'strong' && line.talk === 'other-list' && (speaksOfSeed(text) || isDetail(line))) continue;
    if (isSignature(text)) return { above, talk: talk === 'none' ? 'other-list' : talk, other: line, under: null };
    if (line.talk === 'other-list' && line.named.length === 0 && !line.neutral) {
      return { above, talk: talk === 'none' ? 'other-list' : talk, other: line, under: null };
    }
    const foreign = line.heading && line.talk === 'none' && line.named.length === 0 && !line.neutral;
    if (isTitle(line) && talk === 'none') underTitle = true;
    if (foreign && !standingOf(text).retired) {
      if (talk === 'none' && wordCount(line) > TITLE_WORDS) above.push(line);
      if (talk !== 'none') return { above, talk, other: null, under: line };
      if (wordCount(line) > TITLE_WORDS) break;
      underTitle = true;
    } else if (underTitle && isSentence(line) && !ANNOUNCES.test(line.words)) break;
    above.push(line);
    if (line.talk === 'strong' || talk === 'none') talk = line.talk;
  }
  return { above, talk, other: null, under: null };
}

function readBelow(lines: Gap): HeaderLine[] {
  const below: HeaderLine[] = [];
  for (const { text, header } of withoutMailHead(lines)) {
    if (below.length >= LINES_BELOW || isSignature(text)) break;
    below.push(header);
  }
  return below;
}

/** Reads the lines above and below a block. `lead` stands before the first code on its own line. */
export function readScope(above: Gap, below: Gap, lead: string | null): Scope {
  const nearestFirst = [...(lead === null ? [] : [new GapLine(lead)]), ...[...above].reverse()];
  const hasAbove = nearestFirst.some(({ text }) => text !== '');
  return { ...readAbove(nearestFirst), below: readBelow(below), hasAbove };
}
