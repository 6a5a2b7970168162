/** A rewrite keeps the history and what is alive, and nothing else, and nothing is lost on the way: FORMAT.md 14.1, R37. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventBody } from '../../main/core/custody/events.ts';
import { MOST_CODE_BYTES } from '../../main/core/format/limits.ts';
import { advance } from '../../main/core/format/transaction.ts';
import type { Session } from '../../main/vault/session.ts';
import { keysOf } from './crafted-file.ts';
import type { FakePorts } from './fake-ports.ts';
import { type FileCall, failNth } from './memory-files.ts';
import { holds, type OpenedFrame, openFrames } from './opened-frames.ts';
import { codeOf } from './outcome.ts';
import {
  ACCOUNT,
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

let vault: SmallVault;
beforeAll(async () => {
  vault = await buildSmallVault();
});

async function eventTexts(session: Session): Promise<string[]> {
  return [...(await session.readEvents())].map((bytes) => new TextDecoder().decode(bytes));
}

async function framesOf(ports: FakePorts): Promise<OpenedFrame[]> {
  const bytes = ports.files.content(VAULT);
  return openFrames(bytes, await keysOf({ bytes, recoveryKey: vault.recoveryKey }));
}

async function codesOf(session: Session, set = SET): Promise<string[]> {
  const [receipt] = await session.recordOpening([{ t: 'SetOpened', d: { set, for: 'export' } }]);
  return receipt === undefined ? [] : session.openSet(receipt).map(({ text }) => text);
}

/** Gives the set new codes: a payload of its own, under a key of its own. */
function corrected(
  session: Session,
  codes: readonly string[],
): { body: EventBody; sealed: { payloads: Uint8Array[]; keyring: { setId: string; bytes: Uint8Array }[] } } {
  const sealed = session.sealSet(
    SET,
    codes.map((text) => ({ text, key: text })),
  );
  const payload = { hash: sealed.hash, commitment: sealed.commitment };
  return {
    body: { t: 'CodeCorrected', d: { set: SET, number: 1, payload } },
    sealed: { payloads: [sealed.payload], keyring: [{ setId: SET, bytes: sealed.entry }] },
  };
}

const PURGED: EventBody = { t: 'PayloadPurged', d: { set: SET } };
const ids = (frames: readonly OpenedFrame[]): string[] =>
  frames.flatMap(({ keyring }) => keyring.map(({ setId }) => setId));
const hashes = (frames: readonly OpenedFrame[]): string[] =>
  frames.flatMap(({ payloads }) => payloads.map(({ hash }) => hash));

describe('the history', () => {
  it('has the same bytes for every event, and so the same (c, H(c)) at every change', async () => {
    const ports = copyOf(vault);
    const before = await framesOf(ports);
    const session = await openSmall(ports, vault);
    const point = session.point;
    await session.rewrite({ events: [] });
    expect(session.point).toEqual(point);
    const after = await framesOf(ports);
    const points = (frames: readonly OpenedFrame[]): unknown => frames.flatMap((frame) => frame.points);
    expect(points(after)).toEqual(points(before));
    expect(after.flatMap(({ events }) => events)).toEqual(before.flatMap(({ events }) => events));
    expect([before.length, after.length]).toEqual([5, 1]);
    await session.lock();
  });

  it('goes on: the events of the change stand in a frame of their own, and later ones after it', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const before = await eventTexts(session);
    await session.rewrite({ events: [revealed(2), used(2)] });
    await session.commit([revealed(3)]);
    const texts = await eventTexts(session);
    expect(texts.slice(0, before.length)).toEqual(before);
    expect(texts.slice(before.length).map((text) => JSON.parse(text).t)).toEqual([
      'CodeRevealed',
      'CodeUsed',
      'CodeRevealed',
    ]);
    expect((await framesOf(ports)).map(({ events }) => events.length)).toEqual([before.length, 2, 1]);
    expect(session.state.sets.get(SET)?.codes.get(2)?.outcomes.length).toBe(1);
    await session.lock();
    const again = await openSmall(ports, vault);
    expect([again.standing.code, again.point.change]).toEqual([null, texts.length]);
    await again.lock();
  });

  it('goes through two rewrites in a row, each an epoch and a file salt of its own', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const headers = [(await keysOf(vault)).header];
    for (const number of [2, 3]) {
      await session.rewrite({ events: [revealed(number)] });
      const bytes = ports.files.content(VAULT);
      headers.push((await keysOf({ bytes, recoveryKey: vault.recoveryKey })).header);
    }
    expect(headers.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(session.epoch).toBe(3);
    expect(new Set(headers.map(({ fileSalt }) => String(fileSalt))).size).toBe(3);
    expect(headers.map(({ vaultId }) => String(vaultId))).toEqual(new Array(3).fill(String(headers[0]?.vaultId)));
    expect(headers.map(({ slots }) => slots.map(({ bytes }) => String(bytes)))).toEqual(
      new Array(3).fill(headers[0]?.slots.map(({ bytes }) => String(bytes))),
    );
    await session.lock();
  });

  it('is marked as seen at its new end', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await session.rewrite({ events: [revealed(2)] });
    await session.lock();
    ports.files.put(VAULT, vault.bytes);
    expect((await openSmall(ports, vault, { access: 'read' })).standing.code).toBe('rolled-back');
  });
});

