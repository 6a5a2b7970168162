/** What `--json` gives, key by key as scripts rely on it; everything for people goes to standard error. */
import { beforeAll, describe, expect, test } from 'vitest';
import { DISCORD, type Ended, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const SET_ID = expect.stringMatching(/^s-[0-9a-hjkmnp-tv-z]{26}$/);
const EVENT_ID = /^[0-9a-f]{32}$/;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const SHEET = /^S-0001-[A-Z]{2}$/;

let machine: Machine;
let printed: Ended;
let shown: Ended;

/** The one JSON value of a standard output that holds nothing else. */
function only(ended: Ended): unknown {
  expect(ended.stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(ended.stdout);
}

beforeAll(async () => {
  ({ machine } = await machineWithVault([GITHUB, DISCORD]));
  shown = await machine.open(['next', VAULT, 'github', '--json']);
  await machine.open(['mark', VAULT, 'github', '2', 'used', '--at', '2026-01-31']);
  await machine.open(['mark', VAULT, 'github', '3', 'refused']);
  printed = await machine.open(['print', VAULT, 'github', '--out', 'sheet.pdf', '--copies', '2', '--json']);
}, SETUP_MS);

const github = {
  id: SET_ID,
  service: 'github',
  instance: null,
  label: null,
  account: null,
  kind: 'recovery-codes',
  use: 'single',
  state: 'active',
  total: 16,
  unused: 14,
  used: 1,
  openReveals: 1,
  addedAt: TIME,
  lastProof: null,
  purgedAt: null,
};

describe('--json', () => {
  test.concurrent('create: the vault, and only what was generated', async () => {
    machine.write('own', 'a passphrase of my own\n');
    const create = async (name: string, ...options: string[]): Promise<unknown> =>
      only(await machine.run(['create', name, '--kdf-memory', '64', '--json', ...options]));
    expect(Object.keys(Object(await create('a.coldkeep', '--generate')))).toEqual([
      'vaultId',
      'passphrase',
      'recoveryKey',
    ]);
    expect(Object.keys(Object(await create('b.coldkeep', '--passphrase-file', 'own', '--no-recovery-key')))).toEqual([
      'vaultId',
    ]);
    expect(Object.keys(Object(await create('c.coldkeep', '--new-passphrase-file', 'own')))).toEqual([
      'vaultId',
      'recoveryKey',
    ]);
  });

  test.concurrent('list', async () => {
    const { sets } = Object(only(await machine.open(['list', VAULT, '--json'])));
    expect(sets).toEqual([expect.objectContaining({ service: 'discord', total: 10, unused: 8, used: 2 }), github]);
    expect(only(await machine.open(['list', VAULT, 'git', '--json']))).toEqual({ sets: [github] });
    expect(only(await machine.open(['list', VAULT, 'nothing of that name', '--json']))).toEqual({ sets: [] });
  });

  test.concurrent('show: the set, its codes and its copies', async () => {
    const page = Object(only(await machine.open(['show', VAULT, 'github', '--json'])));
    expect(page).toEqual({
      ...github,
      usesPerCode: 1,
      expiresAt: null,
      whereToGetCodes: expect.stringContaining('Recovery codes'),
      codes: expect.any(Array),
      copies: expect.any(Array),
    });
    expect(page.codes).toEqual([
      { number: 1, state: 'unused', at: null, openReveal: true },
      { number: 2, state: 'used', at: '2026-01-31', openReveal: false },
      { number: 3, state: 'refused', at: TIME, openReveal: false },
      ...Array.from({ length: 13 }, (_, i) => ({ number: 4 + i, state: 'unused', at: null, openReveal: false })),
    ]);
    expect(page.copies).toEqual(
      [1, 2].map((copy) => ({
        copy: expect.stringMatching(new RegExp(`^S-0001-[A-Z]{2}/${copy}$`)),
        state: 'unproven',
        place: null,
        provenAt: null,
      })),
    );
  });

  test('next: the code, and what is left once it is used', () => {
    expect(only(shown)).toEqual({ id: SET_ID, number: 1, code: '5d4a9-33e61', unused: 15 });
    expect(shown.stderr).toContain('Code 1 of GitHub');
  });

  test.concurrent('reveal: the same shape; a QR code is for people', async () => {
    const other = machine.copy();
    const revealed = await other.open(['reveal', VAULT, 'discord', '9', '--json', '--qr']);
    expect(only(revealed)).toEqual({ id: SET_ID, number: 9, code: '2603-vqnv', unused: 7 });
    expect(revealed.stderr).toContain('\u001b[');
  });

  test('print: the sheet, its copies, its pages and its file', () => {
    const { sheet, copies, pages, file, ...rest } = Object(only(printed));
    expect(sheet).toMatch(SHEET);
    expect({ copies, pages, file, rest }).toEqual({
      copies: [`${sheet}/1`, `${sheet}/2`],
      pages: 2,
      file: machine.path('sheet.pdf'),
      rest: {},
    });
  });

  test.concurrent('import: what was added, what was skipped and why', async () => {
    const other = machine.copy();
    other.write('gitlab.txt', 'GitLab recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n');
    const imported = only(
      await other.open(['import', VAULT, 'gitlab.txt', GITHUB, '--yes', '--json', '--account', 'sam']),
    );
    expect(imported).toEqual({
      added: [{ id: SET_ID, service: 'gitlab', account: 'sam', total: 3, unused: 3 }],
      skipped: [{ file: GITHUB, service: 'github', account: 'sam', id: SET_ID, code: 'already-imported' }],
      warnings: expect.any(Array),
    });
  });

  test.concurrent('inspect: the files with their sets', async () => {
    const inspected = Object(only(await machine.run(['inspect', GITHUB, DISCORD, 'missing.txt', '--json'])));
    expect(inspected.files).toMatchObject([
      {
        file: GITHUB,
        encoding: 'utf-8',
        ignored: [],
        warnings: [],
        sets: [{ service: 'github', kind: 'recovery-codes' }],
      },
      { file: DISCORD, encoding: 'utf-8', ignored: [], warnings: [], sets: [{ account: 'sam.rivera@example.com' }] },
      { file: 'missing.txt', error: 'no-such-file', sets: [] },
    ]);
    expect(Object.keys(inspected.files[2])).toEqual(['file', 'error', 'sets']);
    const allowed = [
      'service label instance account kind use usesPerCode generatedAt expiresAt retired replacesOlder indexBase',
      'orderSure source codes doubtful',
    ].flatMap((keys) => keys.split(' '));
    for (const set of [...inspected.files[0].sets, ...inspected.files[1].sets]) {
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(set)));
      for (const code of set.codes) expect(Object.keys(code).sort()).toEqual(['key', 'text', 'used']);
    }
    const [{ codes }] = inspected.files[1].sets;
    expect(codes[1]).toEqual({ text: 'mvej-d77x', key: 'mvejd77x', used: true });
  });

  test.concurrent('verify', async () => {
    expect(only(await machine.open(['verify', VAULT, '--json']))).toEqual({
      ok: true,
      code: null,
      events: 13,
      changeNumber: 13,
      fingerprint: expect.stringMatching(/^[a-z]+(?:-[a-z]+){3}$/),
    });
  });

  test.concurrent('slots', async () => {
    const { slots } = Object(only(await machine.open(['slots', VAULT, '--json'])));
    const slot = {
      id: expect.stringMatching(EVENT_ID),
      work: expect.any(String),
      generated: true,
      shares: null,
      addedAt: TIME,
    };
    expect(slots).toEqual([
      { ...slot, type: 'passphrase', opened: false },
      { ...slot, type: 'recovery-key', opened: true },
    ]);
  });

  test.concurrent('doctor', async () => {
    const found = Object(only(await machine.run(['doctor', '--json'])));
    expect(Object.keys(found)).toEqual(['version', 'node', 'platform', 'dataFolder', 'findings']);
    expect(found.dataFolder).toBe(machine.dataFolder);
    for (const finding of found.findings)
      expect(finding).toEqual({ name: expect.any(String), ok: true, text: expect.any(String) });
  });
});
