/** A table of accounts without codes: columns by their heads, services by name or address, rows that are none. */
import { describe, expect, test } from 'vitest';
import { accountsToAdd, readAccountList } from '../../../main/core/custody/account-list.ts';
import { fold, hex } from './given.ts';

const listed = (...rows: readonly (readonly string[])[]) =>
  readAccountList(rows)?.accounts.map(({ service, label, instance, name }) => [service ?? label, instance, name]);

describe('columns', () => {
  test.each([
    ['Service', 'Account'],
    ['site', 'login'],
    ['NAME', 'E-Mail'],
    ['Title', 'user_name'],
    ['Dienst', 'Benutzername'],
    ['Nom', "Nom d'utilisateur"],
    ['Servicio', 'Correo electrónico'],
    ['Serviço', 'Utilizador'],
    ['Sito', 'Nome utente'],
    ['dienst', 'gebruikersnaam'],
    ['Usługa', 'Użytkownik'],
    ['Сервис', 'Логин'],
    ['サービス', 'ユーザー名'],
    ['网站', '用户名'],
  ])('are known as %s and %s', (service, login) => {
    const list = readAccountList([
      [service, login],
      ['GitHub', 'sam'],
    ]);
    expect(list).toMatchObject({
      accounts: [{ service: 'github', label: null, instance: null, name: 'sam' }],
      isPlain: true,
    });
  });

  test('may come in any order, with others between them, which are named', () => {
    const list = readAccountList([[], ['Owner', 'login', 'Tag', 'service', ''], ['Kim', 'sam', 'work', 'GitHub', 'x']]);
    expect(list).toMatchObject({ accounts: [{ service: 'github', name: 'sam' }], ignoredColumns: ['Owner', 'Tag'] });
  });

  test('called name are the service, or the login where another one is the service', () => {
    expect(listed(['name', 'url', 'username'], ['GitHub', '', 'sam'])).toEqual([['github', null, 'sam']]);
    expect(listed(['service', 'name'], ['GitHub', 'sam'])).toEqual([['github', null, 'sam']]);
  });

  test('of an export of a password manager give its logins, and no password is looked at', () => {
    const list = readAccountList([
      'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp'.split(','),
      ',,login,GitHub,,,0,https://github.com/login,sam,hunter2,JBSWY3DPEHPK3PXP'.split(','),
      ',,note,My bank card,the number,,0,,,,'.split(','),
    ]);
    expect(list).toMatchObject({
      accounts: [{ service: 'github', name: 'sam' }],
      unread: [{ row: 3, why: 'no-login' }],
      isPlain: false,
    });
    expect(JSON.stringify(list)).not.toMatch(/hunter2|JBSWY3DPEHPK3PXP|the number/);
  });

  test.each([
    [[]],
    [[[]]],
    [[['']]],
    [
      [
        ['colour', 'size'],
        ['red', '9'],
      ],
    ],
    [[['login'], ['sam']]],
  ])('without one for the service are no list: %j', (rows) => {
    expect(readAccountList(rows)).toBeNull();
  });
});

describe('services', () => {
  test.each([
    ['GitHub', '', ['github', null]],
    ['github.com', '', ['github', null]],
    ['https://www.github.com/login', '', ['github', null]],
    ['Work code', 'https://github.com/login', ['github', null]],
    ['', 'github.com', ['github', null]],
    ['GitLab', 'https://git.example.org/users/sign_in', ['gitlab', 'git.example.org']],
    ['GitLab', 'https://gitlab.com', ['gitlab', null]],
    ['', 'https://gitlab.example.org', ['gitlab', 'gitlab.example.org']],
    ['Bank of Rivers', '', ['Bank of Rivers', null]],
    ['Bank of Rivers', 'https://rivers.example', ['Bank of Rivers', null]],
    ['', 'https://www.rivers.example/a', ['rivers.example', null]],
    ['https://rivers.example', '', ['rivers.example', null]],
  ])('%j at %j', (service, url, [expected, instance]) => {
    expect(listed(['service', 'url', 'login'], [service, url, 'sam'])).toEqual([[expected, instance, 'sam']]);
  });

  test('an instance that is told wins over the address', () => {
    const rows = [
      ['service', 'url', 'instance'],
      ['GitLab', 'https://git.example.org', 'Example'],
    ];
    expect(listed(...rows)).toEqual([['gitlab', 'Example', null]]);
  });
});

describe('rows', () => {
  const HEADS = ['service', 'account'];

  test('that are blank are passed over, and those that say the same are counted', () => {
    const list = readAccountList([
      HEADS,
      ['', ' '],
      [],
      ['GitHub', 'sam@a.example'],
      ['github.com', 'Sam@A.example'],
      ['GitHub', ''],
    ]);
    expect(list).toMatchObject({ repeated: 1, unread: [] });
    expect(list?.accounts.map(({ name }) => name)).toEqual(['sam@a.example', null]);
  });

  test.each([
    [['', 'sam'], 'no-service'],
    [['\u202Eevil', 'sam'], 'unfit-name'],
    [['Bank', 's'.repeat(201)], 'unfit-name'],
  ])('that are none are told by row and reason: %j', (row, why) => {
    expect(readAccountList([HEADS, row])).toMatchObject({ accounts: [], unread: [{ row: 2, why }] });
    expect(readAccountList([HEADS, ['Bank', 's'.repeat(200)]])?.unread).toEqual([]);
  });
});

test('what the vault has, unless it is closed, is not to be added', () => {
  const account = (id: number, name: string) =>
    ({ t: 'AccountAdded', d: { account: hex(id), service: 'github', instance: null, label: null, name } }) as const;
  const state = fold(account(1, 'sam'), account(2, 'kim'), { t: 'AccountClosed', d: { account: hex(2) } });
  const { accounts = [] } =
    readAccountList([
      ['service', 'login'],
      ['GitHub', 'sam'],
      ['GitHub', 'kim'],
    ]) ?? {};
  expect(accountsToAdd(state, accounts).map(({ name }) => name)).toEqual(['kim']);
});