describe('sealed codes', () => {
  it('go with the event that brought them, and the key for fingerprints is in frame 0', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const prints = session.fingerprintsBySet();
    await session.rewrite({ events: [revealed(2)] });
    const [first, second] = await framesOf(ports);
    expect(first && ids([first])).toEqual(['0'.repeat(32), SET]);
    expect(first && hashes([first])).toEqual([session.state.sets.get(SET)?.payload.hash]);
    expect(second && [ids([second]), hashes([second])]).toEqual([[], []]);
    expect(session.fingerprintsBySet()).toEqual(prints);
    expect(await codesOf(session)).toEqual(CODES);
    await session.lock();
  });

  it('that were replaced are gone from the file, and the last ones open', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    for (const codes of [
      ['one', 'two', 'three'],
      ['four', 'five', 'six'],
    ]) {
      const { body, sealed } = corrected(session, codes);
      await session.commit([body], sealed);
    }
    const before = await framesOf(ports);
    const all = before.flatMap(({ payloads }) => payloads);
    expect(all.length).toBe(3);
    await session.rewrite({ events: [] });
    const after = await framesOf(ports);
    expect(all.map(({ bytes }) => holds(after, bytes))).toEqual([false, false, true]);
    expect(await codesOf(session)).toEqual(['four', 'five', 'six']);
    await session.lock();
  });

  it('that are replaced by the change itself come with it', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { body, sealed } = corrected(session, ['one', 'two', 'three']);
    await session.rewrite({ events: [body], sealed });
    expect((await framesOf(ports)).map((frame) => hashes([frame]).length)).toEqual([0, 1]);
    expect(await codesOf(session)).toEqual(['one', 'two', 'three']);
    await session.lock();
  });

  it('of a purged set are gone from the bytes, with their key; the others stay', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const other = 'c'.repeat(32);
    await addSet(session, other, ['7777-8888']);
    const [dead] = (await framesOf(ports)).flatMap(({ payloads }) => payloads);
    expect(dead).toBeDefined();
    await session.rewrite({ events: [PURGED], keepsNoOldCopy: true });
    const after = await framesOf(ports);
    expect(dead && holds(after, dead.bytes)).toBe(false);
    expect(ids(after)).toEqual(['0'.repeat(32), other]);
    expect([session.isPayloadThere(SET), session.isPayloadThere(other)]).toEqual([false, true]);
    expect(await codeOf(() => codesOf(session))).toBe('purged');
    expect(await codesOf(session, other)).toEqual(['7777-8888']);
    await session.lock();
  });

  it('of one set come from two copies: the payload that counts gets the entry that fits it', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const elsewhere = corrected(session, ['one', 'two', 'three']);
    const here = corrected(session, ['four', 'five', 'six']);
    await session.commit([here.body], here.sealed);
    const event = { v: 1, id: 'd'.repeat(32), at: '2026-11-24T10:00:00.000Z', by: null, crit: true, ...elsewhere.body };
    const { v, id, t, at, by, crit, d } = event;
    const bytes = new TextEncoder().encode(JSON.stringify({ v, id, t, at, by, crit, d }));
    await session.rewrite({ events: [], foreign: { events: [bytes], ...elsewhere.sealed } });
    expect((await eventTexts(session)).at(-1)).toBe(new TextDecoder().decode(bytes));
    expect(await codesOf(session)).toEqual(['one', 'two', 'three']);
    await session.lock();
  });

  it('whose key does not fit are refused, and nothing is changed', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { body, sealed } = corrected(session, ['one', 'two', 'three']);
    const [entry] = sealed.keyring;
    if (entry) entry.bytes[30] = (entry.bytes[30] ?? 0) ^ 1;
    expect(await codeOf(() => session.rewrite({ events: [body], sealed }))).toBe('record-damaged');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.lock();
  });

  it('sealed before the vault key changed are not written under it afterwards', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const { body, sealed } = corrected(session, ['one', 'two', 'three']);
    await session.rewrite({ newVaultKey: true, addedSlots: [recoverySlot()], events: [] });
    expect(await codeOf(() => session.commit([body], sealed))).toBe('changed-on-disk');
    const fresh = corrected(session, ['four', 'five', 'six']);
    await session.commit([fresh.body], fresh.sealed);
    expect(await codesOf(session)).toEqual(['four', 'five', 'six']);
    await session.lock();
  });
});

