/** The window with a vault that is larger than any: the page alone, then the whole app. What a person waits for is bound by time. */
import { join } from 'node:path';
import { systemPorts } from '../../main/vault/ports.ts';
import { startBrowser } from '../renderer/show-page.ts';
import { buildBigVault } from './big-vault.ts';
import { bundleRow } from './bundle-size.ts';
import { type Figures, measureBoard, measurePeers } from './page-alone.ts';
import { least, quantile, type Row } from './row.ts';
import { measureOpenings } from './whole-app.ts';

const ACCOUNTS = 10_000;
/** Told, not judged. */
const MANY_ACCOUNTS = 100_000;
const RUNS = 3;
const FIRST_ROWS_MS = 250;
const KEY_MS = 16;
const LONGEST_TASK_MS = 50;

const told = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(', ');

function firstRow(accounts: number, ours: readonly Figures[], peers: readonly Figures[], bound: number | null): Row {
  return {
    what: `page: ${accounts} accounts, answer to unlocking to first rows painted`,
    unit: 'ms',
    ours: least(ours.map(({ firstMs }) => firstMs)),
    peer: { what: 'the same rows in a bare page', value: least(peers.map(({ firstMs }) => firstMs)) },
    judged: 'itself',
    bound,
    about: `runs: ${told(ours.map(({ firstMs }) => firstMs))} ms; until all rows are there: ${told(ours.map(({ allMs }) => allMs ?? 0))} ms`,
  };
}

function keyRow(accounts: number, ours: readonly Figures[], peers: readonly Figures[], bound: number | null): Row {
  const median = ({ keysMs }: Figures): number => quantile(keysMs, 0.5);
  const late = ({ keysMs }: Figures): number => quantile(keysMs, 0.95);
  return {
    what: `page: ${accounts} accounts, key to filtered rows painted, median of ${ours[0]?.keysMs.length ?? 0}`,
    unit: 'ms',
    ours: least(ours.map(median)),
    peer: { what: 'a bare field that filters the same rows', value: least(peers.map(median)) },
    judged: 'itself',
    bound,
    about: `medians of the runs: ${told(ours.map(median))} ms; 95 of 100: ${told(ours.map(late))} ms, peer ${told(peers.map(late))} ms`,
  };
}

function scrollRow(accounts: number, ours: readonly Figures[], peers: readonly Figures[], bound: number | null): Row {
  const frames = (all: readonly Figures[]): string =>
    all
      .map(
        ({ scrolling: { frames, dropped, partial, seconds } }) =>
          `${dropped} + ${partial} of ${frames} in ${seconds.toFixed(1)} s`,
      )
      .join('; ');
  return {
    what: `page: ${accounts} accounts, longest task while the wheel goes through all of them`,
    unit: 'ms',
    ours: least(ours.map(({ scrolling }) => scrolling.longestMs)),
    peer: {
      what: 'as many plain rows in a box that scrolls',
      value: least(peers.map(({ scrolling }) => scrolling.longestMs)),
    },
    judged: 'itself',
    bound,
    about:
      `runs: ${told(ours.map(({ scrolling }) => scrolling.longestMs))} ms, on a core ${told(ours.map(({ scrolling }) => scrolling.longestBusyMs))} ms; ` +
      `pictures dropped + without what the page had to add: ${frames(ours)}; peer ${frames(peers)}`,
  };
}

async function* pageRows(accounts: number, runs: number, isJudged: boolean): AsyncIterable<Row> {
  const ours: Figures[] = [];
  const peers: Figures[] = [];
  const browser = await startBrowser();
  try {
    // In turn, so that a machine that drifts does so for both.
    for (let run = 0; run < runs; run++) {
      const { cells, ...figures } = await measureBoard(browser, accounts);
      ours.push(figures);
      peers.push(await measurePeers(browser, accounts, cells));
    }
  } finally {
    await browser.close();
  }
  yield firstRow(accounts, ours, peers, isJudged ? FIRST_ROWS_MS : null);
  yield keyRow(accounts, ours, peers, isJudged ? KEY_MS : null);
  yield scrollRow(accounts, ours, peers, isJudged ? LONGEST_TASK_MS : null);
}

async function* appRows(folder: string): AsyncIterable<Row> {
  const path = join(folder, 'window.coldkeep');
  const ports = { ...systemPorts(), dataFolder: join(folder, 'data') };
  const secret = await buildBigVault(ports, { path, accounts: ACCOUNTS, codesPerSet: 10, setsPerChange: 100 });
  const { openings, plainMs } = await measureOpenings(folder, { path, secret, accounts: ACCOUNTS }, RUNS + 1);
  const since = openings.map(({ sinceOpenMs }) => sinceOpenMs);
  yield {
    what: `app: ${ACCOUNTS} accounts, open in main to first rows painted`,
    unit: 'ms',
    ours: least(since),
    peer: { what: 'the same rows in a bare page', value: plainMs },
    judged: 'itself',
    bound: FIRST_ROWS_MS,
    about:
      `runs: ${told(since)} ms; from the press, without key derivation: ${told(openings.map(({ firstMs }) => firstMs))} ms; ` +
      `until all rows are there: ${told(openings.map(({ allMs }) => allMs))} ms`,
  };
  const delays = openings.map(({ delay }) => delay.maxMs);
  yield {
    what: `app: ${ACCOUNTS} accounts, how late main's event loop is at most during an opening`,
    unit: 'ms',
    ours: least(delays),
    peer: { what: 'a second without work', value: least(openings.map(({ idleDelay }) => idleDelay.maxMs)) },
    judged: 'difference',
    // Told, not judged: the stand-in host packs the rows in the same process, which Electron does not.
    bound: null,
    about: `runs: ${told(delays)} ms; 99 of 100: ${told(openings.map(({ delay }) => delay.p99Ms))} ms`,
  };
}

export async function* windowRows(folder: string): AsyncIterable<Row> {
  yield bundleRow();
  yield* appRows(folder);
  yield* pageRows(ACCOUNTS, RUNS, true);
  yield* pageRows(MANY_ACCOUNTS, 1, false);
}
