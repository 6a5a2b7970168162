/** Each way in opens what it should and nothing else, before and after it is added, replaced, removed or made anew. FORMAT.md 4, 14.1. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readKeyFile } from '../../main/core/format/key-file.ts';
import { readShare } from '../../main/core/format/share.ts';
import type { Credentials } from '../../main/core/format/unlock.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { argon2id, type KdfPort, LEAST_CHOSEN_KIB } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Session } from '../../main/vault/session.ts';
import {
  addWay,
  changeVaultKey,
  type MadeSecrets,
  type NewWay,
  raiseCost,
  removeWay,
  replaceWay,
  waysDropped,
} from '../../main/vault/ways-in.ts';
import { keysOf } from './crafted-file.ts';
import { type FakePorts, fakeClock, fakePorts, quickKdf, TINY_KIB } from './fake-ports.ts';
import { failNth } from './memory-files.ts';
import { codeOf } from './outcome.ts';
import {
  buildSmallVault,
  CODES,
  copyOf,
  openSmall,
  PASSPHRASE,
  revealed,
  SET,
  type SmallVault,
  VAULT,
} from './small-vault.ts';

let vault: SmallVault;
beforeAll(async () => {
  vault = await buildSmallVault();
});

const OWN = 'another passphrase of some length';
const KEY_FILE = new Uint8Array(32).fill(9);
const passphrase = (text: string | null): NewWay => ({ type: 'passphrase', passphrase: text, memoryKib: TINY_KIB });
const withKeyFile = (text: string | null, keyFile?: Uint8Array): NewWay => ({
  type: 'passphrase-and-key-file',
  passphrase: text,
  memoryKib: TINY_KIB,
  ...(keyFile === undefined ? {} : { keyFile }),
});
const RECOVERY_KEY: NewWay = { type: 'recovery-key' };
const shares = (needed: number, of: number): NewWay => ({ type: 'shares', needed, of });

/** Everything that opens the vault by what was made of a way in, and the passphrase that was given for it. */
function credentialsFor(way: NewWay, made: MadeSecrets): Credentials {
  if (way.type === 'recovery-key') return { secret: made.recoveryKey ?? '' };
  if (way.type === 'shares') return { secret: '', shares: made.shares.slice(-way.needed).map(readShare) };
  const secret = way.passphrase ?? made.passphrase ?? '';
  if (way.type === 'passphrase') return { secret };
  return { secret, keyFile: made.keyFile === null ? (way.keyFile ?? null) : readKeyFile(made.keyFile) };
}

/** The id of the slot that opens a file, or the code that says why none does. */
async function openedBy(bytes: Uint8Array, credentials: Credentials): Promise<string> {
  const ports = copyOf(vault, bytes, null);
  let slot = '';
  const code = await codeOf(async () => {
    const session = await openVault(ports, { path: VAULT, access: 'read', ...credentials });
    slot = session.slotId;
    await session.lock();
  });
  return code === 'done' ? slot : code;
}

const fileOf = (ports: FakePorts): Uint8Array => ports.files.content(VAULT);

async function lastEvents(session: Session, count: number): Promise<unknown[]> {
  const events = [...(await session.readEvents())].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  return events.slice(-count).map(({ t, d }) => ({ t, d }));
}

const slotIds = (session: Session): string[] => session.slots.map(({ id }) => bytesToHex(id));

const WAYS: readonly [string, NewWay, { generated: boolean; shares: unknown }][] = [
  ['a passphrase of one’s own', passphrase(OWN), { generated: false, shares: null }],
  ['a generated passphrase', passphrase(null), { generated: true, shares: null }],
  ['a passphrase and a new key file', withKeyFile(OWN), { generated: false, shares: null }],
  ['a generated passphrase and a key file', withKeyFile(null), { generated: true, shares: null }],
  ['a passphrase and a key file that is there', withKeyFile(OWN, KEY_FILE), { generated: false, shares: null }],
  ['a recovery key', RECOVERY_KEY, { generated: true, shares: null }],
  ['shares, 2 of 2', shares(2, 2), { generated: true, shares: { needed: 2, of: 2 } }],
  ['shares, 3 of 16', shares(3, 16), { generated: true, shares: { needed: 3, of: 16 } }],
];

