/** The product's page under measurement. Each function runs there from its source text, with page/watch.ts in place. */
import type { RowsChange, VaultView } from '../../../preload/contract.ts';
import type { AccountPage } from '../../../preload/views/custody.ts';

export interface Opened {
  /** From the answer to the unlocking to the first rows, and to the last one that is known. */
  readonly firstMs: number;
  readonly allMs: number;
  /** Text of each cell of the rows that were drawn first. */
  readonly cells: readonly (readonly string[])[];
}

/** Every account has that page, under its own row: the pane beside the list shows it. */
export function answerPages(page: AccountPage): void {
  const { watch, fakeVault } = window;
  Object.defineProperty(fakeVault.answers, 'showAccount', {
    get: () => {
      const asked = fakeVault.calls.findLast(({ name }) => name === 'showAccount')?.args[0];
      const row = watch.rows.find(({ id }) => id === asked) ?? page.row;
      return { ok: true, value: structuredClone({ ...page, row }) };
    },
  });
}

/** Answers the unlocking that waits as main does: the most urgent rows, then the others by the thousand. */
export async function openBoard(): Promise<Opened> {
  const { watch, fakeVault } = window;
  const { rows } = watch;
  const at = { change: 413, fingerprint: ['amber', 'river', 'lantern', 'north'], savedAt: null };
  const counts = {
    accounts: rows.length,
    noWayIn: rows.filter(({ group }) => group === 'no-way-in').length,
    oneStep: rows.filter(({ group }) => group === 'one-step').length,
    sheets: 9,
  };
  const head = { ...at, counts, openReveals: [], notices: [] };
  const FIRST = 300;
  const AT_ONCE = 1_000;
  const drawn = (): NodeListOf<Element> => document.querySelectorAll('[data-row]');
  const rowCount = (): number => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount'));

  const place = fakeVault.waiting.findIndex(({ name }) => name === 'unlock');
  const [unlock] = place < 0 ? [] : fakeVault.waiting.splice(place, 1);
  if (unlock === undefined) throw new Error('nobody waits for an unlocking');
  const view = { ...head, rows: rows.slice(0, FIRST), standing: null, hasRecoveryKeyToShow: false };
  const from = performance.now();
  // What crosses from the preload is cloned, and this thread pays for it.
  unlock.settle({ ok: true, value: structuredClone(view satisfies VaultView) });
  const first = watch.paintedWhen(() => drawn().length > 0);
  const cells = first.then(() => Array.from(drawn(), (row) => Array.from(row.children, (cell) => cell.textContent)));
  const all = watch.paintedWhen(() => rowCount() > rows.length);
  for (let next = FIRST; next < rows.length; next += AT_ONCE) {
    await new Promise((settle) => setTimeout(settle));
    const change = { ...head, rows: rows.slice(next, next + AT_ONCE), isComplete: next + AT_ONCE >= rows.length };
    for (const listener of fakeVault.listeners['onRows'] ?? []) listener(structuredClone(change satisfies RowsChange));
  }
  return { firstMs: (await first) - from, allMs: (await all) - from, cells: await cells };
}

/** How many rows the page lists, and how many it should for that search. */
export function countMatches(query: string): { readonly listed: number; readonly wanted: number } {
  const words = query.toLowerCase().split(' ');
  const wanted = window.watch.rows.filter((row) => {
    const text = [row.service, row.instance, row.account, ...row.places].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const grid = document.querySelector('[role=grid]');
  if (grid === null) return { listed: 0, wanted: wanted.length };
  // The names of the columns and of the groups are rows as well.
  const groups = new Set(wanted.map(({ group }) => group)).size;
  return { listed: Number(grid.getAttribute('aria-rowcount')) - 1 - groups, wanted: wanted.length };
}

export function isLastDrawn(): boolean {
  const last = [...document.querySelectorAll('[role=grid] [data-index]')].at(-1);
  const rows = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
  return last !== undefined && last.getAttribute('aria-rowindex') === rows;
}
