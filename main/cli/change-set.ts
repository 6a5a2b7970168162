/** The menu of one set under review on the terminal: where it belongs, and its codes changed by hand. No code is shown. */
import { CodedError } from '../core/errors.ts';
import type { FoundSet, SetKind, SetUse } from '../core/importers/draft.ts';
import { type DraftEdit, editDraft, joinDrafts } from '../core/importers/edit-draft.ts';
import { serviceNamed } from './asking.ts';
import { reviewedInWords as draftInWords } from './draft-sentences.ts';
import type { Answer, Questions } from './questions.ts';
import type { ReviewedSet } from './reviewed-sets.ts';

/** The sets after a change; null where nothing was changed. */
type Changed = readonly ReviewedSet[] | null;

const RULES: Readonly<Record<string, string>> = {
  'no-such-code': 'There is no such code.',
  'last-code': 'A set without codes is none; leave it out instead.',
  'no-code': 'This cannot be a code.',
  repeated: 'Another code of this set is the same.',
  phrase: 'A recovery phrase is one thing.',
  'one-code': 'A key or a phrase is one code.',
  'known-service': 'What this service hands out is known.',
  'no-such-number': 'This is no number from 0 on.',
};

const KINDS: readonly Answer<SetKind>[] = [
  { value: 'recovery-codes', name: 'Recovery codes' },
  { value: 'recovery-key', name: 'One recovery key' },
  { value: 'recovery-phrase', name: 'One recovery phrase' },
];

const USES: readonly Answer<SetUse>[] = [
  { value: 'single', name: 'Each works once' },
  { value: 'single-then-replaced', name: 'Works once, then the service gives a new one' },
  { value: 'disables-2fa', name: 'Using one switches the second factor off' },
  { value: 'reusable', name: 'Works again and again' },
];

/** Why an edit is refused, in words; null where it is not. */
function refusalOf(edit: () => unknown): string | null {
  try {
    edit();
    return null;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return RULES[String(error.facts['rule'])] ?? 'This cannot be changed so.';
  }
}

/** The terminal compares no code with its line, so places are not kept. */
const placed = (set: FoundSet) => ({ set, places: set.codes.map(() => null) });

export function edited(set: FoundSet, edit: DraftEdit): readonly FoundSet[] {
  return editDraft(placed(set), edit).map((each) => each.set);
}

function codesOf({
  codes,
  indexBase,
  doubtful,
}: FoundSet): readonly (Answer<number> & { readonly isTicked: boolean })[] {
  return codes.map(({ used }, index) => ({
    value: index,
    name: `Code ${indexBase + index}${used ? ', used' : ''}${doubtful.includes(index) ? ', doubtful' : ''}`,
    isTicked: used,
  }));
}

/** What the user says of the service: its id, or a name of their own. */
export async function askService(questions: Questions): Promise<Pick<FoundSet, 'service' | 'label'>> {
  const name = await questions.text('Which service?', (text) => (text.trim() === '' ? 'Say which service.' : null));
  const known = serviceNamed(name);
  return { service: known?.id ?? null, label: known === null ? name.trim() : null };
}

/** Types one code anew. */
async function retype(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const index = await questions.choose('Which code?', codesOf(set));
  const typed = (text: string): DraftEdit => ({ edit: 'retype', index, text });
  const text = await questions.code(`Code ${set.indexBase + index}`, (each) =>
    refusalOf(() => edited(set, typed(each))),
  );
  return edited(set, typed(text))[0] ?? set;
}

async function move(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const index = await questions.choose('Which code?', codesOf(set));
  const to = await questions.choose('To the place of which one?', codesOf(set));
  return edited(set, { edit: 'move', index, to })[0] ?? set;
}

async function markUsed(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const ticked = new Set(await questions.tick('Which codes are used?', codesOf(set)));
  return { ...set, codes: set.codes.map((code, index) => ({ ...code, used: ticked.has(index) })) };
}

async function drop(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const rows = codesOf(set).map((row) => ({ ...row, isTicked: false }));
  const ticked = await questions.tick('Which codes are none? All of them: leave the set out.', rows);
  if (ticked.length === set.codes.length) return set;
  return [...ticked]
    .sort((one, other) => other - one)
    .reduce((left, index) => edited(left, { edit: 'drop', index })[0] ?? left, set);
}

