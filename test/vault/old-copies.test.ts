/** Which copies are listed as old, and why: by header where they can be reached, by their record where not. FORMAT.md R38. */
import { describe, expect, test } from 'vitest';
import { writeSecondPlace } from '../../main/vault/backup-places.ts';
import { backUpIfDue, makeBackup } from '../../main/vault/backups.ts';
import { type OldCopy, oldCopies, oldCopiesLeft } from '../../main/vault/old-copies.ts';
import { afterRemoval } from '../../main/vault/removal.ts';
import { writeRescueKit } from '../../main/vault/rescue-kit.ts';
import { salvage } from '../../main/vault/salvage.ts';
import type { Session } from '../../main/vault/session.ts';
import { removeWay, replaceWay } from '../../main/vault/ways-in.ts';
import { type FakePorts, fakePorts, TINY_KIB } from './fake-ports.ts';
import { type SettableClock, settableClock } from './settable-clock.ts';
import { buildSmallVault, openSmall, revealed, type SmallVault, VAULT } from './small-vault.ts';

const STICK = '/media/stick';
const KIT = `${STICK}/kit/own.coldkeep`;
const BESIDE = '/vaults/own.backups';
const FIRST = `${BESIDE}/own 2026-11-01 100000 c000007.coldkeep`;

interface Scene {
  readonly vault: SmallVault;
  readonly ports: FakePorts;
  readonly clock: SettableClock;
  readonly session: Session;
}

async function scene(): Promise<Scene> {
  const clock = settableClock('2026-11-01T10:00:00.000Z');
  const ports = fakePorts('old-copies', { clock });
  const vault = await buildSmallVault('old-copies', ports);
  await ports.files.makeFolder(STICK);
  const session = await openSmall(ports, vault);
  return { vault, ports, clock, session };
}

async function changePassphrase({ ports, session }: Scene): Promise<void> {
  const slot = session.slots.find(({ type }) => type === 'passphrase');
  const id = [...(slot?.id ?? [])].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await replaceWay(ports, session, id, {
    type: 'passphrase',
    passphrase: 'a new one of some length',
    memoryKib: TINY_KIB,
  });
}

function pullOut({ ports }: Scene): void {
  ports.files.plan = ({ path }) => (path.startsWith(STICK) ? { errno: 'ENOENT' } : null);
}

const filesOf = (copies: readonly OldCopy[]): string[] => copies.map(({ file }) => file);

describe('a copy that can be reached', () => {
  test('without a removal none is old', async () => {
    const { ports, session } = await scene();
    await makeBackup(ports, session);
    expect(await oldCopies(ports, session, 'passphrase-changed')).toEqual([]);
  });

  test('is listed with what it is and why, once', async () => {
    const made = await scene();
    await makeBackup(made.ports, made.session);
    await changePassphrase(made);
    expect(await oldCopies(made.ports, made.session, 'passphrase-changed')).toEqual([
      { file: FIRST, kind: 'backup', isOurs: true, isReachable: true, why: ['passphrase-changed'] },
    ]);
  });

  test('that the log says was left keeps its reason, and is found again without one', async () => {
    const made = await scene();
    await makeBackup(made.ports, made.session);
    await changePassphrase(made);
    await afterRemoval(made.ports, made.session, 'passphrase-changed');
    expect((await oldCopiesLeft(made.ports, made.session)).map(({ file, why }) => [file, why])).toEqual([
      [FIRST, ['passphrase-changed']],
    ]);
  });

  test('is found after a removal that nobody came to tell of', async () => {
    const made = await scene();
    await makeBackup(made.ports, made.session);
    await changePassphrase(made);
    expect((await oldCopiesLeft(made.ports, made.session)).map(({ file, why }) => [file, why])).toEqual([
      [FIRST, ['way-removed']],
    ]);
  });

  test('that has our name and no good header any more is listed, and not ours to delete', async () => {
    const made = await scene();
    await makeBackup(made.ports, made.session);
    await changePassphrase(made);
    await afterRemoval(made.ports, made.session, 'passphrase-changed');
    made.ports.files.overwrite(FIRST, new Uint8Array(4096).fill(7));
    expect(await oldCopiesLeft(made.ports, made.session)).toEqual([
      { file: FIRST, kind: 'backup', isOurs: false, isReachable: true, why: ['passphrase-changed'] },
    ]);
  });

  test('made by other means beside the vault is listed, and never ours, not even once it was recorded', async () => {
    const made = await scene();
    const copy = '/vaults/copy of own.coldkeep';
    made.ports.files.put(copy, made.ports.files.content(VAULT));
    await changePassphrase(made);
    for (const _ of [1, 2]) {
      const listed = await afterRemoval(made.ports, made.session, 'passphrase-changed');
      expect(listed.map(({ file, kind, isOurs }) => [file, kind, isOurs])).toEqual([[copy, 'other', false]]);
    }
  });

  test('that was salvaged is listed wherever it is, and never ours: someone may go on with it', async () => {
    const made = await scene();
    const { ports, session, vault } = made;
    const out = '/home/salvaged.coldkeep';
    await salvage(ports, { path: VAULT, out, credentials: { secret: vault.recoveryKey } });
    await changePassphrase(made);
    for (const _ of [1, 2]) {
      const listed = await afterRemoval(ports, session, 'passphrase-changed');
      expect(listed.map(({ file, kind, isOurs }) => [file, kind, isOurs])).toEqual([[out, 'other', false]]);
    }
  });

  test('a file that a restore replaced is one of ours', async () => {
    const made = await scene();
    const replaced = [
      `${BESIDE}/own 2026-11-01 090000 replaced.coldkeep`,
      '/vaults/own.replaced-2026-11-01-090000.coldkeep',
    ];
    for (const file of replaced) made.ports.files.put(file, made.ports.files.content(VAULT));
    await changePassphrase(made);
    const listed = await oldCopies(made.ports, made.session, 'passphrase-changed');
    expect(listed.map(({ file, kind, isOurs }) => [file, kind, isOurs])).toEqual(
      replaced.map((file) => [file, 'backup', true]),
    );
  });
});

