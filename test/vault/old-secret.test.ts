/**
 * After a secret was removed, every file that was left anywhere is tried with it: what it still opens is what was listed, and after
 * the listed ones are destroyed, only what could not be reached. FORMAT.md R38, vault.md 14.
 */
import { describe, expect, test } from 'vitest';
import type { OldCopyReason } from '../../main/core/custody/state.ts';
import { writeSecondPlace } from '../../main/vault/backup-places.ts';
import { makeBackup } from '../../main/vault/backups.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { destroyOldCopies, type OldCopy, oldCopiesLeft, recordCopyGone } from '../../main/vault/old-copies.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { purgeSet } from '../../main/vault/purge.ts';
import { afterRemoval } from '../../main/vault/removal.ts';
import { writeRescueKit } from '../../main/vault/rescue-kit.ts';
import type { Session } from '../../main/vault/session.ts';
import { addWay, changeVaultKey, type NewWay, removeWay, replaceWay } from '../../main/vault/ways-in.ts';
import { type FakePorts, fakePorts, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { type SettableClock, settableClock } from './settable-clock.ts';
import { addSet, buildSmallVault, CODES, PASSPHRASE, revealed, SET, type SmallVault, VAULT } from './small-vault.ts';

const STICK = '/media/stick';
const OLDER_STICK = '/media/older';
const TAIL = `${VAULT}.tail-2026-11-01T10-00-00-000Z`;
const UNFINISHED = `${VAULT}.0123456789abcdef.new`;
const OWN_COPY = '/vaults/own copy.coldkeep';
const NEW_PASSPHRASE = 'another passphrase of some length';
const OTHER_SET = 'e'.repeat(32);
const PAGE = new TextEncoder().encode('<title>Coldkeep rescue</title>');

const passphrase = (text: string): NewWay => ({ type: 'passphrase', passphrase: text, memoryKib: TINY_KIB });

interface Scene {
  readonly vault: SmallVault;
  readonly ports: FakePorts;
  readonly clock: SettableClock;
  readonly session: Session;
}

/**
 * A vault with a history of copies: backups beside it and on a stick, on an older stick that is out, two kits of which one is out,
 * a tail, a file that was never finished, a copy that the user made, and files of another vault between them.
 */
async function scene(): Promise<Scene> {
  const clock = settableClock('2026-11-01T10:00:00.000Z');
  const ports = fakePorts('old-secret', { clock });
  const vault = await buildSmallVault('old-secret', ports);
  for (const folder of [STICK, OLDER_STICK]) await ports.files.makeFolder(folder);
  const session = await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'write' });
  await writeSecondPlace(ports, vault.vaultId, OLDER_STICK);
  await makeBackup(ports, session);
  await writeSecondPlace(ports, vault.vaultId, STICK);
  for (const number of [2, 3]) {
    clock.set(`2026-11-0${number}T10:00:00.000Z`);
    await session.commit([revealed(number)]);
    await makeBackup(ports, session);
  }
  await writeRescueKit(ports, session, `${STICK}/kit`, PAGE);
  await writeRescueKit(ports, session, `${OLDER_STICK}/kit`, PAGE);
  const other = '/vaults/other.coldkeep';
  await createVault(ports, { path: other, passphrase: PASSPHRASE, recoveryKey: false, memoryKib: TINY_KIB });
  ports.files.put('/vaults/own.backups/own 2026-11-01 000000 c000001.coldkeep', ports.files.content(other));
  ports.files.put(TAIL, ports.files.content(VAULT).slice(-1024));
  ports.files.put(UNFINISHED, ports.files.content(VAULT));
  ports.files.put(OWN_COPY, ports.files.content(VAULT));
  clock.set('2026-11-04T10:00:00.000Z');
  pullOut(ports);
  return { vault, ports, clock, session };
}

function pullOut(ports: FakePorts): void {
  ports.files.plan = ({ path }) => (path.startsWith(OLDER_STICK) ? { errno: 'ENOENT' } : null);
}

/** Everything that lies anywhere, the sticks that are out included, in the hands of someone else. */
function stolen(ports: FakePorts): FakePorts {
  ports.files.plan = () => null;
  const thief = fakePorts('thief');
  for (const path of ports.files.paths) thief.files.put(path, ports.files.content(path));
  pullOut(ports);
  return thief;
}

/** The files of this vault that a secret opens. */
async function openedBy(ports: FakePorts, secret: string, vaultId: string): Promise<string[]> {
  const thief = stolen(ports);
  const opened: string[] = [];
  for (const path of thief.files.paths) {
    const outcome = await codeOf(async () => {
      const session = await openVault(thief, { path, secret, access: 'read', remember: false });
      if (session.vaultId === vaultId) opened.push(path);
      await session.lock();
    });
    expect(['done', 'wrong-secret', 'not-a-vault', 'record-damaged', 'empty-file']).toContain(outcome);
  }
  return opened.sort();
}

