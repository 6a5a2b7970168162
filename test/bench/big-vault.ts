/** Builds a large vault through the session itself, for the bench and the torture runs. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody } from '../../main/core/custody/events.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { LEAST_CHOSEN_KIB } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Ports } from '../../main/vault/ports.ts';
import type { Session } from '../../main/vault/session.ts';

export interface BigVault {
  readonly path: string;
  readonly accounts: number;
  readonly codesPerSet: number;
  /** How many sets come in by one change. */
  readonly setsPerChange: number;
  /** Null or left out: a generated one, which nobody learns. */
  readonly passphrase?: string | null;
  /** Memory of its derivation. */
  readonly memoryKib?: number;
}

/** The recovery key that opens it without any KDF. */
export async function buildBigVault(ports: Ports, shape: BigVault): Promise<string> {
  const made = await createVault(ports, {
    path: shape.path,
    passphrase: shape.passphrase ?? null,
    recoveryKey: true,
    memoryKib: shape.memoryKib ?? LEAST_CHOSEN_KIB,
  });
  const secret = made.recoveryKey ?? '';
  const session = await openVault(ports, { path: shape.path, secret, access: 'write' });
  for (let first = 0; first < shape.accounts; first += shape.setsPerChange) {
    await addSets(ports, session, first, Math.min(shape.setsPerChange, shape.accounts - first), shape.codesPerSet);
  }
  await session.lock();
  return secret;
}

async function addSets(ports: Ports, session: Session, first: number, count: number, codes: number): Promise<void> {
  const events: EventBody[] = [];
  const payloads: Uint8Array[] = [];
  const keyring: { setId: string; bytes: Uint8Array }[] = [];
  for (let i = first; i < first + count; i++) {
    const set = bytesToHex(ports.random.bytes(16));
    const account = bytesToHex(ports.random.bytes(16));
    const texts = Array.from({ length: codes }, () => bytesToHex(ports.random.bytes(5)));
    const sealed = session.sealSet(
      set,
      texts.map((text) => ({ text, key: text })),
    );
    payloads.push(sealed.payload);
    keyring.push({ setId: set, bytes: sealed.entry });
    events.push(
      {
        t: 'AccountAdded',
        d: { account, service: 'github', instance: null, label: null, name: `user-${i}@example.com` },
      },
      {
        t: 'SetAdded',
        d: {
          set,
          account,
          kind: 'recovery-codes',
          use: 'single',
          usesPerCode: 1,
          state: 'active',
          indexBase: 1,
          orderSure: true,
          count: codes,
          used: [],
          spentUnknown: 0,
          generatedAt: null,
          expiresAt: null,
          payload: { hash: sealed.hash, commitment: sealed.commitment },
        },
      },
    );
  }
  await session.commit(events, { payloads, keyring });
}
