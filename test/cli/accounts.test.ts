/** Accounts without codes: taken from a list, seen in `list`, gone by `close`, and nowhere in the way of what has codes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const LIST = [
  'Service;Login;Owner;Password',
  'GitHub;;Kim;hunter2',
  'https://gitlab.com;sam;Kim;',
  'Bank of Rivers;sam@example.com;;',
  'Bank of Rivers;SAM@example.com;;',
  ';nobody;;',
  '',
].join('\r\n');

const GITLAB = { service: 'gitlab', instance: null, label: null, account: 'sam' };
const BANK = { service: null, instance: null, label: 'Bank of Rivers', account: 'sam@example.com' };

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB]));
  shared.write('accounts.csv', LIST);
}, SETUP_MS);

describe('accounts', () => {
  test.concurrent('adds what is new in one change, and says what it left out', async () => {
    const machine = shared.copy();
    const { changeNumber } = Object(await machine.json(['verify', VAULT]));
    const ended = await machine.open(['accounts', VAULT, 'accounts.csv', '--yes', '--json']);
    expect(JSON.parse(ended.stdout)).toEqual({
      added: [GITLAB, BANK],
      alreadyThere: 1,
      repeated: 1,
      unread: [{ row: 6, why: 'no-service' }],
      ignoredColumns: ['Owner', 'Password'],
    });
    expect(ended.stderr).toContain('Row 6 is left out: it names no service.\n');
    expect(ended.stdout + ended.stderr).not.toContain('hunter2');
    expect(await machine.json(['verify', VAULT])).toMatchObject({ ok: true, changeNumber: changeNumber + 2 });
    expect(await machine.json(['list', VAULT, 'river'])).toMatchObject({ sets: [], withoutSets: [BANK] });
    const { stdout } = await machine.open(['list', VAULT]);
    expect(stdout).toMatch(/^- +GitLab +sam +- +no way back$/m);

    const again = await machine.open(['accounts', VAULT, 'accounts.csv', '--yes']);
    expect([again.status, again.stdout]).toEqual([0, 'Added 0 accounts; 3 were there already.\n']);
    expect(await machine.json(['verify', VAULT])).toMatchObject({ changeNumber: changeNumber + 2 });
  });

  test.concurrent('a set goes to the account that waits for it; merge, export and print go on', async () => {
    const machine = shared.copy();
    await machine.open(['accounts', VAULT, 'accounts.csv', '--yes']);
    machine.write(
      'gitlab-recovery-codes.txt',
      '824cc6d988645592\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n',
    );
    await machine.open(['import', VAULT, 'gitlab-recovery-codes.txt', '--account', 'sam', '--yes']);
    const { sets, withoutSets } = Object(await machine.json(['list', VAULT]));
    expect([sets.length, withoutSets]).toEqual([2, [{ ...BANK, addedAt: expect.any(String) }]]);
    expect((await machine.open(['export', VAULT, '--plain', '--format', 'json', '--out', 'all.json'])).status).toBe(0);
    expect((await machine.open(['print', VAULT, '--out', 'sheet.pdf'])).status).toBe(0);
    const there = machine.copy();
    there.write('more.csv', 'site,user\nDiscord,sam\n');
    await there.open(['accounts', VAULT, 'more.csv', '--yes']);
    machine.write('other.coldkeep', there.read(VAULT));
    expect((await machine.open(['merge', VAULT, 'other.coldkeep', '--yes'])).status).toBe(0);
    expect(await machine.json(['list', VAULT, 'discord'])).toMatchObject({ withoutSets: [{ service: 'discord' }] });
  });

  test.concurrent('close takes one off the list, unless it has a set', async () => {
    const machine = shared.copy();
    await machine.open(['accounts', VAULT, 'accounts.csv', '--yes']);
    expect(await machine.json(['close', VAULT, 'gitlab/sam'])).toEqual(GITLAB);
    expect(await machine.json(['list', VAULT, 'gitlab'])).toEqual({ sets: [] });
    const refused = await machine.open(['close', VAULT, 'github']);
    expect([codeSaid(refused), refused.stderr.includes('has a set')]).toEqual(['usage', true]);
    const gone = await machine.open(['close', VAULT, 'gitlab/sam']);
    expect(codeSaid(gone)).toBe('account-not-found');
  });

  test.concurrent.each([
    ['no-account-list', 'colour,size\nred,9\n'],
    ['no-account-list', 'service,login\n,sam\n'],
    ['no-account-list', ''],
    ['no-account-list', Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1)],
  ])('%s for %j', async (code, content) => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(['accounts', VAULT, machine.write('list.csv', content), '--yes']);
    expect([codeSaid(ended), ended.status]).toEqual([code, 5]);
    expect(machine.read(VAULT)).toEqual(before);
  });

  test.concurrent('without a terminal needs --yes, and import says what such a file is', async () => {
    const machine = shared.copy();
    expect(codeSaid(await machine.open(['accounts', VAULT, 'accounts.csv']))).toBe('usage');
    const list = machine.write('list.csv', 'service,login\nGitHub,kim\n');
    const imported = await machine.open(['import', VAULT, list, '--yes']);
    expect([codeSaid(imported), imported.stderr.includes('coldkeep accounts')]).toEqual(['nothing-found', true]);
  });
});
