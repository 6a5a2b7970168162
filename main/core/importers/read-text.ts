/** Reads free text for sets of recovery codes: the one entry point of the importers; section 5 of the import facts. */
import { type Block, BlockBuilder, type Gap, GapLine } from './blocks.ts';
import { cleanLine, linesOf } from './clean.ts';
import { type CodeLine, isLetterGroups, readCodeLine, readLettersLike, readPieceLike, tidy } from './code-line.ts';
import type { FieldText, ImportResult } from './draft.ts';
import { draftBlock, draftPhrase, type TextState } from './drafts.ts';
import { Ignored } from './ignored.ts';
import { withoutQuoteMarks } from './list-heads.ts';
import { withoutMarkup } from './markup.ts';
import { NarrowJoiner } from './narrow.ts';
import { readOutside } from './outside.ts';
import { type Phrase, PhraseFinder } from './phrases.ts';
import { divideGap } from './scope.ts';
import { isSeedLink, isSeedShaped, labelledSeed, speaksOfSeed } from './seeds.ts';
import { namesService, servicesNamed } from './service-words.ts';
import { Sets } from './sets.ts';
import { TableReader } from './tables.ts';
import { type CodeTalk, codeTalk, namingWords, plainWords } from './words.ts';
import { WrapJoiner } from './wraps.ts';

