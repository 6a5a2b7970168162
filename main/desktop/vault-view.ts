/** What stands over the rows of an open vault: where its history is, the counts, and what waits for an answer. No code is in it. */
import type { OpenRevealView, RowsChange, VaultView } from '../../preload/contract.ts';
import { serviceAndInstance } from '../core/custody/account-name.ts';
import { parseSetId } from '../core/custody/set-id.ts';
import type { ReadState } from '../core/custody/state.ts';
import { listOpenReveals } from '../core/custody/view.ts';
import type { Session } from '../vault/session.ts';
import type { Board } from './board.ts';

/** The part that every message about rows has. */
export type Head = Omit<RowsChange, 'rows' | 'isComplete'>;

function openReveals(state: ReadState): readonly OpenRevealView[] {
  return listOpenReveals(state).flatMap(({ set: name, number, revealedAt }) => {
    const set = state.sets.get(parseSetId(name) ?? '');
    if (set === undefined) return [];
    const account = state.accounts.get(set.account);
    const service = serviceAndInstance(account);
    return [{ set: set.id, account: set.account, service, login: account?.name ?? null, number, revealedAt }];
  });
}

/** What an opening found out is told but for one thing: that this computer sees the vault for the first time. */
export function noticesOf({ notices }: Pick<Session, 'notices'>): Head['notices'] {
  return notices.filter((notice) => notice !== 'first-time');
}

export function headOf(session: Session, board: Pick<Board, 'counts'>): Head {
  return {
    change: session.point.change,
    fingerprint: session.fingerprint,
    savedAt: session.savedAt,
    counts: board.counts(),
    openReveals: openReveals(session.state),
    notices: noticesOf(session),
  };
}

export function standingOf({ standing: { code, facts } }: Pick<Session, 'standing'>): VaultView['standing'] {
  return code === null ? null : { code, facts };
}
