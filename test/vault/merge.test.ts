/** Bringing another copy of a vault in: FORMAT.md 14.2, vault.md 16. */
import { beforeAll, describe, expect, it } from 'vitest';
import { recordedState } from '../../main/core/custody/code-state.ts';
import type { EventBody } from '../../main/core/custody/events.ts';
import { writeRecoveryKey } from '../../main/core/format/recovery-key.ts';
import { type MergePreview, mergeVault, previewMerge } from '../../main/vault/merge.ts';
import type { Session } from '../../main/vault/session.ts';
import {
  ACCOUNT_2,
  changedBy,
  codesIn,
  computer,
  eventsIn,
  newCodes,
  OTHER,
  purged,
  renamed,
  SECOND_ACCOUNT,
  SET_2,
  working,
} from './computers.ts';
import { eventText, keysOf, withFrames } from './crafted-file.ts';
import { type FakePorts, seededRandom } from './fake-ports.ts';
import { failNth } from './memory-files.ts';
import { codeOf, outcomeOf } from './outcome.ts';
import {
  addSet,
  buildSmallVault,
  CODES,
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

const request = (): { from: string; credentials: { secret: string } } => ({
  from: OTHER,
  credentials: { secret: vault.recoveryKey },
});

/** A computer with `ours` that was given `theirs` on a stick. */
function given(ours: Uint8Array, theirs: Uint8Array, name = 'ours'): FakePorts {
  const ports = computer(name, ours);
  ports.files.put(OTHER, theirs);
  return ports;
}

function merge(ports: FakePorts): Promise<Uint8Array> {
  return working(ports, vault, (session) => mergeVault(ports, session, request()));
}

async function preview(ours: Uint8Array, theirs: Uint8Array): Promise<MergePreview> {
  const ports = given(ours, theirs);
  const session = await openSmall(ports, vault, { access: 'read' });
  return previewMerge(ports, session, request());
}

function statesOf(session: Session): string[] {
  return [...session.state.sets.values()]
    .flatMap((set) => Array.from({ length: set.count }, (_, i) => [set, set.indexBase + i] as const))
    .map(([set, number]) => `${set.id.slice(0, 2)}/${number} ${recordedState(set, set.codes.get(number))}`);
}

/** Six changes that a person may make to the small vault, undoing among them. */
function anyChanges(seed: string): (EventBody | ((session: Session) => Promise<unknown>))[] {
  const random = seededRandom(seed);
  const takeBack = async (session: Session): Promise<void> => {
    const last = [...session.state.outcomes.values()].findLast(({ takenBack }) => !takenBack);
    if (last !== undefined) await session.commit([{ t: 'OutcomeTakenBack', d: { event: last.event } }]);
  };
  const change = (): EventBody | typeof takeBack => {
    const number = 1 + random.below(3);
    const outcome = { set: SET, number, when: null, from: null, note: null };
    const kinds: readonly (EventBody | typeof takeBack)[] = [
      used(number),
      revealed(number),
      { t: 'CodeRefused', d: outcome },
      { t: 'MarksUpdated', d: { set: SET, used: [number] } },
      takeBack,
      renamed(`name ${random.below(9)}`),
    ];
    return kinds[random.below(kinds.length)] ?? takeBack;
  };
  return Array.from({ length: 6 }, change);
}

describe('merging', () => {
  it('puts the events of both after each other, each once, behind a `VaultMerged` that names the other branch', async () => {
    const ours = await changedBy('a', vault, vault.bytes, used(2));
    const theirs = await changedBy('b', vault, vault.bytes, revealed(3), used(3));
    const ports = given(ours, theirs);
    const before = await eventsIn(ports, vault);
    await merge(ports);
    const after = await eventsIn(ports, vault);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ t }) => t)).toEqual(['VaultMerged', 'CodeRevealed', 'CodeUsed']);
    const session = await openSmall(ports, vault, { access: 'read', keepsEvents: true });
    expect(statesOf(session)).toEqual(['bb/1 used', 'bb/2 used', 'bb/3 used']);
    const merged = session.events.at(-3);
    expect(merged).toMatchObject({ t: 'VaultMerged', d: { fork: 7, givenUp: [{ change: 8 }, { change: 9 }] } });
    expect(ports.files.content(OTHER)).toEqual(theirs);
  });

  it('comes to the same events and code states whichever copy takes in the other', async () => {
    const ours = await changedBy('a', vault, vault.bytes, used(2), SECOND_ACCOUNT, (s) => addSet(s, SET_2));
    const theirs = await changedBy('b', vault, vault.bytes, used(2), renamed('other'), revealed(3));
    const outcomes = await Promise.all(
      [given(ours, theirs, 'x'), given(theirs, ours, 'y')].map(async (ports) => {
        await merge(ports);
        const session = await openSmall(ports, vault, { access: 'read' });
        const events = (await eventsIn(ports, vault)).filter(({ t }) => t !== 'VaultMerged').map(({ id }) => id);
        const codes = await codesIn(ports, vault);
        return { events: events.sort(), states: statesOf(session).sort(), codes };
      }),
    );
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]?.codes).toEqual({ [SET]: CODES, [SET_2]: CODES });
  });

  it.each([1, 2, 3, 4, 5])('of two branches of any events comes to the same either way: seed %i', async (seed) => {
    const [ours, theirs] = await Promise.all(
      ['a', 'b'].map((side) => changedBy(`${side}${seed}`, vault, vault.bytes, ...anyChanges(`${side}${seed}`))),
    );
    if (ours === undefined || theirs === undefined) throw new Error('there are two');
    const [one, other] = await Promise.all(
      [given(ours, theirs, 'x'), given(theirs, ours, 'y')].map(async (ports) => {
        await merge(ports);
        const session = await openSmall(ports, vault, { access: 'read' });
        const ids = (await eventsIn(ports, vault)).filter(({ t }) => t !== 'VaultMerged').map(({ id }) => id);
        return { ids: ids.sort(), states: statesOf(session), isThere: session.isPayloadThere(SET) };
      }),
    );
    expect(one).toEqual(other);
  });

  it('a second time finds nothing', async () => {
    const theirs = await changedBy('b', vault, vault.bytes, used(3));
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    const once = await merge(ports);
    expect(await codeOf(() => merge(ports))).toBe('nothing-to-merge');
    expect(ports.files.content(VAULT)).toEqual(once);
  });

  it.each([
    ['the same file', () => vault.bytes],
    ['an older copy', () => vault.bytes.slice(0, vault.frameStarts[3])],
  ])('finds nothing in %s', async (_, theirs) => {
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs());
    expect(await codeOf(() => merge(ports))).toBe('nothing-to-merge');
    expect(await codeOf(() => preview(vault.bytes, vault.bytes))).toBe('nothing-to-merge');
  });

  it('finds nothing in an older copy of a branch that was merged', async () => {
    const half = await changedBy('b', vault, vault.bytes, used(3));
    const whole = await changedBy('b2', vault, half, revealed(2));
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), whole);
    await merge(ports);
    ports.files.put(OTHER, half);
    expect(await codeOf(() => merge(ports))).toBe('nothing-to-merge');
  });

  it('takes in a copy that is simply newer', async () => {
    const newer = await changedBy('b', vault, vault.bytes, used(3));
    expect(await preview(vault.bytes, newer)).toMatchObject({
      fork: { change: 7 },
      own: { change: 7 },
      copy: { change: 8 },
      changes: 1,
    });
  });

  it('refuses another vault before it asks for its secret', async () => {
    const other = await buildSmallVault('another');
    const ports = given(vault.bytes, other.bytes);
    const request = { from: OTHER, credentials: null };
    expect(await codeOf(() => working(ports, vault, (s) => mergeVault(ports, s, request)))).toBe('other-vault');
  });

  it('refuses a copy with an event that forbids writing', async () => {
    const theirs = withFrames(vault, await keysOf(vault), 5, [[eventText('SetPledged', {})]]);
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    expect(await codeOf(() => merge(ports))).toBe('unsupported-feature');
  });

  it('brings an event of an unknown type that forbids nothing', async () => {
    const theirs = withFrames(vault, await keysOf(vault), 5, [[eventText('SetPraised', {}, { crit: false })]]);
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    await merge(ports);
    expect((await eventsIn(ports, vault)).at(-1)).toEqual({ id: 'e'.repeat(32), t: 'SetPraised' });
  });

  it('is refused while the vault may not be written', async () => {
    const ports = given(vault.bytes, await changedBy('b', vault, vault.bytes, used(3)));
    const read = await openSmall(ports, vault, { access: 'read' });
    expect(await codeOf(() => mergeVault(ports, read, request()))).toBe('not-writable');
  });

  it('takes what is good of a damaged copy, and says so before', async () => {
    const theirs = await changedBy('b', vault, vault.bytes, used(3), revealed(2));
    const damaged = theirs.slice();
    damaged[damaged.length - 100] = 255 - (damaged[damaged.length - 100] ?? 0);
    expect(await preview(vault.bytes, damaged)).toMatchObject({
      changes: 1,
      copy: { change: 8, trouble: { code: 'record-damaged', facts: { record: 6 } } },
    });
  });
});

