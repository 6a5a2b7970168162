/** Changes of drafts by hand: asks main, says what came of it, and puts the focus where the code stands then. */
import { useEffect, useState } from 'react';
import type { DraftView, ImportReview, ReviewEdit } from '../preload/views/import-review.ts';
import { importStore } from './import-store.ts';
import { editWords as words } from './messages/edit.ts';
import { say } from './speech.ts';

export interface DraftEdits {
  /** The draft that is being changed, or null. */
  readonly edited: string | null;
  readonly start: (draft: string) => void;
  readonly end: () => void;
  /** @returns why it was refused, in words; null when it was done. */
  readonly run: (draft: DraftView, edit: ReviewEdit) => Promise<string | null>;
  readonly undo: () => void;
}

function numberOf({ codes }: DraftView, index: number): number {
  return codes[index]?.number ?? index;
}

function saidOf(draft: DraftView, edit: ReviewEdit, after: ImportReview): string {
  const now = after.drafts.find((each) => each.draft === draft.draft);
  const left = now?.codes.length ?? 0;
  switch (edit.edit) {
    case 'mark':
      return words.said.mark(numberOf(draft, edit.index), edit.used);
    case 'retype':
      return words.said.retype(numberOf(draft, edit.index));
    case 'move':
      return words.said.move(numberOf(draft, edit.to));
    case 'split':
      return words.said.split(left, draft.codes.length - left);
    case 'drop':
      return words.said.drop(numberOf(draft, edit.index), left);
    case 'join':
      return words.said.join(left);
    case 'renumber':
      return words.said.renumber(edit.first);
    case 'describe':
      return words.said.describe;
  }
}

/** The code that the focus goes to: the same one, or after a drop the one in its place. */
function codeAfter(draft: DraftView, edit: ReviewEdit, after: ImportReview): number | null {
  if (!('index' in edit)) return null;
  const now = after.drafts.find((each) => each.draft === draft.draft);
  const same = draft.codes[edit.index]?.id;
  if (edit.edit === 'retype') return now?.codes[edit.index]?.id ?? null;
  if (edit.edit === 'drop') return (now?.codes[edit.index] ?? now?.codes.at(-1))?.id ?? null;
  return same ?? null;
}

export function useEdits(): DraftEdits {
  const [edited, setEdited] = useState<string | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    document.querySelector<HTMLElement>(`[data-code="${wanted}"] button`)?.focus();
    setWanted(null);
  }, [wanted]);
  const run: DraftEdits['run'] = async (draft, edit) => {
    const done = await importStore.edit(draft.draft, edit);
    if (done === null) return null;
    if (!done.ok) return words.refused(done.facts['rule']);
    say(saidOf(draft, edit, done.value));
    const code = codeAfter(draft, edit, done.value);
    const owner = done.value.drafts.find(({ codes }) => codes.some(({ id }) => id === code));
    if (owner !== undefined) setEdited(owner.draft);
    setWanted(code);
    return null;
  };
  const undo = (): void => {
    void importStore.undoEdit().then((isDone) => {
      if (isDone) say(words.said.undo);
    });
  };
  return { edited, start: setEdited, end: () => setEdited(null), run, undo };
}
