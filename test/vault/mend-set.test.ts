/** Codes that are added to a set or corrected in it: opened on record, sealed anew, and found again by their fingerprints. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { addCodes, correctCode } from '../../main/vault/mend-set.ts';
import { pastedCode, pastedCodes } from '../../main/vault/pasted-codes.ts';
import type { Session } from '../../main/vault/session.ts';
import { storeSets } from '../../main/vault/store-sets.ts';
import type { FakePorts } from './fake-ports.ts';
import { foundSet } from './found-set.ts';
import { codeOf } from './outcome.ts';
import { buildSmallVault, CODES, copyOf, openSmall, SET, type SmallVault, VAULT } from './small-vault.ts';

const OTHER = 'c'.repeat(32);
const NEW = { text: '7777-8888', used: false };

let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

async function open(): Promise<{ ports: FakePorts; session: Session }> {
  const ports = copyOf(vault);
  return { ports, session: await openSmall(ports, vault) };
}

async function codesOf(session: Session, set = SET): Promise<string[]> {
  const opened = session.openedBy(await session.commit([{ t: 'SetOpened', d: { set, for: 'export' } }]));
  return (opened.get(set) ?? []).map(({ number, text }) => `${number} ${text}`);
}

/** What the log says since the vault was opened, by type. */
async function eventsSince(session: Session, before: number): Promise<string[]> {
  const all = [...(await session.readEvents())].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  return all.slice(before).map(({ t, d }) => (t === 'SetOpened' ? `${t} ${d.for}` : t));
}

describe('codes are added', () => {
  test('at the end, after an opening that is on record', async () => {
    const { session } = await open();
    const before = session.point.change;
    const { numbers, set } = await addCodes(session, SET, [NEW, { text: '9999-0000', used: true }]);
    expect([numbers, set.count]).toEqual([[4, 5], 5]);
    expect(await eventsSince(session, before)).toEqual(['SetOpened add', 'CodeAdded', 'MarksUpdated']);
    expect(await codesOf(session)).toEqual([
      ...CODES.map((code, at) => `${at + 1} ${code}`),
      '4 7777-8888',
      '5 9999-0000',
    ]);
    expect(set.codes.get(5)?.marked).toBe(true);
  });

  test('under a new key, and a vault that is opened again has them', async () => {
    const { ports, session } = await open();
    const before = session.state.sets.get(SET)?.payload;
    await addCodes(session, SET, [NEW]);
    const after = session.state.sets.get(SET)?.payload;
    expect(after?.hash).not.toBe(before?.hash);
    expect(after?.commitment).not.toBe(before?.commitment);
    await session.lock();
    const again = await openSmall(ports, vault);
    again.checkSets();
    expect(await codesOf(again)).toEqual(['1 1111-2222', '2 3333-4444', '3 5555-6666', '4 7777-8888']);
  });

  test('and a rewrite drops the payload that they left behind', async () => {
    const { ports, session } = await open();
    const old = session.state.sets.get(SET)?.payload.hash ?? '';
    await addCodes(session, SET, [NEW]);
    const holds = (): boolean => Buffer.from(ports.files.content(VAULT)).includes(Buffer.from(hexToBytes(old)));
    await session.rewrite({ events: [] });
    expect(holds()).toBe(false);
    expect(await codesOf(session)).toHaveLength(4);
  });

  test('and are found again, like those that were there before', async () => {
    const { ports, session } = await open();
    await addCodes(session, SET, [NEW]);
    const draft = foundSet(['7777-8888', '1111-2222', '5555-6666', '3333-4444']);
    const { added, skipped } = await storeSets(session, ports.random, [
      { draft, service: 'github', label: null, account: 'sam', replaces: null, updatesMarks: false },
    ]);
    expect([added, skipped]).toEqual([[], [{ index: 0, set: SET, isOther: true }]]);
  });

  test.each([
    ['in the set itself', SET, ['1111 2222']],
    ['in another set', OTHER, ['aaaa-bbbb']],
    ['among others', SET, ['7777-8888', '5555-6666']],
  ])('not when one is in the vault already: %s', async (_, holder, texts) => {
    const { ports, session } = await open();
    if (holder === OTHER) {
      const draft = foundSet(['aaaa-bbbb', 'cccc-dddd']);
      const decision = { service: 'github', label: null, account: 'kim', replaces: null, updatesMarks: false };
      await storeSets(session, ports.random, [{ draft, ...decision }]);
    }
    const codes = texts.map((text) => ({ text, used: false }));
    expect(await codeOf(() => addCodes(session, SET, codes))).toBe('already-imported');
    expect(await codesOf(session)).toHaveLength(3);
  });

  test('not to a purged set, nor to one that is not there, and nothing is opened for it', async () => {
    const { session } = await open();
    await session.commit([{ t: 'PayloadPurged', d: { set: SET } }]);
    const before = session.point.change;
    expect(await codeOf(() => addCodes(session, SET, [NEW]))).toBe('purged');
    expect(await codeOf(() => addCodes(session, OTHER, [NEW]))).toBe('set-not-found');
    expect(await codeOf(() => addCodes(session, SET, []))).toBe('purged');
    expect(session.point.change).toBe(before);
  });

  test('twice at the same time: both are there', async () => {
    const { session } = await open();
    const [first, second] = await Promise.all([
      addCodes(session, SET, [NEW]),
      addCodes(session, SET, [{ text: '9999-0000', used: false }]),
    ]);
    expect([first?.numbers, second?.numbers]).toEqual([[4], [5]]);
    expect((await codesOf(session)).slice(3)).toEqual(['4 7777-8888', '5 9999-0000']);
  });

  test('not at all when the disk is full, and the old ones still open', async () => {
    const { ports, session } = await open();
    let writes = 0;
    ports.files.plan = ({ operation, path }) => {
      if (operation !== 'write' || path !== VAULT) return null;
      writes += 1;
      return writes === 2 ? { errno: 'ENOSPC' } : null;
    };
    expect(await codeOf(() => addCodes(session, SET, [NEW]))).toBe('disk-full');
    ports.files.plan = () => null;
    expect(await codesOf(session)).toHaveLength(3);
    expect((await addCodes(session, SET, [NEW])).numbers).toEqual([4]);
  });
});

