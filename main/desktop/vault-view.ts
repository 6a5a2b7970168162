/** What the window shows of an open vault: accounts and sets with counts, the change number and its words. No code is in it. */
import type { AccountView, SetView, VaultView } from '../../preload/contract.ts';
import { listSets, type SetRow } from '../core/custody/view.ts';
import { serviceName } from '../core/importers/catalogue.ts';
import type { Session } from '../vault/session.ts';

function setView({ id, kind, state, total, unused, openReveals }: SetRow): SetView {
  return { id, kind, state, total, unused, openReveals };
}

function accountOf({ service, instance, label, account }: SetRow): Omit<AccountView, 'id' | 'sets'> {
  const name = service === null ? (label ?? '') : serviceName(service);
  return { service: instance === null ? name : `${name} (${instance})`, account };
}

/** Rows of one account stand together in the list. */
function groupByAccount(rows: readonly SetRow[]): readonly AccountView[] {
  const groups = new Map<string, SetRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.service, row.instance, row.label, row.account]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].flatMap(([id, sets]) =>
    sets[0] === undefined ? [] : [{ id, ...accountOf(sets[0]), sets: sets.map(setView) }],
  );
}

/** @param today `YYYY-MM-DD` where the user is: sets expire by it. */
export function viewVault(
  session: Pick<Session, 'state' | 'point' | 'fingerprint' | 'standing' | 'notices'>,
  today: string,
): VaultView {
  const { code, facts } = session.standing;
  return {
    accounts: groupByAccount(listSets(session.state, today)),
    change: session.point.change,
    fingerprint: session.fingerprint,
    standing: code === null ? null : { code, facts },
    notices: session.notices.filter((notice) => notice !== 'first-time'),
  };
}
