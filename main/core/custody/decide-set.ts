/** States of sets, and opening one as a whole (cli.md, `set-state`). */
import type { ChangeSetState, OpenSet } from './command.ts';
import { accept, type Decision, reject } from './decision.ts';
import type { ReadState } from './state.ts';

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
      return accept({ t: 'SetActivated', d: { set: id } });
  }
}

export function decideOpenSet({ set, for: purpose }: OpenSet, state: ReadState): Decision {
  return state.sets.has(set) ? accept({ t: 'SetOpened', d: { set, for: purpose } }) : reject('set-not-found');
}
