/** The log of the open vault for the window: read once from the file, and carried on with every change. */
import type { LogPage, LogQuery } from '../../preload/contract.ts';
import { isAboutAccount } from '../core/custody/about.ts';
import type { UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import type { LogLine } from '../core/custody/log-line.ts';
import { logLine } from '../core/custody/log-lines.ts';
import { parseEvent } from '../core/custody/parse-event.ts';
import type { Session } from '../vault/session.ts';
import { inSlices } from './slices.ts';

type LogEvent = VaultEvent | UnknownEvent;

export interface LogIndex {
  page(query: LogQuery): Promise<LogPage>;
  /** The last lines about an account, newest first. */
  lately(account: string, count: number): Promise<readonly LogLine[]>;
  /** Events that were appended. */
  add(events: readonly VaultEvent[]): void;
}

function holdsWords({ service, account, paper, detail }: LogLine, words: readonly string[]): boolean {
  const text = [service, account, paper, detail]
    .filter((part) => part !== null)
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * To be asked within the work on the session alone: between its steps nothing is appended. It keeps events; lines are made when
 * they are asked for, since a later event can change what an earlier line says.
 */
export function createLogIndex(session: Pick<Session, 'readEvents' | 'state'>): LogIndex {
  const { state } = session;
  let known: LogEvent[] | null = null;

  const all = async (): Promise<readonly LogEvent[]> => {
    if (known !== null) return known;
    const read: LogEvent[] = [];
    await inSlices(await session.readEvents(), (bytes) => read.push(parseEvent(bytes)));
    known = read;
    return read;
  };

  const fitting = async ({ account, text }: Pick<LogQuery, 'account' | 'text'>): Promise<readonly LogEvent[]> => {
    const events = await all();
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (account === null && words.length === 0) return events;
    const found: LogEvent[] = [];
    await inSlices(events, (event) => {
      if (account !== null && !isAboutAccount(event, account, state)) return;
      if (words.length === 0 || holdsWords(logLine(event, state), words)) found.push(event);
    });
    return found;
  };

  const newest = (events: readonly LogEvent[], from: number, count: number): readonly LogLine[] => {
    const end = Math.max(0, events.length - from);
    return events
      .slice(Math.max(0, end - count), end)
      .map((event) => logLine(event, state))
      .reverse();
  };

  return {
    page: async (query) => {
      const events = await fitting(query);
      return { total: events.length, lines: newest(events, query.from, query.count) };
    },
    lately: async (account, count) => newest(await fitting({ account, text: '' }), 0, count),
    add: (events) => {
      for (const event of events) known?.push(event);
    },
  };
}
