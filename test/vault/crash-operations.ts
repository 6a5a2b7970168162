/** What a program does to the disk, each as an operation that the power can be cut in. */

import { bytesToHex } from '@noble/hashes/utils.js';
import { RECOVERY_KEY_BYTES, writeRecoveryKey } from '../../main/core/format/recovery-key.ts';
import type { NewSlot } from '../../main/core/format/slot.ts';
import { writeSecondPlace } from '../../main/vault/backup-places.ts';
import { makeBackup } from '../../main/vault/backups.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { lockPath } from '../../main/vault/lock-file.ts';
import { mergeVault } from '../../main/vault/merge.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { restoreVault } from '../../main/vault/restore.ts';
import type { RewriteOrder, Session } from '../../main/vault/session.ts';
import { StorageError } from '../../main/vault/storage-error.ts';
import type { Operation, Watch } from './crash-states.ts';
import { type FakePorts, fakePorts, seededRandom, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import {
  ACCOUNT_ADDED,
  addSet,
  copyOf,
  openSmall,
  PASSPHRASE,
  revealed,
  SET,
  type SmallVault,
  used,
  VAULT,
} from './small-vault.ts';

/** An event of so many sectors that a part of them can be on the disk. */
const LONG_NOTE = 'n'.repeat(1600);
const OTHER_SET = 'c'.repeat(32);
const MANY_CODES = Array.from({ length: 900 }, (_, i) => `${1000 + i}-${9000 - i}`);
const OTHER = '/copies/other.coldkeep';

/** A recovery key that a test knows before it is in the vault. */
export function knownRecoveryKey(seed: string): {
  readonly slot: () => NewSlot;
  readonly text: string;
  readonly id: string;
} {
  const random = seededRandom(seed);
  let secret = random.bytes(RECOVERY_KEY_BYTES);
  while (writeRecoveryKey(secret) === null) secret = random.bytes(RECOVERY_KEY_BYTES);
  const [id, salt] = [random.bytes(16), random.bytes(32)];
  const slot = (): NewSlot => ({ type: 'recovery-key', work: { kdf: 'none' }, id, salt, secret: secret.slice() });
  return { slot, text: writeRecoveryKey(secret) ?? '', id: bytesToHex(id) };
}

const ADDED = knownRecoveryKey('added');

export function slotAdded(slot: string = ADDED.id): RewriteOrder['events'] {
  return [{ t: 'SlotAdded', d: { slot, type: 'recovery-key', generated: true, shares: null } }];
}

/**
 * Opens, does, locks; what is durable is told after each step. After a step that failed the session is tried with a small change,
 * and what failed is thrown.
 */
function inSession(vault: SmallVault, steps: readonly ((session: Session, ports: FakePorts) => Promise<unknown>)[]) {
  return async (ports: FakePorts, watch: Watch): Promise<void> => {
    const session = await openSmall(ports, vault);
    if (steps.length > 0) ports.files.begin();
    try {
      for (const step of steps) {
        await step(session, ports);
        watch.told(session.point.change, session.point.hash);
      }
    } catch (error) {
      const next = await codeOf(() => session.commit([revealed(3)]));
      watch.afterFailure?.(next);
      if (next === 'done') watch.told(session.point.change, session.point.hash);
      throw error;
    } finally {
      await session.lock();
    }
  };
}

function rewriting(vault: SmallVault, name: string, order: (session: Session) => RewriteOrder): Operation {
  return {
    name,
    prepare: async () => copyOf(vault),
    run: inSession(vault, [(session) => session.rewrite(order(session))]),
    secrets: [vault.recoveryKey, ADDED.text],
  };
}

/** The copy of the vault that is merged or restored: it went another way after its fourth frame. */
async function branchOf(vault: SmallVault): Promise<Uint8Array> {
  const ports = copyOf(vault, vault.bytes.slice(0, vault.frameStarts[4]), 3);
  const session = await openSmall(ports, vault);
  // Else its ids would be those of the other branch.
  ports.random.bytes(4096);
  await session.commit([used(3)]);
  await session.lock();
  return ports.files.content(VAULT);
}

async function withBranch(vault: SmallVault): Promise<FakePorts> {
  const ports = copyOf(vault);
  ports.files.put(OTHER, await branchOf(vault));
  return ports;
}

export function appending(vault: SmallVault): Operation[] {
  const secrets = [vault.recoveryKey];
  const noteAppend = (session: Session): Promise<unknown> =>
    session.commit([{ t: 'CodeUsed', d: { set: SET, number: 2, when: null, from: null, note: LONG_NOTE } }]);
  return [
    {
      name: 'the first append to a new vault',
      prepare: async () => {
        const ports = fakePorts('new');
        await createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
        return ports;
      },
      run: async (ports, watch) => {
        const session = await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'write' });
        try {
          await session.commit([ACCOUNT_ADDED]);
          watch.told(session.point.change, session.point.hash);
          await addSet(session);
          watch.told(session.point.change, session.point.hash);
        } finally {
          await session.lock();
        }
      },
      secrets: [PASSPHRASE],
    },
    {
      name: 'appends of one sector and of many',
      prepare: async () => copyOf(vault),
      run: inSession(vault, [
        (session) => session.commit([revealed(3)]),
        noteAppend,
        (session) => session.commit([used(3)]),
      ]),
      secrets,
    },
    {
      name: 'an append of some forty sectors',
      prepare: async () => copyOf(vault),
      run: inSession(vault, [(session) => addSet(session, OTHER_SET, MANY_CODES)]),
      secrets,
    },
    {
      name: 'an append after a torn tail',
      prepare: async () => copyOf(vault, vault.bytes.slice(0, (vault.frameStarts[4] ?? 0) + 300), 3),
      run: inSession(vault, [noteAppend]),
      secrets,
    },
    {
      name: 'an append on a computer without a mark',
      prepare: async () => copyOf(vault, vault.bytes, null),
      run: inSession(vault, [noteAppend]),
      secrets,
    },
    {
      name: 'an opening kept aside, and the append that writes it down',
      prepare: async () => copyOf(vault),
      run: async (ports, watch) => {
        const reader = await openSmall(ports, vault, { access: 'read' });
        await reader.openUnrecorded(SET, 3);
        await reader.lock();
        await inSession(vault, [noteAppend])(ports, watch);
      },
      secrets,
    },
    {
      name: 'the mark of a newer file',
      prepare: async () => copyOf(vault, vault.bytes, 2),
      run: async (ports) => (await openSmall(ports, vault, { access: 'read' })).lock(),
      secrets,
    },
  ];
}

