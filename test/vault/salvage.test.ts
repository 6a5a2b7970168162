/** Making a new vault of what still opens in a damaged one: FORMAT.md 14.3. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordedState } from '../../main/core/custody/code-state.ts';
import { writeU32 } from '../../main/core/format/bytes.ts';
import { parseHeader } from '../../main/core/format/header.ts';
import { mergeVault } from '../../main/vault/merge.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Salvaged, type SalvageRequest, salvage } from '../../main/vault/salvage.ts';
import type { Session } from '../../main/vault/session.ts';
import { changedBy, codesIn, computer, newCodes, SECOND_ACCOUNT, SET_2, working } from './computers.ts';
import { type Crafted, eventText, keysOf, withFrames } from './crafted-file.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { failNth } from './memory-files.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import {
  addSet,
  buildSmallVault,
  CODES,
  markPath,
  openSmall,
  PASSPHRASE,
  revealed,
  SET,
  type SmallVault,
  VAULT,
} from './small-vault.ts';

const OUT = '/new/saved.coldkeep';
let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

/** A computer with this file, with the mark of the last change of the small vault or with none. */
function given(bytes: Uint8Array, hasMark = false): FakePorts {
  const ports = fakePorts('salvager');
  ports.files.put(VAULT, bytes);
  if (hasMark) ports.files.put(markPath(vault), vault.marks.at(-1) ?? new Uint8Array(0));
  return ports;
}

const request = (changes: Partial<SalvageRequest> = {}): SalvageRequest => ({
  path: VAULT,
  out: OUT,
  credentials: { secret: vault.recoveryKey },
  ...changes,
});