describe('a way in that is added', () => {
  it.each(WAYS)('%s opens the vault, and the ways before it still do', async (_, way, recorded) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { made, slot } = await addWay(ports, session, way);
    const event = { t: 'SlotAdded', d: { slot, type: way.type, ...recorded } };
    expect(await lastEvents(session, 1)).toEqual([event]);
    const { generated, shares: dealt } = session.state.slots.get(slot) ?? {};
    expect({ generated, shares: dealt }).toEqual(recorded);
    await session.lock();
    const bytes = fileOf(ports);
    expect(await openedBy(bytes, credentialsFor(way, made))).toBe(slot);
    const before = slotIds(session).slice(0, 2);
    expect(await openedBy(bytes, { secret: PASSPHRASE })).toBe(before[0]);
    expect(await openedBy(bytes, { secret: vault.recoveryKey })).toBe(before[1]);
    expect(await openedBy(vault.bytes, credentialsFor(way, made))).not.toBe(slot);
  });

  it('is written as a whole new file, with a backup of the old one', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await addWay(ports, session, RECOVERY_KEY);
    expect([session.epoch, session.slots.length]).toEqual([2, 3]);
    const backups = ports.files.paths.filter((path) => path.startsWith('/vaults/own.backups/own '));
    expect(backups.map((path) => ports.files.content(path))).toEqual([vault.bytes]);
    await session.lock();
  });

  it('opens by any k shares and by no k − 1, and not by those of another dealing', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { made, slot } = await addWay(ports, session, shares(2, 3));
    const other = await addWay(ports, session, shares(2, 3));
    await session.lock();
    const texts = made.shares.map(readShare);
    const [a, b, c] = texts;
    const [stranger] = other.made.shares.map(readShare);
    if (!a || !b || !c || !stranger) throw new Error('three shares');
    const table: [typeof texts, string][] = [
      [[a, b], slot],
      [[c, a], slot],
      [[b, c], slot],
      [[a, b, c], slot],
      [[a], 'shares-missing'],
      [[a, a], 'shares-missing'],
      [[a, stranger], 'shares-mixed'],
      [[a, b, stranger], 'shares-mixed'],
    ];
    for (const [given, expected] of table) {
      expect(await openedBy(fileOf(ports), { secret: '', shares: given })).toBe(expected);
    }
    expect(await openedBy(vault.bytes, { secret: '', shares: [a] })).toBe('shares-mixed');
    const changed = { ...a, values: a.values.map((value) => value ^ 1) };
    expect(await openedBy(fileOf(ports), { secret: '', shares: [changed, b] })).toBe('wrong-secret');
  });

  it('with a key file opens by both together and by neither alone (R35)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { made, slot } = await addWay(ports, session, withKeyFile(OWN));
    const keyFile = readKeyFile(made.keyFile ?? '');
    const [byPassphrase = ''] = slotIds(session);
    expect(await openedBy(fileOf(ports), { secret: OWN, keyFile })).toBe(slot);
    expect(await openedBy(fileOf(ports), { secret: OWN })).toBe('wrong-secret');
    expect(await openedBy(fileOf(ports), { secret: OWN, keyFile: KEY_FILE })).toBe('wrong-secret');
    expect(await openedBy(fileOf(ports), { secret: PASSPHRASE, keyFile })).toBe('wrong-secret');
    await removeWay(ports, session, byPassphrase);
    expect(await openedBy(fileOf(ports), { secret: OWN })).toBe('key-file-needed');
    await session.lock();
  });
});

