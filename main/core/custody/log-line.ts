/** One line of the log as the window shows it: what happened, to what, when. Computed by log-lines.ts; worded by the window. */
import type { EventType } from './events.ts';

export interface LogLine {
  /** Event id, 32 hex digits. */
  readonly event: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** Type of the event; `unknown` for one that this version does not know. */
  readonly type: EventType | 'unknown';
  /** Service with its instance, and the login; null where the event is about no account, or about several. */
  readonly service: string | null;
  readonly account: string | null;
  readonly set: string | null;
  /** Number of a code, or null. */
  readonly number: number | null;
  /** Sheet or copy, or null. */
  readonly paper: string | null;
  /** How many codes a set, a mark-up or a sheet came with; null elsewhere. */
  readonly count: number | null;
  /** Purpose, way, reason, place with seal, file, note, new login or kind of slot, as the event has it; null where it has none. */
  readonly detail: string | null;
  /** The outcome that was recorded here was taken back later. */
  readonly isTakenBack: boolean;
}