describe('the computer of the other branch', () => {
  it('takes the merged file for a newer one, and so does a third that saw the middle of that branch', async () => {
    const b = computer('b', vault.bytes);
    const half = await working(b, vault, (session) => session.commit([used(3)]));
    const third = computer('c', half);
    await working(third, vault, async () => {});
    const theirs = await working(b, vault, (session) => session.commit([revealed(2)]));
    const merged = await merge(given(await changedBy('a', vault, vault.bytes, used(2)), theirs));
    for (const ports of [b, third]) {
      ports.files.put(VAULT, merged);
      expect(await outcomeOf(() => openSmall(ports, vault))).toBe('good');
    }
    // And what either had before is the older one from now on.
    b.files.put(VAULT, theirs);
    expect(await outcomeOf(() => openSmall(b, vault))).toBe('read-only rolled-back');
  });

  it('goes its own way on, and is merged again with what came since', async () => {
    const theirs = await changedBy('b', vault, vault.bytes, used(3));
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    await merge(ports);
    ports.files.put(OTHER, await changedBy('b2', vault, theirs, revealed(2), renamed('later')));
    await working(ports, vault, async (session) => {
      expect(await mergeVault(ports, session, request())).toMatchObject({ changes: 2 });
    });
  });
});

describe('taking an outcome back', () => {
  it('of the other branch works after the merge, and comes along with a further one', async () => {
    const theirs = await changedBy('b', vault, vault.bytes, used(3));
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    await merge(ports);
    const taken = (await eventsIn(ports, vault)).at(-1)?.id ?? '';
    const back: EventBody = { t: 'OutcomeTakenBack', d: { event: taken } };
    const merged = await working(ports, vault, (session) => session.commit([back]));
    const b = given(theirs, merged, 'b again');
    await merge(b);
    const session = await openSmall(b, vault, { access: 'read' });
    expect(statesOf(session)).toEqual(['bb/1 used', 'bb/2 used', 'bb/3 unused']);
  });
});

