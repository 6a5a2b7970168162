/** States of sets, opening one as a whole, and the end of its codes (cli.md, `set-state` and `purge`). */
import type { ChangeSetState, OpenSet, PurgeSet } from './command.ts';
import { accept, type Decision, type Rejected, reject } from './decision.ts';
import type { EventBody } from './events.ts';
import { formatSetId } from './set-id.ts';
import type { ReadSet, ReadState } from './state.ts';

/** The user's word counts, in every direction; a set that is in that state already stays as it is. */
export function decideChangeSetState({ set: id, to }: ChangeSetState, state: ReadState): Decision {
  const set = state.sets.get(id);
  if (set === undefined) return reject('set-not-found');
  if (set.state === to) return accept();
  switch (to) {
    case 'superseded':
      return accept({ t: 'SetSuperseded', d: { set: id, successor: null } });
    case 'revoked':
      return accept({ t: 'SetRevoked', d: { set: id } });
    case 'compromised':
      return accept({ t: 'SetCompromised', d: { set: id } });
    case 'active':
      return accept({ t: 'SetActivated', d: { set: id } }, ...(set.state === 'draft' ? replacedBy(set, state) : []));
  }
}

/** A service that wants a new set confirmed kills the old ones by that. */
function replacedBy(draft: ReadSet, state: ReadState): readonly EventBody[] {
  return (state.setsOfAccount.get(draft.account) ?? []).flatMap((id): readonly EventBody[] => {
    const other = state.sets.get(id);
    const isReplaced = other?.state === 'active' && other.kind === draft.kind && id !== draft.id;
    return isReplaced ? [{ t: 'SetSuperseded', d: { set: id, successor: draft.id } }] : [];
  });
}

export function decideOpenSet({ set, for: purpose }: OpenSet, state: ReadState): Decision {
  const found = setWithCodes(set, state);
  return 'ok' in found ? found : accept({ t: 'SetOpened', d: { set, for: purpose } });
}

/** Whatever the state of the set. What it was, and what became of its codes, stays in the log. */
export function decidePurgeSet({ set }: PurgeSet, state: ReadState): Decision {
  const found = setWithCodes(set, state);
  return 'ok' in found ? found : accept({ t: 'PayloadPurged', d: { set } });
}

/** The set, or why its codes cannot be opened: `set-not-found`, `purged`. */
export function setWithCodes(id: string, state: ReadState): ReadSet | Rejected {
  const set = state.sets.get(id);
  if (set === undefined) return reject('set-not-found');
  return set.purgedAt === null ? set : reject('purged', { set: formatSetId(id) });
}
