/** LastPass's notes with a type: `NoteType:` first, a value for each name, the notes at the end; section 6 of the import facts. */
import { type NamedText, namedLines } from './named-lines.ts';

/** Types that are about a person or their money: only their notes are looked at. */
const PERSONAL =
  /^(?:address|bank account|credit card|driver'?s license|passport|social security|insurance|health insurance|membership)$/i;
/** What LastPass has in every typed note for itself. */
const OWN_NAMES = /^(?:notetype|language)$/i;
const NOTES = /^Notes:/m;

export interface TypedNote {
  /** What was written freely: all of it where the note has no type. */
  readonly notes: string;
  readonly named: readonly NamedText[];
  /** Null where it is about no card. */
  readonly cardNumber: string | null;
}

/** Reads the cell that holds the note. */
export function lastPassNote(text: string): TypedNote {
  const type = /^NoteType:(.*)/.exec(text)?.[1]?.trim();
  if (type === undefined) return { notes: text, named: [], cardNumber: null };
  const notesAt = text.search(NOTES);
  const notes = notesAt < 0 ? '' : text.slice(notesAt).replace(NOTES, '').trim();
  const lines = namedLines(notesAt < 0 ? text : text.slice(0, notesAt));
  const named = lines.filter(({ name }) => name !== null && !OWN_NAMES.test(name));
  const number = named.find(({ name }) => name === 'Number')?.text ?? null;
  return {
    notes,
    named: PERSONAL.test(type) ? [] : named,
    cardNumber: /^credit card$/i.test(type) ? number : null,
  };
}