async function renumber(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const edit = (text: string): DraftEdit => ({ edit: 'renumber', first: text.trim() === '' ? -1 : Number(text) });
  const text = await questions.text('The number of the first code', (each) => refusalOf(() => edited(set, edit(each))));
  return edited(set, edit(text))[0] ?? set;
}

async function describe(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const kind = await questions.choose('What is it?', set.codes.length > 1 ? KINDS.slice(0, 1) : KINDS);
  const use = await questions.choose('How is it used?', USES);
  return edited(set, { edit: 'describe', kind, use })[0] ?? set;
}

async function account(questions: Questions, set: FoundSet): Promise<FoundSet> {
  const name = (await questions.text('Which login? Nothing for none.', () => null)).trim();
  return { ...set, account: name === '' ? null : name };
}

async function split(questions: Questions, set: FoundSet): Promise<readonly FoundSet[]> {
  const index = await questions.choose('The new set begins with which code?', codesOf(set).slice(1));
  return edited(set, { edit: 'split', index });
}

/** Sets that may be joined to the one at a place, by their own places. */
function joinable(sets: readonly ReviewedSet[], at: number): readonly Answer<number>[] {
  return sets.flatMap(({ draft }, value) =>
    value === at || draft.kind === 'recovery-phrase' ? [] : [{ value, name: draftInWords(draft) }],
  );
}

async function join(questions: Questions, sets: readonly ReviewedSet[], at: number): Promise<Changed> {
  const other = await questions.choose('The codes of which set?', joinable(sets, at));
  const [first, second] = [sets[at], sets[other]];
  if (first === undefined || second === undefined) return null;
  const { set } = joinDrafts(placed(first.draft), placed(second.draft));
  const where = `${first.where}; ${second.where}`;
  return sets.flatMap((each) => (each === first ? [{ ...first, draft: set, where }] : each === second ? [] : [each]));
}

type Change = (questions: Questions, set: FoundSet) => Promise<FoundSet>;

function changesOf(set: FoundSet): readonly Answer<Change>[] {
  const isPhrase = set.kind === 'recovery-phrase';
  const isList = set.codes.length > 1;
  return [
    { name: 'Service', value: async (questions, now) => ({ ...now, ...(await askService(questions)) }) },
    { name: 'Account', value: account },
    { name: 'Which codes are used', value: markUsed },
    ...(isPhrase ? [] : [{ name: 'Type a code anew', value: retype }]),
    ...(isList
      ? [
          { name: 'Drop codes', value: drop },
          { name: 'Move a code', value: move },
        ]
      : []),
    { name: 'Number of the first code', value: renumber },
    ...(set.service === null ? [{ name: 'What it is, and how it is used', value: describe }] : []),
  ];
}

/** Asks for one change of the set at a place. What was said of its relation to others is asked anew after it. */
export async function changeSet(questions: Questions, sets: readonly ReviewedSet[], at: number): Promise<Changed> {
  const mine = sets[at];
  if (mine === undefined) return null;
  const { draft } = mine;
  const instead = (...parts: readonly ReviewedSet[]): readonly ReviewedSet[] => sets.toSpliced(at, 1, ...parts);
  const changed = (set: FoundSet): ReviewedSet => ({ ...mine, draft: set, relation: null, keepsBoth: null });
  const answers: Answer<() => Promise<Changed>>[] = [
    {
      name: mine.isLeftOut ? 'Take it back in' : 'Leave it out',
      value: async () => instead({ ...mine, isLeftOut: !mine.isLeftOut }),
    },
    ...changesOf(draft).map(({ name, value }) => ({
      name,
      value: async () => instead(changed(await value(questions, draft))),
    })),
  ];
  if (draft.codes.length > 1 && draft.kind !== 'recovery-phrase') {
    answers.push({ name: 'Divide it', value: async () => instead(...(await split(questions, draft)).map(changed)) });
  }
  if (draft.kind !== 'recovery-phrase' && joinable(sets, at).length > 0) {
    answers.push({ name: 'Join another set to it', value: () => join(questions, sets, at) });
  }
  answers.push({ name: 'Back', value: async () => null });
  const run = await questions.choose(draftInWords(draft), answers);
  return run();
}