function recoverySlot(fill = 5): NonNullable<Parameters<Session['rewrite']>[0]['addedSlots']>[number] {
  return {
    type: 'recovery-key',
    work: { kdf: 'none' },
    id: new Uint8Array(16).fill(fill),
    salt: new Uint8Array(32).fill(fill),
    secret: new Uint8Array(20).fill(fill),
  };
}

describe('slots', () => {
  it('are refused when none would be left, or more than sixteen', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const both = session.slots.map(({ id }) => Buffer.from(id).toString('hex'));
    expect(await codeOf(() => session.rewrite({ removedSlots: both, events: [] }))).toBe('last-way-in');
    expect(await codeOf(() => session.rewrite({ newVaultKey: true, events: [] }))).toBe('last-way-in');
    const many = (count: number): Parameters<Session['rewrite']>[0] => ({
      addedSlots: Array.from({ length: count }, (_, i) => recoverySlot(i + 1)),
      events: [],
    });
    expect(await codeOf(() => session.rewrite(many(15)))).toBe('too-many-ways-in');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.rewrite(many(14));
    expect(session.slots.length).toBe(16);
    await session.lock();
  });

  it('have their secrets overwritten, whether the rewrite was done or refused', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const [good, bad] = [recoverySlot(1), recoverySlot(2)];
    await session.rewrite({ addedSlots: [good], events: [] });
    ports.files.plan = failNth(1, { errno: 'EIO' }, ({ operation }) => operation === 'write');
    expect(await codeOf(() => session.rewrite({ addedSlots: [bad], events: [] }))).toBe('not-writable');
    expect([good.secret, bad.secret]).toEqual([new Uint8Array(20), new Uint8Array(20)]);
    await session.lock();
  });
});

