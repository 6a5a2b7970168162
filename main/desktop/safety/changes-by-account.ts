/** What happened to which account, in the three numbers that matter before a restore or a merge. */
import type { AccountChanges } from '../../../preload/views/safety.ts';
import type { BranchLine } from '../../core/custody/merge.ts';

type Kind = 'outcomes' | 'sets' | 'others';

function kindOf({ type }: BranchLine): Kind {
  if (type === 'CodeUsed' || type === 'CodeRefused') return 'outcomes';
  return type === 'SetAdded' ? 'sets' : 'others';
}

/** The accounts with the most outcomes first, since those are what is missed; what is about no account is left out. */
export function changesByAccount(lines: readonly BranchLine[]): readonly AccountChanges[] {
  const byAccount = new Map<string, AccountChanges>();
  for (const line of lines) {
    const { account, service, login, count } = line;
    if (account === null || service === null) continue;
    const before = byAccount.get(account) ?? { service, login, outcomes: 0, sets: 0, others: 0 };
    const kind = kindOf(line);
    byAccount.set(account, { ...before, [kind]: before[kind] + count });
  }
  return [...byAccount.values()].sort(
    (one, other) => other.outcomes - one.outcomes || other.sets - one.sets || other.others - one.others,
  );
}
