/** The lines of the log as far as they were looked at, fetched page by page from main. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode, LogPage, Result } from '../preload/contract.ts';
import type { LogLine } from '../preload/views/custody.ts';

const PAGE_LINES = 200;

interface Query {
  /** Account id, or null for all. */
  readonly account: string | null;
  readonly text: string;
  /** Change number of the vault: with a new one the lines move on. */
  readonly change: number;
}

interface Read {
  /** The query that these are the lines of, and what of it is the user's. */
  readonly key: string;
  readonly asked: string;
  readonly total: number;
  /** By place, newest first. */
  readonly lines: ReadonlyMap<number, LogLine>;
}

export interface LogLines {
  /** Null until the first page is there; after a new query the earlier lines stand until then. */
  readonly read: Read | null;
  /** What stands is the answer to the query of now. */
  readonly isFresh: boolean;
  readonly trouble: ErrorCode | null;
  /** Fetches what is missing from the one place to the other. */
  want(from: number, to: number): void;
  retry(): void;
}

function merge(
  before: Read | null,
  { key, asked }: Pick<Read, 'key' | 'asked'>,
  from: number,
  { total, lines }: LogPage,
): Read {
  const placed = lines.map((line, at) => [from + at, line] as const);
  return { key, asked, total, lines: new Map(before?.key === key ? [...before.lines, ...placed] : placed) };
}

export function useLogLines({ account, text, change }: Query): LogLines {
  const wanted = JSON.stringify([account, text]);
  const key = `${wanted} ${change}`;
  const [read, setRead] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const asked = useRef({ key: '', pages: new Set<number>() });

  const fetchPage = useCallback(
    async (page: number): Promise<void> => {
      const { pages } = asked.current;
      if (pages.has(page)) return;
      pages.add(page);
      const from = page * PAGE_LINES;
      const answer: Result<LogPage> = await window.vault.log({ account, text, from, count: PAGE_LINES });
      // Meanwhile something else is looked for.
      if (asked.current.key !== key) return;
      if (answer.ok) setRead((before) => merge(before, { key, asked: wanted }, from, answer.value));
      else setTrouble(answer.code);
    },
    [account, text, wanted, key],
  );
  const begin = useCallback((): void => {
    asked.current = { key, pages: new Set() };
    setTrouble(null);
    void fetchPage(0);
  }, [key, fetchPage]);
  useEffect(begin, [begin]);

  const want = useCallback(
    (from: number, to: number): void => {
      if (asked.current.key !== key) return;
      for (let page = Math.floor(from / PAGE_LINES); page * PAGE_LINES <= to; page++) void fetchPage(page);
    },
    [key, fetchPage],
  );
  return { read, isFresh: read?.key === key, trouble, want, retry: begin };
}