export function locking(vault: SmallVault): Operation[] {
  const lockOf = (text: string) => async (): Promise<FakePorts> => {
    const ports = copyOf(vault);
    ports.files.put(lockPath(VAULT), new TextEncoder().encode(text));
    return ports;
  };
  const run = inSession(vault, []);
  const dead = JSON.stringify({ v: 1, host: 'here', pid: 99, started: 'start-99', token: 'ab' });
  return [
    { name: 'a lock taken and given back', prepare: async () => copyOf(vault), run, secrets: [vault.recoveryKey] },
    { name: 'a dead lock taken over', prepare: lockOf(`${dead}\n`), run, secrets: [vault.recoveryKey] },
    { name: 'a lock cut off taken over', prepare: lockOf(dead.slice(0, 20)), run, secrets: [vault.recoveryKey] },
  ];
}

export function creating(): Operation[] {
  const create: Omit<Operation, 'name'> = {
    prepare: async () => fakePorts('new'),
    run: async (ports, watch) => {
      await createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
      watch.told(3);
    },
    secrets: [PASSPHRASE],
  };
  return [
    { name: 'creating a vault', ...create },
    { name: 'creating a vault on a stick (FAT)', ...create, habits: { hasNoLinks: true, foldsCase: true } },
  ];
}

export function rewritings(vault: SmallVault): Operation[] {
  const removed = (session: Session): string =>
    session.slots.map(({ id }) => bytesToHex(id)).find((id) => id !== session.slotId) ?? '';
  const removal = rewriting(vault, 'removing a way in', (session) => ({
    removedSlots: [removed(session)],
    events: [{ t: 'SlotRemoved', d: { slot: removed(session) } }],
    keepsNoOldCopy: true,
  }));
  return [
    rewriting(vault, 'adding a way in', () => ({ addedSlots: [ADDED.slot()], events: slotAdded() })),
    {
      ...removal,
      check: ({ told }, session) => {
        if (told !== null && session.slots.length !== 1) throw new Error('the removed way in is there still');
      },
    },
    {
      ...rewriting(vault, 'a new vault key', (session) => ({
        newVaultKey: true,
        addedSlots: [ADDED.slot()],
        events: [...slotAdded(), { t: 'VaultKeyChanged', d: { epoch: session.epoch + 1 } }],
        keepsNoOldCopy: true,
      })),
      alsoOpensAs: 'key-changed',
    },
    rewriting(vault, 'a purge', () => ({ events: [{ t: 'PayloadPurged', d: { set: SET } }], keepsNoOldCopy: true })),
    rewriting(vault, 'tidying', () => ({ events: [] })),
    {
      name: 'a rewrite and an append after it',
      prepare: async () => copyOf(vault),
      run: inSession(vault, [
        (session) => session.rewrite({ addedSlots: [ADDED.slot()], events: slotAdded() }),
        (session) => session.commit([revealed(3)]),
      ]),
      secrets: [vault.recoveryKey],
    },
  ];
}

export function copying(vault: SmallVault): Operation[] {
  const credentials = { secret: vault.recoveryKey };
  const secrets = [vault.recoveryKey];
  return [
    {
      name: 'a backup in two places',
      prepare: async () => {
        const ports = copyOf(vault);
        await ports.files.makeFolder('/stick');
        await writeSecondPlace(ports, vault.vaultId, '/stick');
        return ports;
      },
      run: inSession(vault, [
        async (session, ports) => {
          const { failed } = await makeBackup(ports, session);
          const [first] = failed;
          if (first !== undefined) throw new StorageError(first.code);
        },
      ]),
      secrets,
      check: async ({ image }) => {
        for (const [path, bytes] of image) {
          if (!/backups\/.*\.coldkeep$/.test(path)) continue;
          const backup = await openSmall(copyOf(vault, bytes, null), vault, { access: 'read' });
          if (backup.standing.code !== null || backup.point.change !== vault.points[4]?.change) {
            throw new Error(`the backup is ${backup.standing.code}`);
          }
        }
      },
    },
    {
      name: 'a merge',
      prepare: () => withBranch(vault),
      run: inSession(vault, [(session, ports) => mergeVault(ports, session, { from: OTHER, credentials })]),
      secrets,
    },
    {
      name: 'a restored copy',
      prepare: () => withBranch(vault),
      run: async (ports, watch) => {
        const { change } = await restoreVault(ports, { path: VAULT, from: OTHER, credentials });
        watch.told(change);
      },
      secrets,
    },
  ];
}
