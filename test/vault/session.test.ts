/** An open vault: commits one after the other, receipts, openings that could not be recorded, keys that are overwritten. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventBody } from '../../main/core/custody/events.ts';
import { readLog } from '../../main/vault/read-log.ts';
import type { Receipt } from '../../main/vault/receipt.ts';
import { Session } from '../../main/vault/session.ts';
import { GOOD } from '../../main/vault/standing.ts';
import { keysOf } from './crafted-file.ts';
import { type FakePorts, fakeProcesses } from './fake-ports.ts';
import { systemError } from './memory-files.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import {
  addSet,
  buildSmallVault,
  CODES,
  copyOf,
  openSmall,
  revealed,
  SET,
  type SmallVault,
  used,
  VAULT,
} from './small-vault.ts';

const OUTCOME = { set: SET, number: 2, when: null, from: null, note: null };
let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

async function textsOf(ports: FakePorts): Promise<string[]> {
  const session = await openSmall(ports, vault, { access: 'read' });
  return [...(await session.readEvents())].map((bytes) => bytesToUtf8(bytes));
}

async function receiptFor(session: Session, number: number): Promise<Receipt> {
  const [receipt] = await session.recordOpening([revealed(number)]);
  if (receipt === undefined) throw new Error('an opening that was recorded gives a receipt');
  return receipt;
}

describe('commits', () => {
  it('made at the same time are written one after the other, and none is lost', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const numbers = Array.from({ length: 20 }, (_, i) => (i % 3) + 1);
    await Promise.all(numbers.map((number) => session.commit([revealed(number)])));
    await session.lock();
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    const written = (await textsOf(ports)).slice(7).map((text) => JSON.parse(text).d.number);
    expect(written).toEqual(numbers);
  });

  it('go on after one that failed', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = ({ operation, path }) => (operation === 'write' && path === VAULT ? { errno: 'ENOSPC' } : null);
    const failing = codeOf(() => session.commit([revealed(1)]));
    const next = codeOf(() => session.commit([revealed(2)]));
    expect([await failing, await next]).toEqual(['disk-full', 'disk-full']);
    ports.files.plan = () => null;
    await session.commit([revealed(3)]);
    await session.lock();
    expect((await textsOf(ports)).length).toBe(8);
  });

  it('that run when the session is locked are finished first, and later ones are refused', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const running = session.commit([revealed(2)]);
    const locking = session.lock();
    const late = codeOf(() => session.commit([revealed(3)]));
    await running;
    await locking;
    expect(await late).toBe('not-writable');
    expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    expect((await textsOf(ports)).length).toBe(8);
    expect(ports.files.paths.filter((path) => path.endsWith('.lock'))).toEqual([]);
  });

  it('that are too large are refused and change nothing', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const noted: EventBody = { t: 'CodeUsed', d: { ...OUTCOME, note: 'x'.repeat(1024 * 1024) } };
    expect(await codeOf(() => session.commit([noted]))).toBe('too-large');
    const large = { payloads: [new Uint8Array(16 * 1024 * 1024)], keyring: [] };
    expect(await codeOf(() => session.commit([], large))).toBe('too-large');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.commit([used(2)]);
    await session.lock();
    expect((await textsOf(ports)).length).toBe(8);
  });

  it('state the change and the fingerprint that a reader will find', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await session.commit([revealed(2), used(2)]);
    const { point, fingerprint } = session;
    expect(point.change).toBe(9);
    await session.lock();
    const again = await openSmall(ports, vault, { access: 'read', anchorChange: 8 });
    expect(again.point).toEqual(point);
    expect(again.fingerprint).toEqual(fingerprint);
    expect(again.hashAt(8)).not.toBeNull();
    expect(again.hashAt(3)).toBeNull();
  });
});

describe('an anchor', () => {
  it.each([
    [0, true],
    [1, true],
    [7, true],
    [8, false],
  ])('at change %i is found: %s', async (anchorChange, found) => {
    const session = await openSmall(copyOf(vault), vault, { access: 'read', anchorChange });
    expect(session.hashAt(anchorChange) !== null).toBe(found);
    if (anchorChange === 7) expect(session.hashAt(7)).toEqual(session.point.hash);
  });
});

describe('a receipt', () => {
  it('opens one code, once', async () => {
    const session = await openSmall(copyOf(vault), vault);
    const receipt = await receiptFor(session, 2);
    expect(session.openSet(receipt)).toEqual([{ number: 2, text: CODES[1] }]);
    expect(() => session.openSet(receipt)).toThrow(TypeError);
    await session.lock();
  });

  it('of a whole set opens all of it', async () => {
    const session = await openSmall(copyOf(vault), vault);
    const [receipt] = await session.recordOpening([{ t: 'SetOpened', d: { set: SET, for: 'export' } }]);
    if (receipt === undefined) throw new Error('an opening that was recorded gives a receipt');
    expect(session.openSet(receipt).map(({ text }) => text)).toEqual(CODES);
    await session.lock();
  });

  it('is given only once the opening is in the file and synced (R28)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await receiptFor(session, 2);
    const synced = copyOf(vault, ports.files.synced(VAULT));
    expect(JSON.parse((await textsOf(synced)).at(-1) ?? '')).toMatchObject(revealed(2));
    await session.lock();
  });

  it('is not given when the opening could not be written (R28)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    for (const operation of ['write', 'sync']) {
      ports.files.plan = (call) => (call.operation === operation && call.path === VAULT ? { errno: 'EIO' } : null);
      expect(await codeOf(() => session.recordOpening([revealed(2)]))).toBe('not-writable');
    }
    await session.lock();
  });

  it('is given for openings only', async () => {
    const session = await openSmall(copyOf(vault), vault);
    expect(await session.recordOpening([used(1)])).toEqual([]);
    expect((await session.recordOpening([revealed(2), used(2), revealed(3)])).map(({ number }) => number)).toEqual([
      2, 3,
    ]);
    await session.lock();
  });

  it('of a set that is not there opens nothing', async () => {
    const session = await openSmall(copyOf(vault), vault);
    const [receipt] = await session.recordOpening([{ t: 'CodeRevealed', d: { set: 'd'.repeat(32), number: 1 } }]);
    expect(await codeOf(() => receipt && session.openSet(receipt))).toBe('record-damaged');
    await session.lock();
  });
});

describe('an opening that cannot be recorded', () => {
  const readOnlyDisk = (ports: FakePorts): void => {
    ports.files.plan = ({ operation, path }) =>
      operation === 'open' && path.startsWith(VAULT) ? { errno: 'EROFS' } : null;
  };
  const waitingPath = (): string => `/data/unrecorded/${vault.vaultId}.bin`;

  it('gives a receipt, is kept sealed, and begins the next transaction (R28, section 13)', async () => {
    const ports = copyOf(vault);
    readOnlyDisk(ports);
    const session = await openSmall(ports, vault);
    expect(session.standing.code).toBe('not-writable');
    expect(session.openSet(await session.openUnrecorded(SET, 2))).toEqual([{ number: 2, text: CODES[1] }]);
    expect(session.openSet(await session.openUnrecorded(SET, 3))).toEqual([{ number: 3, text: CODES[2] }]);
    await session.lock();
    expect(bytesToUtf8(ports.files.content(waitingPath()))).not.toContain('CodeRevealed');
    ports.files.plan = () => null;
    const writer = await openSmall(ports, vault);
    await writer.commit([used(2)]);
    await writer.lock();
    const added = (await textsOf(ports)).slice(7).map((text) => JSON.parse(text));
    expect(added).toMatchObject([revealed(2), revealed(3), used(2)]);
    expect(ports.files.has(waitingPath())).toBe(false);
  });

  it('gives a receipt and says so when it cannot even be kept', async () => {
    const ports = copyOf(vault);
    ports.files.plan = ({ operation }) => (operation === 'open' ? { errno: 'EROFS' } : null);
    const session = await openSmall(ports, vault);
    expect(session.notices).not.toContain('opening-not-kept');
    expect(session.openSet(await session.openUnrecorded(SET, 2))).toEqual([{ number: 2, text: CODES[1] }]);
    expect(session.notices).toContain('opening-not-kept');
    await session.lock();
  });

  it('comes after `VaultRestored` (R31)', async () => {
    const ports = copyOf(vault, vault.bytes.slice(0, vault.frameStarts[3]), 4);
    const reader = await openSmall(ports, vault);
    expect(reader.standing.code).toBe('rolled-back');
    await reader.openUnrecorded(SET, 3);
    await reader.lock();
    const session = await openSmall(ports, vault, { acceptOlder: true });
    await session.commit([used(3)]);
    await session.lock();
    expect((await textsOf(ports)).slice(5).map((text) => JSON.parse(text).t)).toEqual([
      'VaultRestored',
      'CodeRevealed',
      'CodeUsed',
    ]);
  });

  it('is written once, even when the kept copy of it cannot be taken away', async () => {
    const ports = copyOf(vault);
    readOnlyDisk(ports);
    const reader = await openSmall(ports, vault);
    await reader.openUnrecorded(SET, 2);
    await reader.lock();
    ports.files.plan = ({ operation, path }) =>
      operation === 'unlink' && path === waitingPath() ? { errno: 'EACCES' } : null;
    for (let i = 0; i < 2; i++) {
      const session = await openSmall(ports, vault);
      await session.commit([used(2)]);
      await session.commit([used(3)]);
      await session.lock();
    }
    const openings = (await textsOf(ports)).slice(7).filter((text) => text.includes('CodeRevealed'));
    expect(openings.length).toBe(1);
  });

  it('does not write over kept ones that cannot be read just now', async () => {
    const ports = copyOf(vault);
    readOnlyDisk(ports);
    const session = await openSmall(ports, vault);
    await session.openUnrecorded(SET, 2);
    const kept = ports.files.content(waitingPath());
    ports.files.plan = ({ operation, path }) =>
      operation === 'readFile' && path === waitingPath() ? { errno: 'EIO' } : null;
    await session.openUnrecorded(SET, 3);
    expect(ports.files.content(waitingPath())).toEqual(kept);
    await session.lock();
  });

  it('gives its receipt also when it cannot be kept', async () => {
    const ports = copyOf(vault);
    ports.files.plan = ({ operation }) => (operation === 'open' ? { errno: 'EROFS' } : null);
    const session = await openSmall(ports, vault);
    expect(session.openSet(await session.openUnrecorded(SET, 2))[0]?.text).toBe(CODES[1]);
    await session.lock();
  });

  it.each([
    ['newest', () => vault.bytes],
    ['rolled back', () => vault.bytes.slice(0, vault.frameStarts[4])],
  ])('is none while another program holds the lock, which could record it: %s copy (R28)', async (_, make) => {
    const ports = copyOf(vault, make());
    const alive = new Map([
      [100, 'start-100'],
      [200, 'start-200'],
    ]);
    const holder = await openSmall({ ...ports, processes: fakeProcesses('here', 200, alive) }, vault, {
      acceptOlder: true,
    });
    expect(holder.isWritable).toBe(true);
    const session = await openSmall({ ...ports, processes: fakeProcesses('here', 100, alive) }, vault);
    expect(await codeOf(() => session.openUnrecorded(SET, 2))).toBe('locked');
    await session.lock();
    await holder.lock();
  });
});

describe('locking a session', () => {
  it('overwrites the vault key', async () => {
    const { header, vaultKey, recordKey } = await keysOf(vault);
    const session = new Session({
      ports: copyOf(vault),
      path: VAULT,
      header,
      vaultKey,
      slotId: 'a'.repeat(32),
      log: await readLog(vault.bytes, header, recordKey, []),
      standing: GOOD,
      access: GOOD,
      notices: [],
      writable: null,
      restored: null,
    });
    expect(bytesToHex(vaultKey)).not.toBe('00'.repeat(32));
    await session.lock();
    expect(bytesToHex(vaultKey)).toBe('00'.repeat(32));
  });

  it('overwrites every random key that was made while it was open', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await addSet(session, 'c'.repeat(32));
    await session.lock();
    const keys = ports.random.given.filter(({ length }) => length === 32);
    expect(keys.length).toBe(1);
    for (const key of keys) expect(bytesToHex(key)).toBe('00'.repeat(32));
  });

  it('leaves no way to read or write with it', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const receipt = await receiptFor(session, 2);
    await session.lock();
    await session.lock();
    expect(await codeOf(() => session.openSet(receipt))).toBe('record-damaged');
    expect(await codeOf(() => session.sealSet(SET, []))).toBe('record-damaged');
    expect(await codeOf(() => session.fingerprints(['1']))).toBe('record-damaged');
    expect(await codeOf(() => session.commit([]))).toBe('not-writable');
    expect(await codeOf(async () => [...(await session.readEvents())])).toBe('record-damaged');
  });

  it('gives back the lock and closes the file', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    expect(ports.files.has(`${VAULT}.lock`)).toBe(true);
    await session.lock();
    expect(ports.files.has(`${VAULT}.lock`)).toBe(false);
    const opened = ports.files.calls.filter(({ operation }) => operation === 'open').length;
    expect(ports.files.calls.filter(({ operation }) => operation === 'close').length).toBe(opened);
  });
});

describe('reading events again', () => {
  it('fails with a code when the file is gone, or is another one by now', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault, { access: 'read' });
    ports.files.put(VAULT, (await buildSmallVault('another')).bytes);
    expect(await codeOf(async () => [...(await session.readEvents())])).toBe('record-damaged');
    ports.files.remove(VAULT);
    expect(await codeOf(() => session.readEvents())).toBe('no-such-file');
  });
});

describe('an open that fails', () => {
  it.each([
    ['ENOENT', 'no-such-file'],
    ['EACCES', 'no-such-file'],
    ['EIO', 'no-such-file'],
  ])('because the file cannot be read (%s) says %s and leaves nothing', async (errno, code) => {
    const ports = copyOf(vault);
    ports.files.plan = ({ operation, path }) => (operation === 'readFile' && path === VAULT ? { errno } : null);
    expect(await codeOf(() => openSmall(ports, vault))).toBe(code);
    expect(ports.files.has(`${VAULT}.lock`)).toBe(false);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'not-writable'],
  ])('to take the lock (%s) is read-only and says %s', async (errno, code) => {
    const ports = copyOf(vault);
    ports.files.plan = ({ operation, path }) => (operation === 'open' && path === `${VAULT}.lock` ? { errno } : null);
    const session = await openSmall(ports, vault);
    expect([session.standing.code, session.isWritable, session.state.sets.size > 0]).toEqual([code, false, true]);
    expect(await codeOf(() => session.commit([]))).toBe(code);
    await session.lock();
  });

  it('under the lock gives the lock back', async () => {
    const ports = copyOf(vault);
    let reads = 0;
    ports.files.plan = ({ operation, path }) => {
      if (operation !== 'readFile' || path !== VAULT) return null;
      reads += 1;
      return reads === 2 ? { errno: 'EIO' } : null;
    };
    expect(await codeOf(() => openSmall(ports, vault))).toBe('no-such-file');
    expect(ports.files.has(`${VAULT}.lock`)).toBe(false);
  });

  it('because another header came meanwhile says so', async () => {
    const ports = copyOf(vault);
    const other = await buildSmallVault('another');
    let reads = 0;
    ports.files.plan = ({ operation, path }) => {
      if (operation === 'readFile' && path === VAULT && ++reads === 2) ports.files.overwrite(VAULT, other.bytes);
      return null;
    };
    expect(await codeOf(() => openSmall(ports, vault))).toBe('changed-on-disk');
    expect(ports.files.has(`${VAULT}.lock`)).toBe(false);
  });

  it('because the file is above 1 GiB does not read it', async () => {
    const ports = copyOf(vault);
    const files = Object.create(ports.files, {
      identity: { value: async () => ({ sizeBytes: 2 ** 30 + 1, device: 1n, inode: 1n }) },
      readFile: {
        value: async () => {
          throw systemError('EFBIG');
        },
      },
    });
    expect(await codeOf(() => openSmall({ ...ports, files }, vault))).toBe('too-large');
  });

  it.each([
    [
      'mistyped',
      (key: string) => (key.endsWith('0') ? `${key.slice(0, -1)}1` : `${key.slice(0, -1)}0`),
      'recovery-key-mistyped',
    ],
    ['lower case', (key: string) => key.toLowerCase(), 'done'],
    ['without hyphens', (key: string) => key.replaceAll('-', ''), 'done'],
  ])('by a recovery key that is %s: %s, without any KDF (R17)', async (_, change, code) => {
    const ports = {
      ...copyOf(vault),
      startKdf: () => {
        throw new Error('no KDF for a recovery key');
      },
    };
    expect(await codeOf(() => openSmall(ports, vault, { secret: change(vault.recoveryKey), access: 'read' }))).toBe(
      code,
    );
  });

  it('by the recovery key of another vault is a wrong secret (R15)', async () => {
    const other = await buildSmallVault('another');
    expect(await codeOf(() => openSmall(copyOf(vault), vault, { secret: other.recoveryKey }))).toBe('wrong-secret');
  });
});

describe('the vault key', () => {
  it('is the same by passphrase and by recovery key', async () => {
    const byKey = await keysOf(vault);
    const session = await openSmall(copyOf(vault), vault, { secret: 'a passphrase of some length' });
    expect(session.vaultId).toBe(vault.vaultId);
    expect(session.slotId).not.toBe(bytesToHex(byKey.header.slots[1]?.id ?? new Uint8Array(0)));
    await session.lock();
  });
});
