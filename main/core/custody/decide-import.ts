/** Taking sets in: new ones beside the old, and newer marks of one that is there (cli.md, `import`). */

import { MOST_CODES } from '../format/limits.ts';
import { accountKey } from './account-key.ts';
import { hasNumber, recordedState } from './code-state.ts';
import type { ImportSets, IncomingSet, UpdateMarks } from './command.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import { EVENT_SHAPES } from './event-shapes.ts';
import type { EventBody, EventData } from './events.ts';
import { passes } from './fields.ts';
import type { Account, DeepReadonly, ReadSet, ReadState } from './state.ts';

type Described = Omit<EventData['AccountAdded'], 'account'>;
type ReadAccount = DeepReadonly<Account>;

/** No set is overwritten: the one that is replaced stays, superseded. The same account is never added twice. */
export function decideImportSets({ sets }: ImportSets, state: ReadState): Decision {
  if (sets.length === 0) return reject('nothing-found');
  const accounts = openAccounts(state);
  const events: EventBody[] = [];
  for (const incoming of sets) {
    const old = incoming.replaces === null ? null : state.sets.get(incoming.replaces);
    if (old === undefined) return reject('set-not-found');
    const oldAccount = old === null ? undefined : state.accounts.get(old.account);
    const described = describe(incoming, oldAccount);
    const refusal = refuseIncoming(incoming, described);
    if (refusal !== null) return refusal;
    const key = accountKey(described);
    const known = oldAccount?.closedAt === null && accountKey(oldAccount) === key ? oldAccount.id : accounts.get(key);
    const account = known ?? incoming.newAccount;
    if (known === undefined) {
      accounts.set(key, account);
      events.push({ t: 'AccountAdded', d: { account, ...described } });
    }
    events.push({ t: 'SetAdded', d: setAdded(incoming, account) }, ...aftermath(incoming, old));
  }
  return accept(...events);
}

function openAccounts(state: ReadState): Map<string, string> {
  const accounts = new Map<string, string>();
  for (const account of state.accounts.values()) {
    if (account.closedAt === null) accounts.set(accountKey(account), account.id);
  }
  return accounts;
}

/** A set that replaces another belongs to the same account, except where it names another service, instance or login. */
function describe(incoming: IncomingSet, replaced: ReadAccount | undefined): Described {
  const own = {
    service: blankToNull(incoming.service),
    instance: blankToNull(incoming.instance),
    label: blankToNull(incoming.label),
    name: blankToNull(incoming.account),
  };
  if (replaced === undefined) return own;
  const { service, label } = own.service === null && own.label === null ? replaced : own;
  const sameService =
    accountKey({ ...NOBODY, service, label }) ===
    accountKey({ ...NOBODY, service: replaced.service, label: replaced.label });
  if (!sameService) return own;
  return { service, instance: own.instance ?? replaced.instance, label, name: own.name ?? replaced.name };
}

const NOBODY = { instance: null, name: null };

function refuseIncoming(incoming: IncomingSet, described: Described): Rejected | null {
  if (incoming.count === 0) return reject('nothing-found');
  if (incoming.count > MOST_CODES) return reject('too-large', { codes: incoming.count, max: MOST_CODES });
  if (described.service === null && described.label === null) return reject('service-needed');
  return passes(EVENT_SHAPES.SetAdded, setAdded(incoming, incoming.newAccount)) ? null : reject('usage');
}

function aftermath(incoming: IncomingSet, old: ReadSet | null): readonly EventBody[] {
  if (old === null) {
    return incoming.retired ? [{ t: 'SetSuperseded', d: { set: incoming.set, successor: null } }] : [];
  }
  // Until the new set is confirmed at the service the old one counts there.
  if (incoming.state === 'draft') return [];
  // What was killed at the service, or got into the wrong hands, stays called so.
  if (old.state === 'revoked' || old.state === 'compromised') return [];
  return [{ t: 'SetSuperseded', d: { set: old.id, successor: incoming.set } }];
}

function setAdded(incoming: IncomingSet, account: string): EventData['SetAdded'] {
  const { set, kind, use, usesPerCode, indexBase, orderSure, count, generatedAt, expiresAt, payload } = incoming;
  const used = [...new Set(incoming.used)]
    .filter((number) => Number.isInteger(number) && number >= indexBase && number < indexBase + count)
    .sort((one, other) => one - other);
  return {
    set,
    account,
    kind,
    use,
    usesPerCode,
    state: incoming.state,
    indexBase,
    orderSure,
    count,
    used,
    spentUnknown: Math.min(incoming.spentUnknown, count - used.length),
    generatedAt,
    expiresAt,
    payload,
  };
}

/** Only what is news is recorded; no news, no event. */
export function decideUpdateMarks({ set: id, used }: UpdateMarks, state: ReadState): Decision {
  const set = state.sets.get(id);
  if (set === undefined) return reject('set-not-found');
  const news = [...new Set(used)]
    .filter((number) => hasNumber(set, number) && recordedState(set, set.codes.get(number)) !== 'used')
    .sort((one, other) => one - other);
  return news.length === 0 ? accept() : accept({ t: 'MarksUpdated', d: { set: id, used: news } });
}

function blankToNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
