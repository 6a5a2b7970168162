/** Texts inside of an entry: what its title, addresses, login and the name of the field say for them. */
import { describe, expect, it } from 'vitest';
import type { EntryHint } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';

const HUB = ['5d4a9-33e61', '6d64c-9453d', '7f66e-6f648', '447f2-b3cec', 'b5f93-e03fb', '68bfa-32da2'];
const hub = HUB.join('\n');
const entry = (title: string, more: Partial<EntryHint> = {}): EntryHint => ({
  title,
  addresses: [],
  account: null,
  field: null,
  ...more,
});
const read = (text: string, hint: EntryHint, name = '') => readText({ name, text, entry: hint });
const codesIn = (text: string, hint: EntryHint) =>
  read(text, hint).sets.map(({ codes }) => codes.map(({ text: code }) => code));

describe('the service', () => {
  it.each<[string, string | null, EntryHint]>([
    ['the title', 'github', entry('GitHub')],
    ['a title with more in it', 'github', entry('GitHub (work)')],
    ['the address', 'github', entry('Code', { addresses: ['https://github.com/login'] })],
    ['an address without https', 'github', entry('Code', { addresses: ['www.github.com/login'] })],
    ['no title at all', 'github', entry('', { addresses: ['https://github.com'] })],
    ['nothing', null, entry('Acme VPN', { addresses: ['https://vpn.example.org'] })],
  ])('is named by %s', (_what, service, hint) => {
    expect(read(`Recovery codes\n${hub}`, hint).sets.map((set) => set.service)).toEqual([service]);
  });

  it('is another one under a heading that names it', () => {
    const { sets } = read('Discord backup codes\nn55z-vg78\nq2ab-77xk\np0o9-i8u7', entry('GitHub'));
    expect(sets.map(({ service }) => service)).toEqual(['discord']);
  });

  it('of a field is named by the field before the title', () => {
    const { sets } = read(hub, entry('Google', { field: 'GitHub recovery codes' }));
    expect(sets.map(({ service }) => service)).toEqual(['github']);
  });

  it('that hands out one code is believed before a seed is', () => {
    const docker = entry('Docker Hub', { field: 'recovery code' });
    expect(codesIn('kmvz-qwhd-rpls-xnbt', docker)).toEqual([['kmvz-qwhd-rpls-xnbt']]);
    expect(codesIn('JBSWY3DPEHPK3PXP', entry('Kraken', { field: 'backup code' }))).toEqual([]);
  });

  it('of an attachment is named by its own name before the title', () => {
    const { sets } = read(hub, entry('Google'), 'github-recovery-codes.txt');
    expect(sets.map(({ service }) => service)).toEqual(['github']);
  });

  it.each([
    ['https://git.example.org/users/sign_in', 'git.example.org'],
    ['https://gitlab.com', null],
  ])('that runs anywhere is the one at %s', (address, instance) => {
    const codes = '0a1b2c3d4e5f6071\n1a1b2c3d4e5f6172\n2a1b2c3d4e5f6273';
    const hint = entry('GitLab', { addresses: [address], field: 'Recovery codes' });
    expect(read(codes, hint).sets).toMatchObject([{ service: 'gitlab', instance }]);
  });
});

describe('the account', () => {
  it.each([
    ['is that of the entry', 'octo-sam', `Recovery codes\n${hub}`],
    ['is the one that the text names', 'other-sam', `Recovery codes\nAccount: other-sam\n${hub}`],
  ])('%s', (_what, account, text) => {
    expect(read(text, entry('GitHub', { account: 'octo-sam' })).sets).toMatchObject([{ account }]);
  });

  it('may stand in the title', () => {
    const { sets } = read(`Recovery codes\n${hub}`, entry('GitHub (octo-sam)'));
    expect(sets).toMatchObject([{ account: 'octo-sam' }]);
  });
});

describe('the label', () => {
  it.each([
    ['a title that names no service', 'Acme VPN', entry('Acme VPN')],
    ['no title that names one', null, entry('GitHub')],
    ['no title without any name in it', null, entry('Recovery codes')],
  ])('is %s', (_what, label, hint) => {
    expect(read(`Recovery codes\n${hub}`, hint).sets).toMatchObject([{ label }]);
  });
});

describe('a field named for codes', () => {
  it.each([
    ['Recovery codes', '5d4a9-33e61'],
    ['2FA backup', '58812034'],
    ['recovery', '482913'],
    ['Backup code', '0123 4567'],
    ['OTP codes', 'ab12cd34'],
    ['MFA scratch', 'kqzv-wmtx-bnpd'],
  ])('%s may hold one alone: %s', (field, code) => {
    expect(codesIn(code, entry('Acme VPN', { field }))).toEqual([[code]]);
  });

  it.each([
    ['with blanks', '5d4a9-33e61 6d64c-9453d 7f66e-6f648'],
    ['with commas', '5d4a9-33e61, 6d64c-9453d, 7f66e-6f648'],
    ['with a mark amid', '5d4a9-33e61 (used) 6d64c-9453d 7f66e-6f648'],
  ])('may hold several on one line %s', (_how, text) => {
    expect(codesIn(text, entry('Acme VPN', { field: 'Recovery codes' }))).toEqual([HUB.slice(0, 3)]);
  });

  it.each([
    ['a word', 'Recovery code', 'somewhere'],
    ['the number of a phone', 'Recovery phone', '0555 0142'],
    ['a login', 'Backup email', 'sam12345'],
    ['a PIN', 'PIN', '482913'],
    ['text of a field that says nothing', 'Text', '58812034'],
  ])('is not %s', (_what, field, text) => {
    expect(codesIn(text, entry('Acme VPN', { field }))).toEqual([]);
  });

  it('that holds a seed says so', () => {
    const { sets, warnings } = read('JBSWY3DPEHPK3PXP', entry('Acme VPN', { field: '2FA' }));
    expect([sets, warnings]).toEqual([[], ['totp-secret-found']]);
  });
});

describe('a note', () => {
  it.each([
    ['a number alone', 'order 1234 5678'],
    ['a number under the words', 'Backup codes\n1234 5678'],
    ['a list that nothing speaks for', 'old passwords:\nhunter2222\ntrustno1aa\nletmein123'],
  ])('needs more than %s', (_what, text) => {
    expect(codesIn(text, entry('Shop', { addresses: ['https://shop.example.com'] }))).toEqual([]);
  });
});

describe('a line of codes with marks among them', () => {
  it.each([
    ['n55z-vg78 q2ab-77xk (used) ab12-cd34 p0o9-i8u7', [1]],
    ['n55z-vg78 q2ab-77xk ab12-cd34 p0o9-i8u7 (used)', [3]],
    ['n55z-vg78 q2ab-77xk used ab12-cd34 p0o9-i8u7', [1]],
    ['n55z-vg78 q2ab-77xk ab12-cd34 p0o9-i8u7 (all used)', [0, 1, 2, 3]],
    ['1583 8795 9396 7934 (used) 7746 3360 0027 8852', [1]],
  ])('%s', (line, used) => {
    const { sets } = readText({ name: '', text: `Backup codes\n${line}` });
    expect(sets.map(({ codes }) => codes.length)).toEqual([4]);
    expect(sets.flatMap(({ codes }) => codes.flatMap((code, at) => (code.used ? [at] : [])))).toEqual(used);
  });
});