describe('a way in that cannot be made', () => {
  const table: [string, NewWay, string][] = [
    ['14 characters', passphrase('x'.repeat(14)), 'passphrase-too-short'],
    ['a recovery key as passphrase', passphrase('7'.repeat(36)), 'passphrase-unsuitable'],
    [
      'more than 1 GiB of memory',
      { type: 'passphrase', passphrase: OWN, memoryKib: 2 ** 20 + 1 },
      'excessive-work-factor',
    ],
    ['one share', shares(1, 2), 'usage'],
    ['more shares needed than dealt', shares(3, 2), 'usage'],
    ['17 shares', shares(2, 17), 'usage'],
    ['half a share', shares(2.5, 3), 'usage'],
  ];
  it.each(table)('by %s is refused before a key is derived, and nothing changes', async (_, way, code) => {
    const kdf = quickKdf();
    const ports = { ...copyOf(vault), startKdf: kdf.start };
    const session = await openSmall(ports, vault);
    const [slot = ''] = slotIds(session);
    expect(await codeOf(() => addWay(ports, session, way))).toBe(code);
    expect(await codeOf(() => replaceWay(ports, session, slot, way))).toBe(code);
    expect(await codeOf(() => changeVaultKey(ports, session, [RECOVERY_KEY, way]))).toBe(code);
    expect([kdf.counts.started, fileOf(ports)]).toEqual([0, vault.bytes]);
    await session.lock();
  });

  it('because there are four with a passphrase already is refused; one may take the place of another', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    for (const way of [passphrase(null), withKeyFile(null), passphrase(null)]) await addWay(ports, session, way);
    expect(await codeOf(() => addWay(ports, session, passphrase(OWN)))).toBe('too-many-ways-in');
    expect(await codeOf(() => addWay(ports, session, withKeyFile(OWN)))).toBe('too-many-ways-in');
    const [recoveryKeyId = ''] = slotIds(session).slice(1);
    expect(await codeOf(() => replaceWay(ports, session, recoveryKeyId, passphrase(OWN)))).toBe('too-many-ways-in');
    const [passphraseId = ''] = slotIds(session);
    await replaceWay(ports, session, passphraseId, passphrase(OWN));
    await addWay(ports, session, shares(2, 2));
    expect(await codeOf(() => changeVaultKey(ports, session, new Array(5).fill(passphrase(OWN))))).toBe(
      'too-many-ways-in',
    );
    await session.lock();
  });

  it('because there are sixteen is refused', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    for (let count = 2; count < 16; count++) await addWay(ports, session, RECOVERY_KEY);
    expect(await codeOf(() => addWay(ports, session, RECOVERY_KEY))).toBe('too-many-ways-in');
    await replaceWay(ports, session, slotIds(session).at(-1) ?? '', RECOVERY_KEY);
    expect(session.slots.length).toBe(16);
    await session.lock();
    expect((await openSmall(ports, vault, { access: 'read' })).standing.code).toBeNull();
  });

  it('because nobody could keep it leaves the vault as it was', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const seen: MadeSecrets[] = [];
    const keep = async (made: MadeSecrets): Promise<void> => {
      seen.push(made);
      throw new Error('no room');
    };
    await expect(addWay(ports, session, RECOVERY_KEY, keep)).rejects.toThrow('no room');
    await expect(replaceWay(ports, session, slotIds(session)[0] ?? '', RECOVERY_KEY, keep)).rejects.toThrow('no room');
    await expect(changeVaultKey(ports, session, [RECOVERY_KEY], keep)).rejects.toThrow('no room');
    expect(fileOf(ports)).toEqual(vault.bytes);
    for (const made of seen)
      expect(await openedBy(fileOf(ports), credentialsFor(RECOVERY_KEY, made))).toBe('wrong-secret');
    expect(seen.length).toBe(3);
    await session.lock();
  });
});

