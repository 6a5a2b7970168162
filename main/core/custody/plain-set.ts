/** What a plain export says of a set: everything that the vault knows of it, codes in clear (product.md, promise 6). */
import type { SetKind, SetUse } from '../importers/draft.ts';
import { serviceAndInstance } from './account-name.ts';
import { type CodeState, codeNumbers, codeState, type SetState, setStateOn } from './code-state.ts';
import type { OutcomeType } from './events.ts';
import { formatSetId } from './set-id.ts';
import type { ReadCode, ReadSet, ReadState } from './state.ts';

export interface PlainOutcome {
  readonly outcome: 'used' | 'refused' | 'not-tried';
  /** When it happened, as exact as it was told: `YYYY-MM-DD` or RFC 3339. */
  readonly at: string;
  /** The copy on paper that the code was read from, or null. */
  readonly from: string | null;
  readonly note: string | null;
}

export interface PlainCode {
  /** The number that the service prints beside it. */
  readonly number: number;
  /** The code itself; null where it was destroyed or cannot be opened. */
  readonly code: string | null;
  readonly state: CodeState;
  /** Every try that was not taken back, in order. Codes that their source showed as used are so without any. */
  readonly outcomes: readonly PlainOutcome[];
}

export interface PlainSet {
  /** `s-` and 26 Crockford signs. */
  readonly id: string;
  /** Catalogue id, or null where the catalogue does not know the service; then `label` names it. */
  readonly service: string | null;
  /** Name of the service with its instance, for people. */
  readonly name: string;
  readonly instance: string | null;
  readonly label: string | null;
  /** The login, or null. */
  readonly account: string | null;
  readonly kind: SetKind;
  readonly use: SetUse;
  readonly usesPerCode: number;
  readonly state: SetState;
  /** How many codes are spent without anyone knowing which, as it was when the set came in. */
  readonly spentUnknown: number;
  readonly generatedAt: string | null;
  readonly expiresAt: string | null;
  readonly addedAt: string;
  /** When its codes were destroyed, or null. */
  readonly purgedAt: string | null;
  /** Its codes are in the vault but cannot be opened: the file is damaged. */
  readonly isDamaged: boolean;
  readonly codes: readonly PlainCode[];
}

/**
 * @param codes - texts of the codes by number; null where they could not be opened
 * @param today - the day where the user is, `YYYY-MM-DD`
 */
export function plainSet(
  state: ReadState,
  set: ReadSet,
  codes: ReadonlyMap<number, string> | null,
  today: string,
): PlainSet {
  const account = state.accounts.get(set.account);
  const { kind, use, usesPerCode, spentUnknown, generatedAt, expiresAt, addedAt, purgedAt } = set;
  return {
    id: formatSetId(set.id),
    service: account?.service ?? null,
    name: serviceAndInstance(account),
    instance: account?.instance ?? null,
    label: account?.label ?? null,
    account: account?.name ?? null,
    kind,
    use,
    usesPerCode,
    state: setStateOn(set, today),
    spentUnknown,
    generatedAt,
    expiresAt,
    addedAt,
    purgedAt,
    isDamaged: codes === null && purgedAt === null,
    codes: codeNumbers(set).map((number) => ({
      number,
      code: codes?.get(number) ?? null,
      state: codeState(set, number, today),
      outcomes: outcomesOf(set.codes.get(number)),
    })),
  };
}

const OUTCOMES = {
  CodeUsed: 'used',
  CodeRefused: 'refused',
  CodeNotTried: 'not-tried',
} as const satisfies Record<OutcomeType, PlainOutcome['outcome']>;

function outcomesOf(code: ReadCode | undefined): readonly PlainOutcome[] {
  const live = code?.outcomes.filter(({ takenBack }) => !takenBack) ?? [];
  return live.map(({ type, when, at, from, note }) => ({ outcome: OUTCOMES[type], at: when ?? at, from, note }));
}
