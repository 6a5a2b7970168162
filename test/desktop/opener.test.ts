/** Opening and creating: a session for the right secret, a code for everything else, and nothing left of what was given up. */
import { describe, expect, test } from 'vitest';
import { DesktopError } from '../../main/desktop/desktop-error.ts';
import { type Creation, createOpener, type Opening } from '../../main/desktop/opener.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Progress } from '../../preload/contract.ts';
import { type FakePorts, fakePorts } from '../vault/fake-ports.ts';
import { bytesOf, hashKdf, PASSPHRASE, VAULT } from './scene.ts';

interface Asked extends Creation {
  readonly heard: Progress[];
}

function asked(secret: string, signal = new AbortController().signal, path = VAULT): Asked {
  const heard: Progress[] = [];
  const onProgress: Opening['onProgress'] = (progress) => heard.push(progress);
  return { path, secret: bytesOf(secret), onProgress, signal, isGenerated: false, heard };
}

const cancelled = (): DesktopError => new DesktopError('cancelled');

async function withVault(changes: Partial<FakePorts> = {}): Promise<{ ports: FakePorts; recoveryKey: string }> {
  const ports = fakePorts('opener', { startKdf: hashKdf, ...changes });
  const made = await createOpener(ports).create(asked(PASSPHRASE));
  await made.session.lock();
  return { ports, recoveryKey: made.recoveryKey };
}

const hasLock = (ports: FakePorts): boolean => ports.files.has(`${VAULT}.lock`);

describe('opening', () => {
  test('by the passphrase tells its steps and overwrites the secret', async () => {
    const { ports } = await withVault();
    const opening = asked(PASSPHRASE);
    const session = await createOpener(ports).open(opening);
    expect(session.isWritable).toBe(true);
    expect(opening.heard).toEqual([
      { step: 'deriving', done: null },
      { step: 'reading', done: null },
    ]);
    expect(new Set(opening.secret)).toEqual(new Set([0]));
    await session.lock();
  });

  test('by the recovery key derives nothing', async () => {
    const { ports, recoveryKey } = await withVault();
    const opening = asked(recoveryKey);
    await (await createOpener(ports).open(opening)).lock();
    expect(opening.heard).toEqual([]);
  });

  test('has the events of the log, those before and those after', async () => {
    const { ports } = await withVault();
    const session = await createOpener(ports).open(asked(PASSPHRASE));
    expect(session.events.map((event) => event.t)).toEqual(['VaultCreated', 'SlotAdded', 'SlotAdded']);
    await session.commit([
      { t: 'AccountAdded', d: { account: 'a'.repeat(32), service: null, instance: null, label: 'Door', name: null } },
    ]);
    expect(session.events.at(-1)?.t).toBe('AccountAdded');
    await session.lock();
    expect(session.events).toEqual([]);
  });

  test('by a wrong one is wrong-secret and leaves no lock', async () => {
    const { ports } = await withVault();
    await expect(createOpener(ports).open(asked('something else entirely'))).rejects.toMatchObject({
      code: 'wrong-secret',
    });
    expect(hasLock(ports)).toBe(false);
  });

  test('while it is open elsewhere is for reading, and takes no lock away', async () => {
    const { ports } = await withVault();
    const opener = createOpener(ports);
    const first = await opener.open(asked(PASSPHRASE));
    const second = await opener.open(asked(PASSPHRASE));
    expect(second.standing.code).toBe('locked');
    await second.lock();
    expect(hasLock(ports)).toBe(true);
    await first.lock();
  });
});

describe('given up', () => {
  test('before it began', async () => {
    const { ports } = await withVault();
    const opening = asked(PASSPHRASE, AbortSignal.abort(cancelled()));
    await expect(createOpener(ports).open(opening)).rejects.toMatchObject({ code: 'cancelled' });
    expect(new Set(opening.secret)).toEqual(new Set([0]));
  });

  test('during the derivation: the thread is ended', async () => {
    const { ports } = await withVault();
    const stopped = new AbortController();
    let ended = 0;
    const startKdf = (): KdfPort => ({
      derive: () => {
        stopped.abort(cancelled());
        return new Promise(() => undefined);
      },
      close: async () => {
        ended += 1;
      },
    });
    const opener = createOpener({ ...ports, startKdf });
    await expect(opener.open(asked(PASSPHRASE, stopped.signal))).rejects.toMatchObject({ code: 'cancelled' });
    await opener.settled();
    expect(ended).toBeGreaterThan(0);
  });

  test('while the medium does not answer: nobody waits for it, and no lock is taken when it does', async () => {
    const { ports } = await withVault();
    let answer = (): void => undefined;
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    ports.files.holdUp = () => silence;
    const opener = createOpener(ports);
    const stopped = new AbortController();
    const opening = opener.open(asked(PASSPHRASE, stopped.signal));
    stopped.abort(cancelled());
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    ports.files.calls.length = 0;
    answer();
    await opener.settled();
    expect(ports.files.calls.filter(({ path }) => path.endsWith('.lock'))).toEqual([]);
  });

  /** Each call to a file is a moment at which somebody may give up. */
  test('at any moment, and asked again at once: the next one can write', async () => {
    const { ports, recoveryKey } = await withVault();
    const { files } = ports;
    files.calls.length = 0;
    await (await createOpener(ports).open(asked(recoveryKey))).lock();
    const moments = files.calls.length;
    expect(moments).toBeGreaterThan(5);
    for (let moment = 1; moment <= moments; moment += 1) {
      const opener = createOpener(ports);
      const stopped = new AbortController();
      let calls = 0;
      files.plan = () => {
        calls += 1;
        if (calls === moment) stopped.abort(cancelled());
        return null;
      };
      const first = opener.open(asked(recoveryKey, stopped.signal));
      // Given up too late: it is open, and whoever has it locks it.
      const late = await first.catch(() => null);
      await late?.lock();
      files.plan = () => null;
      const second = await opener.open(asked(recoveryKey));
      expect([moment, second.standing.code]).toEqual([moment, null]);
      await second.lock();
      await opener.settled();
      expect([moment, hasLock(ports)]).toEqual([moment, false]);
    }
  });

  test('on one file, another file is opened without waiting', async () => {
    const { ports } = await withVault();
    const other = '/vaults/other.coldkeep';
    const { session } = await createOpener(ports).create(asked(PASSPHRASE, undefined, other));
    await session.lock();
    let answer = (): void => undefined;
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    ports.files.holdUp = (path) => (path === VAULT ? silence : Promise.resolve());
    const opener = createOpener(ports);
    const stopped = new AbortController();
    const first = opener.open(asked(PASSPHRASE, stopped.signal));
    stopped.abort(cancelled());
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    const second = await opener.open(asked(PASSPHRASE, undefined, other));
    expect(second.standing.code).toBeNull();
    await second.lock();
    answer();
    await opener.settled();
  });
});

