/**
 * `npm run bench`: every figure beside a peer in the same run, as a table and as JSON (`--json`); one that is over its bound ends
 * with exit 1. Bounds are ratios to the peer wherever the time alone would say more about the machine than about the product; what
 * a person waits for in the window is bound in milliseconds. `--only NAME` of a group leaves the others out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import { helpRow } from './command-line.ts';
import { editRows } from './edit-one.ts';
import { derivationRows } from './key-derivation.ts';
import { markingRows } from './marking.ts';
import { openingRows } from './opening.ts';
import { isOver, judgedValue, lineOf, type Row } from './row.ts';
import { windowRows } from './window.ts';

const portsIn = (folder: string): Ports => ({ ...systemPorts(), dataFolder: join(folder, 'data') });

const groups: Readonly<Record<string, (folder: string) => AsyncIterable<Row>>> = {
  cli: async function* (folder) {
    yield await helpRow();
    yield* editRows(portsIn(folder), folder);
  },
  kdf: derivationRows,
  marking: (folder) => markingRows(portsIn(folder), folder),
  opening: (folder) => openingRows(portsIn(folder), folder),
  window: windowRows,
};

const { values: asked } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});
if (asked.only !== undefined && !Object.hasOwn(groups, asked.only))
  throw new RangeError(`--only is one of ${Object.keys(groups).join(', ')}`);

/** How many processes want a core, over the last minute. */
const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-bench-'));
  const rows: Row[] = [];
  const loads = [load()];
  try {
    for (const [name, run] of Object.entries(groups)) {
      if (asked.only !== undefined && asked.only !== name) continue;
      for await (const row of run(folder)) {
        rows.push(row);
        if (!asked.json) process.stdout.write(`${lineOf(row)}\n`);
      }
      loads.push(load());
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const machine = { cores: availableParallelism(), loads };
  if (asked.json) {
    const told = rows.map((row) => ({ ...row, value: judgedValue(row), isOver: isOver(row) }));
    process.stdout.write(`${JSON.stringify({ machine, rows: told })}\n`);
  } else process.stdout.write(`\n${machine.cores} cores; load before and after: ${loads.join(', ')}\n`);
  if (rows.some(isOver)) process.exitCode = 1;
}

await main();