/** Lines drawn to part a text or a table: `-----`, `* * *`, `|---|---|`. The mark of a signature is none. */
const RULE = /^(?!-- ?$)[-=_*~#.+|:─━—\t ]{2,}$/;

/** Longest line that is looked at for codes; the unpacker refuses longer ones in files. */
const LONGEST_LINE = 64 * 1024;

const LONGEST_TITLE_WORDS = 6;

/** A short first line speaks for the whole text: `My recovery codes`. */
function titleTalk(line: string): CodeTalk {
  const words = plainWords(line);
  const short = words.trim().split(' ').length <= LONGEST_TITLE_WORDS && !/[.?!]$/.test(line);
  return short && codeTalk(words) === 'strong' && servicesNamed(words).length === 0 ? 'strong' : 'none';
}

class Reader {
  readonly #state: TextState;
  readonly #builder = new BlockBuilder();
  readonly #phrases: PhraseFinder;
  #pending: { block: Block; above: Gap } | null = null;
  #titled = false;
  /** Lines that head a phrase. */
  #recent: string[] = [];
  /** A line of letters in groups, which the first code of a list may be; the next line tells. */
  #held: string | null = null;

  constructor(document: Pick<FieldText, 'name' | 'entry'>) {
    const outside = readOutside(document);
    this.#state = {
      outside,
      sets: new Sets(),
      ignored: new Ignored(),
      outer: null,
      lastMake: null,
      outerAccount: null,
      title: 'none',
      titleLabel: null,
    };
    this.#phrases = new PhraseFinder(outside.phrase);
    if (outside.heading !== null) this.#heading(outside.heading);
  }

  /** A heading that is none of the text's own lines. */
  #heading(text: string): void {
    this.#phrases.line(text);
    this.#remember(text);
    this.#builder.text(text);
  }

  /** `joined`: the line was two in the text. */
  line(raw: string, joined: boolean): void {
    if (joined) this.#state.sets.noteJoinedLines();
    const line = tidy(withoutQuoteMarks(raw));
    if (line === '' || RULE.test(line)) {
      this.#release();
      this.#phrases.gap();
      this.#builder.blank();
      return;
    }
    if (isSeedLink(line)) {
      this.#release();
      this.#state.sets.noteSeed();
      this.#builder.text('');
      return;
    }
    const phrase = this.#phrases.line(line);
    if (phrase.found !== null || phrase.open) this.#release();
    this.#phrase(phrase.found);
    if (phrase.lead !== null) this.#remember(phrase.lead);
    if (phrase.open) return;
    this.#codesOrText(line);
  }

  #codesOrText(line: string): void {
    const like = this.#builder.lastCode;
    const read = line.length > LONGEST_LINE ? null : (readCodeLine(line) ?? readLettersLike(line, like));
    const codes = read ?? readPieceLike(line, like);
    this.#release(codes?.lead === null ? codes.cells[0]?.text : undefined);
    if (codes === null || (codes.lead !== null && labelledSeed(line) !== null)) {
      if (like === null && isLetterGroups(line)) this.#held = line;
      else this.#text(line);
    } else if (this.#isSeedUnderWords(codes)) this.#seed(codes.cells[0]?.text ?? '');
    else this.#next(this.#builder.codes(codes));
  }

  /** Reads the line that was held: as a code where it has the make of the first code below it. */
  #release(below: string | undefined = undefined): void {
    const held = this.#held;
    this.#held = null;
    if (held === null) return;
    const codes = below === undefined ? null : readLettersLike(held, below);
    if (codes === null) this.#text(held);
    else this.#next(this.#builder.codes(codes));
  }

  /** A seed on the line below `TOTP secret:`. */
  #isSeedUnderWords({ cells, lead }: CodeLine): boolean {
    const [only, ...others] = cells;
    const above = this.#recent.at(-1) ?? '';
    if (lead !== null || only === undefined || others.length > 0 || !isSeedShaped(only.text)) return false;
    return speaksOfSeed(above) && codeTalk(plainWords(above)) !== 'strong' && this.#builder.lastCode === null;
  }

  #seed(text: string): void {
    this.#state.sets.noteSeed();
    this.#state.ignored.add(text, 'seed');
  }

  #phrase(found: Phrase | null): void {
    if (found === null) return;
    // The lines that head the phrase speak for no list below it.
    const { block, after } = this.#builder.end();
    this.#next(block);
    this.#evaluate(divideGap(after).below);
    const above = this.#recent.map((text) => new GapLine(text));
    draftPhrase(this.#state, found, above);
  }

  finish(): ImportResult {
    this.#release();
    this.#phrase(this.#phrases.end());
    const { block, after } = this.#builder.end();
    this.#next(block);
    this.#evaluate(after);
    const { sets, warnings } = this.#state.sets.finish(this.#state.outside.retired);
    const taken = new Set(sets.flatMap((set) => set.codes.map((code) => code.text)));
    return { sets, ignored: this.#state.ignored.except(taken), warnings };
  }

  #text(line: string): void {
    const seed = labelledSeed(line);
    if (seed !== null) {
      this.#seed(seed);
      // Else the words for a seed would part a list from the heading above both.
      if (!namesService(plainWords(line))) return;
    } else this.#state.ignored.fromProse(line);
    if (!this.#titled) this.#readTitle(line);
    this.#titled = true;
    this.#remember(line);
    this.#builder.text(line);
  }

  #remember(line: string): void {
    this.#recent = [...this.#recent.slice(-5), line];
  }

  #readTitle(line: string): void {
    this.#state.title = titleTalk(line);
    const names = this.#state.title === 'strong' && namingWords(plainWords(line)).length > 0;
    this.#state.titleLabel = names ? line.replace(/^#+ |:$/g, '') : null;
  }

  /** A block is judged when the text below it is known. */
  #next(block: Block | null): void {
    if (block === null) return;
    const gap = divideGap(block.before);
    if (this.#pending === null) this.#pending = { block, above: block.before };
    else {
      this.#evaluate(gap.below);
      this.#pending = { block, above: gap.above };
    }
  }

  #evaluate(below: Gap): void {
    if (this.#pending !== null) draftBlock(this.#state, this.#pending.block, this.#pending.above, below);
    this.#pending = null;
  }
}

/**
 * Finds the sets of recovery codes in a text, and what looks like codes and is not.
 *
 * @throws ImportError `too-large` beyond 1,000 codes in one set or 200 sets.
 */
export function readText(document: Pick<FieldText, 'name' | 'text' | 'entry'>): ImportResult {
  const reader = new Reader(document);
  const narrow = new NarrowJoiner((line, joined) => reader.line(line, joined));
  const joiner = new WrapJoiner((line) => narrow.line(line));
  const tables = new TableReader((line) => joiner.line(line));
  for (const line of linesOf(document.text)) tables.line(cleanLine(withoutMarkup(line)));
  tables.end();
  joiner.end();
  narrow.end();
  return reader.finish();
}