describe('creating', () => {
  test('makes a vault that its passphrase and its recovery key open', async () => {
    const { ports, recoveryKey } = await withVault();
    for (const secret of [PASSPHRASE, recoveryKey]) {
      const session = await createOpener(ports).open(asked(secret));
      expect([...session.state.slots.values()].map(({ type, generated }) => [type, generated])).toEqual([
        ['passphrase', false],
        ['recovery-key', true],
      ]);
      await session.lock();
    }
  });

  test('by a passphrase that was generated here says so in the log', async () => {
    const ports = fakePorts('generated', { startKdf: hashKdf });
    const { session } = await createOpener(ports).create({ ...asked(PASSPHRASE), isGenerated: true });
    expect([...session.state.slots.values()].map(({ generated }) => generated)).toEqual([true, true]);
    await session.lock();
  });

  test('never writes over a file', async () => {
    const { ports } = await withVault();
    const before = ports.files.content(VAULT);
    await expect(createOpener(ports).create(asked(PASSPHRASE))).rejects.toMatchObject({ code: 'would-overwrite' });
    expect(ports.files.content(VAULT)).toEqual(before);
  });

  test.each([
    ['short of it', 'fourteen signs', 'passphrase-too-short'],
    ['like a recovery key', '7K3Q-7K3Q-7K3Q-7K3Q-7K3Q-7K3Q-7K3Q-7K3Q-7K3Q', 'passphrase-unsuitable'],
  ])('refuses a passphrase %s, and makes nothing', async (_what, passphrase, code) => {
    const ports = fakePorts('refused', { startKdf: hashKdf });
    await expect(createOpener(ports).create(asked(passphrase))).rejects.toMatchObject({ code });
    expect(ports.files.paths).toEqual([]);
  });

  test('given up or failing at any moment leaves no vault, no lock, and no session', async () => {
    const clean = fakePorts('count', { startKdf: hashKdf });
    await createOpener(clean).create(asked(PASSPHRASE));
    const moments = clean.files.calls.length;
    expect(moments).toBeGreaterThan(10);
    for (const how of ['given up', 'failing'] as const) {
      for (let moment = 1; moment <= moments; moment += 1) {
        const ports = fakePorts('moment', { startKdf: hashKdf });
        const opener = createOpener(ports);
        const stopped = new AbortController();
        let calls = 0;
        ports.files.plan = ({ operation, path }) => {
          calls += 1;
          if (calls !== moment) return null;
          if (how === 'given up') stopped.abort(cancelled());
          // Without a place for marks a vault is made all the same, and a lock that cannot be removed is dead later.
          else if (!path.startsWith('/data') && operation !== 'unlink' && operation !== 'close')
            return { errno: 'EIO' };
          return null;
        };
        const made = await opener.create(asked(PASSPHRASE, stopped.signal)).catch(() => null);
        await opener.settled();
        // A mark or a lock that cannot be written is no reason not to have the vault: it is there, with its key.
        if (made !== null) {
          expect([moment, ports.files.has(VAULT), made.recoveryKey.length]).toEqual([moment, true, 44]);
          continue;
        }
        const left = ports.files.paths.filter((path) => path.startsWith('/vaults'));
        expect([how, moment, left]).toEqual([how, moment, []]);
      }
    }
  });

  test('and taking it back leaves a file alone that came into its place', async () => {
    const ports = fakePorts('replaced', { startKdf: hashKdf });
    const made = await createOpener(ports).create(asked(PASSPHRASE));
    ports.files.put(VAULT, bytesOf('something of the user'));
    await made.discard();
    expect(ports.files.content(VAULT)).toEqual(bytesOf('something of the user'));
  });
});

test('a signal that is aborted ends an opening of the shell with its reason', async () => {
  const { ports, recoveryKey } = await withVault();
  const request = {
    path: VAULT,
    secret: recoveryKey,
    access: 'write',
    signal: AbortSignal.abort(cancelled()),
  } as const;
  await expect(openVault(ports, request)).rejects.toMatchObject({ code: 'cancelled' });
  expect(hasLock(ports)).toBe(false);
});
