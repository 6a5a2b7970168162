/** How long a large vault takes to open, beside hashing and decrypting as many bytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Ports } from '../../main/vault/ports.ts';
import { buildBigVault } from './big-vault.ts';
import { best, type Row } from './row.ts';

const ACCOUNTS = 10_000;
const CODES_PER_SET = 10;

export async function openRow(ports: Ports, folder: string, setsPerChange: number): Promise<Row> {
  const path = join(folder, `by-${setsPerChange}.coldkeep`);
  const secret = await buildBigVault(ports, { path, accounts: ACCOUNTS, codesPerSet: CODES_PER_SET, setsPerChange });
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
    what: `open ${ACCOUNTS} accounts, ${ACCOUNTS * CODES_PER_SET} codes, ${setsPerChange} a change, ${(bytes.length / 1e6).toFixed(1)} MB`,
    unit: 'ms',
    ours,
    peer: { what: 'SHA-256 and XChaCha20-Poly1305 over the same bytes', value: peer },
    judged: 'ratio',
    bound: 3,
  };
}
