/** `set-state`: what became of a set at the service. */
import type { ChangeSetState } from '../../core/custody/command.ts';
import { eventsOf } from '../../vault/events-of.ts';
import { nameOf, setMeantBy } from '../asking.ts';
import { openForWriting, type VaultOptions } from '../opening.ts';
import { printable } from '../table.ts';
import { type Terminal, UsageError } from '../terminal.ts';

const STATES = { superseded: true, revoked: true, compromised: true, active: true } as const satisfies Record<
  ChangeSetState['to'],
  true
>;

function isState(text: string): text is ChangeSetState['to'] {
  return Object.hasOwn(STATES, text);
}

export async function setState(
  terminal: Terminal,
  path: string,
  word: string,
  to: string,
  options: VaultOptions,
): Promise<void> {
  if (!isState(to)) throw new UsageError('the state is superseded, revoked, compromised or active');
  const session = await openForWriting(terminal, path, options);
  const set = setMeantBy(session.state, word);
  const events = eventsOf({ type: 'ChangeSetState', set: set.id, to }, session.state);
  if (events.length > 0) await session.commit(events);
  terminal.out(`The set of ${printable(nameOf(session.state, set))} is ${to}.\n`);
  if (to === 'compromised')
    terminal.say('Make a new set at the service now; until then the old codes may work for a thief.\n');
}
