/**
 * `npm run bench`: ratios against a peer in the same run, as a table and as JSON (`--json`). Times alone say more about the
 * machine than about the product, so none is judged; a ratio over its bound ends with exit 1.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import { buildBigVault } from './big-vault.ts';

interface Row {
  readonly what: string;
  readonly oursMs: number;
  readonly peer: string;
  readonly peerMs: number;
  /** What is compared with the bound: a ratio, or the difference in milliseconds. */
  readonly value: number;
  readonly bound: number;
  readonly unit: '×' | 'ms more';
}

const ACCOUNTS = 10_000;
const CODES_PER_SET = 10;
const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

async function best(runs: number, work: () => Promise<void> | void): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    globalThis.gc?.();
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

async function openRow(ports: Ports, folder: string, setsPerChange: number): Promise<Row> {
  const path = join(folder, `by-${setsPerChange}.coldkeep`);
  const secret = await buildBigVault(ports, { path, accounts: ACCOUNTS, codesPerSet: CODES_PER_SET, setsPerChange });
  const bytes = readFileSync(path);
  const key = new Uint8Array(32).fill(1);
  const nonce = new Uint8Array(24);
  const peerMs = await best(5, () => {
    sha256(bytes);
    xchacha20poly1305(key, nonce).encrypt(bytes);
  });
  const oursMs = await best(5, async () => {
    const session = await openVault(ports, { path, secret, access: 'read', remember: false });
    await session.lock();
  });
  return {
    what: `open ${ACCOUNTS} accounts, ${ACCOUNTS * CODES_PER_SET} codes, ${setsPerChange} a change, ${(bytes.length / 1e6).toFixed(1)} MB`,
    oursMs,
    peer: 'SHA-256 and XChaCha20-Poly1305 over the same bytes',
    peerMs,
    value: oursMs / peerMs,
    bound: 3,
    unit: '×',
  };
}

async function helpRow(): Promise<Row> {
  const run = (args: readonly string[]) => (): void => {
    execFileSync(process.execPath, args, { stdio: 'ignore' });
  };
  let oursMs = Number.POSITIVE_INFINITY;
  let peerMs = Number.POSITIVE_INFINITY;
  // In turn, so that a machine that drifts does so for both.
  for (let i = 0; i < 10; i++) {
    peerMs = Math.min(peerMs, await best(1, run(['-e', '0'])));
    oursMs = Math.min(oursMs, await best(1, run([CLI, '--help'])));
  }
  return {
    what: 'coldkeep --help',
    oursMs,
    peer: 'node -e 0',
    peerMs,
    value: oursMs - peerMs,
    bound: 60,
    unit: 'ms more',
  };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-bench-'));
  try {
    const ports = { ...systemPorts(), dataFolder: join(folder, 'data') };
    const rows = [await helpRow(), await openRow(ports, folder, 1), await openRow(ports, folder, 100)];
    if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ rows })}\n`);
    else {
      for (const row of rows) {
        process.stdout.write(
          `${row.value <= row.bound ? 'ok  ' : 'OVER'}  ${row.what}: ${row.oursMs.toFixed(0)} ms; ${row.peer}: ` +
            `${row.peerMs.toFixed(0)} ms; ${row.value.toFixed(2)} ${row.unit} (bound ${row.bound})\n`,
        );
      }
    }
    if (rows.some((row) => row.value > row.bound)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