describe('a way in that is replaced', () => {
  it.each(WAYS)(
    'by %s: the old secret opens the old bytes and not the new ones, and the other way round',
    async (_, way, recorded) => {
      const ports = copyOf(vault);
      const session = await openSmall(ports, vault);
      const [old = '', recovery] = slotIds(session);
      const { made, slot } = await replaceWay(ports, session, old, way);
      expect(await lastEvents(session, 2)).toEqual([
        { t: 'SlotRemoved', d: { slot: old } },
        { t: 'SlotAdded', d: { slot, type: way.type, ...recorded } },
      ]);
      expect(slotIds(session)).toEqual([recovery, slot]);
      expect(session.state.slots.get(old)?.removedAt).not.toBeNull();
      await session.lock();
      const bytes = fileOf(ports);
      expect(await openedBy(bytes, { secret: PASSPHRASE })).not.toBe(old);
      expect(await openedBy(vault.bytes, { secret: PASSPHRASE })).toBe(old);
      expect(await openedBy(bytes, credentialsFor(way, made))).toBe(slot);
      expect(await openedBy(vault.bytes, credentialsFor(way, made))).not.toBe(slot);
    },
  );

  it('makes no backup of the old file', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await replaceWay(ports, session, slotIds(session)[0] ?? '', passphrase(OWN));
    expect(ports.files.paths.filter((path) => path.startsWith('/vaults/own.backups/'))).toEqual([]);
    await session.lock();
  });

  it('is the one that opened the session: later events are by the new one', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { slot } = await replaceWay(ports, session, session.slotId, RECOVERY_KEY);
    expect(session.slotId).toBe(slot);
    await session.commit([revealed(2)]);
    const [last] = [...(await session.readEvents())].slice(-1).map((bytes) => new TextDecoder().decode(bytes));
    expect(JSON.parse(last ?? '').by).toBe(slot);
    await session.lock();
  });

  it('has to be there', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    expect(await codeOf(() => replaceWay(ports, session, '0'.repeat(32), RECOVERY_KEY))).toBe('way-in-not-found');
    expect(await codeOf(() => removeWay(ports, session, '0'.repeat(32)))).toBe('way-in-not-found');
    expect(fileOf(ports)).toEqual(vault.bytes);
    await session.lock();
  });
});

describe('a way in that is removed', () => {
  it('opens nothing any more; the session that it opened goes on, and the last one stays', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const [byPassphrase = '', byRecoveryKey = ''] = slotIds(session);
    await removeWay(ports, session, byRecoveryKey);
    expect(await lastEvents(session, 1)).toEqual([{ t: 'SlotRemoved', d: { slot: byRecoveryKey } }]);
    await session.commit([revealed(2)]);
    expect(await openedBy(fileOf(ports), { secret: vault.recoveryKey })).toBe('wrong-secret');
    expect(await openedBy(fileOf(ports), { secret: PASSPHRASE })).toBe(byPassphrase);
    expect(await codeOf(() => removeWay(ports, session, byPassphrase))).toBe('last-way-in');
    await session.lock();
  });
});

