/** What a holder of the key can write and a reader must refuse all the same: FORMAT.md sections 7 to 9. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseEvent } from '../../main/core/custody/parse-event.ts';
import { writeU64 } from '../../main/core/format/bytes.ts';
import { openFrame } from '../../main/core/format/frame.ts';
import { headerMacKey } from '../../main/core/format/keys.ts';
import { encodeTransaction } from '../../main/core/format/transaction.ts';
import { flipped, numberedBytes } from '../core/format/numbered-bytes.ts';
import { type Crafted, eventText, keysOf, type VaultKeys, withFrames } from './crafted-file.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import { ACCOUNT, buildSmallVault, CODES, copyOf, openSmall, SET, type SmallVault, VAULT } from './small-vault.ts';

let vault: SmallVault;
let keys: VaultKeys;

beforeAll(async () => {
  vault = await buildSmallVault();
  keys = await keysOf(vault);
});

function reading(keep: number, ...crafted: Crafted[]): Promise<string> {
  const ports = copyOf(vault, withFrames(vault, keys, keep, crafted), null);
  return outcomeOf(() => openSmall(ports, vault, { access: 'read' }));
}

const RENAMED = eventText('AccountRenamed', { account: ACCOUNT, name: 'other' });

describe('a crafted frame', () => {
  it('that keeps the rules is read', async () => {
    expect(await reading(5, [RENAMED], [RENAMED, RENAMED])).toBe('good');
    expect(await reading(5, { events: [], payloads: [], keyring: [] })).toBe('good');
  });

  it('with another change number or log hash is damaged (R21)', async () => {
    const last = vault.points[4] ?? { change: 0, hash: new Uint8Array(32) };
    const good = encodeTransaction({ events: [utf8ToBytes(RENAMED)], payloads: [], keyring: [] }, last);
    expect(await reading(5, good)).toBe('good');
    for (const change of [last.change, last.change + 2, 0]) {
      const bad = good.slice();
      writeU64(bad, bad.length - 40, change);
      expect(await reading(5, bad)).toBe('read-only record-damaged 5');
    }
    const outOfRange = good.slice().fill(0xff, good.length - 40, good.length - 32);
    expect(await reading(5, outOfRange)).toBe('read-only record-damaged 5');
    expect(await reading(5, flipped(good, good.length - 1))).toBe('read-only record-damaged 5');
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['a bad id', eventText('AccountClosed', { account: ACCOUNT }, { id: 'E'.repeat(32) })],
    ['a bad time', eventText('AccountClosed', { account: ACCOUNT }, { at: '2026-11-24' })],
    ['a field of another type', eventText('AccountClosed', { account: 1 })],
    ['a field missing', eventText('CodeRevealed', { set: SET })],
  ])('with an event that breaks the table is damaged: %s (R23)', async (_, text) => {
    expect(await reading(5, [text])).toBe('read-only record-damaged 5');
    expect(await reading(5, [RENAMED, text])).toBe('read-only record-damaged 5');
  });

  it('with an event that breaks the table changes nothing of the state (R23)', async () => {
    const bytes = withFrames(vault, keys, 5, [[RENAMED, '{']]);
    const session = await openSmall(copyOf(vault, bytes), vault, { access: 'read' });
    expect(session.state.accounts.get(ACCOUNT)?.name).toBe('someone');
    expect(session.point).toEqual(vault.points[4]);
  });

  it('with an unknown type is read-only when it says so, and passed over when not (R24)', async () => {
    expect(await reading(5, [eventText('FromTheFuture', { any: 1 })])).toBe('read-only unsupported-feature');
    expect(await reading(5, [eventText('FromTheFuture', { any: 1 }, { crit: false })])).toBe('good');
    expect(await reading(5, [eventText('AccountClosed', { else: 1 }, { v: 2 })])).toBe('read-only unsupported-feature');
  });

  it('with an unknown type is kept as bytes, and what comes after it is read (R24)', async () => {
    const unknown = eventText('FromTheFuture', { any: 1 }, { crit: false });
    const session = await openSmall(copyOf(vault, withFrames(vault, keys, 5, [[unknown], [RENAMED]])), vault);
    await session.commit([]);
    const texts = [...(await session.readEvents())].map((bytes) => bytesToUtf8(bytes));
    expect(texts.slice(-2)).toEqual([unknown, RENAMED]);
    expect(session.state.accounts.get(ACCOUNT)?.name).toBe('other');
    await session.lock();
  });

  it('that may not be written to cannot be, even when an older copy is accepted (R24)', async () => {
    const bytes = withFrames(vault, keys, 5, [[eventText('FromTheFuture', {})]]);
    const session = await openSmall(copyOf(vault, bytes), vault, { acceptOlder: true });
    expect(session.isWritable).toBe(false);
    expect(await codeOf(() => session.commit([]))).toBe('unsupported-feature');
  });

  it('in the first place that does not begin with the creation is damaged (R26)', async () => {
    const created = eventText('VaultCreated', { fingerprints: 1 });
    expect(await reading(0, [created, RENAMED])).toBe('good');
    expect(await reading(0, [RENAMED, created])).toBe('refused record-damaged 0');
    expect(await reading(0, { events: [], payloads: [], keyring: [] })).toBe('refused record-damaged 0');
    expect(await reading(0, ['{'])).toBe('refused record-damaged 0');
  });
});

describe('a file of a higher minor version', () => {
  it('is read and not written, even when an older copy is accepted (R7)', async () => {
    const { header, vaultKey } = keys;
    const transactions = vault.points.map((_, k) => {
      const opened = openFrame(keys.recordKey, vault.bytes, vault.frameStarts[k] ?? 0, null);
      return opened?.transaction ?? new Uint8Array(0);
    });
    const copy = header.bytes.slice();
    copy[11] = 1;
    copy.set(sha256(copy.subarray(0, 16)).subarray(0, 4), 16);
    copy.set(
      hmac(sha256, headerMacKey(vaultKey, header.fileSalt), copy.subarray(0, copy.length - 64)),
      copy.length - 64,
    );
    copy.set(sha256(copy.subarray(0, copy.length - 32)), copy.length - 32);
    const newer = { ...keys, header: { ...header, bytes: copy } };
    const frames = withFrames(vault, newer, 0, transactions).subarray(2 * copy.length);
    const ports = copyOf(vault, concatBytes(copy, copy, frames));
    const session = await openSmall(ports, vault, { acceptOlder: true });
    expect(session.standing.code).toBe('newer-version');
    expect(session.point).toEqual(vault.points[4]);
    expect(await codeOf(() => session.commit([]))).toBe('newer-version');
    expect(ports.files.has(`${VAULT}.lock`)).toBe(false);
    await session.lock();
  });
});

describe('the keyring', () => {
  const entry = (bytes: Uint8Array): Crafted => ({ events: [], payloads: [], keyring: [{ setId: SET, bytes }] });

  it('keeps the later entry of a set, and none after an empty one (R22)', async () => {
    const fingerprints = async (...crafted: Crafted[]): Promise<number | undefined> => {
      const session = await openSmall(copyOf(vault, withFrames(vault, keys, 5, crafted)), vault, { access: 'read' });
      return session.fingerprintsBySet().get(SET)?.length;
    };
    expect(await fingerprints()).toBe(3);
    expect(await fingerprints(entry(numberedBytes(80, 1)))).toBe(1);
    expect(await fingerprints(entry(numberedBytes(80, 1)), entry(numberedBytes(88, 1)))).toBe(2);
    expect(await fingerprints(entry(numberedBytes(80, 1)), entry(new Uint8Array(0)))).toBeUndefined();
  });

  it('with a wrong or missing entry keeps its set shut and the others open (R27)', async () => {
    for (const bytes of [numberedBytes(96, 1), new Uint8Array(0)]) {
      const session = await openSmall(copyOf(vault, withFrames(vault, keys, 5, [entry(bytes)])), vault);
      const [receipt] = await session.recordOpening([{ t: 'SetOpened', d: { set: SET, for: 'export' } }]);
      if (receipt === undefined) throw new Error('an opening that was recorded gives a receipt');
      expect(await codeOf(() => session.openSet(receipt))).toBe('record-damaged');
      expect(await codeOf(() => session.checkSets())).toBe('record-damaged');
      await session.lock();
    }
  });

  it('with another number of codes than the event says keeps the set shut (R27)', async () => {
    const session = await openSmall(copyOf(vault), vault);
    const set = 'c'.repeat(32);
    const sealed = session.sealSet(set, [{ text: '1', key: '1' }]);
    await session.lock();
    const texts = [...(await readTexts(vault))];
    const added = texts.find((text) => text.includes('"SetAdded"')) ?? '';
    const { d } = JSON.parse(added);
    const payload = { hash: sealed.hash, commitment: sealed.commitment };
    const transaction = {
      events: [utf8ToBytes(eventText('SetAdded', { ...d, set, payload, count: 2 }))],
      payloads: [sealed.payload],
      keyring: [{ setId: set, bytes: sealed.entry }],
    };
    const other = await openSmall(copyOf(vault, withFrames(vault, keys, 5, [transaction])), vault);
    const [receipt] = await other.recordOpening([{ t: 'SetOpened', d: { set, for: 'export' } }]);
    if (receipt === undefined) throw new Error('an opening that was recorded gives a receipt');
    expect(await codeOf(() => other.openSet(receipt))).toBe('record-damaged');
    await other.lock();
  });
});

async function readTexts(of: SmallVault): Promise<string[]> {
  const session = await openSmall(copyOf(of), of, { access: 'read' });
  return [...(await session.readEvents())].map((bytes) => bytesToUtf8(bytes));
}

describe('the log', () => {
  it('holds the text of no code, in clear or hashed (R25)', async () => {
    const texts = await readTexts(vault);
    expect(texts.length).toBe(7);
    for (const code of CODES) {
      const bare = code.replaceAll('-', '');
      for (const form of [code, bare, bytesToHex(sha256(utf8ToBytes(code))), bytesToHex(sha256(utf8ToBytes(bare)))]) {
        for (const text of texts) expect(text).not.toContain(form);
      }
    }
  });

  it('begins with the creation and the ways in, by nobody (R26)', async () => {
    const events = (await readTexts(vault)).map((text) => parseEvent(utf8ToBytes(text)));
    expect(events.map(({ t }) => t)).toEqual([
      'VaultCreated',
      'SlotAdded',
      'SlotAdded',
      'AccountAdded',
      'SetAdded',
      'CodeRevealed',
      'CodeUsed',
    ]);
    expect(events.map(({ by }) => by === null)).toEqual([true, true, true, false, false, false, false]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(7);
  });

  it('shows no byte of a code, a name or a passphrase in the file', () => {
    const file = bytesToHex(vault.bytes);
    for (const text of [...CODES, 'someone', 'github', 'AccountAdded', 'passphrase']) {
      expect(file).not.toContain(bytesToHex(utf8ToBytes(text)));
    }
  });
});