describe('frames', () => {
  it('gather up to 256 KiB, a larger event with its codes stands alone, and none is over 16 MiB', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const large = Array.from({ length: 100 }, (_, i) => String(i).padStart(MOST_CODE_BYTES, 'x'));
    await addSet(session, 'c'.repeat(32), large);
    const note = 'n'.repeat(10_000);
    const long: EventBody = {
      t: 'CodeUsed',
      d: { set: SET, number: 2, when: null, from: null, note },
    };
    for (let i = 0; i < 5; i++) await session.commit(new Array(20).fill(long));
    const point = session.point;
    await session.rewrite({ events: [] });
    const frames = await framesOf(ports);
    const alone = frames.filter(({ sizeBytes }) => sizeBytes > 262_144);
    expect(alone.map(({ events, payloads }) => [events.length, payloads.length])).toEqual([[1, 1]]);
    expect(Math.max(...frames.map(({ sizeBytes }) => sizeBytes))).toBeLessThan(16 * 2 ** 20);
    expect(frames.length).toBeLessThan(8);
    expect(session.point).toEqual(point);
    await session.lock();
  });

  it('are made in slices: others get their turn within 3,000 events', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    await session.commit(Array.from({ length: 3_000 }, () => used(2)));
    let [nowMs, turns, isDone] = [0, 0, false];
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs++);
    const tick = (): void => {
      turns += 1;
      if (!isDone) setImmediate(tick);
    };
    setImmediate(tick);
    try {
      await session.rewrite({ events: [] });
    } finally {
      isDone = true;
      clock.mockRestore();
    }
    // A slice of 15 ms ends after 15 looks at a clock that goes on by one each time.
    expect(turns).toBeGreaterThan(3_000 / 20);
    await session.lock();
  });
});

describe('what waits to be written', () => {
  it('comes with the change, once, also under a new vault key', async () => {
    for (const newVaultKey of [false, true]) {
      const ports = copyOf(vault);
      const reader = await openSmall(ports, vault, { access: 'read' });
      await reader.openUnrecorded(SET, 3);
      const session = await openSmall(ports, vault);
      const before = session.point.change;
      await session.rewrite({
        newVaultKey,
        ...(newVaultKey ? { addedSlots: [recoverySlot()] } : {}),
        events: [revealed(2)],
      });
      expect((await eventTexts(session)).slice(before).map((text) => JSON.parse(text).d.number)).toEqual([3, 2]);
      expect(ports.files.paths.filter((path) => path.includes('unrecorded'))).toEqual([]);
      await session.lock();
    }
  });

  it('is a tail that was never confirmed: it goes to a side file and not into the new one (R30)', async () => {
    const torn = vault.bytes.slice(0, (vault.frameStarts[4] ?? 0) + 100);
    const ports = copyOf(vault, torn, 3);
    const session = await openSmall(ports, vault);
    await session.rewrite({ events: [] });
    const side = ports.files.paths.filter((path) => path.includes('.tail-'));
    expect(side.map((path) => ports.files.content(path))).toEqual([torn.slice(vault.frameStarts[4])]);
    expect(session.point).toEqual(vault.points[3]);
    expect(advance(session.point, [])).toEqual(vault.points[3]);
    await session.lock();
  });
});

describe('a vault that may not be written', () => {
  it('is not rewritten, and says why', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault, { access: 'read' });
    expect(await codeOf(() => session.rewrite({ events: [] }))).toBe('not-writable');
    const older = copyOf(vault, vault.bytes.slice(0, vault.frameStarts[4]));
    const behind = await openSmall(older, vault);
    expect(await codeOf(() => behind.rewrite({ events: [] }))).toBe('rolled-back');
  });
});

const OPERATIONS: readonly FileCall['operation'][] = [
  'open',
  'write',
  'sync',
  'readFile',
  'read',
  'rename',
  'syncFolder',
  'identity',
  'statHandle',
  'close',
];

/** Numbers of the codes that were shown, from a fresh look at the file alone. */
async function shownIn(ports: FakePorts): Promise<number[]> {
  const reader = copyOf(vault, ports.files.content(VAULT), null);
  const session = await openSmall(reader, vault, { access: 'read' });
  expect(session.standing.code).toBeNull();
  return (await eventTexts(session))
    .map((text) => JSON.parse(text))
    .flatMap(({ t, d }) => (t === 'CodeRevealed' ? [d.number] : []));
}