/** With zeros in these places. */
function zeroed(bytes: Uint8Array, ...ranges: readonly (readonly [from: number, to: number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [from, to] of ranges) copy.fill(0, from, to);
  return copy;
}

/** Without these frames of the small vault: their bytes are there no more, or are zeros. */
function without(...frames: readonly number[]): Uint8Array {
  return zeroed(vault.bytes, ...frames.map((n) => [vault.frameStarts[n] ?? 0, vault.frameStarts[n + 1] ?? 0] as const));
}

async function salvaged(ports: FakePorts, changes: Partial<SalvageRequest> = {}): Promise<Salvaged> {
  const damaged = ports.files.content(VAULT);
  const result = await salvage(ports, request(changes));
  expect(ports.files.content(VAULT)).toEqual(damaged);
  expect(ports.files.paths.filter((path) => path.startsWith('/new/'))).toEqual([OUT]);
  return result;
}

function openOut(ports: FakePorts, access: 'read' | 'write' = 'read', secret = vault.recoveryKey): Promise<Session> {
  return openVault(ports, { path: OUT, secret, access, keepsEvents: true });
}

async function typesIn(ports: FakePorts): Promise<string[]> {
  return (await openOut(ports)).events.map(({ t }) => t);
}

const ALL = ['VaultCreated', 'SlotAdded', 'SlotAdded', 'AccountAdded', 'SetAdded', 'CodeRevealed', 'CodeUsed'];

describe('a whole file', () => {
  it('comes to the same history, in a new file under the same ways in', async () => {
    const ports = given(vault.bytes, true);
    expect(await salvaged(ports)).toEqual({
      file: OUT,
      events: 7,
      sets: 1,
      missingFrames: [],
      missingChanges: 0,
      missingSets: [],
      hasNewFingerprintKey: false,
      notices: [],
    });
    const session = await openOut(ports, 'write');
    expect(session.standing.code).toBeNull();
    expect(session.point).toEqual(vault.points.at(-1));
    expect(await typesIn(ports)).toEqual(ALL);
    expect([session.vaultId, session.epoch]).toEqual([vault.vaultId, 2]);
    expect(session.slots.map(({ bytes }) => bytes)).toEqual(parseHeader(vault.bytes).slots.map(({ bytes }) => bytes));
    await session.lock();
    expect(await outcomeOf(() => openOut(ports, 'read', PASSPHRASE))).toBe('good');
  });

  it('with a torn tail comes to the same history, and nothing is missing', async () => {
    const ports = given(concatBytes(vault.bytes, vault.bytes.slice(-512, -300)), true);
    expect(await salvaged(ports)).toMatchObject({ missingFrames: [], missingChanges: 0 });
    expect((await openOut(ports)).point).toEqual(vault.points.at(-1));
  });
});

describe('the header', () => {
  const HL = 1024;
  it.each<[string, readonly (readonly [number, number])[]]>([
    ['the first copy', [[0, HL]]],
    ['the second copy', [[HL, 2 * HL]]],
    [
      'both checksums',
      [
        [HL - 32, HL],
        [2 * HL - 32, 2 * HL],
      ],
    ],
    [
      'both preludes but the magic',
      [
        [8, 20],
        [HL + 8, HL + 20],
      ],
    ],
    [
      'both numbers of slots',
      [
        [20, 22],
        [HL + 20, HL + 22],
      ],
    ],
    [
      'both epochs',
      [
        [40, 48],
        [HL + 40, HL + 48],
      ],
    ],
    [
      'the vault id here and the salt there',
      [
        [24, 40],
        [HL + 48, HL + 80],
      ],
    ],
    [
      'one slot here and the other there',
      [
        [100, 120],
        [HL + 350, HL + 370],
      ],
    ],
    [
      'the recovery key in both',
      [
        [350, 370],
        [HL + 350, HL + 370],
      ],
    ],
  ])('may have lost %s: the ways in that are left prove themselves', async (what, ranges) => {
    const ports = given(zeroed(vault.bytes, ...ranges), true);
    const secret = what === 'the recovery key in both' ? PASSPHRASE : vault.recoveryKey;
    expect(await salvaged(ports, { credentials: { secret } })).toMatchObject({ events: 7, sets: 1, missingFrames: [] });
    expect((await openOut(ports, 'read', secret)).point).toEqual(vault.points.at(-1));
  });

  it('that lost a part of each way in keeps the one that opened and both versions of the other', async () => {
    const ports = given(zeroed(vault.bytes, [100, 120], [HL + 130, HL + 140]), true);
    await salvaged(ports);
    const { slots } = await openOut(ports);
    expect(slots.map(({ type }) => type)).toEqual(['recovery-key', 'passphrase', 'passphrase']);
  });

  it('with no way in left is refused, and salvaged with that of a backup', async () => {
    const headless = zeroed(vault.bytes, [0, 2 * HL]);
    const ports = given(headless, true);
    expect(await codeOf(() => salvage(ports, request()))).toBe('header-damaged');
    ports.files.put('/stick/backup.coldkeep', vault.bytes.slice(0, vault.frameStarts[3]));
    expect(await salvaged(ports, { headerFrom: '/stick/backup.coldkeep' })).toMatchObject({ events: 7, sets: 1 });
    expect((await openOut(ports)).point).toEqual(vault.points.at(-1));
  });

  it('of a backup with another salt opens no record', async () => {
    const rewritten = await changedBy('r', vault, vault.bytes, (session) =>
      session.rewrite({ events: [], keepsNoOldCopy: true }),
    );
    const ports = given(zeroed(vault.bytes, [0, 2 * HL]));
    ports.files.put('/stick/backup.coldkeep', rewritten);
    expect(await codeOf(() => salvage(ports, request({ headerFrom: '/stick/backup.coldkeep' })))).toBe(
      'record-damaged',
    );
    expect(ports.files.has(OUT)).toBe(false);
  });

  it('and both salts lost opens no record', async () => {
    const ports = given(zeroed(vault.bytes, [48, 80], [HL + 48, HL + 80]));
    expect(await codeOf(() => salvage(ports, request()))).toBe('record-damaged');
  });
});

describe('records', () => {
  it.each([
    ['the last one', () => without(4), [4], 1, ALL.slice(0, -1)],
    ['one in the middle', () => without(3), [3], 1, [...ALL.slice(0, 5), 'VaultRestored', 'CodeUsed']],
    [
      'two in the middle',
      () => without(1, 3),
      [1, 3],
      2,
      [...ALL.slice(0, 3), 'VaultRestored', 'SetAdded', 'CodeUsed'],
    ],
    ['all but the first', () => without(1, 2, 3, 4), [1], 4, ALL.slice(0, 3)],
  ])(
    'without %s come to what is left, the history up to the gap as it was',
    async (_, make, missing, changes, types) => {
      const ports = given(make(), true);
      const result = await salvaged(ports);
      expect([result.missingFrames, result.missingChanges]).toEqual([missing, changes]);
      const expected = types.includes('VaultRestored') ? types : [...types, 'VaultRestored'];
      expect(await typesIn(ports)).toEqual(expected);
      expect(await outcomeOf(() => openOut(ports, 'write'))).toBe('good');
    },
  );

  it('that lost their set still tell of it', async () => {
    const ports = given(without(2), true);
    const result = await salvaged(ports);
    expect(result).toMatchObject({ events: 6, sets: 0, missingFrames: [2] });
    expect(result.missingSets).toEqual([{ set: SET, service: null, login: null }]);
  });

  it('before which the first is lost begin anew, and say so', async () => {
    const ports = given(without(0), true);
    expect(await salvaged(ports)).toMatchObject({
      events: 4,
      sets: 1,
      missingFrames: [0],
      missingChanges: 3,
      hasNewFingerprintKey: true,
    });
    const session = await openOut(ports, 'write');
    expect(session.events).toMatchObject([
      { t: 'LogCondensed', d: { change: 4, createdAt: '2026-11-24T09:30:12.345Z' } },
      { t: 'VaultRestored', d: { fork: 4, givenUp: [{ change: 5 }, { change: 6 }, { change: 7 }] } },
      { t: 'AccountAdded' },
      { t: 'SetAdded' },
      { t: 'CodeRevealed' },
      { t: 'CodeUsed' },
    ]);
    expect(session.hashAt(4)).toEqual(null);
    // It goes on: new sets get fingerprints under a key that was made for it.
    await session.commit([SECOND_ACCOUNT]);
    await addSet(session, SET_2);
    expect(session.fingerprintsBySet().get(SET_2)).toEqual(
      session.fingerprints(CODES.map((code) => code.replace('-', ''))),
    );
    await session.lock();
  });

  it('name as given up what every computer may have seen last', async () => {
    for (const frame of [3, 4]) {
      const seen = fakePorts(`seen ${frame}`);
      seen.files.put(markPath(vault), vault.marks[frame] ?? new Uint8Array(0));
      const ports = given(without(2), true);
      await salvaged(ports);
      seen.files.put(VAULT, ports.files.content(OUT));
      expect(await outcomeOf(() => openSmall(seen, vault)), `frame ${frame}`).toBe('good');
    }
  });

  it('that were cut off behind the mark are counted as missing', async () => {
    const ports = given(vault.bytes.slice(0, vault.frameStarts[3]), true);
    expect(await salvaged(ports)).toMatchObject({ events: 5, missingFrames: [3], missingChanges: 2 });
    expect(await outcomeOf(() => openOut(ports, 'write'))).toBe('good');
  });

  it('are found wherever they stand, each once', async () => {
    const tail = vault.bytes.slice(vault.frameStarts[3]);
    const moved = concatBytes(vault.bytes.slice(0, vault.frameStarts[3]), new Uint8Array(1536), tail, tail);
    const ports = given(moved);
    expect(await salvaged(ports)).toMatchObject({ events: 7, sets: 1 });
    expect((await openOut(ports)).point).toEqual(vault.points.at(-1));
  });

  it('with a wrong size are not taken for others', async () => {
    const bytes = vault.bytes.slice();
    writeU32(bytes, (vault.frameStarts[3] ?? 0) + 4, 1024);
    const ports = given(bytes, true);
    expect(await salvaged(ports)).toMatchObject({ events: 6, missingFrames: [3], missingChanges: 1 });
  });

  it('of a version that this one does not understand are refused', async () => {
    const keys = await keysOf(vault);
    const ports = given(withFrames(vault, keys, 5, [[eventText('SetPledged', {})]]));
    expect(await codeOf(() => salvage(ports, request()))).toBe('unsupported-feature');
    expect(ports.files.has(OUT)).toBe(false);
  });

  it('leave out an event that breaks its table', async () => {
    const keys = await keysOf(vault);
    const bad: Crafted = [
      eventText('CodeUsed', { set: 7 }),
      eventText('SetRevoked', { set: SET }, { id: 'f'.repeat(32) }),
    ];
    const ports = given(withFrames(vault, keys, 5, [bad]));
    expect(await salvaged(ports)).toMatchObject({ events: 8 });
    expect((await typesIn(ports)).slice(-2)).toEqual(['VaultRestored', 'SetRevoked']);
  });

  it('none of which opens are refused', async () => {
    const ports = given(vault.bytes.slice(0, 2048));
    expect(await codeOf(() => salvage(ports, request()))).toBe('record-damaged');
  });
});

describe('the codes of a set', () => {
  let twoSets: Uint8Array;
  let frames: number[];
  beforeAll(async () => {
    const ports = computer('two', vault.bytes);
    frames = [];
    twoSets = await working(ports, vault, async (session) => {
      const mark = (): void => void frames.push(ports.files.content(VAULT).length);
      mark();
      await session.commit([SECOND_ACCOUNT]);
      mark();
      await addSet(session, SET_2, ['aaaa', 'bbbb']);
      mark();
      await newCodes('CodeCorrected', 2, ['1111-2222', 'corrected', '5555-6666'])(session);
      mark();
      await session.commit([revealed(2)]);
    });
  });

  const lost = (n: number): Uint8Array => zeroed(twoSets, [frames[n] ?? 0, frames[n + 1] ?? 0]);

  it('that stand after a gap come along', async () => {
    const ports = given(lost(0));
    expect(await salvaged(ports)).toMatchObject({ sets: 2, missingSets: [], missingFrames: [5], missingChanges: 1 });
    ports.files.put(VAULT, ports.files.content(OUT));
    expect(await codesIn(ports, vault)).toEqual({
      [SET]: ['1111-2222', 'corrected', '5555-6666'],
      [SET_2]: ['aaaa', 'bbbb'],
    });
  });

  it('that were corrected in a lost record are the ones from before', async () => {
    const ports = given(lost(2));
    expect(await salvaged(ports)).toMatchObject({ sets: 2, missingFrames: [7] });
    ports.files.put(VAULT, ports.files.content(OUT));
    expect((await codesIn(ports, vault))[SET]).toEqual(CODES);
  });

  it('that are missing are named with their account, and come back by merging a backup', async () => {
    const keys = await keysOf(vault);
    const texts = await eventsOf(twoSets);
    const stripped = withFrames(
      vault,
      keys,
      5,
      texts.slice(7).map((text) => [text]),
    );
    const ports = given(stripped);
    expect(await salvaged(ports)).toMatchObject({
      sets: 0,
      missingSets: [
        { set: SET, service: 'GitHub', login: 'someone' },
        { set: SET_2, service: 'GitHub', login: 'someone' },
      ],
    });
    ports.files.put(VAULT, ports.files.content(OUT));
    ports.files.put('/stick/backup.coldkeep', twoSets);
    const merging = { from: '/stick/backup.coldkeep', credentials: null };
    await working(ports, vault, async (session) => {
      expect((await mergeVault(ports, session, merging)).regained).toEqual([SET, SET_2]);
    });
    expect((await codesIn(ports, vault))[SET_2]).toEqual(['aaaa', 'bbbb']);
  });
});

describe('what was recorded of a set whose coming in is lost', () => {
  const backup = { from: '/stick/backup.coldkeep', credentials: null };

  it('counts once a backup has brought the set, and a second merge finds nothing', async () => {
    const ports = given(without(2), true);
    await salvaged(ports);
    ports.files.put(VAULT, ports.files.content(OUT));
    ports.files.put(backup.from, vault.bytes.slice(0, vault.frameStarts[3]));
    await working(ports, vault, (session) => mergeVault(ports, session, backup));
    const session = await openSmall(ports, vault, { access: 'read' });
    const set = session.state.sets.get(SET);
    expect(set && recordedState(set, set.codes.get(1))).toBe('used');
    expect(await codesIn(ports, vault)).toEqual({ [SET]: CODES });
    expect(await codeOf(() => working(ports, vault, (own) => mergeVault(ports, own, backup)))).toBe('nothing-to-merge');
    // Nor does it count twice in the vault that knew it all the time.
    const whole = computer('whole', vault.bytes);
    whole.files.put(backup.from, ports.files.content(VAULT));
    await working(whole, vault, (own) => mergeVault(whole, own, backup));
    const merged = (await openSmall(whole, vault, { access: 'read' })).state.sets.get(SET);
    expect(merged?.codes.get(1)?.outcomes).toHaveLength(1);
  });

  it('is destroyed when its codes were, although a backup still has them', async () => {
    const destroyed = await changedBy('d', vault, vault.bytes, { t: 'PayloadPurged', d: { set: SET } });
    const lost = zeroed(destroyed, [vault.frameStarts[2] ?? 0, vault.frameStarts[3] ?? 0]);
    const ports = given(lost);
    await salvaged(ports);
    ports.files.put(VAULT, ports.files.content(OUT));
    ports.files.put(backup.from, vault.bytes);
    await working(ports, vault, (session) => mergeVault(ports, session, backup));
    const session = await openSmall(ports, vault, { access: 'read' });
    expect(session.state.sets.get(SET)?.purgedAt).not.toBeNull();
    expect(session.isPayloadThere(SET)).toBe(false);
  });
});

async function eventsOf(bytes: Uint8Array): Promise<string[]> {
  const session = await openSmall(computer('reader', bytes), vault, { access: 'read', remember: false });
  return Array.from(await session.readEvents(), (event) => new TextDecoder().decode(event));
}

describe('it refuses', () => {
  it('to write over a file', async () => {
    const ports = given(vault.bytes);
    ports.files.put(OUT, utf8ToBytes('mine'));
    expect(await codeOf(() => salvage(ports, request()))).toBe('would-overwrite');
    expect(ports.files.content(OUT)).toEqual(utf8ToBytes('mine'));
    expect(await codeOf(() => salvage(ports, request({ out: VAULT })))).toBe('would-overwrite');
  });

  it.each([
    ['a secret that opens nothing', { secret: 'not the passphrase at all' }, 'wrong-secret'],
    ['a mistyped recovery key', { secret: '0000-0000-0000-0000-0000-0000-0000-0000-0001' }, 'recovery-key-mistyped'],
  ])('%s', async (_, credentials, code) => {
    expect(await codeOf(() => salvage(given(vault.bytes), request({ credentials })))).toBe(code);
  });

  it('a file that is not there, or no vault at all', async () => {
    expect(await codeOf(() => salvage(fakePorts('none'), request()))).toBe('no-such-file');
    expect(await codeOf(() => salvage(given(utf8ToBytes('a shopping list')), request()))).toBe('header-damaged');
    expect(await codeOf(() => salvage(given(new Uint8Array(0)), request()))).toBe('header-damaged');
  });
});

it('any one bit flipped anywhere in the file costs one record at most', async () => {
  let tried = 0;
  for (let at = 3; at < vault.bytes.length; at += 97) {
    const bytes = vault.bytes.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 16;
    const ports = given(bytes, true);
    const { missingFrames } = await salvage(ports, request());
    expect(missingFrames.length, `byte ${at}`).toBeLessThanOrEqual(at < 2048 ? 0 : 1);
    expect(await outcomeOf(() => openOut(ports, 'write')), `byte ${at}`).toBe('good');
    tried += 1;
  }
  console.log(`salvage: ${tried} files with one flipped bit each`);
});

it('any one failing file call leaves a whole new vault or none', async () => {
  const whole = given(without(3), true);
  await salvage(whole, request());
  const calls = whole.files.calls.length;
  for (let nth = 1; nth <= calls; nth++) {
    const ports = given(without(3), true);
    ports.files.plan = failNth(nth, { errno: 'EIO' }, () => true);
    const code = await codeOf(() => salvage(ports, request()));
    ports.files.plan = () => null;
    expect(ports.files.content(VAULT)).toEqual(without(3));
    if (ports.files.has(OUT)) expect(await outcomeOf(() => openOut(ports)), `call ${nth}`).toBe('good');
    expect(ports.files.has(OUT), `call ${nth}, ${code}`).toBe(code === 'done');
  }
  console.log(`salvage: ${calls} file calls failed one by one`);
});
