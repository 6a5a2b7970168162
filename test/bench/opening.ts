/** How long a vault takes to open, beside hashing and decrypting as many bytes, and how that grows with its codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Ports } from '../../main/vault/ports.ts';
import { buildBigVault } from './big-vault.ts';
import { best, type Row } from './row.ts';

const CODES_PER_SET = 10;
/** Accounts and how many of them come in by one change; the last is told and not judged. */
const SHAPES = [
  [100, 100],
  [1_000, 100],
  [10_000, 1],
  [10_000, 100],
  [100_000, 100],
] as const;
const MOST_JUDGED_ACCOUNTS = 10_000;

export async function* openingRows(ports: Ports, folder: string): AsyncGenerator<Row> {
  const byAccounts = new Map<number, number>();
  for (const [accounts, setsPerChange] of SHAPES) {
    const row = await openRow(ports, folder, accounts, setsPerChange);
    byAccounts.set(accounts, row.ours);
    yield row;
  }
  const [small, large] = [byAccounts.get(1_000), byAccounts.get(10_000)];
  if (small === undefined || large === undefined) return;
  yield {
    what: 'open 100,000 codes',
    unit: 'ms',
    ours: large,
    peer: { what: '10,000 codes', value: small },
    judged: 'ratio',
    bound: 12,
  };
}

async function openRow(ports: Ports, folder: string, accounts: number, setsPerChange: number): Promise<Row> {
  const path = join(folder, `${accounts}-by-${setsPerChange}.coldkeep`);
  const secret = await buildBigVault(ports, { path, accounts, codesPerSet: CODES_PER_SET, setsPerChange });
  const bytes = readFileSync(path);
  const key = new Uint8Array(32).fill(1);
  const nonce = new Uint8Array(24);
  const peer = await best(5, () => {
    sha256(bytes);
    xchacha20poly1305(key, nonce).encrypt(bytes);
  });
  const ours = await best(5, async () => {
    const session = await openVault(ports, { path, secret, access: 'read', remember: false });
    await session.lock();
  });
  return {
    what: `open ${accounts} accounts, ${accounts * CODES_PER_SET} codes, ${setsPerChange} a change, ${(bytes.length / 1e6).toFixed(1)} MB`,
    unit: 'ms',
    ours,
    peer: { what: 'SHA-256 and XChaCha20-Poly1305 over the same bytes', value: peer },
    judged: 'ratio',
    bound: accounts <= MOST_JUDGED_ACCOUNTS ? 3 : null,
  };
}
