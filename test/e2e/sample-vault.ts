/** Makes a real vault file for the window to open: two accounts with made-up codes and a cheap key derivation, or an empty one with a dear one. */

import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { concatBytes } from '@noble/hashes/utils.js';
import type { IncomingSet } from '../../main/core/custody/command.ts';
import { decide } from '../../main/core/custody/decide.ts';
import { encodeHeader } from '../../main/core/format/header.ts';
import { MOST_MEMORY_KIB, sealSlot } from '../../main/core/format/slot.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { LEAST_CHOSEN_KIB } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import type { SealedParts, Session } from '../../main/vault/session.ts';

export const PASSPHRASE = 'a passphrase for tests only';
/** The least that a new slot may cost: what is cheaper is sealed anew when the window opens it. */
const MEMORY_KIB = LEAST_CHOSEN_KIB;
/** What a new vault has on a usual machine. */
const SLOW_MEMORY_KIB = 256 * 1024;

interface SampleSet extends Pick<IncomingSet, 'service' | 'label' | 'account' | 'used'> {
  readonly codes: readonly string[];
}

const samples: readonly SampleSet[] = [
  {
    service: 'github',
    label: null,
    account: 's-rivera',
    codes: ['1a2b3-c4d5e', 'f6a7b-8c9d0', '2e3f4-a5b6c', '7d8e9-f0a1b'],
    used: [1],
  },
  { service: null, label: 'Rivera Studio door', account: null, codes: ['482916', '730158'], used: [1, 2] },
];

export interface SampleVault {
  readonly recoveryKey: string;
}

function hexId(): string {
  return randomBytes(16).toString('hex');
}

async function addSet(session: Session, { codes, ...names }: SampleSet): Promise<void> {
  const set = hexId();
  const sealed = session.sealSet(
    set,
    codes.map((text) => ({ text, key: text.replaceAll('-', '') })),
  );
  const decision = decide(
    {
      type: 'ImportSets',
      sets: [
        {
          ...names,
          set,
          newAccount: hexId(),
          instance: null,
          kind: 'recovery-codes',
          use: 'single',
          usesPerCode: 1,
          indexBase: 1,
          orderSure: true,
          count: codes.length,
          spentUnknown: 0,
          state: 'active',
          generatedAt: null,
          expiresAt: null,
          retired: false,
          replaces: null,
          payload: { hash: sealed.hash, commitment: sealed.commitment },
        },
      ],
    },
    session.state,
  );
  if (!decision.ok) throw new Error(decision.rejection.code);
  const parts: SealedParts = { payloads: [sealed.payload], keyring: [{ setId: set, bytes: sealed.entry }] };
  await session.commit(decision.events, parts);
}

/** @param memoryKib memory of the key derivation. */
async function makeVault(ports: Ports, path: string, memoryKib: number): Promise<SampleVault> {
  const { recoveryKey } = await createVault(ports, { path, passphrase: PASSPHRASE, recoveryKey: true, memoryKib });
  return { recoveryKey: recoveryKey ?? '' };
}

/** An empty vault that takes a second or more to open by its passphrase. */
export function makeSlowVault(path: string, dataFolder: string): Promise<SampleVault> {
  return makeVault({ ...systemPorts(), dataFolder }, path, SLOW_MEMORY_KIB);
}

/** A file whose passphrase takes half a minute or more to be refused: four slots of the highest cost that a reader takes. */
export async function makeCostlyVault(path: string): Promise<void> {
  const { random } = systemPorts();
  const vaultId = random.bytes(16);
  const vaultKey = random.bytes(32);
  const slots = Array.from({ length: 4 }, () =>
    sealSlot(
      {
        type: 'passphrase',
        work: { kdf: 'argon2id', memoryKib: MOST_MEMORY_KIB, passes: 10 },
        id: random.bytes(16),
        salt: random.bytes(32),
        secret: random.bytes(32),
      },
      vaultId,
      vaultKey,
    ),
  );
  const header = encodeHeader({ vaultId, epoch: 1, fileSalt: random.bytes(32), slots }, vaultKey);
  await writeFile(path, concatBytes(header, header));
}

export async function makeSampleVault(path: string, dataFolder: string): Promise<SampleVault> {
  const ports: Ports = { ...systemPorts(), dataFolder };
  const vault = await makeVault(ports, path, MEMORY_KIB);
  const session = await openVault(ports, { path, secret: PASSPHRASE, access: 'write' });
  for (const sample of samples) await addSet(session, sample);
  await session.lock();
  return vault;
}
