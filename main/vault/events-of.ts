/** From a command to its events or the refusal, for every surface alike. */
import type { Command } from '../core/custody/command.ts';
import { decide } from '../core/custody/decide.ts';
import type { Rejection } from '../core/custody/decision.ts';
import type { EventBody } from '../core/custody/events.ts';
import type { ReadState } from '../core/custody/state.ts';
import { CodedError } from '../core/errors.ts';

/** What the domain refused. */
export class RefusedError extends CodedError {
  override name = 'RefusedError';

  constructor({ code, facts }: Rejection) {
    super(code, null, facts);
  }
}

/** The events that a command makes; none when it asks for what is so already. @throws RefusedError */
export function eventsOf(command: Command, state: ReadState): readonly EventBody[] {
  const decision = decide(command, state);
  if (!decision.ok) throw new RefusedError(decision.rejection);
  return decision.events;
}
