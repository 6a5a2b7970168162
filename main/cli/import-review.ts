/** The review of `import` on a terminal: what was found and how it stands, changed until it is added; then what is open is asked. */
import { formatSetId } from '../core/custody/set-id.ts';
import type { FoundSet } from '../core/importers/draft.ts';
import { suggestTexts } from '../core/importers/signs.ts';
import type { Session } from '../vault/session.ts';
import { settleDraft } from '../vault/settle-draft.ts';
import type { SetToStore } from '../vault/store-sets.ts';
import { nameOf, shortId } from './asking.ts';
import { askService, changeSet } from './change-set.ts';
import { reviewedInWords as draftInWords } from './draft-sentences.ts';
import type { Answer, Questions } from './questions.ts';
import { asksForBoth, comesIn, type Relation, type ReviewedSet, type Standing, standingsOf } from './reviewed-sets.ts';
import { printable } from './table.ts';
import { CliError } from './terminal.ts';

export interface ReviewOfImport {
  readonly questions: Questions;
  readonly say: (text: string) => void;
  readonly session: Session;
  /** Marks of sets that are there already are taken over without a question. */
  readonly updatesMarks: boolean;
}

/** A set to store, with the one of the review that it is. */
export interface DecidedSet {
  readonly from: ReviewedSet;
  readonly toStore: SetToStore;
}

const idOf = (set: string): string => shortId(formatSetId(set));

function setInWords({ state }: Session, set: string): string {
  const known = state.sets.get(set);
  return printable(`${idOf(set)}${known === undefined ? '' : ` (${nameOf(state, known)})`}`);
}

function aboutCodes(session: Session, { inVault, overlaps, repeats }: Standing): string[] {
  if (inVault !== null) {
    const newer = inVault.newlyUsed === 0 ? '' : `; ${inVault.newlyUsed} more are used here`;
    const other = inVault.isOther ? ', under another account' : '';
    return [`already in the vault: ${setInWords(session, inVault.set)}${other}${newer}`];
  }
  if (repeats !== null)
    return [`the same codes as set ${repeats.at + 1}${repeats.isOther ? ', under another account' : ''}`];
  return overlaps.slice(0, 1).map(({ set, shared }) => `${shared} of its codes are in ${setInWords(session, set)}`);
}

function aboutRelation(relation: Relation | null, hasRivals: boolean): string[] {
  if (relation === null) return hasRivals ? ['which of the sets of this account is in force is asked later'] : [];
  if (relation.isOld) return ['no longer in force: it comes in superseded'];
  return relation.replaces === null ? [] : [`replaces ${idOf(relation.replaces)}`];
}

function listing(session: Session, sets: readonly ReviewedSet[], standings: readonly Standing[]): string {
  const lines = sets.flatMap((each, at) => {
    const standing = standings[at];
    if (standing === undefined) return [];
    const about = each.isLeftOut
      ? ['left out']
      : [...aboutCodes(session, standing), ...aboutRelation(each.relation, standing.hasRivals)];
    return [`${at + 1}. ${draftInWords(each.draft)}`, ...[each.where, ...about].map((line) => `   ${line}`)];
  });
  return `\n${lines.join('\n')}\n`;
}

async function askBoth(
  { questions, session }: ReviewOfImport,
  each: ReviewedSet,
  { inVault }: Standing,
): Promise<boolean> {
  const there = inVault === null ? 'another set of this import' : setInWords(session, inVault.set);
  return questions.choose(`${draftInWords(each.draft)}. The same codes are in ${there}.`, [
    { name: 'Leave them out here', value: false },
    { name: 'Keep them under both accounts', value: true },
  ]);
}

function relationsOf({ predecessors }: Standing, replaced: ReadonlySet<string>): readonly Answer<Relation>[] {
  const isBeside = predecessors.length > 0;
  return [
    ...predecessors
      .filter(({ set }) => !replaced.has(set))
      .map(({ set, issuedAt, unused }) => ({
        name: `It replaces ${idOf(set)} of ${issuedAt.slice(0, 10)}, whose ${unused} unused codes become void`,
        value: { replaces: set, isOld: false },
      })),
    {
      name: isBeside ? 'It stands beside it, both stay active' : 'It is in force',
      value: { replaces: null, isOld: false },
    },
    { name: 'It is the older one: it comes in superseded', value: { replaces: null, isOld: true } },
  ];
}

/** What each doubtful text is meant to be, as it was said; the same text is asked for once. */
type Settled = Map<string, string>;

async function askDoubts(questions: Questions, draft: FoundSet, settled: Settled): Promise<FoundSet> {
  const { codes, doubtful, signs, indexBase } = draft;
  for (const index of doubtful) {
    const text = codes[index]?.text ?? '';
    if (settled.has(text)) continue;
    const meant = await questions.choose<string | null>(
      `Code ${indexBase + index} has a sign that the service never uses: ${printable(text)}`,
      [
        ...(signs === null ? [] : suggestTexts(text, signs)).map((each) => ({ name: `It reads ${each}`, value: each })),
        { name: 'Keep it as it stands', value: text },
        { name: 'Type it', value: null },
      ],
    );
    const typed = (each: string) => (each.trim() === '' ? 'Type the code.' : null);
    settled.set(text, meant ?? (await questions.code(`Code ${indexBase + index}`, typed)));
  }
  return settleDraft(
    draft,
    doubtful.map((index) => {
      const text = codes[index]?.text ?? '';
      return { index, text: settled.get(text) ?? text };
    }),
  );
}