describe('a new vault key', () => {
  it('is opened by the kept ways alone, with every code and fingerprint as before', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const [byPassphrase = '', byRecoveryKey = ''] = slotIds(session);
    const before = { prints: session.fingerprintsBySet(), point: session.point, key: (await keysOf(vault)).vaultKey };
    const kept = [passphrase(OWN), RECOVERY_KEY, shares(2, 3)];
    const { made, dropped } = await changeVaultKey(ports, session, kept);
    expect(dropped).toEqual([]);
    expect(await lastEvents(session, 6)).toEqual([
      { t: 'VaultKeyChanged', d: { epoch: 2 } },
      { t: 'SlotRemoved', d: { slot: byPassphrase } },
      { t: 'SlotRemoved', d: { slot: byRecoveryKey } },
      ...session.slots.map(({ id, type }, i) => ({
        t: 'SlotAdded',
        d: { slot: bytesToHex(id), type, generated: i > 0, shares: i === 2 ? { needed: 2, of: 3 } : null },
      })),
    ]);
    expect(session.fingerprintsBySet()).toEqual(before.prints);
    const [receipt] = await session.recordOpening([{ t: 'SetOpened', d: { set: SET, for: 'export' } }]);
    expect(receipt && session.openSet(receipt).map(({ text }) => text)).toEqual(CODES);
    session.checkSets();
    await session.lock();
    const bytes = fileOf(ports);
    for (const [i, way] of kept.entries()) {
      const credentials = credentialsFor(
        way,
        made[i] ?? { passphrase: null, recoveryKey: null, keyFile: null, shares: [] },
      );
      expect(await openedBy(bytes, credentials)).toBe(slotIds(session)[i]);
      expect(await openedBy(vault.bytes, credentials)).not.toBe(slotIds(session)[i]);
    }
    for (const secret of [PASSPHRASE, vault.recoveryKey])
      expect(await openedBy(bytes, { secret })).toBe('wrong-secret');
    const recoveryKey = made[1]?.recoveryKey ?? '';
    expect((await keysOf({ bytes, recoveryKey })).vaultKey).not.toEqual(before.key);
    const again = await openVault(ports, { path: VAULT, secret: recoveryKey, access: 'write' });
    expect([again.standing.code, again.hashAt(before.point.change)]).toEqual([null, null]);
    await again.lock();
  });

  const dropping: [string, NewWay[], readonly number[]][] = [
    ['the recovery key alone', [RECOVERY_KEY], [0, 2]],
    ['one passphrase: the one that opened the vault first', [passphrase(OWN)], [0, 1]],
    ['two passphrases', [passphrase(OWN), passphrase(OWN)], [1]],
    ['another kind', [shares(2, 2)], [0, 1, 2]],
  ];
  it.each(dropping)('that keeps %s names those that it drops', async (_, kept, expected) => {
    const ports = copyOf(vault);
    const first = await openSmall(ports, vault);
    const second = await addWay(ports, first, passphrase('the second passphrase'));
    await first.lock();
    const session = await openVault(ports, { path: VAULT, secret: 'the second passphrase', access: 'write' });
    expect(session.slotId).toBe(second.slot);
    const old = slotIds(session);
    const names = expected.map((i) => old[i] ?? '');
    expect(waysDropped(session, kept).sort()).toEqual(names.sort());
    expect([...(await changeVaultKey(ports, session, kept)).dropped].sort()).toEqual(names.sort());
    expect(session.slots.length).toBe(kept.length);
    await session.lock();
  });

  it('needs a way in', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    expect(await codeOf(() => changeVaultKey(ports, session, []))).toBe('last-way-in');
    expect(fileOf(ports)).toEqual(vault.bytes);
    await session.lock();
  });

  it('that could not be written leaves the old one at work', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { errno: 'ENOSPC' }, ({ operation }) => operation === 'sync');
    expect(await codeOf(() => changeVaultKey(ports, session, [RECOVERY_KEY]))).toBe('disk-full');
    await session.commit([revealed(2)]);
    await session.lock();
    expect((await openSmall(ports, vault)).standing.code).toBeNull();
  });
});

describe('what is drawn for a new way in', () => {
  it.each([
    ['recovery-key', RECOVERY_KEY, 20],
    ['shares', shares(2, 3), 32],
    ['key file', withKeyFile(OWN), 32],
  ])('%s: the secret is overwritten once it is sealed', async (_, way, length) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const before = ports.random.given.length;
    await addWay(ports, session, way);
    const [secret] = ports.random.given.slice(before).filter((bytes) => bytes.length === length);
    expect(secret).toEqual(new Uint8Array(length));
    await session.lock();
  });
});

/** A derivation that is quick at any cost, on a computer where the least cost takes this long. */
function stepKdf(leastMs: number): Pick<FakePorts, 'startKdf' | 'clock'> {
  const clock = fakeClock();
  const startKdf = (): KdfPort => ({
    derive: async ({ work, passphrase: bytes, salt }) => {
      await clock.pause(leastMs);
      return { key: sha256(concatBytes(utf8ToBytes(JSON.stringify(work)), bytes, salt)), engine: 'libsodium' };
    },
    close: async () => {},
  });
  return { clock, startKdf };
}