describe('a file call that fails', () => {
  it.each(OPERATIONS)('leaves the old vault or the new one, and a session that goes on: %s', async (operation) => {
    let tried = 0;
    for (let nth = 1; ; nth++) {
      const ports = copyOf(vault);
      const session = await openSmall(ports, vault);
      let isHit = false;
      const plan = failNth(nth, { errno: 'EIO' }, (call) => call.operation === operation);
      ports.files.plan = (call) => {
        const fault = plan(call);
        isHit ||= fault !== null;
        return fault;
      };
      const code = await codeOf(() => session.rewrite({ events: [revealed(2)] }));
      ports.files.plan = () => null;
      if (!isHit) break;
      tried += 1;
      const shown = await shownIn(ports);
      expect([nth, shown]).toEqual([nth, code === 'done' ? [1, 2] : [1]]);
      await session.commit([revealed(3)]);
      expect(await shownIn(ports)).toEqual([...shown, 3]);
      await session.lock();
      const again = await openSmall(ports, vault);
      expect([again.standing.code, again.isWritable]).toEqual([null, true]);
      await again.lock();
      expect(ports.files.paths.filter((path) => path.endsWith('.new'))).toEqual([]);
    }
    expect(tried).toBeGreaterThan(0);
  });

  const table: [FileCall['operation'], string, string][] = [
    ['open', 'ENOSPC', 'disk-full'],
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['sync', 'ENOSPC', 'disk-full'],
    ['write', 'EROFS', 'not-writable'],
    ['rename', 'EIO', 'not-writable'],
  ];
  it.each(table)('%s with %s is %s', async (operation, errno, code) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = failNth(1, { errno }, (call) => call.operation === operation);
    expect(await codeOf(() => session.rewrite({ events: [] }))).toBe(code);
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.lock();
  });

  it.each([
    [VAULT, 'no-such-file'],
    ['.new', 'not-writable'],
  ])('is a look at %s: %s', async (path, code) => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = (call) => (call.operation === 'readFile' && call.path.endsWith(path) ? { errno: 'EIO' } : null);
    expect(await codeOf(() => session.rewrite({ events: [] }))).toBe(code);
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.lock();
  });

  it('is found out by reading back, when a write lost its bytes in silence', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    let garbled: string | null = null;
    ports.files.holdUp = async (path) => {
      if (!path.endsWith('.new') || !ports.files.has(path)) return;
      const bytes = ports.files.content(path);
      if (bytes.length < 3_000 || garbled !== null) return;
      garbled = path;
      bytes[2_500] = (bytes[2_500] ?? 0) ^ 1;
      ports.files.overwrite(path, bytes);
    };
    expect(await codeOf(() => session.rewrite({ events: [] }))).toBe('not-writable');
    expect(garbled).not.toBeNull();
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.lock();
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'is a rename with %s: tried again for ten seconds, as Windows needs',
    async (errno) => {
      const ports = copyOf(vault);
      const session = await openSmall(ports, vault);
      const onVault = (call: FileCall): boolean => call.operation === 'rename' && call.path.startsWith(VAULT);
      let left = 3;
      ports.files.plan = (call) => (onVault(call) && left-- > 0 ? { errno } : null);
      await session.rewrite({ events: [revealed(2)] });
      expect(await shownIn(ports)).toEqual([1, 2]);
      ports.files.plan = (call) => (onVault(call) ? { errno } : null);
      const start = ports.clock.monotonicMs();
      expect(await codeOf(() => session.rewrite({ events: [revealed(3)] }))).toBe('not-writable');
      expect(ports.clock.monotonicMs() - start).toBeGreaterThanOrEqual(10_000);
      expect(await shownIn(ports)).toEqual([1, 2]);
      await session.lock();
    },
  );

  it('is the sync of the folder: the change stands and a notice says that it may be undone; nothing more is written until it is synced', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.plan = (call) => (call.operation === 'syncFolder' && call.path === VAULT ? { errno: 'EIO' } : null);
    await session.rewrite({ events: [revealed(2)] });
    expect(session.notices).toContain('rename-not-synced');
    expect(await codeOf(() => session.commit([revealed(3)]))).toBe('not-writable');
    ports.files.plan = () => null;
    await session.commit([revealed(3)]);
    expect(await shownIn(ports)).toEqual([1, 2, 3]);
    await session.lock();
  });
});

