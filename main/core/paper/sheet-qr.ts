/** The square on every sheet: sheet number, change number and log hash, no secret. Alphanumeric, level M. */
import { encodeQR } from 'qr';
import type { SheetModel } from './sheet.ts';

/** Side of one module: 6 dots at 300 dpi. */
export const MODULE_SIDE_PT = 1.44;

/** `CK1:S-0012-KQ:412:` and the 64 hex digits of the log hash in upper case. */
export function qrPayload(model: Pick<SheetModel, 'number' | 'changeNumber' | 'logHash'>): string {
  return `CK1:${model.number}:${model.changeNumber}:${model.logHash.toUpperCase()}`;
}

/** @returns The side in modules, and each row's dark runs as column, row from the top, width. */
export function qrRuns(payload: string): {
  readonly modules: number;
  readonly runs: readonly (readonly [column: number, row: number, width: number])[];
} {
  const framed = encodeQR(payload, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 });
  const matrix = framed.slice(1, -1).map((row) => row.slice(1, -1));
  const runs: (readonly [number, number, number])[] = [];
  matrix.forEach((row, y) => {
    let start: number | null = null;
    [...row, false].forEach((dark, x) => {
      if (dark && start === null) start = x;
      if (!dark && start !== null) {
        runs.push([start, y, x - start]);
        start = null;
      }
    });
  });
  return { modules: matrix.length, runs };
}
