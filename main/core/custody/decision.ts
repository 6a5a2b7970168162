/** What comes of a command: the events that happen, or why none does (architecture.md, "One way through the house"). */
import type { ErrorCode, ErrorFacts } from '../errors.ts';
import type { EventBody } from './events.ts';

export interface Rejection {
  readonly code: ErrorCode;
  /** Harmless numbers and names: never a code, a service or an account. */
  readonly facts: ErrorFacts;
}

export interface Rejected {
  readonly ok: false;
  readonly rejection: Rejection;
}

/** No events: the command asks for what is so already. */
export type Decision = { readonly ok: true; readonly events: readonly EventBody[] } | Rejected;

export function accept(...events: readonly EventBody[]): Decision {
  return { ok: true, events };
}

export function reject(code: ErrorCode, facts: ErrorFacts = {}): Rejected {
  return { ok: false, rejection: { code, facts } };
}
