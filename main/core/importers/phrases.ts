/** Finds secrets made of words: twelve to twenty-four of them, under words that announce a phrase. */
import { takeHead } from './list-heads.ts';
import { plainWords, speaksOfPhrase } from './words.ts';

/** Lengths of BIP-39 phrases. */
const PHRASE_LENGTHS: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);
const FEWEST_WORDS = 12;
const MOST_WORDS = 24;
/** Words stand this many text lines under the announcement at most. */
const NEAR_LINES = 6;
/** A first look, so that not every line is taken apart into words. */
const MAY_ANNOUNCE = /phrase|frase|fraza|mnemonic|seed|words?\b|w[öo]rter|satz|sentence|woorden|herstelzin/i;
/** Words behind a colon on the line that announces them. */
const LED = /^(.*?)[:=]\s*([^:=]+)$/;
const WORD = /^\p{Ll}{3,12}$/u;
/** Words of sentences that the list of BIP-39 has not. */
const SENTENCE_WORDS = new Set(
  'the and for are its your our not these those them from has who was were their store down anyone here please der die das und ist ein les des une pour est los las una por non che per'.split(
    ' ',
  ),
);

/** A phrase that was found. */
export interface Phrase {
  readonly text: string;
  /** False for words in columns without numbers: across or down cannot be seen. */
  readonly orderSure: boolean;
}

interface NumberedWord {
  readonly word: string;
  readonly number: number | null;
}

/** The words of a line that is nothing but words of a phrase, numbered or not; null for any other line. */
function phraseWords(line: string): NumberedWord[] | null {
  const words: NumberedWord[] = [];
  let waiting: number | null = null;
  for (const part of line.split(/[\s,;|]+/)) {
    const head = takeHead(part);
    const bare = head.rest.replace(/^["'“”]+|["'“”.]+$/g, '');
    const number: number | null = /^\d{1,2}$/.test(bare) ? Number(bare) : head.number;
    if (bare === '' || /^\d{1,2}$/.test(bare)) {
      waiting = number ?? waiting;
      continue;
    }
    const word = /^\p{Lu}\p{Ll}+$/u.test(bare) ? bare.toLowerCase() : bare;
    if (!WORD.test(word) || SENTENCE_WORDS.has(word)) return null;
    words.push({ word: bare, number: number ?? waiting });
    waiting = null;
    if (words.length > MOST_WORDS) return null;
  }
  const sentence = words.length > 2 && words.length < FEWEST_WORDS && /[.!?]$/.test(line);
  return words.length === 0 || sentence ? null : words;
}

/** By their numbers, where these count up by one from the first; as written otherwise. */
function inOrder(words: readonly NumberedWord[]): { words: readonly string[]; numbered: boolean } {
  const sorted = [...words].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const first = sorted[0]?.number ?? null;
  const numbered = first !== null && first <= 1 && sorted.every(({ number }, index) => number === first + index);
  return { words: (numbered ? sorted : words).map(({ word }) => word), numbered };
}

/** True where a line has as many words as another, in the same case, behind the same marks. */
function isWrittenAs(line: string, other: string): boolean {
  const make = (text: string): string =>
    text
      .replace(/\p{Lu}\p{Ll}+/gu, 'A')
      .replace(/\p{Ll}+/gu, 'a')
      .replace(/\d+/g, '1')
      .replace(/\s+/g, ' ');
  return make(line) === make(other);
}

/** What one line means to the phrase that may be running. */
export interface PhraseLine {
  /** The phrase that ended before this line. */
  readonly found: Phrase | null;
  /** The line belongs to a phrase. */
  readonly open: boolean;
  /** What stands before the words on the line that announces them. */
  readonly lead: string | null;
}

/** Follows a text line by line and says when a phrase is complete. */
export class PhraseFinder {
  #near = 0;
  #words: NumberedWord[] = [];
  #lines = 0;
  #inColumns = false;
  #lastLine = '';
  /** A blank line or a rule stands between the words so far and this line. */
  #afterGap = false;
  readonly #announcedByFile: boolean;

  constructor(announcedByFile: boolean) {
    this.#announcedByFile = announcedByFile;
  }

  /** Takes a blank line or a rule. */
  gap(): void {
    this.#afterGap = this.#words.length > 0;
  }

  /** Takes a line without codes, runs of blanks as tabs. */
  line(text: string): PhraseLine {
    const apart = this.#afterGap && PHRASE_LENGTHS.has(this.#words.length) && !isWrittenAs(text, this.#lastLine);
    this.#afterGap = false;
    this.#lastLine = text;
    if (!apart) return this.#next(text);
    const found = this.#flush();
    return { ...this.#next(text), found };
  }

  #next(text: string): PhraseLine {
    const announces = MAY_ANNOUNCE.test(text) && speaksOfPhrase(plainWords(text.slice(0, 300)));
    const led = announces ? LED.exec(text) : null;
    const behind = announces ? led?.[2] : text;
    const words = behind !== undefined && (announces || this.#expected()) ? phraseWords(behind) : null;
    const found = announces || words === null ? this.#flush() : null;
    if (announces) this.#near = NEAR_LINES;
    else if (text !== '' && words === null && this.#near > 0) this.#near -= 1;
    if (words === null) return { found, open: false, lead: null };
    this.#words.push(...words);
    this.#lines += 1;
    this.#inColumns ||= text.includes('\t');
    return { found, open: true, lead: led?.[1] ?? null };
  }

  end(): Phrase | null {
    return this.#flush();
  }

  #expected(): boolean {
    return this.#near > 0 || this.#announcedByFile || this.#words.length > 0;
  }

  #flush(): Phrase | null {
    const { words, numbered } = inOrder(this.#words);
    const columns = this.#inColumns && this.#lines > 1;
    this.#words = [];
    this.#lines = 0;
    this.#inColumns = false;
    if (!PHRASE_LENGTHS.has(words.length)) return null;
    this.#near = 0;
    return { text: words.join(' '), orderSure: numbered || !columns };
  }
}