describe('a copy that cannot be reached', () => {
  test('is listed when it was written before the removal, and not when after it', async () => {
    const made = await scene();
    const { ports, session, clock } = made;
    await writeSecondPlace(ports, session.vaultId, STICK);
    await makeBackup(ports, session);
    await changePassphrase(made);
    clock.set('2026-11-02T10:00:00.000Z');
    await session.commit([revealed(2)]);
    await backUpIfDue(ports, session);
    pullOut(made);
    const listed = await oldCopies(ports, session, 'passphrase-changed');
    expect(listed.filter(({ isReachable }) => !isReachable)).toEqual([
      {
        file: `${STICK}/own.backups/own 2026-11-01 100000 c000007.coldkeep`,
        kind: 'backup',
        isOurs: true,
        isReachable: false,
        why: ['passphrase-changed'],
      },
    ]);
  });

  test('and that this computer did not write is listed: nobody can tell', async () => {
    const made = await scene();
    const { ports, session } = made;
    await writeRescueKit(ports, session, `${STICK}/kit`, new Uint8Array(1));
    ports.files.remove(`/data/places/${session.vaultId}.json`);
    await changePassphrase(made);
    pullOut(made);
    expect(filesOf(await oldCopies(ports, session, 'passphrase-changed'))).toEqual([KIT]);
  });

  test('a kit whose file is not there is not taken for gone: the stick may be another one', async () => {
    const made = await scene();
    const { ports, session } = made;
    await writeRescueKit(ports, session, `${STICK}/kit`, new Uint8Array(1));
    ports.files.remove(KIT);
    await changePassphrase(made);
    const listed = await oldCopies(ports, session, 'passphrase-changed');
    expect(listed.map(({ file, isReachable }) => [file, isReachable])).toEqual([[KIT, false]]);
  });

  test('a backup that is not in its folder is gone', async () => {
    const made = await scene();
    const { ports, session } = made;
    await makeBackup(ports, session);
    ports.files.remove(FIRST);
    await changePassphrase(made);
    expect(await oldCopies(ports, session, 'passphrase-changed')).toEqual([]);
  });

  test('a kit that holds another vault now is no copy of this one', async () => {
    const made = await scene();
    const { ports, session } = made;
    await writeRescueKit(ports, session, `${STICK}/kit`, new Uint8Array(1));
    const another = await buildSmallVault('another');
    ports.files.overwrite(KIT, another.bytes);
    await changePassphrase(made);
    expect(filesOf(await oldCopies(ports, session, 'passphrase-changed'))).toEqual([]);
  });
});

describe('two removals', () => {
  test('each copy that the second one concerns is listed for that one', async () => {
    const made = await scene();
    const { ports, session, clock } = made;
    await makeBackup(ports, session);
    await changePassphrase(made);
    await afterRemoval(ports, session, 'passphrase-changed');
    clock.set('2026-11-02T10:00:00.000Z');
    await makeBackup(ports, session);
    await removeWay(ports, session, session.slotId);
    const listed = await afterRemoval(ports, session, 'way-removed');
    expect(listed).toHaveLength(3);
    expect(listed.every(({ why }) => why.join() === 'way-removed')).toBe(true);
  });
});
