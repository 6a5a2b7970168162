/** One line of the log as the window shows it: what happened, to what, when. Computed by log-lines.ts; worded by the window. */
import type { EventType } from './events.ts';

export interface LogLine {
  /** Event id, 32 hex digits. */
  readonly event: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** Type of the event; `unknown` for one that this version does not know. */
  readonly type: EventType | 'unknown';
  /** Display name of the service, and the login; null where the event is about none. */
  readonly service: string | null;
  readonly account: string | null;
  readonly set: string | null;
  /** Number of a code, or null. */
  readonly number: number | null;
  /** Sheet or copy, or null. */
  readonly paper: string | null;
  /** How many codes, copies or files it is about; null where that has no meaning. */
  readonly count: number | null;
  /** Purpose, way, reason, place, file or note, as the event has it: shown as it is, or null. */
  readonly detail: string | null;
  /** The outcome that was recorded here was taken back later. */
  readonly isTakenBack: boolean;
}
