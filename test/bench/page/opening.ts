/** The window of the whole app during an opening. Each function runs there from its source text, with page/watch.ts in place. */

export interface OpeningTimes {
  /** From the moment at which main has the vault open to the first rows, as far as its first word of progress tells. */
  readonly sinceOpenMs: number;
  /** From the press that unlocks to the first rows, and to the last one that is known. */
  readonly firstMs: number;
  readonly allMs: number;
}

/** Presses the button that unlocks, and waits for a board of so many accounts. */
export async function unlockAndWatch(accounts: number): Promise<OpeningTimes> {
  const { watch, vault } = window;
  // Sent when rows are made out of what was read, and at the latest so long after the first one was begun.
  const SLICE_MS = 15;
  let opened: number | null = null;
  vault.onProgress(({ step, done }) => {
    if (step === 'reading' && done !== null) opened ??= performance.now() - SLICE_MS;
  });
  const from = performance.now();
  document.querySelector<HTMLElement>('button[type=submit]')?.click();
  const first = watch.paintedWhen(() => document.querySelector('[data-row]') !== null);
  const all = watch.paintedWhen(
    () => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > accounts,
  );
  const firstAt = await first;
  const allAt = await all;
  return { sinceOpenMs: firstAt - (opened ?? from), firstMs: firstAt - from, allMs: allAt - from };
}

/** Text of each cell of the rows that are drawn. */
export function firstCells(): readonly (readonly string[])[] {
  return Array.from(document.querySelectorAll('[data-row]'), (row) =>
    Array.from(row.children, (cell) => cell.textContent),
  );
}
