/** Purging a set, proven on the bytes of the file: its codes and their key are gone, and nothing else is. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { FINGERPRINT_KEY_ID } from '../../main/core/format/payload.ts';
import { advance, type HistoryPoint } from '../../main/core/format/transaction.ts';
import { addCodes } from '../../main/vault/mend-set.ts';
import { purgeSet } from '../../main/vault/purge.ts';
import { readLog } from '../../main/vault/read-log.ts';
import { revealCode, revealUnrecorded } from '../../main/vault/reveal-code.ts';
import type { Session } from '../../main/vault/session.ts';
import { storeSets } from '../../main/vault/store-sets.ts';
import { keysOf } from './crafted-file.ts';
import type { FakePorts } from './fake-ports.ts';
import { foundSet } from './found-set.ts';
import { codeOf } from './outcome.ts';
import { addSet, buildSmallVault, CODES, copyOf, openSmall, SET, type SmallVault, VAULT } from './small-vault.ts';

const OTHER = 'c'.repeat(32);
const OTHER_CODES = ['a1b2c-3d4e5', 'f6a7b-8c9d0'];

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

async function open(): Promise<{ ports: FakePorts; session: Session }> {
  const ports = copyOf(vault);
  const session = await openSmall(ports, vault);
  await addSet(session, OTHER, OTHER_CODES);
  return { ports, session };
}

const eventsOfFile = async (session: Session): Promise<string[]> => [...(await session.readEvents())].map(bytesToHex);
const pointOf = ({ change, hash }: HistoryPoint): string => `${change} ${bytesToHex(hash)}`;

interface Sealed {
  /** SHA-256 of every payload, and the id of every set with a keyring entry. */
  readonly payloads: readonly string[];
  readonly keys: readonly string[];
}

/** Everything sealed that the file holds, read frame by frame with the key of the vault. */
async function sealedIn(ports: FakePorts): Promise<Sealed> {
  const bytes = ports.files.content(VAULT);
  const { header, recordKey } = await keysOf({ bytes, recoveryKey: vault.recoveryKey });
  const { fold } = await readLog(bytes, header, recordKey, []);
  return { payloads: [...fold.payloads.keys()].sort(), keys: [...fold.keyring.keys()].sort() };
}

const payloadOf = (session: Session, set: string): string => session.state.sets.get(set)?.payload.hash ?? '';

async function openedCodes(session: Session, set: string): Promise<string[]> {
  const opened = session.openedBy(await session.commit([{ t: 'SetOpened', d: { set, for: 'export' } }]));
  return (opened.get(set) ?? []).map(({ text }) => text);
}

describe('a purge', () => {
  test('leaves neither the codes nor their key in the file, and the other sets as they are', async () => {
    const { ports, session } = await open();
    const other = payloadOf(session, OTHER);
    expect(await sealedIn(ports)).toEqual({
      payloads: [payloadOf(session, SET), other].sort(),
      keys: [FINGERPRINT_KEY_ID, SET, OTHER].sort(),
    });
    await purgeSet(ports, session, SET);
    expect(await sealedIn(ports)).toEqual({ payloads: [other], keys: [FINGERPRINT_KEY_ID, OTHER].sort() });
    expect(session.isPayloadThere(SET)).toBe(false);
    expect(await openedCodes(session, OTHER)).toEqual(OTHER_CODES);
    session.checkSets();
  });

  test('takes every payload that the set ever had', async () => {
    const { ports, session } = await open();
    await addCodes(session, SET, [{ text: '7777-8888', used: false }]);
    expect((await sealedIn(ports)).payloads).toHaveLength(3);
    await purgeSet(ports, session, SET);
    expect((await sealedIn(ports)).payloads).toEqual([payloadOf(session, OTHER)]);
  });

  test('keeps the history, byte for byte, and adds to it', async () => {
    const { ports, session } = await open();
    const [before, point] = [await eventsOfFile(session), session.point];
    await purgeSet(ports, session, SET);
    const after = await eventsOfFile(session);
    expect(after.slice(0, before.length)).toEqual(before);
    const added = after.slice(before.length).map((hex) => JSON.parse(bytesToUtf8(hexToBytes(hex))).t);
    expect(added[0]).toBe('PayloadPurged');
    expect(pointOf(advance(point, after.slice(before.length).map(hexToBytes)))).toBe(pointOf(session.point));
    await session.lock();
    const again = await openSmall(ports, vault);
    expect([again.standing.code, pointOf(again.point)]).toEqual([null, pointOf(session.point)]);
    expect(again.state.sets.get(SET)?.purgedAt).toBe('2026-11-24T09:30:12.345Z');
    again.checkSets();
  });

  test('leaves no file behind that holds the codes, but for those that it lists', async () => {
    const { ports, session } = await open();
    const sealed = frameOfSet(ports);
    expect(includes(ports.files.content(VAULT), sealed)).toBe(true);
    const left = await purgeSet(ports, session, SET);
    const holders = ports.files.paths.filter((path) => includes(ports.files.content(path), sealed));
    expect(holders.filter((path) => !left.some(({ file }) => file === path))).toEqual([]);
  });

  test('lets the same codes be imported again, as another set', async () => {
    const { ports, session } = await open();
    await purgeSet(ports, session, SET);
    const decision = { service: 'github', label: null, account: 'someone', replaces: null, updatesMarks: false };
    const { added } = await storeSets(session, ports.random, [{ draft: foundSet(CODES), ...decision }]);
    expect(added).toHaveLength(1);
    expect(added[0]?.set).not.toBe(SET);
  });

  test('is refused twice, and nothing of the set is opened any more', async () => {
    const { ports, session } = await open();
    await purgeSet(ports, session, SET);
    const change = session.point.change;
    expect(await codeOf(() => purgeSet(ports, session, SET))).toBe('purged');
    expect(await codeOf(() => revealCode(session, { set: SET, number: 2 }, ports.clock))).toBe('purged');
    expect(await codeOf(() => revealUnrecorded(session, { set: SET, number: null }, ports.clock))).toBe('purged');
    expect(session.point.change).toBe(change);
  });

  test('that fails leaves the old file, with its codes', async () => {
    const { ports, session } = await open();
    const before = ports.files.content(VAULT);
    ports.files.plan = ({ operation, path }) =>
      operation === 'write' && path.endsWith('.new') ? { errno: 'ENOSPC' } : null;
    expect(await codeOf(() => purgeSet(ports, session, SET))).toBe('disk-full');
    expect(ports.files.content(VAULT)).toEqual(before);
    expect(await openedCodes(session, SET)).toEqual(CODES);
  });

  test('while codes are being added takes those, too', async () => {
    const { ports, session } = await open();
    const adding = addCodes(session, SET, [{ text: '7777-8888', used: false }]);
    const purging = purgeSet(ports, session, SET);
    const late = codeOf(() => addCodes(session, SET, [{ text: '8888-9999', used: false }]));
    await Promise.all([adding, purging]);
    expect(await late).toBe('purged');
    expect((await sealedIn(ports)).payloads).toEqual([payloadOf(session, OTHER)]);
  });
});

/** The frame that brought the codes: what is sealed in it cannot be told apart from outside. */
function frameOfSet(ports: FakePorts): Uint8Array {
  return ports.files.content(VAULT).slice(vault.frameStarts[2], vault.frameStarts[3]);
}

function includes(file: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(file).includes(Buffer.from(part));
}