describe('the codes', () => {
  it('of a set of the other branch come along', async () => {
    const codes = ['aaaa', 'bbbb'];
    const theirs = await changedBy('b', vault, vault.bytes, SECOND_ACCOUNT, (s) => addSet(s, SET_2, codes));
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    await merge(ports);
    expect(await codesIn(ports, vault)).toEqual({ [SET]: CODES, [SET_2]: codes });
    const session = await openSmall(ports, vault, { access: 'read' });
    expect(session.fingerprintsBySet().get(SET_2)).toEqual(session.fingerprints(codes));
  });

  it.each([['here'], ['there']])('that were corrected %s alone are those', async (where) => {
    const texts = ['1111-2222', '3333-9999', '5555-6666'];
    const corrected = await changedBy('c', vault, vault.bytes, newCodes('CodeCorrected', 2, texts));
    const plain = await changedBy('d', vault, vault.bytes, used(3));
    const ports = where === 'here' ? given(corrected, plain) : given(plain, corrected);
    await merge(ports);
    expect(await codesIn(ports, vault)).toEqual({ [SET]: texts });
  });

  it('that both corrected have both corrections, and no code is lost that either added', async () => {
    const ours = await changedBy(
      'c',
      vault,
      vault.bytes,
      newCodes('CodeCorrected', 2, ['1111-2222', 'ours-2', '5555-6666']),
      newCodes('CodeAdded', 0, ['1111-2222', 'ours-2', '5555-6666', 'same-4', 'ours-5']),
    );
    const theirs = await changedBy(
      'd',
      vault,
      vault.bytes,
      newCodes('CodeCorrected', 3, ['1111-2222', '3333-4444', 'their-3']),
      newCodes('CodeAdded', 0, ['1111-2222', '3333-4444', 'their-3', 'their-4', 'same-4']),
    );
    const ports = given(ours, theirs);
    await merge(ports);
    const joined = ['1111-2222', 'ours-2', 'their-3', 'same-4', 'ours-5', 'their-4'];
    expect(await codesIn(ports, vault)).toEqual({ [SET]: joined });
    const session = await openSmall(ports, vault, { access: 'read' });
    const forms = joined.map((text) => text.replaceAll('-', ''));
    expect(session.fingerprintsBySet().get(SET)).toEqual(session.fingerprints(forms));
    expect(await codeOf(() => merge(ports))).toBe('nothing-to-merge');
  });

  it.each([
    ['destroyed here', [purged()], [used(3)]],
    ['destroyed there', [used(3)], [purged()]],
    ['destroyed here and corrected there', [purged()], [newCodes('CodeCorrected', 2, ['1', '2', '3'])]],
    ['corrected here and destroyed there', [newCodes('CodeCorrected', 2, ['1', '2', '3'])], [purged()]],
  ])('that were %s are in the merged file no more', async (_, here, there) => {
    const ports = given(
      await changedBy('a', vault, vault.bytes, ...here),
      await changedBy('b', vault, vault.bytes, ...there),
    );
    await merge(ports);
    const session = await openSmall(ports, vault, { access: 'read' });
    expect([session.state.sets.get(SET)?.purgedAt !== null, session.isPayloadThere(SET)]).toEqual([true, false]);
  });
});

