/** What events do to sets and their states (vault.md, "The domain in events"). */

import type { EventOf } from './events.ts';
import { codeRecord } from './evolve-code.ts';
import { addTo } from './index-map.ts';
import type { State } from './state.ts';

/** A set comes in. A second one under the same id is passed over: no event overwrites a set. */
export function evolveSetAdded(state: State, { d, at }: EventOf<'SetAdded'>): void {
  if (state.sets.has(d.set)) return;
  state.sets.set(d.set, {
    id: d.set,
    account: d.account,
    kind: d.kind,
    use: d.use,
    usesPerCode: d.usesPerCode,
    indexBase: d.indexBase,
    orderSure: d.orderSure,
    count: d.count,
    spentUnknown: d.spentUnknown,
    generatedAt: d.generatedAt,
    expiresAt: d.expiresAt,
    addedAt: at,
    payload: d.payload,
    purgedAt: null,
    state: d.state,
    successor: null,
    revokingUse: null,
    codes: new Map(),
    outcomes: [],
    runStart: 0,
    lastUseOrder: 0,
  });
  addTo(state.setsOfAccount, d.account, d.set);
  for (const number of d.used) {
    const code = codeRecord(state, d.set, number);
    if (code !== null) code.marked = true;
  }
}

export function evolveSuperseded(state: State, { d }: EventOf<'SetSuperseded'>): void {
  const set = state.sets.get(d.set);
  if (set === undefined) return;
  set.state = 'superseded';
  set.successor = d.successor;
  set.revokingUse = null;
}

export function evolveSetState(state: State, event: EventOf<'SetRevoked' | 'SetCompromised' | 'SetActivated'>): void {
  const set = state.sets.get(event.d.set);
  if (set === undefined) return;
  // A use of a code that disables two-factor revokes its set in the same transaction, so the revocation is the very next event.
  const byUse = event.t === 'SetRevoked' && set.use === 'disables-2fa' && set.lastUseOrder === state.eventCount - 1;
  // What is revoked stays so for its first reason, whatever a merge brings from the other copy.
  if (!byUse) set.revokingUse = null;
  else if (set.state !== 'revoked') set.revokingUse = set.lastUseOrder;
  set.successor = null;
  if (event.t === 'SetRevoked') set.state = 'revoked';
  else if (event.t === 'SetCompromised') set.state = 'compromised';
  else {
    set.state = 'active';
    set.runStart = state.eventCount;
  }
}

/** The set goes to another account, which has to be there. */
export function evolveSetMoved(state: State, { d }: EventOf<'SetMoved'>): void {
  const set = state.sets.get(d.set);
  if (set === undefined || set.account === d.account || !state.accounts.has(d.account)) return;
  const left = state.setsOfAccount.get(set.account)?.filter((id) => id !== d.set) ?? [];
  // An account that is missing is known by its sets alone.
  if (left.length === 0) state.setsOfAccount.delete(set.account);
  else state.setsOfAccount.set(set.account, left);
  if (state.accountsLeft.get(d.set)?.includes(set.account) !== true) addTo(state.accountsLeft, d.set, set.account);
  set.account = d.account;
  addTo(state.setsOfAccount, d.account, d.set);
}

/** The codes are in a new payload. What was purged stays so, and a set never gets shorter. */
export function evolvePayload(state: State, event: EventOf<'CodeCorrected' | 'CodeAdded'>): void {
  const set = state.sets.get(event.d.set);
  if (set === undefined || set.purgedAt !== null) return;
  if (event.t === 'CodeAdded') {
    // A payload with fewer codes than the set has would leave some of them nowhere.
    if (event.d.count < set.count) return;
    set.count = event.d.count;
  }
  set.payload = event.d.payload;
}

export function evolvePurged(state: State, { at, d }: EventOf<'PayloadPurged'>): void {
  const set = state.sets.get(d.set);
  if (set !== undefined) set.purgedAt ??= at;
}
