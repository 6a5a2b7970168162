/** Finds secrets made of words: twelve to twenty-four of them, under words that announce a phrase. */
import { takeHead } from './list-heads.ts';
import { plainWords, speaksOfPhrase } from './words.ts';

/** Lengths of BIP-39 phrases. */
const PHRASE_LENGTHS: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);
const MOST_WORDS = 24;
/** Words stand this many text lines under the announcement at most. */
const NEAR_LINES = 6;
/** A first look, so that not every line is taken apart into words. */
const MAY_ANNOUNCE = /phrase|frase|fraza|mnemonic|seed|words?\b|w[öo]rter|satz|sentence|woorden|herstelzin/i;
const WORD = /^\p{Ll}{3,12}$/u;
/** Words of sentences that no word list has. */
const SENTENCE_WORDS = new Set(
  'the and for are its your our not these those them from has with who you can was were their into any store safe place keep write down never share anyone here please der die das und ist ein les des une pour est los las una por non che per'.split(
    ' ',
  ),
);

/** A phrase that was found. */
export interface Phrase {
  readonly text: string;
}

/** The words of a line that is nothing but words of a phrase, numbered or not; null for any other line. */
function phraseWords(line: string): string[] | null {
  const words: string[] = [];
  for (const part of line.split(/[\s,;]+/)) {
    const bare = takeHead(part).rest.replace(/^["'“”]+|["'“”.]+$/g, '');
    if (bare === '' || /^\d{1,2}$/.test(bare)) continue;
    const word = /^\p{Lu}\p{Ll}+$/u.test(bare) ? bare.toLowerCase() : bare;
    if (!WORD.test(word) || SENTENCE_WORDS.has(word)) return null;
    words.push(bare);
    if (words.length > MOST_WORDS) return null;
  }
  return words.length === 0 ? null : words;
}

/** Follows a text line by line and says when a phrase is complete. */
export class PhraseFinder {
  #near = 0;
  #words: string[] = [];
  readonly #announcedByFile: boolean;

  constructor(announcedByFile: boolean) {
    this.#announcedByFile = announcedByFile;
  }

  /** Takes a line without codes; gives the phrase that ended before it. `open` tells that the line belongs to a phrase. */
  line(text: string): { found: Phrase | null; open: boolean } {
    const announces = MAY_ANNOUNCE.test(text) && speaksOfPhrase(plainWords(text.slice(0, 300)));
    const led = announces ? /[:=]\s*(.+)$/.exec(text)?.[1] : undefined;
    const words = announces
      ? led === undefined
        ? null
        : phraseWords(led)
      : this.#expected()
        ? phraseWords(text)
        : null;
    const found = announces || words === null ? this.#flush() : null;
    if (announces) this.#near = NEAR_LINES;
    else if (text !== '' && words === null && this.#near > 0) this.#near -= 1;
    if (words === null) return { found, open: false };
    this.#words.push(...words);
    return { found, open: true };
  }

  end(): Phrase | null {
    return this.#flush();
  }

  #expected(): boolean {
    return this.#near > 0 || this.#announcedByFile || this.#words.length > 0;
  }

  #flush(): Phrase | null {
    const words = this.#words;
    this.#words = [];
    if (!PHRASE_LENGTHS.has(words.length)) return null;
    this.#near = 0;
    return { text: words.join(' ') };
  }
}