describe('a copy under another vault key', () => {
  it('is opened by its own secret, and its codes come under the key of this vault', async () => {
    const codes = ['aaaa', 'bbbb'];
    const other = computer('b', vault.bytes);
    const id = new Uint8Array(16).fill(7);
    const secret = new Uint8Array(20).fill(9);
    const theirs = await working(other, vault, async (session) => {
      await session.rewrite({
        newVaultKey: true,
        addedSlots: [{ type: 'recovery-key', work: { kdf: 'none' }, id, salt: new Uint8Array(32).fill(5), secret }],
        events: [
          { t: 'SlotAdded', d: { slot: '07'.repeat(16), type: 'recovery-key', generated: true, shares: null } },
          { t: 'VaultKeyChanged', d: { epoch: session.epoch + 1 } },
        ],
        keepsNoOldCopy: true,
      });
      await session.commit([SECOND_ACCOUNT]);
      await addSet(session, SET_2, codes);
    });
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    const ownSecret = { from: OTHER, credentials: { secret: vault.recoveryKey } };
    expect(await codeOf(() => working(ports, vault, (s) => mergeVault(ports, s, ownSecret)))).toBe('wrong-secret');
    const none = { from: OTHER, credentials: null };
    expect(await codeOf(() => working(ports, vault, (s) => mergeVault(ports, s, none)))).toBe('wrong-secret');
    const theirSecret = { from: OTHER, credentials: { secret: writeRecoveryKey(new Uint8Array(20).fill(9)) ?? '' } };
    await working(ports, vault, async (session) => {
      expect(await previewMerge(ports, session, theirSecret)).toMatchObject({ hasOtherWays: true, changes: 2 });
      await mergeVault(ports, session, theirSecret);
    });
    expect(await codesIn(ports, vault)).toEqual({ [SET]: CODES, [SET_2]: codes });
    const session = await openSmall(ports, vault, { access: 'read' });
    // The ways in of the copy stay with it: neither the header nor the list of them has the new one.
    expect([...session.state.slots.keys()]).not.toContain('07'.repeat(16));
    expect(session.slots).toHaveLength(2);
    expect(session.fingerprintsBySet().get(SET_2)).toEqual(session.fingerprints(codes));
  });
});

describe('a vault that lost the codes of a set', () => {
  it('has them again from a copy that holds them, although the log has nothing new', async () => {
    const keys = await keysOf(vault);
    const noParts = withFrames(vault, keys, 2, await transactionsAfter(2));
    const ports = given(noParts, vault.bytes);
    const session = await openSmall(ports, vault, { access: 'read' });
    expect(session.isPayloadThere(SET)).toBe(false);
    expect(await previewMerge(ports, session, request())).toMatchObject({ changes: 0, regained: [SET] });
    await merge(ports);
    expect(await codesIn(ports, vault)).toEqual({ [SET]: CODES });
  });
});

