/** One line of the bench: what was measured, beside a peer in the same run, and what it must not be over. */

export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'kB';
  readonly ours: number;
  /** Measured in the same run on the same machine; null where there is nothing to compare with. */
  readonly peer: { readonly what: string; readonly value: number } | null;
  /** Which figure the bound is for: ours, how many times the peer's it is, or how much more than the peer's. */
  readonly judged: 'itself' | 'ratio' | 'difference';
  /** Null: only told. */
  readonly bound: number | null;
  /** More figures of the same measurement. */
  readonly about?: string;
}

export function judgedValue({ judged, ours, peer }: Row): number {
  if (judged === 'itself' || peer === null) return ours;
  return judged === 'ratio' ? ours / peer.value : ours - peer.value;
}

export const isOver = (row: Row): boolean => row.bound !== null && judgedValue(row) > row.bound;

const figure = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

function judgement(row: Row): string {
  const value = judgedValue(row);
  const bound = row.bound === null ? 'no bound' : `bound ${row.bound}`;
  if (row.judged === 'ratio') return `${value.toFixed(2)} × (${bound})`;
  if (row.judged === 'difference') return `${figure(value)} ${row.unit} more (${bound})`;
  return row.peer === null ? bound : `${(row.ours / row.peer.value).toFixed(2)} ×; ${bound}`;
}

export function lineOf(row: Row): string {
  const { what, unit, ours, peer, bound, about } = row;
  const mark = bound === null ? 'told' : isOver(row) ? 'OVER' : 'ok  ';
  const beside = peer === null ? '' : `; ${peer.what}: ${figure(peer.value)} ${unit}`;
  return `${mark}  ${what}: ${figure(ours)} ${unit}${beside}; ${judgement(row)}${about === undefined ? '' : `\n      ${about}`}`;
}

/** @param part 0.5 for the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const least = (values: readonly number[]): number => quantile(values, 0);

export async function best(runs: number, work: () => Promise<void> | void): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    globalThis.gc?.();
    const start = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}
