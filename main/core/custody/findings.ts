/** What is wrong with an account, and what to do about it: one rule and one step for each finding of board-row.ts. */
import { type AccountGroup, type AccountState, FINDINGS, type Finding, type Step } from './board-row.ts';
import { isLater, lastDayOf } from './days.ts';
import { type Holdings, issuedAt } from './holdings.ts';
import { isOldProof, isStale } from './proof-age.ts';

const LOW_CODES_MAX = 3;
const LOW_PERCENT_MAX = 30;

/** All that apply, the most urgent first. */
export function findingsOf(holdings: Holdings, today: string): readonly Finding[] {
  return FINDINGS.filter((finding) => RULES[finding](holdings, today));
}

export function groupOf(state: AccountState): AccountGroup {
  if (state === 'ready') return 'ready';
  return state === 'no-codes' || state === 'empty' ? 'no-way-in' : 'one-step';
}

export function stepFor(finding: Finding, holdings: Holdings): Step | null {
  return STEPS[finding](holdings);
}

const hasCodes = ({ unused }: Holdings): boolean => unused > 0;
const hasPaper = (holdings: Holdings): boolean => hasCodes(holdings) && holdings.paper.copies.length > 0;

const RULES: { readonly [F in Finding]: (holdings: Holdings, today: string) => boolean } = {
  'no-codes': ({ active }) => active.length === 0,
  empty: ({ active, unused }) => active.length > 0 && unused === 0,
  unconfirmed: ({ draft }) => draft !== null,
  'open-reveal': ({ openReveal }) => openReveal !== null,
  low: (holdings) => hasCodes(holdings) && isLow(holdings),
  'plaintext-out': ({ file }) => file !== null,
  unproven: (holdings) => hasPaper(holdings) && holdings.paper.provenAt === null,
  'old-sheet-out': ({ oldCopy }) => oldCopy !== null,
  'no-paper': (holdings) => hasCodes(holdings) && !hasPaper(holdings),
  'one-place': (holdings) => hasPaper(holdings) && holdings.paper.placeCount === 1,
  'old-proof': (holdings, today) => {
    const { provenAt } = holdings.paper;
    return hasPaper(holdings) && provenAt !== null && isOldProof(provenAt, today);
  },
  // Of sets with codes left the newest decides; each is taken for as young as it can be.
  stale: (holdings, today) =>
    hasCodes(holdings) &&
    holdings.active.every(({ set, counts }) => counts.unused === 0 || isStale(lastDayOf(issuedAt(set)), today)),
};

/** The only code of a set of one is not few, and a set that is used up takes nothing from one that stands beside it. */
function isLow({ active, unused }: Holdings): boolean {
  const total = active.reduce((sum, { counts }) => sum + (counts.unused > 0 ? counts.total : 0), 0);
  return unused <= LOW_CODES_MAX && unused * 100 <= total * LOW_PERCENT_MAX && unused < total;
}

const STEPS: { readonly [F in Finding]: (holdings: Holdings) => Step | null } = {
  'no-codes': newSetStep,
  empty: newSetStep,
  unconfirmed: newSetStep,
  'open-reveal': ({ openReveal }) => openReveal && { do: 'record-outcome', ...openReveal },
  low: () => ({ do: 'import' }),
  'plaintext-out': ({ file }) => (file === null ? null : { do: 'destroy-file', file }),
  unproven: proveStep,
  'old-sheet-out': ({ oldCopy }) => (oldCopy === null ? null : { do: 'destroy-copy', copy: oldCopy }),
  'no-paper': printStep,
  'one-place': (holdings) => placeStep(holdings) ?? printStep(holdings),
  'old-proof': proveStep,
  stale: () => ({ do: 'import' }),
};

/** A new set may be here already and wait for its confirmation. */
function newSetStep({ draft }: Holdings): Step {
  return draft === null ? { do: 'import' } : { do: 'confirm-set', set: draft };
}

/** Of the newest sheet the copy that was never proven, else the one whose proof is the oldest. */
function proveStep({ paper }: Holdings): Step | null {
  const ofNewest = paper.copies.filter(({ sheet }) => sheet === paper.copies[0]?.sheet);
  const [first, ...others] = ofNewest;
  if (first === undefined) return null;
  let best = first;
  for (const copy of others) {
    if (best.provenAt !== null && (copy.provenAt === null || isLater(best.provenAt, copy.provenAt))) best = copy;
  }
  return { do: 'prove', copy: best.id };
}

function printStep({ active }: Holdings): Step {
  return { do: 'print', sets: active.filter(({ counts }) => counts.unused > 0).map(({ set }) => set.id) };
}

function placeStep({ paper }: Holdings): Step | null {
  const unplaced = paper.copies.find(({ place }) => place === null);
  return unplaced === undefined || paper.copies.length < 2 ? null : { do: 'place-copy', copy: unplaced.id };
}
