/** The log of the open vault as lines for the window: newest first, by account and by words. */
import type { LogPage, LogQuery } from '../../preload/contract.ts';
import { isAboutAccount } from '../core/custody/about.ts';
import type { UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import type { LogLine } from '../core/custody/log-line.ts';
import { logLine } from '../core/custody/log-lines.ts';
import type { ReadState } from '../core/custody/state.ts';
import type { Session } from '../vault/session.ts';
import { inSlices } from './slices.ts';

type LogEvent = VaultEvent | UnknownEvent;

export interface LogIndex {
  page(query: LogQuery): Promise<LogPage>;
  /** The last lines about an account, newest first. */
  lately(account: string, count: number): Promise<readonly LogLine[]>;
}

function holdsWords({ service, account, paper, detail }: LogLine, words: readonly string[]): boolean {
  const text = [service, account, paper, detail]
    .filter((part) => part !== null)
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Lines are made when they are asked for, since a later event can change what an earlier line says. */
export function createLogIndex(session: Pick<Session, 'events' | 'state'>): LogIndex {
  const fitting = async ({ account, text }: Pick<LogQuery, 'account' | 'text'>): Promise<readonly LogEvent[]> => {
    // Asked of the session each time: both are other ones once its file was written anew.
    const { events, state } = session;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (account === null && words.length === 0) return events;
    const found: LogEvent[] = [];
    await inSlices(events, (event) => {
      if (account !== null && !isAboutAccount(event, account, state)) return;
      if (words.length === 0 || holdsWords(logLine(event, state), words)) found.push(event);
    });
    return found;
  };

  return {
    page: async (query) => {
      const found = await fitting(query);
      return { total: found.length, lines: newest(found, query.from, query.count, session.state) };
    },
    lately: async (account, count) => newest(await fitting({ account, text: '' }), 0, count, session.state),
  };
}

function newest(events: readonly LogEvent[], from: number, count: number, state: ReadState): readonly LogLine[] {
  const end = Math.max(0, events.length - from);
  return events
    .slice(Math.max(0, end - count), end)
    .map((event) => logLine(event, state))
    .reverse();
}