/** The events of each frame of the small vault after the first ones, as text. */
async function transactionsAfter(frames: number): Promise<string[][]> {
  const session = await openSmall(computer('reader', vault.bytes), vault, { access: 'read', remember: false });
  const texts = Array.from(await session.readEvents(), (bytes) => new TextDecoder().decode(bytes));
  const before = vault.points[frames - 1]?.change ?? 0;
  return texts.slice(before).map((text) => [text]);
}

describe('the preview', () => {
  it('tells by account and kind what comes, and writes nothing', async () => {
    const theirs = await changedBy('b', vault, vault.bytes, revealed(3), used(3), SECOND_ACCOUNT, (s) =>
      addSet(s, SET_2),
    );
    const ports = given(await changedBy('a', vault, vault.bytes, used(2)), theirs);
    const session = await openSmall(ports, vault, { access: 'read' });
    ports.files.calls.length = 0;
    const { lines, changes, conflicts, hasOtherWays } = await previewMerge(ports, session, request());
    const github = { account: 'a'.repeat(32), service: 'GitHub', login: 'someone' };
    const gitlab = { account: ACCOUNT_2, service: 'GitLab', login: 'someone' };
    expect(lines).toEqual([
      { ...github, type: 'CodeRevealed', count: 1 },
      { ...github, type: 'CodeUsed', count: 1 },
      { ...github, type: 'SetAdded', count: 1 },
      { ...gitlab, type: 'AccountAdded', count: 1 },
    ]);
    expect([changes, conflicts, hasOtherWays]).toEqual([4, [], false]);
    expect(ports.files.calls.filter(({ operation }) => operation === 'write' || operation === 'rename')).toEqual([]);
  });

  it('opens the copy without any secret where the key is the same', async () => {
    const ports = given(vault.bytes, await changedBy('b', vault, vault.bytes, used(3)));
    const session = await openSmall(ports, vault, { access: 'read' });
    const startKdf = (): never => {
      throw new Error('not asked');
    };
    const none = { from: OTHER, credentials: null };
    expect(await previewMerge({ ...ports, startKdf }, session, none)).toMatchObject({ changes: 1 });
  });

  it('names what both did to the same thing', async () => {
    const state = (to: 'SetRevoked' | 'SetCompromised'): EventBody => ({ t: to, d: { set: SET } });
    const both = newCodes('CodeCorrected', 2, ['1111-2222', 'new', '5555-6666']);
    const ours = await changedBy('a', vault, vault.bytes, used(2), renamed('x'), state('SetRevoked'), both);
    const theirs = await changedBy('b', vault, vault.bytes, used(2), renamed('y'), state('SetCompromised'), both);
    const { conflicts } = await preview(ours, theirs);
    expect(conflicts.map(({ about, number }) => [about, number])).toEqual([
      ['code-used-on-both', 2],
      ['renamed-on-both', null],
      ['state-on-both', null],
      ['codes-on-both', null],
    ]);
  });
});

describe('a fault', () => {
  it('at any one file call leaves the old vault or the merged one, and the copy as it was', async () => {
    const ours = await changedBy('a', vault, vault.bytes, used(2));
    const theirs = await changedBy('b', vault, vault.bytes, used(3));
    const whole = given(ours, theirs);
    await merge(whole);
    const calls = whole.files.calls.length;
    const seen = new Set<string>();
    for (let nth = 1; nth <= calls; nth++) {
      const ports = given(ours, theirs);
      ports.files.plan = failNth(nth, { errno: 'EIO' }, () => true);
      const code = await codeOf(() => merge(ports));
      ports.files.plan = () => null;
      const outcome = await outcomeOf(() => openSmall(ports, vault, { breakLock: true }));
      const session = await openSmall(ports, vault, { access: 'read' });
      const states = statesOf(session).slice(1).join();
      seen.add(`${states}`);
      expect([outcome, states], `call ${nth} of ${calls}, ${code}`).toEqual([
        'good',
        code === 'done' ? 'bb/2 used,bb/3 used' : expect.stringMatching(/^bb\/2 used,bb\/3 (un)?used$/),
      ]);
      expect(ports.files.content(OTHER)).toEqual(theirs);
    }
    expect(seen.size).toBe(2);
    console.log(`merge: ${calls} file calls failed one by one`);
  });
});
