/** Rows of lists and pages, in the shapes of `list --json` and `show --json` (cli.md). No code text is in them. */
import { whereNewCodes } from '../importers/catalogue.ts';
import type { SetKind, SetUse } from '../importers/draft.ts';
import {
  type CodeState,
  codeNumbers,
  codeState,
  countCodes,
  hasOpenReveal,
  lastOutcome,
  type SetState,
  setStateOn,
} from './code-state.ts';
import { isLater } from './days.ts';
import { byAccount, byName } from './order.ts';
import { formatSetId } from './set-id.ts';
import { copiesOfSheet } from './sheet-copies.ts';
import type { Copy, DeepReadonly, PlaintextFile, ReadCode, ReadSet, ReadState } from './state.ts';

/** What an account is called. */
export interface AccountRow {
  /** Catalogue id, or null where the catalogue does not know the service; then `label` names it. */
  readonly service: string | null;
  readonly instance: string | null;
  readonly label: string | null;
  /** The login, or null. */
  readonly account: string | null;
}

export interface SetRow extends AccountRow {
  /** `s-` and 26 Crockford signs. */
  readonly id: string;
  readonly kind: SetKind;
  readonly use: SetUse;
  readonly state: SetState;
  /** When its codes were destroyed, or null. */
  readonly purgedAt: string | null;
  readonly total: number;
  readonly unused: number;
  readonly used: number;
  readonly openReveals: number;
  readonly addedAt: string;
  /** The last proof of a copy that still exists and holds codes of this set, or null. */
  readonly lastProof: string | null;
}

export interface CodeRow {
  readonly number: number;
  readonly state: CodeState;
  /** When the last outcome happened, as exact as it was told; null when there is none. */
  readonly at: string | null;
  readonly openReveal: boolean;
}

export type CopyState = 'unproven' | 'proven' | 'ended';

export interface CopyRow {
  /** `S-0007-KQ/2`. */
  readonly copy: string;
  readonly state: CopyState;
  readonly place: string | null;
  readonly provenAt: string | null;
}

export interface SetPage extends SetRow {
  /** How often one code works. */
  readonly usesPerCode: number;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. */
  readonly expiresAt: string | null;
  /** Where in the service a new set is made, in English words, or null where nobody knows. */
  readonly whereToGetCodes: string | null;
  readonly codes: readonly CodeRow[];
  readonly copies: readonly CopyRow[];
}

/** A code that was shown and waits for its outcome. */
export interface OpenReveal {
  /** `s-` and 26 Crockford signs. */
  readonly set: string;
  readonly number: number;
  readonly revealedAt: string;
}

/** All sets: by service, instance and login, the active ones of an account before the others, newer before older. */
export function listSets(state: ReadState, today: string): readonly SetRow[] {
  return [...state.sets.values()].sort(byAccount(state)).map((set) => setRow(state, set, today));
}

/** Accounts that no set was ever kept for, or whose last one was moved away: by service, instance and login. */
export function listAccountsWithoutSets(state: ReadState): readonly (AccountRow & { readonly addedAt: string })[] {
  const without = [...state.accounts.values()].filter(
    ({ id, closedAt }) => closedAt === null && (state.setsOfAccount.get(id)?.length ?? 0) === 0,
  );
  return without
    .sort(byName)
    .map(({ service, instance, label, name, addedAt }) => ({ service, instance, label, account: name, addedAt }));
}

/** One set with its codes and its copies. */
export function showSet(state: ReadState, set: ReadSet, today: string): SetPage {
  const codes = codeNumbers(set).map((number) => {
    const code = set.codes.get(number);
    return {
      number,
      state: codeState(set, number, today),
      at: outcomeTime(code),
      openReveal: hasOpenReveal(set, code),
    };
  });
  const copies = copiesOf(state, set).map((copy) => ({
    copy: copy.id,
    state: copyState(copy),
    place: copy.place,
    provenAt: copy.provenAt,
  }));
  const { usesPerCode, expiresAt } = set;
  const row = setRow(state, set, today);
  return { ...row, usesPerCode, expiresAt, whereToGetCodes: whereNewCodes(row.service), codes, copies };
}

/** What the app asks about at unlock, the oldest first. */
export function listOpenReveals(state: ReadState): readonly OpenReveal[] {
  const open: (OpenReveal & { readonly order: number })[] = [];
  for (const set of state.sets.values()) {
    for (const code of set.codes.values()) {
      if (code.revealedAt === null || !hasOpenReveal(set, code)) continue;
      open.push({
        set: formatSetId(set.id),
        number: code.number,
        revealedAt: code.revealedAt,
        order: code.revealOrder,
      });
    }
  }
  return open
    .sort((one, other) => one.order - other.order)
    .map(({ set, number, revealedAt }) => ({ set, number, revealedAt }));
}

/** Files with codes in clear that nobody has called destroyed, the oldest first. */
export function listPlaintexts(state: ReadState): readonly DeepReadonly<PlaintextFile>[] {
  return [...state.plaintexts.values()];
}

export function copyState(copy: DeepReadonly<Copy>): CopyState {
  if (copy.ended !== null) return 'ended';
  return copy.provenAt === null ? 'unproven' : 'proven';
}

function setRow(state: ReadState, set: ReadSet, today: string): SetRow {
  const account = state.accounts.get(set.account);
  const { total, unused, used, openReveals } = countCodes(set, today);
  return {
    id: formatSetId(set.id),
    service: account?.service ?? null,
    instance: account?.instance ?? null,
    label: account?.label ?? null,
    account: account?.name ?? null,
    kind: set.kind,
    use: set.use,
    state: setStateOn(set, today),
    purgedAt: set.purgedAt,
    total,
    unused,
    used,
    openReveals,
    addedAt: set.addedAt,
    lastProof: lastProof(state, set),
  };
}

/** The copies of all sheets that hold codes of a set, in the order of printing. */
function copiesOf(state: ReadState, set: ReadSet): readonly DeepReadonly<Copy>[] {
  return (state.sheetsOfSet.get(set.id) ?? []).flatMap((number) => copiesOfSheet(state, number));
}

function lastProof(state: ReadState, set: ReadSet): string | null {
  let last: string | null = null;
  for (const copy of copiesOf(state, set)) {
    if (copyState(copy) === 'proven' && copy.provenAt !== null && (last === null || isLater(copy.provenAt, last))) {
      last = copy.provenAt;
    }
  }
  return last;
}

/** When the last try of a code happened, as exact as it was told; null when there is none. */
export function outcomeTime(code: ReadCode | undefined): string | null {
  const last = lastOutcome(code);
  return last === undefined ? null : (last.when ?? last.at);
}