/** Asks one set for its service, for another account that has its codes, and what it stands in for. */
async function askSet(
  review: ReviewOfImport,
  sets: readonly ReviewedSet[],
  at: number,
): Promise<readonly ReviewedSet[]> {
  const { questions, session } = review;
  let now = sets;
  const standingNow = async () => (await standingsOf(session, now))[at];
  const each = () => now[at];
  const put = (change: Partial<ReviewedSet>): void => {
    const mine = each();
    if (mine !== undefined) now = now.with(at, { ...mine, ...change });
  };
  let [mine, standing] = [each(), await standingNow()];
  if (mine === undefined || standing === undefined || mine.isLeftOut) return now;
  if (mine.draft.service === null && mine.draft.label === null && comesIn(mine, standing)) {
    review.say(`${draftInWords(mine.draft)}\n   ${mine.where}\n`);
    put({ draft: { ...mine.draft, ...(await askService(questions)) } });
    [mine, standing] = [each(), await standingNow()];
  }
  if (mine !== undefined && standing !== undefined && asksForBoth(mine, standing)) {
    put({ keepsBoth: await askBoth(review, mine, standing) });
    [mine, standing] = [each(), await standingNow()];
  }
  if (mine === undefined || standing === undefined || !comesIn(mine, standing) || mine.relation !== null) return now;
  if (standing.predecessors.length === 0 && !standing.hasRivals) return now;
  const replaced = new Set(now.flatMap(({ relation }) => relation?.replaces ?? []));
  const question = `${draftInWords(mine.draft)}. ${mine.where}`;
  put({ relation: await questions.choose(question, relationsOf(standing, replaced)) });
  return now;
}

/** Asks for what is open, set by set, since each answer may change how the next one stands; what is doubtful comes last. */
async function askOpen(review: ReviewOfImport, given: readonly ReviewedSet[]): Promise<readonly ReviewedSet[]> {
  let sets = given;
  for (const at of given.keys()) sets = await askSet(review, sets, at);
  const standings = await standingsOf(review.session, sets);
  const settled: Settled = new Map();
  const asked: ReviewedSet[] = [];
  for (const [at, each] of sets.entries()) {
    const standing = standings[at];
    // A repeat has the same doubtful codes as the set that it repeats, and stays one with the same answers.
    const isAsked = standing !== undefined && !each.isLeftOut && standing.inVault === null;
    asked.push(isAsked ? { ...each, draft: await askDoubts(review.questions, each.draft, settled) } : each);
  }
  return asked;
}

function decided({ updatesMarks }: ReviewOfImport, sets: readonly ReviewedSet[], standings: readonly Standing[]) {
  return sets.flatMap((from, at): DecidedSet[] => {
    const standing = standings[at];
    const isLeftUnder = from.keepsBoth === false && (standing?.inVault ?? standing?.repeats)?.isOther === true;
    if (from.isLeftOut || standing === undefined || isLeftUnder) return [];
    const { draft, relation, keepsBoth } = from;
    const { service, label, account } = draft;
    const retired = relation?.isOld ?? draft.retired;
    const replaces = relation?.replaces ?? null;
    return [
      {
        from,
        toStore: {
          draft: { ...draft, retired },
          service,
          label,
          account,
          replaces,
          updatesMarks,
          keepsBoth: keepsBoth === true,
        },
      },
    ];
  });
}

type Step = 'add' | 'undo' | 'stop' | number;

function stepsOf(
  sets: readonly ReviewedSet[],
  standings: readonly Standing[],
  canUndo: boolean,
): readonly Answer<Step>[] {
  const fresh = sets.filter((each, at) => {
    const standing = standings[at];
    return standing !== undefined && (comesIn(each, standing) || asksForBoth(each, standing));
  }).length;
  return [
    { name: fresh === 1 ? 'Add 1 set' : `Add ${fresh} sets`, value: 'add' },
    ...sets.map(({ draft }, at) => ({ name: `Change ${at + 1}: ${draftInWords(draft)}`, value: at })),
    ...(canUndo ? [{ name: 'Undo the last change', value: 'undo' as const }] : []),
    { name: 'Store nothing', value: 'stop' },
  ];
}

/** Offers what goes on with the marks of sets that are there, where a file shows more of them as used. */
async function askMarks(review: ReviewOfImport, standings: readonly Standing[]): Promise<boolean> {
  const newer = standings.reduce((sum, { inVault }) => sum + (inVault?.newlyUsed ?? 0), 0);
  if (newer === 0 || review.updatesMarks) return review.updatesMarks;
  return review.questions.choose(`The files show ${newer} more codes as used that the vault has.`, [
    { name: 'Take that over', value: true },
    { name: 'Leave the vault as it is', value: false },
  ]);
}

/**
 * Shows the sets and changes them as they are told, until they are to be added. Nothing is stored here.
 * @throws CliError `cancelled`; DecisionError where typed codes do not fit.
 */
export async function reviewImport(
  review: ReviewOfImport,
  found: readonly ReviewedSet[],
): Promise<readonly DecidedSet[]> {
  const { questions, say, session } = review;
  let sets = found;
  const before: (readonly ReviewedSet[])[] = [];
  for (;;) {
    const standings = await standingsOf(session, sets);
    say(listing(session, sets, standings));
    const step = await questions.choose('What now?', stepsOf(sets, standings, before.length > 0));
    if (step === 'stop') throw new CliError('cancelled');
    if (step === 'undo') sets = before.pop() ?? sets;
    else if (step === 'add') break;
    else {
      const changed = await changeSet(questions, sets, step);
      if (changed === null) continue;
      before.push(sets);
      sets = changed;
    }
  }
  const asked = await askOpen(review, sets);
  const standings = await standingsOf(session, asked);
  const updatesMarks = await askMarks(review, standings);
  const toStore = decided({ ...review, updatesMarks }, asked, standings);
  if (toStore.length === 0) throw new CliError('cancelled', 'every set is left out');
  return toStore;
}
