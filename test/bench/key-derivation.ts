/** What a guess at a passphrase costs us, beside the same derivation by OpenSSL in Node, and whether this thread stays free. */
import { argon2, randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { argon2id, startKdf } from '../../main/vault/kdf.ts';
import { quantile, type Row } from './row.ts';

const MEMORY_KIB = 256 * 1024;
const PASSES = 3;
const RUNS = 7;
const WARM_UPS = 2;

const byNode = promisify(argon2);

/** Runs both in turn, so that a machine that drifts does so for both. */
export async function* derivationRows(): AsyncGenerator<Row> {
  const kdf = startKdf();
  const ours: number[] = [];
  const theirs: number[] = [];
  let longestMs = 0;
  try {
    for (let run = 0; run < RUNS + WARM_UPS; run++) {
      const [message, nonce] = [randomBytes(20), randomBytes(16)];
      const peer = await timed(() =>
        byNode('argon2id', { message, nonce, parallelism: 1, tagLength: 32, memory: MEMORY_KIB, passes: PASSES }),
      );
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const mine = await timed(() =>
        kdf.derive({ work: argon2id(MEMORY_KIB), passphrase: new Uint8Array(message), salt: new Uint8Array(nonce) }),
      );
      delay.disable();
      if (run < WARM_UPS) continue;
      ours.push(mine);
      theirs.push(peer);
      longestMs = Math.max(longestMs, delay.max / 1e6);
    }
  } finally {
    await kdf.close();
  }
  yield {
    what: 'Argon2id, 256 MiB, 3 passes, in the worker, median of 7 warm runs in turn',
    unit: 'ms',
    ours: quantile(ours, 0.5),
    peer: { what: 'argon2 of node:crypto', value: quantile(theirs, 0.5) },
    judged: 'ratio',
    bound: 1.3,
  };
  yield {
    what: 'longest time that the thread which waits for it is held',
    unit: 'ms',
    ours: longestMs,
    peer: null,
    judged: 'itself',
    bound: 50,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
