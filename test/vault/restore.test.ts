/** Making an old copy the current vault, and what is told of it before: FORMAT.md 14.2, vault.md 13. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseHeader } from '../../main/core/format/header.ts';
import { previewRestore, type RestoreRequest, restoreVault } from '../../main/vault/restore.ts';
import { changedBy, codesIn, computer, eventsIn, OTHER, purged, SECOND_ACCOUNT, SET_2, working } from './computers.ts';
import type { FakePorts } from './fake-ports.ts';
import { failNth } from './memory-files.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import {
  addSet,
  buildSmallVault,
  CODES,
  markPath,
  openSmall,
  revealed,
  SET,
  type SmallVault,
  used,
  VAULT,
} from './small-vault.ts';

let vault: SmallVault;
/** The small vault after three more changes. */
let current: Uint8Array;
const KEPT = '/vaults/own.backups/own 2026-11-24 093012 replaced.coldkeep';

beforeAll(async () => {
  vault = await buildSmallVault();
  current = await changedBy('current', vault, vault.bytes, revealed(2), used(2), SECOND_ACCOUNT);
});

const request = (changes: Partial<RestoreRequest> = {}): RestoreRequest => ({
  path: VAULT,
  from: OTHER,
  credentials: { secret: vault.recoveryKey },
  ...changes,
});

/** A computer that opened `there` last and has the copy on a stick. */
async function given(there: Uint8Array | null, copy: Uint8Array, name = 'own'): Promise<FakePorts> {
  const ports = computer(name, there);
  if (there !== null) await working(ports, vault, async () => {}, { access: 'read' });
  ports.files.put(OTHER, copy);
  return ports;
}

async function newRecoveryKey(session: Parameters<Parameters<typeof working>[2]>[0]): Promise<void> {
  const slot = { type: 'recovery-key', work: { kdf: 'none' }, id: new Uint8Array(16).fill(7) } as const;
  const [old] = [...session.state.slots.values()].filter(({ type }) => type === 'recovery-key');
  await session.rewrite({
    removedSlots: [old?.id ?? ''],
    addedSlots: [{ ...slot, salt: new Uint8Array(32).fill(5), secret: new Uint8Array(20).fill(9) }],
    events: [
      { t: 'SlotAdded', d: { slot: '07'.repeat(16), type: 'recovery-key', generated: true, shares: null } },
      { t: 'SlotRemoved', d: { slot: old?.id ?? '' } },
    ],
    keepsNoOldCopy: true,
  });
}

