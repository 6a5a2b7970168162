/** Compares what was typed back with the words that were offered, as an opening would: letter case and separators aside (FORMAT.md 4.1). */

/** Null: it fits. Else what to look at: a word by its place from 0, or how many are there. */
export type TypedBackFault =
  | { readonly fault: 'word'; readonly place: number }
  | { readonly fault: 'count'; readonly typed: number; readonly all: number };

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function faultOf(typed: string, offered: string): TypedBackFault | null {
  const wanted = wordsOf(offered);
  const given = wordsOf(typed);
  const place = given.findIndex((word, at) => at < wanted.length && word !== wanted[at]);
  if (place >= 0) return { fault: 'word', place };
  return given.length === wanted.length ? null : { fault: 'count', typed: given.length, all: wanted.length };
}
