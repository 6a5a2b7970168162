/** From sets that were found and what the user says of them to one change of the vault; for every surface alike. */
import { setImmediate } from 'node:timers/promises';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type AccountWords, isOtherAccount } from '../core/custody/account-key.ts';
import type { IncomingSet } from '../core/custody/command.ts';
import { numbersOf, setsHoldingAll } from '../core/custody/duplicates.ts';
import type { EventBody } from '../core/custody/events.ts';
import { serviceById } from '../core/importers/catalogue.ts';
import type { FoundSet } from '../core/importers/draft.ts';
import { asOfService } from '../core/importers/service-said.ts';
import { eventsOf } from './events-of.ts';
import { fingerprintsOf, type Holder, holderOf, type KnownSets, knownSets, newMarks, usedOf } from './known-sets.ts';
import type { RandomPort } from './random.ts';
import type { SealedParts, Session } from './session.ts';
import { DecisionError } from './settle-draft.ts';

/** What the user says of one set. */
export interface SetDecision {
  /** Catalogue id, or null with a label. */
  readonly service: string | null;
  readonly label: string | null;
  readonly account: string | null;
  /** The set that it stands in for, or null: it stands beside the others. */
  readonly replaces: string | null;
  /** Of a set that is there already: take over which codes are used. */
  readonly updatesMarks: boolean;
  /** The same codes under another account: they come in for this one, too. */
  readonly keepsBoth?: boolean;
}

export interface SetToStore extends SetDecision {
  readonly draft: FoundSet;
}

/** A set to store by its place among those that were given, and the set of the vault that has its codes now. */
export interface StoredSet {
  readonly index: number;
  readonly set: string;
}

export interface SkippedSet extends StoredSet {
  /** That set belongs to another account than the one that was said. */
  readonly isOther: boolean;
}

export interface StoredSets {
  readonly added: readonly StoredSet[];
  /** The codes were there already. */
  readonly skipped: readonly SkippedSet[];
}

interface Incoming {
  readonly index: number;
  readonly draft: FoundSet;
  readonly fingerprints: readonly string[];
  readonly set: IncomingSet;
}

/** Sorts what is new from what is there already; fed set by set, so that other work has its turn between them. */
class Sorting {
  readonly incoming: Incoming[] = [];
  readonly skipped: SkippedSet[] = [];
  /** Later downloads whose marks are wanted, by the set that they are of. */
  readonly #later = new Map<string, FoundSet[]>();
  readonly #ofThisCall = new Map<string, readonly string[]>();
  readonly #session: Session;
  readonly #random: RandomPort;
  readonly #known: KnownSets;

  constructor(session: Session, random: RandomPort, known: KnownSets) {
    this.#session = session;
    this.#random = random;
    this.#known = known;
  }