describe('a code is corrected', () => {
  test('in its place, after an opening that is on record', async () => {
    const { session } = await open();
    const before = session.point.change;
    expect((await correctCode(session, SET, 2, '3333-4445')).numbers).toEqual([2]);
    expect(await eventsSince(session, before)).toEqual(['SetOpened correct', 'CodeCorrected']);
    expect(await codesOf(session)).toEqual(['1 1111-2222', '2 3333-4445', '3 5555-6666']);
  });

  test('in its blanks and dashes alone, too', async () => {
    const { session } = await open();
    await correctCode(session, SET, 2, '33 33 44 44');
    expect((await codesOf(session))[1]).toBe('2 33 33 44 44');
  });

  test('to what it is: nothing happens after the opening', async () => {
    const { session } = await open();
    const before = session.point.change;
    expect((await correctCode(session, SET, 2, '3333-4444')).numbers).toEqual([]);
    expect(await eventsSince(session, before)).toEqual(['SetOpened correct']);
  });

  test('not to a code of another number', async () => {
    const { session } = await open();
    expect(await codeOf(() => correctCode(session, SET, 2, '5555-6666'))).toBe('already-imported');
  });

  test.each([0, 4])('not where the set has no number %i, and nothing is opened for it', async (number) => {
    const { session } = await open();
    const before = session.point.change;
    expect(await codeOf(() => correctCode(session, SET, number, 'x1'))).toBe('usage');
    expect(session.point.change).toBe(before);
  });
});

describe('the comparing form stays the one that the set came in with', () => {
  test.each([
    [
      'folded to lower case, as the service does',
      'github',
      ['ABCDE-12345', 'abcde-23456'],
      'ABCDE-34567',
      'abcde-34567',
    ],
    ['as written, where nobody knows', null, ['ABCDE-12345', 'abcde-23456'], 'ABCDE-34567', 'ABCDE-34567'],
  ])('%s', async (_, service, codes, added, same) => {
    const { ports, session } = await open();
    const draft = foundSet(codes, { service, label: service === null ? 'Own' : null });
    const asWritten = draft.codes.map((code) => ({ ...code, key: code.text.replace('-', '') }));
    const wanted = service === null ? { ...draft, codes: asWritten } : draft;
    const decision = { service, label: wanted.label, account: 'kim', replaces: null, updatesMarks: false };
    const { added: sets } = await storeSets(session, ports.random, [{ draft: wanted, ...decision }]);
    const set = sets[0]?.set ?? '';
    const before = session.fingerprintsBySet().get(set);
    await addCodes(session, set, [{ text: added, used: false }]);
    const after = session.fingerprintsBySet().get(set);
    expect(after?.slice(0, 2)).toEqual(before);
    expect(await codeOf(() => addCodes(session, set, [{ text: same, used: false }]))).toBe('already-imported');
  });
});

describe('what is pasted is read like a list', () => {
  const read = (text: string, service: string | null = 'github'): unknown => {
    try {
      return pastedCodes([{ name: '', text, source: null }], service).map(
        ({ text: code, used }) => code + (used ? '*' : ''),
      );
    } catch (error) {
      return error instanceof CodedError ? error.code : error;
    }
  };
  test.each<readonly [string, unknown]>([
    ['a1b2c-3d4e5', ['a1b2c-3d4e5']],
    ['9. a1b2c\u20113d4e5 (used)\r\n10. a1b2c-3d4e6\r\n', ['a1b2c-3d4e5*', 'a1b2c-3d4e6']],
    ['1234 5678\n8765 4321', ['1234 5678', '8765 4321']],
    ['GitHub recovery codes\n\na1b2c-3d4e5\nb1b2c-3d4e5\n', ['a1b2c-3d4e5', 'b1b2c-3d4e5']],
    ['a1b2c-3d4e5\n\na1b2c-3d4e5\n', ['a1b2c-3d4e5']],
    ['', 'nothing-found'],
    ['hello world', 'nothing-found'],
    [
      '# GitHub recovery codes\n1. a1b2c-3d4e5\n2. b1b2c-3d4e5\n\n# Google backup codes\n1. 1234 5678\n2. 2345 6789\n',
      'usage',
    ],
  ])('%j', (text, codes) => expect(read(text)).toEqual(codes));

  const one = (text: string): string => {
    try {
      return pastedCode(text);
    } catch (error) {
      if (error instanceof CodedError) return `! ${error.code}`;
      throw error;
    }
  };
  test.each([
    ['a1b2c-3d4e5\n', 'a1b2c-3d4e5'],
    ['4. a1b2c\u20113d4e5', 'a1b2c-3d4e5'],
    [' 1234  5678 ', '1234 5678'],
    ['abandon ability able about above absent', 'abandon ability able about above absent'],
    ['a1b2c-3d4e5\nb1b2c-3d4e5', '! nothing-found'],
    ['--', '! nothing-found'],
    [' \n', '! nothing-found'],
  ])('one code: %j', (text, code) => expect(one(text)).toBe(code));
});
