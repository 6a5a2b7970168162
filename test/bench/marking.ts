/** How long it takes in an open vault until a mark is durable, beside a bare append with fsync, and whether it grows with the vault. */
import { closeSync, copyFileSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EventBody } from '../../main/core/custody/events.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Ports } from '../../main/vault/ports.ts';
import { buildBigVault } from './big-vault.ts';
import { quantile, type Row } from './row.ts';

const MARKS = 300;
const FRAME_BYTES = 512;
const SIZES = [100, 10_000] as const;
/** Marks and bare appends come in turns of this many, so that a disk that drifts does so for both. */
const TURN = 10;

interface Measured {
  readonly ours: number;
  readonly peer: number;
}

export async function* markingRows(ports: Ports, folder: string): AsyncGenerator<Row> {
  const medians: Measured[] = [];
  for (const accounts of SIZES) {
    const measured = await measure(ports, folder, accounts);
    medians.push(measured);
    yield {
      what: `mark a code as used in an open vault of ${accounts} accounts, median of ${MARKS}`,
      unit: 'ms',
      ours: measured.ours,
      peer: { what: 'append of 512 bytes and fsync', value: measured.peer },
      judged: 'difference',
      bound: 1,
    };
  }
  const [small, large] = medians;
  if (small === undefined || large === undefined) return;
  yield {
    what: `the same at ${SIZES[1]} accounts as at ${SIZES[0]}, each less its bare append`,
    unit: 'ms',
    ours: large.ours - large.peer + small.peer,
    peer: { what: `at ${SIZES[0]} accounts`, value: small.ours },
    judged: 'ratio',
    bound: 1.1,
  };
}

async function measure(ports: Ports, folder: string, accounts: number): Promise<Measured> {
  const path = join(folder, `mark-${accounts}.coldkeep`);
  const secret = await buildBigVault(ports, { path, accounts, codesPerSet: 10, setsPerChange: 100 });
  // The peer appends to a file of the same size in the same place.
  copyFileSync(path, `${path}.bare`);
  const bare = openSync(`${path}.bare`, 'r+');
  const session = await openVault(ports, { path, secret, access: 'write' });
  const codes = [...session.state.sets.values()].flatMap((set) => [1, 2, 3].map((number) => ({ set: set.id, number })));
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    let end = fstatSync(bare).size;
    for (const [i, { set, number }] of codes.slice(0, MARKS).entries()) {
      if (i % TURN === 0) {
        for (let append = 0; append < TURN; append++) {
          const start = performance.now();
          writeSync(bare, new Uint8Array(FRAME_BYTES).fill(i), 0, FRAME_BYTES, end);
          fsyncSync(bare);
          theirs.push(performance.now() - start);
          end += FRAME_BYTES;
        }
      }
      const used: EventBody = { t: 'CodeUsed', d: { set, number, when: null, from: null, note: null } };
      const start = performance.now();
      await session.commit([used]);
      ours.push(performance.now() - start);
    }
  } finally {
    closeSync(bare);
    await session.lock();
  }
  return { ours: quantile(ours, 0.5), peer: quantile(theirs, 0.5) };
}
