/** Joins codes that a narrow window broke after so many signs on every line: `7f66e-6f` and `648` in the next one. */
import { tidy } from './code-line.ts';
import { takeHead, withoutQuoteMarks } from './list-heads.ts';
import { isCodeShaped, signature } from './shape.ts';

/** So many pairs in a row that all join to one make; fewer are two lines by chance. */
const FEWEST_PAIRS = 3;
const LONGEST_PIECE = 160;
const PIECE = /^-?[A-Za-z0-9]+(?:[- ][A-Za-z0-9]+)*$/;

interface Piece {
  readonly raw: string;
  readonly rest: string;
  readonly numbered: boolean;
}

function pieceOf(raw: string): Piece | null {
  if (raw.length > LONGEST_PIECE) return null;
  const { rest, number } = takeHead(tidy(withoutQuoteMarks(raw)));
  return PIECE.test(rest) ? { raw, rest, numbered: number !== null } : null;
}

/** The code that two pieces make, where neither line could be one by itself. */
function joinedCode(first: Piece, second: Piece): string | null {
  const code = first.rest + second.rest;
  const apart = second.rest.startsWith('-') || (/[- ]/.test(first.rest) && !isCodeShaped(first.rest));
  return apart && !second.numbered && isCodeShaped(code) ? code : null;
}

export class NarrowJoiner {
  /** The lines as they came, while it is open whether they are pairs. */
  #held: string[] = [];
  #joined: string[] = [];
  #make: string | null = null;
  #first: Piece | null = null;
  readonly #emit: (line: string, joined: boolean) => void;

  constructor(emit: (line: string, joined: boolean) => void) {
    this.#emit = emit;
  }

  line(raw: string): void {
    const piece = pieceOf(raw);
    if (this.#first !== null && piece !== null) {
      const code = joinedCode(this.#first, piece);
      const make = code === null ? null : `${signature(this.#first.rest)}+${signature(piece.rest)}`;
      if (code !== null && (this.#make === null || this.#make === make)) {
        this.#joined.push(this.#first.raw.trimEnd() + piece.rest);
        this.#held.push(raw);
        this.#make = make;
        this.#first = null;
        return;
      }
    }
    if (piece === null || this.#first !== null) this.#close();
    if (piece === null) this.#emit(raw, false);
    else {
      this.#first = piece;
      this.#held.push(raw);
    }
  }

  end(): void {
    this.#close();
  }

  #close(): void {
    const withDigits = this.#joined.filter((line) => /\d/.test(line)).length;
    const pairs = this.#joined.length >= FEWEST_PAIRS && withDigits * 2 >= this.#joined.length;
    const left = this.#first === null ? [] : [this.#first.raw];
    for (const line of pairs ? this.#joined : this.#held.slice(0, this.#held.length - left.length)) {
      this.#emit(line, pairs);
    }
    for (const line of left) this.#emit(line, false);
    this.#held = [];
    this.#joined = [];
    this.#make = null;
    this.#first = null;
  }
}