describe('the cost of a passphrase', () => {
  async function cheapVault(
    memoryKib: number,
    leastMs = 100,
  ): Promise<{ ports: FakePorts; made: string; key: string }> {
    const ports = fakePorts('cheap', stepKdf(leastMs));
    const created = await createVault(ports, { path: VAULT, passphrase: null, recoveryKey: true, memoryKib });
    return { ports, made: created.passphrase ?? '', key: created.recoveryKey ?? '' };
  }
  const open = (ports: FakePorts, secret: string): Promise<Session> =>
    openVault(ports, { path: VAULT, secret, access: 'write' });

  it.each([
    [TINY_KIB, 100, 4 * LEAST_CHOSEN_KIB],
    [LEAST_CHOSEN_KIB - 1, 100, 4 * LEAST_CHOSEN_KIB],
    [LEAST_CHOSEN_KIB - 1, 600, LEAST_CHOSEN_KIB],
  ])(
    'of %i KiB is raised, on a computer that needs %i ms for the least, to %i KiB',
    async (memoryKib, leastMs, raised) => {
      const { ports, made } = await cheapVault(memoryKib, leastMs);
      const before = fileOf(ports);
      const session = await open(ports, made);
      const { point, slotId } = session;
      expect(await raiseCost(ports, session, { secret: made })).toBe(true);
      expect(session.slots.map(({ work }) => work)).toContainEqual(argon2id(raised));
      expect([session.point, session.slotId, session.slots.length]).toEqual([point, slotId, 2]);
      expect(await raiseCost(ports, session, { secret: made })).toBe(false);
      await session.lock();
      const again = await open(ports, made);
      expect([again.standing.code, again.slotId]).toEqual([null, slotId]);
      await again.lock();
      // A copy that was made before can be tried as cheaply as ever.
      ports.files.put(VAULT, before);
      const old = await openVault(ports, { path: VAULT, secret: made, access: 'read' });
      expect(old.slots.map(({ work }) => work)).toContainEqual(argon2id(memoryKib));
    },
  );

  it('at the floor is left alone', async () => {
    const { ports, made } = await cheapVault(LEAST_CHOSEN_KIB);
    const session = await open(ports, made);
    expect([await raiseCost(ports, session, { secret: made }), session.epoch]).toEqual([false, 1]);
    await session.lock();
  });

  it('is left alone where something else opened the vault, or it may not be written', async () => {
    const { ports, made, key } = await cheapVault(TINY_KIB);
    const byKey = await open(ports, key);
    expect(await raiseCost(ports, byKey, { secret: key })).toBe(false);
    await byKey.lock();
    const reader = await openVault(ports, { path: VAULT, secret: made, access: 'read' });
    expect([await raiseCost(ports, reader, { secret: made }), reader.epoch]).toEqual([false, 1]);
  });

  it('is raised under the spelling that opened the vault, not the one that was typed (R14)', async () => {
    const { ports, made } = await cheapVault(TINY_KIB);
    const typed = made.toUpperCase().replaceAll(' ', '-');
    const session = await open(ports, typed);
    expect(await raiseCost(ports, session, { secret: typed })).toBe(true);
    await session.lock();
    for (const secret of [made, typed]) {
      const again = await open(ports, secret);
      expect(again.standing.code).toBeNull();
      await again.lock();
    }
  });

  it('of a passphrase with a key file is raised with its key file', async () => {
    const { ports, made } = await cheapVault(LEAST_CHOSEN_KIB);
    const first = await open(ports, made);
    await addWay(ports, first, withKeyFile(OWN, KEY_FILE));
    await first.lock();
    const credentials = { secret: OWN, keyFile: KEY_FILE };
    const session = await openVault(ports, { path: VAULT, access: 'write', ...credentials });
    expect(await raiseCost(ports, session, credentials)).toBe(true);
    await session.lock();
    const again = await openVault(ports, { path: VAULT, access: 'read', ...credentials });
    expect(again.slots.map(({ type, work }) => [type, work])).toContainEqual([
      'passphrase-and-key-file',
      argon2id(4 * LEAST_CHOSEN_KIB),
    ]);
  });
});
