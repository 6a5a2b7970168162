/** The parser of what the window asks to be changed in a draft. */
import type { ReviewEdit } from '../../../preload/views/import-review.ts';
import { type Field, integer, oneOf, truth } from '../../core/custody/fields.ts';
import { MOST_CODES } from '../../core/format/limits.ts';
import type { SetKind, SetUse } from '../../core/importers/draft.ts';
import { HIGHEST_FIRST } from '../../core/importers/edit-draft.ts';
import { record, refuse, someText, textUpTo } from '../argument-fields.ts';

type EditName = ReviewEdit['edit'];
type EditOf<N extends EditName> = Extract<ReviewEdit, { readonly edit: N }>;

/** Longer than any code that is taken as typed, in UTF-16 units. */
const MOST_TYPED = 400;

const place = integer(0, MOST_CODES - 1);
const kind = oneOf<SetKind>({ 'recovery-codes': true, 'recovery-key': true, 'recovery-phrase': true });
const use = oneOf<SetUse>({ single: true, 'single-then-replaced': true, 'disables-2fa': true, reusable: true });

const only =
  <N extends EditName>(name: N): Field<N> =>
  (value) =>
    value === name ? name : refuse();

const EDITS: { readonly [N in EditName]: Field<EditOf<N>> } = {
  split: record<EditOf<'split'>>({ edit: only('split'), index: place }),
  drop: record<EditOf<'drop'>>({ edit: only('drop'), index: place }),
  move: record<EditOf<'move'>>({ edit: only('move'), index: place, to: place }),
  retype: record<EditOf<'retype'>>({ edit: only('retype'), index: place, text: textUpTo(MOST_TYPED) }),
  mark: record<EditOf<'mark'>>({ edit: only('mark'), index: place, used: truth }),
  renumber: record<EditOf<'renumber'>>({ edit: only('renumber'), first: integer(0, HIGHEST_FIRST) }),
  describe: record<EditOf<'describe'>>({ edit: only('describe'), kind, use }),
  join: record<EditOf<'join'>>({ edit: only('join'), with: someText }),
};

function nameOf(value: unknown): EditName | null {
  const name = typeof value === 'object' && value !== null && 'edit' in value ? value.edit : null;
  return typeof name === 'string' && isEditName(name) ? name : null;
}

const isEditName = (name: string): name is EditName => Object.hasOwn(EDITS, name);

export const reviewEdit: Field<ReviewEdit> = (value) => {
  const name = nameOf(value);
  return name === null ? refuse() : EDITS[name](value);
};