describe('restoring an old copy', () => {
  it('puts its history, ended by a `VaultRestored`, in the place of the vault, and keeps what was there', async () => {
    const ports = await given(current, vault.bytes);
    const before = await eventsIn(await given(vault.bytes, vault.bytes, 'before'), vault);
    const { keptAt, change, notices } = await restoreVault(ports, request());
    expect([keptAt, change, notices]).toEqual([KEPT, 8, []]);
    expect(ports.files.content(KEPT)).toEqual(current);
    expect(ports.files.content(OTHER)).toEqual(vault.bytes);
    const session = await openSmall(ports, vault, { access: 'read', keepsEvents: true });
    expect(session.events.map(({ id }) => id).slice(0, -1)).toEqual(before.map(({ id }) => id));
    expect(session.events.at(-1)).toMatchObject({
      t: 'VaultRestored',
      by: session.slotId,
      d: { fork: 7, givenUp: [{ change: 8 }, { change: 9 }, { change: 10 }] },
    });
    expect(session.state.sets.get(SET)?.codes.get(2)?.outcomes).toBeUndefined();
    expect(ports.files.paths.filter((path) => path.includes('.new') || path.endsWith('.lock'))).toEqual([]);
  });

  it('gives a vault that opens, is written and holds its codes', async () => {
    const ports = await given(current, vault.bytes);
    await restoreVault(ports, request());
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    expect(await codesIn(ports, vault)).toEqual({ [SET]: CODES });
  });

  it('has an epoch above both files and a new salt', async () => {
    const rewritten = await changedBy('w', vault, vault.bytes, (session) =>
      session.rewrite({ events: [], keepsNoOldCopy: true }),
    );
    const ports = await given(rewritten, vault.bytes);
    await restoreVault(ports, request());
    const headers = [vault.bytes, rewritten, ports.files.content(VAULT)].map(parseHeader);
    expect(headers.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(new Set(headers.map(({ fileSalt }) => fileSalt.join())).size).toBe(3);
  });

  it('is taken for newer by every computer that saw the branch that was given up', async () => {
    const other = await given(current, vault.bytes, 'other');
    const middle = await given(await changedBy('current', vault, vault.bytes, revealed(2)), vault.bytes, 'middle');
    const own = await given(current, vault.bytes);
    await restoreVault(own, request());
    for (const ports of [other, middle, own]) {
      ports.files.put(VAULT, own.files.content(VAULT));
      expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    }
    own.files.put(VAULT, current);
    expect(await outcomeOf(() => openSmall(own, vault))).toBe('read-only diverged');
  });

  it('gives up what the other branch had given up, too', async () => {
    const third = await given(current, vault.bytes, 'third');
    const own = await given(current, vault.bytes);
    await restoreVault(own, request());
    const again = vault.bytes.slice(0, vault.frameStarts[4]);
    own.files.put(OTHER, again);
    await restoreVault(own, request());
    third.files.put(VAULT, own.files.content(VAULT));
    expect(await outcomeOf(() => openSmall(third, vault))).toBe('good');
  });

  it('of a file that diverged gives up only what is after the fork', async () => {
    const theirs = await changedBy('theirs', vault, vault.bytes, used(3));
    const ports = await given(current, theirs);
    await restoreVault(ports, request());
    const session = await openSmall(ports, vault, { access: 'read', keepsEvents: true });
    expect(session.events.at(-1)).toMatchObject({
      d: { fork: 7, givenUp: [{ change: 8 }, { change: 9 }, { change: 10 }] },
    });
  });
});

describe('what stands at the path', () => {
  it('may be nothing: a lost vault comes back, and the mark is given up', async () => {
    const ports = await given(current, vault.bytes);
    ports.files.remove(VAULT);
    expect(await previewRestore(ports, request())).toMatchObject({
      current: { is: 'missing' },
      fork: null,
      lostChanges: 0,
    });
    expect(await restoreVault(ports, request())).toMatchObject({ keptAt: null, change: 8 });
    const session = await openSmall(ports, vault, { keepsEvents: true });
    expect(session.standing.code).toBeNull();
    expect(session.events.at(-1)).toMatchObject({ d: { fork: 7, givenUp: [{ change: 10 }] } });
    await session.lock();
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['no vault', () => new Uint8Array(900).fill(1), 'not-a-vault'],
    ['empty', () => new Uint8Array(0), 'empty-file'],
    ['without a good header', (bytes) => bytes.slice().fill(0, 100, 120).fill(0, 1124, 1144), 'header-damaged'],
    ['without its first record', (bytes) => bytes.slice().fill(0, 2100, 2200), 'record-damaged'],
  ])('may be %s: it is kept, and gives way', async (_, damage, code) => {
    const ports = await given(current, vault.bytes);
    ports.files.put(VAULT, damage(current));
    expect(await previewRestore(ports, request())).toMatchObject({ current: { is: 'unreadable', code } });
    expect(await restoreVault(ports, request())).toMatchObject({ keptAt: KEPT });
    expect(ports.files.content(KEPT)).toEqual(damage(current));
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it('may be damaged in the middle: what is good of it is compared', async () => {
    const ports = await given(current, vault.bytes);
    const damaged = current.slice();
    damaged[damaged.length - 100] = 255 - (damaged[damaged.length - 100] ?? 0);
    ports.files.put(VAULT, damaged);
    expect(await previewRestore(ports, request())).toMatchObject({
      current: { is: 'readable', change: 9, trouble: { code: 'record-damaged' } },
      lostChanges: 2,
    });
    await restoreVault(ports, request());
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it('may open with another secret: the key that both share opens it', async () => {
    const changed = await changedBy('n', vault, vault.bytes, newRecoveryKey, used(3));
    const ports = computer('own', changed);
    ports.files.put(OTHER, vault.bytes);
    expect(await previewRestore(ports, request())).toMatchObject({
      current: { is: 'readable' },
      lostChanges: 3,
      waysBack: ['recovery-key'],
      waysLost: ['recovery-key'],
    });
  });

  it('may be under another key: it cannot be compared, and the mark cannot be read', async () => {
    const changed = await changedBy('n', vault, vault.bytes, (session) =>
      session.rewrite({
        newVaultKey: true,
        addedSlots: [
          {
            type: 'recovery-key',
            work: { kdf: 'none' },
            id: new Uint8Array(16).fill(7),
            salt: new Uint8Array(32).fill(5),
            secret: new Uint8Array(20).fill(9),
          },
        ],
        events: [{ t: 'VaultKeyChanged', d: { epoch: 2 } }],
        keepsNoOldCopy: true,
      }),
    );
    const ports = computer('own', changed);
    ports.files.put(OTHER, vault.bytes);
    expect(await previewRestore(ports, request())).toMatchObject({
      current: { is: 'unreadable', code: 'wrong-secret' },
    });
    await restoreVault(ports, request());
    expect(ports.files.content(KEPT)).toEqual(changed);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it('cannot even be read: it gets another name', async () => {
    const ports = await given(current, vault.bytes);
    ports.files.plan = ({ operation, path }) => (operation === 'readFile' && path === VAULT ? { errno: 'EIO' } : null);
    const { keptAt } = await restoreVault(ports, request());
    ports.files.plan = () => null;
    expect(keptAt).toBe('/vaults/own.replaced-2026-11-24-093012.coldkeep');
    expect(ports.files.content(keptAt ?? '')).toEqual(current);
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });

  it('cannot even be read, and the copy cannot take its place: it has its own name again', async () => {
    const ports = await given(current, vault.bytes);
    ports.files.plan = ({ operation, path }) => {
      if (operation === 'readFile' && path === VAULT) return { errno: 'EIO' };
      return operation === 'rename' && path.startsWith(`${VAULT}.`) ? { errno: 'ENOSPC' } : null;
    };
    expect(await codeOf(() => restoreVault(ports, request()))).toBe('disk-full');
    ports.files.plan = () => null;
    expect(ports.files.content(VAULT)).toEqual(current);
    expect((await ports.files.list('/vaults')).filter((name) => name.includes('replaced'))).toEqual([]);
  });

  it('is kept beside the vault where the folder of backups takes nothing', async () => {
    const ports = await given(current, vault.bytes);
    ports.files.plan = ({ operation, path }) =>
      operation === 'open' && path.includes('.backups/') ? { errno: 'ENOSPC' } : null;
    const { keptAt } = await restoreVault(ports, request());
    expect(keptAt).toBe('/vaults/own.replaced-2026-11-24-093012.coldkeep');
    expect(ports.files.content(keptAt ?? '')).toEqual(current);
  });

  it('is kept under a name of its own each time', async () => {
    const ports = await given(current, vault.bytes);
    await restoreVault(ports, request());
    const second = ports.files.content(VAULT);
    const { keptAt } = await restoreVault(ports, request());
    expect(keptAt).toBe(KEPT.replace('.coldkeep', '-2.coldkeep'));
    expect([ports.files.content(KEPT), ports.files.content(keptAt ?? '')]).toEqual([current, second]);
  });
});

describe('it refuses', () => {
  it('a vault as the copy of itself', async () => {
    const ports = await given(current, vault.bytes);
    expect(await codeOf(() => restoreVault(ports, request({ from: VAULT })))).toBe('usage');
    expect(await codeOf(() => previewRestore(ports, request({ from: VAULT })))).toBe('usage');
  });

  it('a copy of another vault', async () => {
    const other = await buildSmallVault('another');
    const ports = await given(current, other.bytes);
    const credentials = { secret: other.recoveryKey };
    expect(await codeOf(() => previewRestore(ports, request({ credentials })))).toBe('other-vault');
    expect(await codeOf(() => restoreVault(ports, request({ credentials })))).toBe('other-vault');
    expect(ports.files.content(VAULT)).toEqual(current);
  });

  it.each<[string, (ports: FakePorts) => unknown, Partial<RestoreRequest>, string]>([
    ['a copy that is not there', (ports) => ports.files.remove(OTHER), {}, 'no-such-file'],
    ['a copy that is no vault', (ports) => ports.files.put(OTHER, new Uint8Array(9)), {}, 'not-a-vault'],
    ['the wrong secret', () => {}, { credentials: { secret: 'not the passphrase at all' } }, 'wrong-secret'],
    [
      'while another program has the vault open',
      (ports) =>
        ports.files.put(`${VAULT}.lock`, new TextEncoder().encode('{"host":"elsewhere","pid":1,"token":"t"}\n')),
      {},
      'locked',
    ],
  ])('%s', async (_, prepare, changes, code) => {
    const ports = await given(current, vault.bytes);
    prepare(ports);
    const before = ports.files.paths;
    expect(await codeOf(() => restoreVault(ports, request(changes)))).toBe(code);
    expect(ports.files.content(VAULT)).toEqual(current);
    expect(ports.files.paths.sort()).toEqual(before.sort());
  });

  it('when another program changes the vault meanwhile', async () => {
    const ports = await given(current, vault.bytes);
    let seen = false;
    ports.files.holdUp = async (path) => {
      if (seen || !path.includes('.backups')) return;
      seen = true;
      ports.files.put(VAULT, vault.bytes);
    };
    expect(await codeOf(() => restoreVault(ports, request()))).toBe('changed-on-disk');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
  });
});

describe('a damaged copy', () => {
  it('is restored as far as it is good', async () => {
    const ports = await given(null, vault.bytes.slice(0, (vault.frameStarts[4] ?? 0) + 100));
    expect(await previewRestore(ports, request())).toMatchObject({
      copy: { change: 6, trouble: { code: 'truncated', facts: { record: 4 } } },
    });
    expect(await restoreVault(ports, request())).toMatchObject({ change: 7 });
    expect(await codesIn(ports, vault)).toEqual({ [SET]: CODES });
  });

  it('with one good header is restored whole', async () => {
    const ports = await given(null, vault.bytes.slice().fill(0, 100, 120));
    expect(await previewRestore(ports, request())).toMatchObject({
      copy: { change: 7, trouble: { code: 'header-damaged' } },
    });
    await restoreVault(ports, request());
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });
});

describe('the preview', () => {
  it('tells what is lost by account and kind, with the dates of both ends, and writes nothing', async () => {
    const more = await changedBy('m', vault, current, (session) => addSet(session, SET_2));
    const ports = await given(more, vault.bytes);
    ports.files.calls.length = 0;
    const at = '2026-11-24T09:30:12.345Z';
    const github = { account: 'a'.repeat(32), service: 'GitHub', login: 'someone' };
    expect(await previewRestore(ports, request())).toEqual({
      copy: { change: 7, at, trouble: null },
      current: { is: 'readable', change: 11, at, trouble: null },
      fork: { change: 7, at },
      lostChanges: 4,
      lost: [
        { ...github, type: 'CodeRevealed', count: 1 },
        { ...github, type: 'CodeUsed', count: 1 },
        { ...github, type: 'SetAdded', count: 1 },
        { account: 'c'.repeat(32), service: 'GitLab', login: 'someone', type: 'AccountAdded', count: 1 },
      ],
      waysBack: [],
      waysLost: [],
      purgedBack: [],
    });
    const writes = ports.files.calls.filter(({ operation }) =>
      ['write', 'rename', 'unlink', 'truncate'].includes(operation),
    );
    expect(writes).toEqual([]);
  });

  it('tells which destroyed codes come back', async () => {
    const ports = await given(await changedBy('p', vault, vault.bytes, purged()), vault.bytes);
    expect(await previewRestore(ports, request())).toMatchObject({ purgedBack: [SET] });
    expect(await previewRestore(ports, request({ from: '/none' })).catch(({ code }: { code: string }) => code)).toBe(
      'no-such-file',
    );
  });

  it('loses nothing by a copy that is newer', async () => {
    const ports = await given(vault.bytes, current);
    expect(await previewRestore(ports, request())).toMatchObject({ lostChanges: 0, lost: [], fork: { change: 7 } });
  });
});

describe('a fault', () => {
  it.each(['EIO', 'ENOSPC'])(
    'at any one file call (%s) leaves the old vault or the restored one, and the copy',
    async (errno) => {
      const whole = await given(current, vault.bytes);
      whole.files.calls.length = 0;
      await restoreVault(whole, request());
      const calls = whole.files.calls.length;
      const seen = new Set<unknown>();
      for (let nth = 1; nth <= calls; nth++) {
        const ports = await given(current, vault.bytes);
        ports.files.plan = failNth(nth, { errno }, () => true);
        const code = await codeOf(() => restoreVault(ports, request()));
        ports.files.plan = () => null;
        const session = await openSmall(ports, vault, { breakLock: true });
        const restored = session.state.restores.length === 1;
        await session.lock();
        seen.add(restored);
        expect([session.standing.code, restored || session.point.change === 10], `call ${nth}, ${code}`).toEqual([
          null,
          true,
        ]);
        if (code === 'done') expect(restored, `call ${nth}`).toBe(true);
        if (restored)
          expect([...ports.files.paths.filter((path) => path.includes('replaced'))], `call ${nth}`).toHaveLength(1);
        for (const path of ports.files.paths.filter((each) => each.includes('replaced'))) {
          expect(ports.files.content(path), `call ${nth}`).toEqual(current);
        }
        expect(ports.files.content(OTHER)).toEqual(vault.bytes);
        expect(ports.files.paths.filter((path) => path.endsWith('.new'))).toEqual([]);
      }
      expect([...seen].sort()).toEqual([false, true]);
      console.log(`restore: ${calls} file calls failed one by one (${errno})`);
    },
  );

  it('of the mark is told, and the restored vault opens all the same', async () => {
    const ports = await given(current, vault.bytes);
    ports.files.plan = ({ operation, path }) =>
      operation === 'open' && path.startsWith(markPath(vault)) ? { errno: 'EROFS' } : null;
    expect(await restoreVault(ports, request())).toMatchObject({ notices: ['mark-not-written'] });
    ports.files.plan = () => null;
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
  });
});