describe('another program', () => {
  it('that changes the vault meanwhile keeps what it wrote (R33)', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const other = new Uint8Array([...vault.bytes, 1]);
    ports.files.plan = (call) => {
      if (call.operation === 'sync' && call.path.endsWith('.new')) ports.files.overwrite(VAULT, other);
      return null;
    };
    expect(await codeOf(() => session.rewrite({ events: [] }))).toBe('changed-on-disk');
    expect(ports.files.content(VAULT)).toEqual(other);
    expect(ports.files.paths.filter((path) => path.endsWith('.new'))).toEqual([]);
    await session.lock();
  });

  it('that puts something in the place of the new file does not become the vault', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    let isRead = false;
    ports.files.plan = (call) => {
      if (call.operation === 'readFile' && call.path.endsWith('.new')) isRead = true;
      else if (isRead && call.operation === 'identity' && call.path.endsWith('.new')) {
        ports.files.put(call.path, new Uint8Array(10));
      }
      return null;
    };
    expect(await codeOf(() => session.rewrite({ events: [] }))).toBe('changed-on-disk');
    expect(ports.files.content(VAULT)).toEqual(vault.bytes);
    await session.lock();
  });
});

describe('the backup before a rewrite', () => {
  it('is made first, and its failure ends the rewrite', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const made: unknown[] = [];
    const backUp = async (open: Session): Promise<void> => {
      made.push(await open.copyTo('/backups/one'));
    };
    await session.rewrite({ events: [revealed(2)], backUp });
    expect(made).toEqual([{ path: '/backups/one', change: 7, epoch: 1, sizeBytes: vault.bytes.length }]);
    expect(ports.files.content('/backups/one')).toEqual(vault.bytes);
    expect(await codeOf(() => session.rewrite({ events: [revealed(3)], backUp }))).toBe('would-overwrite');
    expect(session.epoch).toBe(2);
    await session.rewrite({ events: [revealed(3)], keepsNoOldCopy: true, backUp });
    expect([session.epoch, made.length]).toEqual([3, 1]);
    await session.lock();
  });
});

describe('a copy', () => {
  it('of a file that another program changed is no copy, and does not stay', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    ports.files.overwrite(VAULT, new Uint8Array(vault.bytes.length));
    expect(await codeOf(() => session.copyTo('/backups/one'))).toBe('backup-failed');
    ports.files.overwrite(VAULT, vault.bytes.slice(0, vault.frameStarts[4]));
    expect(await codeOf(() => session.copyTo('/backups/one'))).toBe('backup-failed');
    expect(ports.files.has('/backups/one')).toBe(false);
    await session.lock();
  });

  it('leaves a tail out, and is what a reader opens too', async () => {
    const torn = vault.bytes.slice(0, (vault.frameStarts[4] ?? 0) + 100);
    const ports = copyOf(vault, torn, 3);
    const session = await openSmall(ports, vault, { access: 'read' });
    await session.copyTo('/backups/one');
    expect(ports.files.content('/backups/one')).toEqual(vault.bytes.slice(0, vault.frameStarts[4]));
  });
});

describe('the account that nothing is about', () => {
  it('is there after a rewrite as before', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const before = structuredClone(session.state);
    await session.rewrite({ events: [] });
    expect(session.state).toEqual(before);
    expect(session.state.accounts.has(ACCOUNT)).toBe(true);
    expect(hexToBytes(session.vaultId)).toEqual((await keysOf(vault)).header.vaultId);
    await session.lock();
  });
});