/** The files of this vault that give the codes of the set, to whoever has a secret that opens them. */
async function filesWithCodes(ports: FakePorts, secret: string): Promise<string[]> {
  const thief = stolen(ports);
  const found: string[] = [];
  for (const path of thief.files.paths) {
    await codeOf(async () => {
      const session = await openVault(thief, { path, secret, access: 'read', remember: false });
      if (!session.state.sets.has(SET)) return;
      const codes = await codeOf(async () => {
        const [code] = session.openSet(await session.openUnrecorded(SET, 1));
        if (code?.text === CODES[0]) found.push(path);
      });
      expect(['done', 'purged', 'record-damaged']).toContain(codes);
    });
  }
  return found.sort();
}

const filesOf = (copies: readonly OldCopy[]): string[] => copies.map(({ file }) => file).sort();
const withoutTail = (files: readonly string[]): string[] => files.filter((file) => file !== TAIL);
const isOut = (file: string): boolean => file.startsWith(OLDER_STICK);

interface Removal {
  readonly name: string;
  readonly reason: OldCopyReason;
  /** Removes it and gives the secrets that are no longer to open the vault. */
  remove(made: Scene): Promise<readonly string[]>;
  readonly listsTail: boolean;
}

const slotOf = ({ session }: Scene, type: string): string => {
  const slot = session.slots.find((each) => each.type === type);
  return [...(slot?.id ?? [])].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const REMOVALS: readonly Removal[] = [
  {
    name: 'a changed passphrase',
    reason: 'passphrase-changed',
    listsTail: false,
    remove: async (made) => {
      await replaceWay(made.ports, made.session, slotOf(made, 'passphrase'), passphrase(NEW_PASSPHRASE));
      return [PASSPHRASE];
    },
  },
  {
    name: 'a removed way in',
    reason: 'way-removed',
    listsTail: false,
    remove: async (made) => {
      await removeWay(made.ports, made.session, slotOf(made, 'recovery-key'));
      return [made.vault.recoveryKey];
    },
  },
  {
    name: 'a new vault key',
    reason: 'key-changed',
    listsTail: true,
    remove: async (made) => {
      await changeVaultKey(made.ports, made.session, [passphrase(NEW_PASSPHRASE)]);
      return [PASSPHRASE, made.vault.recoveryKey];
    },
  },
];

describe.each(REMOVALS)('$name', ({ reason, remove, listsTail }) => {
  test('what the old secret still opens is what was listed, and then only what is out of reach', async () => {
    const made = await scene();
    const { ports, session, vault } = made;
    const secrets = await remove(made);
    const listed = await afterRemoval(ports, session, reason);
    for (const secret of secrets) {
      expect(withoutTail(filesOf(listed))).toEqual(await openedBy(ports, secret, vault.vaultId));
    }
    expect(listed.length).toBeGreaterThan(8);
    expect(filesOf(listed).includes(TAIL)).toBe(listsTail);
    expect(listed.every(({ why }) => why.includes(reason))).toBe(true);
    expect(filesOf(listed.filter(({ isReachable }) => !isReachable))).toEqual(filesOf(listed).filter(isOut));
    expect([...session.state.oldCopies.keys()].sort()).toEqual(filesOf(listed));

    const done = await destroyOldCopies(ports, session, filesOf(listed));
    expect(done.failed.map(({ file, code }) => [file, code]).sort()).toEqual(
      [
        ...filesOf(listed)
          .filter(isOut)
          .map((file) => [file, 'no-such-file']),
        [OWN_COPY, 'not-writable'],
      ].sort(),
    );
    const left = [...filesOf(listed).filter(isOut), OWN_COPY].sort();
    for (const secret of secrets) expect(await openedBy(ports, secret, vault.vaultId)).toEqual(left);
    expect([...session.state.oldCopies.keys()].sort()).toEqual(left);
    expect(filesOf(await oldCopiesLeft(ports, session))).toEqual(left);
  });

  test('the vault and the fresh backups open with what is left', async () => {
    const made = await scene();
    const { ports, session, vault } = made;
    await remove(made);
    const listed = await afterRemoval(ports, session, reason);
    await destroyOldCopies(ports, session, filesOf(listed));
    const secret = reason === 'way-removed' ? PASSPHRASE : NEW_PASSPHRASE;
    const fresh = ['/vaults/own.backups', `${STICK}/own.backups`].map(
      (folder) => `${folder}/own 2026-11-04 100000 c${String(session.point.change).padStart(6, '0')}.coldkeep`,
    );
    const opened = await openedBy(ports, secret, vault.vaultId);
    expect(opened).toContain(VAULT);
    expect(opened.filter((file) => file.includes('2026-11-04')).length, fresh.join()).toBe(2);
  });
});

describe('a purge', () => {
  test('what still holds the codes is what was listed, and then only what is out of reach', async () => {
    const { ports, session } = await scene();
    const listed = await purgeSet(ports, session, SET);
    expect(withoutTail(filesOf(listed))).toEqual(await filesWithCodes(ports, PASSPHRASE));
    expect(listed.length).toBeGreaterThan(8);
    expect(filesOf(listed)).toContain(TAIL);
    await destroyOldCopies(ports, session, filesOf(listed));
    expect(await filesWithCodes(ports, PASSPHRASE)).toEqual([...filesOf(listed).filter(isOut), OWN_COPY].sort());
  });

  test('a copy from before the set came in does not hold it', async () => {
    const { ports, session, clock } = await scene();
    await addSet(session, OTHER_SET, ['7777-8888']);
    clock.set('2026-11-05T10:00:00.000Z');
    const { made } = await makeBackup(ports, session);
    const listed = await purgeSet(ports, session, OTHER_SET);
    expect(filesOf(listed.filter(({ isReachable, kind }) => isReachable && kind !== 'tail'))).toEqual(
      made.map(({ path }) => path).sort(),
    );
  });
});

describe('a way in that came and went', () => {
  test('copies from before it came and from after it went are not listed', async () => {
    const { ports, session, clock, vault } = await scene();
    const { slot, made } = await addWay(ports, session, { type: 'recovery-key' });
    clock.set('2026-11-05T10:00:00.000Z');
    const between = await makeBackup(ports, session);
    await removeWay(ports, session, slot);
    const listed = (await afterRemoval(ports, session, 'way-removed')).filter(({ isReachable }) => isReachable);
    expect(filesOf(listed)).toEqual(between.made.map(({ path }) => path).sort());
    expect(filesOf(listed)).toEqual(await openedBy(ports, made.recoveryKey ?? '', vault.vaultId));
  });
});

describe('what is asked for and may not be', () => {
  test.each([
    ['the vault itself', VAULT],
    ['a copy that opens with no removed secret', '/vaults/own.backups/fresh'],
    ['a file of another vault', '/vaults/other.coldkeep'],
    ['any other file', '/home/letter.txt'],
  ])('%s is never deleted', async (_, wanted) => {
    const made = await scene();
    const { ports, session } = made;
    await made.session.commit([revealed(1)]);
    await replaceWay(ports, session, slotOf(made, 'passphrase'), passphrase(NEW_PASSPHRASE));
    await afterRemoval(ports, session, 'passphrase-changed');
    ports.files.put('/home/letter.txt', new Uint8Array(1));
    const fresh = ports.files.paths.find((path) => path.startsWith('/vaults/own.backups/own 2026-11-04')) ?? '';
    const file = wanted.endsWith('fresh') ? fresh : wanted;
    expect(await destroyOldCopies(ports, session, [file])).toEqual({
      destroyed: [],
      failed: [{ file, code: 'no-such-file' }],
    });
    expect(ports.files.has(file)).toBe(true);
  });

  test('a kit that is the vault now is not deleted: someone went on with it', async () => {
    const made = await scene();
    const kit = `${STICK}/kit/own.coldkeep`;
    await made.session.lock();
    const session = await openVault(made.ports, { path: kit, secret: PASSPHRASE, access: 'write', acceptOlder: true });
    const here = { ...made, session };
    await replaceWay(made.ports, session, slotOf(here, 'passphrase'), passphrase(NEW_PASSPHRASE));
    const listed = await afterRemoval(made.ports, session, 'passphrase-changed');
    expect(filesOf(listed)).not.toContain(kit);
    await destroyOldCopies(made.ports, session, [kit]);
    expect(made.ports.files.has(kit)).toBe(true);
  });
});

describe('saying that a copy is gone', () => {
  test('takes it off the list, and tells when it is still there', async () => {
    const made = await scene();
    const { ports, session } = made;
    await replaceWay(ports, session, slotOf(made, 'passphrase'), passphrase(NEW_PASSPHRASE));
    const listed = await afterRemoval(ports, session, 'passphrase-changed');
    const out = filesOf(listed).filter(isOut);
    for (const file of out) expect(await recordCopyGone(ports, session, file)).toBe(false);
    expect(filesOf(await oldCopiesLeft(ports, session)).filter(isOut)).toEqual([]);
    expect(await recordCopyGone(ports, session, OWN_COPY)).toBe(true);
    expect(await codeOf(() => recordCopyGone(ports, session, '/home/letter.txt'))).toBe('no-such-file');
  });

  test('what the user deleted by hand is settled with the next deletion', async () => {
    const made = await scene();
    const { ports, session } = made;
    await replaceWay(ports, session, slotOf(made, 'passphrase'), passphrase(NEW_PASSPHRASE));
    const listed = await afterRemoval(ports, session, 'passphrase-changed');
    const backup = filesOf(listed).find((file) => file.startsWith('/vaults/own.backups/')) ?? '';
    ports.files.remove(backup);
    await destroyOldCopies(ports, session, []);
    expect(session.state.oldCopies.has(backup)).toBe(false);
  });
});