  take(index: number, { draft, ...decision }: SetToStore): void {
    const fingerprints = fingerprintsOf(draft, this.#known);
    const set = incomingSet(draft, decision, this.#random);
    const meant = accountMeant(set);
    const inVault = holderOf(this.#session, draft, meant, this.#known);
    const inCall = this.#holderOfThisCall(fingerprints, meant);
    const there = [inVault, inCall].find((each) => each !== null && !(each.isOther && decision.keepsBoth)) ?? null;
    if (there !== null) {
      this.skipped.push({ index, ...there });
      if (there === inCall) this.#addMarks(there.set, draft);
      else if (decision.updatesMarks) this.#later.set(there.set, [...(this.#later.get(there.set) ?? []), draft]);
    } else {
      this.incoming.push({ index, draft, fingerprints, set });
      for (const each of fingerprints) this.#ofThisCall.set(each, [...(this.#ofThisCall.get(each) ?? []), set.set]);
    }
  }

  /** @throws DecisionError where two new sets replace the same one; CodedError as `eventsOf`. */
  marks(): readonly EventBody[] {
    const replaced = this.incoming.flatMap(({ set }) => set.replaces ?? []);
    if (new Set(replaced).size < replaced.length) throw new DecisionError('a set is replaced by one new set');
    return [...this.#later].flatMap(([set, drafts]) => newMarks(this.#session, set, drafts, this.#known));
  }

  #holderOfThisCall(fingerprints: readonly string[], meant: AccountWords): Holder | null {
    const ids = setsHoldingAll(fingerprints, this.#ofThisCall);
    if (ids.length === 0) return null;
    const holders = this.incoming.filter(({ set }) => ids.includes(set.set));
    const own = holders.find(({ set }) => !isOtherAccount(meant, accountMeant(set)));
    const holder = own ?? holders.at(0);
    return holder === undefined ? null : { set: holder.set.set, isOther: own === undefined };
  }

  /** What either of two downloads shows as used is used. */
  #addMarks(id: string, draft: FoundSet): void {
    const at = this.incoming.findIndex(({ set }) => set.set === id);
    const first = this.incoming[at];
    if (first === undefined) return;
    const numbers = numbersOf(usedOf(draft, this.#known), first.fingerprints, first.set.indexBase);
    const used = [...new Set([...first.set.used, ...numbers])];
    const spentUnknown = used.length === 0 ? first.set.spentUnknown : 0;
    this.incoming[at] = { ...first, set: { ...first.set, used, spentUnknown } };
  }
}

/**
 * Stores sets in one change: those whose codes are there already, in the vault or earlier in the list, are skipped, or only
 * their marks are taken over. Nothing new: nothing is written.
 * @throws CodedError `usage` where two of them replace the same set, `service-needed`, `set-not-found`, `too-large`, and what
 * the commit throws; nothing is changed then.
 */
export async function storeSets(
  session: Session,
  random: RandomPort,
  given: readonly SetToStore[],
): Promise<StoredSets> {
  const wanted = given.map((each) => ({ ...each, draft: asOfService(each.draft, each.service) }));
  const known = await knownSets(
    session,
    wanted.map(({ draft }) => draft),
  );
  const sorting = new Sorting(session, random, known);
  for (const [index, each] of wanted.entries()) {
    sorting.take(index, each);
    await setImmediate();
  }
  const marks = sorting.marks();
  const { incoming, skipped } = sorting;
  const sealed: { readonly set: IncomingSet; readonly payload: Uint8Array; readonly entry: Uint8Array }[] = [];
  for (const { set, draft } of incoming) {
    const { payload, entry, hash, commitment } = session.sealSet(set.set, draft.codes);
    sealed.push({ set: { ...set, payload: { hash, commitment } }, payload, entry });
    await setImmediate();
  }
  const sets = sealed.map(({ set }) => set);
  const events = sets.length === 0 ? [] : eventsOf({ type: 'ImportSets', sets }, session.state);
  const parts: SealedParts = {
    payloads: sealed.map(({ payload }) => payload),
    keyring: sealed.map(({ set, entry }) => ({ setId: set.set, bytes: entry })),
  };
  if (events.length + marks.length > 0) await session.commit([...events, ...marks], parts);
  return { added: incoming.map(({ index, set }) => ({ index, set: set.set })), skipped };
}

const accountMeant = ({ account, ...set }: IncomingSet): AccountWords => ({ ...set, name: account });

const NO_PAYLOAD = { hash: '', commitment: '' };

/** What the user says wins over what was found. */
function incomingSet(
  draft: FoundSet,
  decision: Omit<SetDecision, 'updatesMarks' | 'keepsBoth'>,
  random: RandomPort,
): IncomingSet {
  const { kind, use, usesPerCode, indexBase, orderSure, generatedAt, expiresAt, retired } = draft;
  const { service, label, account, replaces } = decision;
  const used = draft.codes.flatMap((code, i) => (code.used ? [indexBase + i] : []));
  return {
    set: bytesToHex(random.bytes(16)),
    newAccount: bytesToHex(random.bytes(16)),
    service,
    instance: draft.instance,
    label,
    account,
    kind,
    use,
    usesPerCode,
    indexBase,
    orderSure,
    count: draft.codes.length,
    used,
    spentUnknown: used.length === 0 ? spentUnknown(draft, service) : 0,
    state: isLiveAtOnce(service) ? 'active' : 'draft',
    generatedAt,
    expiresAt,
    retired,
    replaces,
    payload: NO_PAYLOAD,
  };
}

/** A service that asks for one code at set-up has spent one, unless the file shows a used one. */
function spentUnknown({ kind, codes }: FoundSet, service: string | null): number {
  const forms = service === null ? [] : (serviceById(service)?.forms ?? []);
  return forms.some((form) => form.kind === kind && form.spentAtSetup && form.count === codes.length) ? 1 : 0;
}

/** Codes of a service that wants them confirmed are shown before they count, and a file cannot say whether they do by now. */
function isLiveAtOnce(service: string | null): boolean {
  return service === null || serviceById(service)?.regeneration !== 'replaces-when-confirmed';
}
