/** Codes as people keep them in notes, mails, pages and sentences: nothing lost, nothing made up, no name that is none. */
import { describe, expect, it } from 'vitest';
import { type Expected, expectedSet, find } from './found.ts';
import { DIGITS, HEX, LOWER, makeCodes, UPPER } from './make-codes.ts';

const HUB = makeCodes(16, HEX, [5, 5], '-', 21);
const GOO = makeCodes(10, DIGITS, [4, 4], ' ', 22);
const SEED = 'JBSWY3DPEHPK3PXP';
const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n');

function check(text: string, sets: readonly Expected[], warnings: readonly string[] = [], name = 'notes.txt'): void {
  const expected = sets.map(expectedSet);
  expect(find(name, text, expected)).toEqual({ sets: expected, warnings });
}

describe('pages and forums copied with their marks', () => {
  it.each([
    [
      'list items',
      lines(
        '<h3>GitHub recovery codes</h3>',
        '<ul>',
        HUB.map((code) => `  <li><code>${code}</code></li>`),
        '</ul>',
      ),
    ],
    [
      'list items on one line',
      `<p>GitHub recovery codes</p><ul>${HUB.map((code) => `<li>${code}</li>`).join('')}</ul>`,
    ],
    [
      'line breaks',
      lines(
        'GitHub recovery codes<br>',
        HUB.map((code) => `${code}<br />`),
      ),
    ],
    ['paragraph and line breaks', `<p>GitHub recovery codes</p>\n<p>${HUB.join('<br>\n')}</p>`],
    [
      'character references',
      lines(
        'GitHub&nbsp;recovery&#160;codes',
        HUB.map((code) => code.replace('-', '&#x2011;')),
      ),
    ],
    [
      'a forum list',
      lines(
        '[b]GitHub recovery codes[/b]',
        '[list]',
        HUB.map((code) => `[*]${code}`),
        '[/list]',
      ),
    ],
    ['a forum code block', lines('[b]GitHub recovery codes[/b]', '[code]', HUB, '[/code]')],
  ])('%s', (_title, text) => {
    check(text, [{ service: 'github', codes: HUB }]);
  });

  it.each([
    ['tags', (code: string) => `<del class="x">${code}</del>`],
    ['forum tags', (code: string) => `[s]${code}[/s]`],
  ])('struck with %s is used', (_title, strike) => {
    const text = lines(
      'GitHub recovery codes',
      HUB.map((code, at) => (at < 2 ? strike(code) : code)),
    );
    check(text, [{ service: 'github', codes: HUB, used: [0, 1] }]);
  });

  it('an address in angle brackets is no tag', () => {
    check(lines('Google backup codes <sam@example.org>', GOO), [
      { service: 'google', account: 'sam@example.org', codes: GOO },
    ]);
  });
});

describe('words beside codes never become codes, and never swallow one', () => {
  it.each([
    ['used in front', (code: string) => `USED ${code}`, (code: string) => code],
    [
      'used behind, a note on the others',
      (code: string) => `${code} used`,
      (code: string) => `${code} (use this next)`,
    ],
    ['Japanese', (code: string) => `${code} (使用済み)`, (code: string) => code],
    ['Chinese', (code: string) => `${code} （已使用）`, (code: string) => `${code} （未使用）`],
  ])('%s', (_title, spent, open) => {
    const text = lines(
      'Google backup codes',
      GOO.map((code, at) => (at === 3 ? spent(code) : open(code))),
    );
    check(text, [{ service: 'google', codes: GOO, used: [3] }]);
  });

  it('"left" in the words before an enumeration', () => {
    const six = HUB.slice(0, 6);
    check(`For GitHub I have these recovery codes left: ${six.join(', ')}.`, [{ service: 'github', codes: six }]);
    const two = GOO.slice(0, 2);
    check(`Google backup codes left: ${two.join(', ')}`, [{ service: 'google', codes: two }]);
  });

  it('a mark in the first of two columns', () => {
    const rows = [0, 1, 2, 3, 4].map(
      (row) =>
        `${row + 1}. ${GOO[row]}${row === 2 ? ' (used)' : ''}     ${row + 6}. ${GOO[row + 5]}${row === 0 ? ' (used)' : ''}`,
    );
    check(lines('Google backup codes', rows), [{ service: 'google', codes: GOO, used: [2, 5] }]);
  });

  it('boxes in two columns without numbers', () => {
    const rows = [0, 2, 4, 6, 8].map((at) => `[${at === 2 ? 'x' : ' '}] ${GOO[at]}   [ ] ${GOO[at + 1]}`);
    check(
      lines('Google backup codes', rows),
      [{ service: 'google', codes: GOO, used: [2], orderSure: false }],
      ['order-uncertain'],
    );
  });
});

describe('the standing of a list on a line of its own', () => {
  it.each([
    'expired',
    'superseded',
    'revoked',
    'no longer valid',
    "don't work any more",
    'ungültig',
    'abgelaufen',
    'viejos',
    'старые',
  ])('%s', (standing) => {
    check(lines('GitHub recovery codes', standing, '', HUB), [{ service: 'github', codes: HUB, retired: true }]);
    check(lines(`GitHub recovery codes (${standing})`, HUB), [{ service: 'github', codes: HUB, retired: true }]);
  });
});

describe('accounts as people write them', () => {
  it.each([
    ['Signed in as samr', 'samr'],
    ['for user samr', 'samr'],
    ['Login ID: samr', 'samr'],
    ['| Account | samr |', 'samr'],
    ['User\tsamr', 'samr'],
    ['Account - sam@example.com', 'sam@example.com'],
    ['Email: <sam@example.org>', 'sam@example.org'],
    ['帐户：sam@example.org', 'sam@example.org'],
    ['User: sam#1234', 'sam#1234'],
    ['Recovery email: sam@example.org', null],
  ])('%s', (line, account) => {
    check(lines('GitHub recovery codes', line, '', HUB), [{ service: 'github', account, codes: HUB }]);
  });

  it.each([
    ['GitHub, user samr, recovery codes', 'samr'],
    ['GitHub @samr backup codes', 'samr'],
    ['GitHub recovery codes for printing', null],
    ['GitHub-Sicherungscodes für später', null],
    ['GitHub recovery codes (superseded)', null],
    ['GitHub account security codes', null],
  ])('%s', (heading, account) => {
    expect(find('notes.txt', lines(heading, HUB), []).sets).toMatchObject([{ service: 'github', account }]);
  });

  it('a handle of Reddit, a realm of Proxmox, a user at a host', () => {
    const six = makeCodes(10, DIGITS, [6]);
    check(lines('Reddit backup codes for u/sam_r', six), [{ service: 'reddit', account: 'sam_r', codes: six }]);
    const keys = makeCodes(10, HEX, [4, 4, 4, 4], '-');
    const numbered = keys.map((key, at) => `${at}: ${key}`);
    check(lines('Proxmox Backup Server recovery keys root@pam', numbered), [
      { service: 'proxmox', account: 'root@pam', codes: keys, indexBase: 0 },
    ]);
    const cloud = makeCodes(10, 'abcdefgijkmnopqrstwxyz23456789', [16]);
    check(lines('Nextcloud backup codes', 'sam at cloud.example.org', '', cloud), [
      { service: 'nextcloud', account: 'sam', instance: 'cloud.example.org', codes: cloud },
    ]);
  });
});

describe('the seed of the authenticator beside the codes', () => {
  it.each([
    ['labelled', [`Secret key: ${SEED}`]],
    ['labelled, in groups', ['Setup key: jbsw y3dp ehpk 3pxp']],
    ['below its words', ['TOTP secret:', SEED]],
  ])('%s: it is left out and does not part the codes from their heading', (_title, seed) => {
    const text = lines('GitHub (octo-sam)', seed, '', 'Recovery codes:', HUB);
    check(text, [{ service: 'github', account: 'octo-sam', codes: HUB }], ['totp-secret-found']);
  });

  it('neither does an id or a token', () => {
    const codes = makeCodes(10, HEX, [16]);
    const text = lines('GitLab', 'project id 3f2504e04f8941d3', '', 'Recovery codes', codes);
    check(text, [{ service: 'gitlab', codes }]);
  });
});

describe('sentences and leads', () => {
  it('gives out codes in a sentence', () => {
    const four = GOO.slice(0, 4);
    check(`Hi, your Google backup codes are ${four.slice(0, 3).join(', ')} and ${four[3]}. Keep them safe.`, [
      { service: 'google', codes: four },
    ]);
  });

  it('gives out a key of letters alone in a sentence', () => {
    check('Your Stripe backup code is dery-smeg-fkjn-ccpk-kbxx. Using it turns off two-step authentication.', [
      { service: 'stripe', kind: 'recovery-key', use: 'disables-2fa', codes: ['dery-smeg-fkjn-ccpk-kbxx'] },
    ]);
  });

  it('needs no colon between the words and the key', () => {
    check('bitwarden recovery code CCP1-TRUZ-PDN4-FOQ1-HTNU-F2QC-JCB4-YJ77', [
      {
        service: 'bitwarden',
        kind: 'recovery-key',
        use: 'disables-2fa',
        codes: ['CCP1-TRUZ-PDN4-FOQ1-HTNU-F2QC-JCB4-YJ77'],
      },
    ]);
  });

  it.each([
    ['names of fields', (at: number) => `github_recovery_code_${at}=`],
    ['words with a number', (at: number) => `GitHub code ${at}: `],
    ['numbers of a field', (at: number) => `code${at} = `],
  ])('%s lead one list', (_title, lead) => {
    const text = lines(
      'GitHub',
      HUB.map((code, at) => lead(at + 1) + code),
    );
    check(text, [{ service: 'github', codes: HUB }]);
    if (lead(1).startsWith('code')) return;
    check(lines(HUB.map((code, at) => lead(at + 1) + code)), [{ service: 'github', codes: HUB }]);
  });

  it('takes the page of GitHub, which recommends programs of others', () => {
    const advice =
      'Treat your recovery codes with the same level of attention as you would your password! We recommend saving them with a password manager such as 1Password, Bitwarden, or Keeper.';
    check(lines('GitHub', '', advice, '', HUB), [{ service: 'github', codes: HUB }]);
  });
});

describe('codes broken by a narrow window', () => {
  it.each([
    ['GitHub, after eight signs', 'GitHub recovery codes', HUB, 8, 'github'],
    [
      'Fortify, after sixteen signs',
      'Laravel recovery codes',
      makeCodes(8, UPPER + DIGITS, [10, 10], '-'),
      16,
      'fortify',
    ],
  ])('%s', (_title, heading, codes, width, service) => {
    const broken = codes.flatMap((code) => [code.slice(0, width), code.slice(width)]);
    check(lines(heading, broken), [{ service, codes }], ['joined-wrapped-lines']);
  });

  it('two pairs are chance and stay apart', () => {
    const broken = HUB.slice(0, 2).flatMap((code) => [code.slice(0, 8), code.slice(8)]);
    check(lines('GitHub recovery codes', broken), []);
  });
});

describe('phrases in columns', () => {
  const words = 'acid bulb cargo delta ember fiber ghost harbor iron jungle kiwi ladder'.split(' ');
  const phrase = (orderSure = true): Expected => ({
    service: 'proton',
    kind: 'recovery-phrase',
    use: 'reusable',
    codes: [words.join(' ')],
    orderSure,
  });
  const rows = (cell: (at: number) => string) => [0, 1, 2, 3, 4, 5].map((row) => `${cell(row)}     ${cell(row + 6)}`);

  it('numbers that run down the columns give the order', () => {
    const text = lines(
      'Proton recovery phrase',
      '',
      rows((at) => `${at + 1}. ${words[at]}`),
    );
    check(text, [phrase()]);
    check(text.replaceAll('. ', ' '), [phrase()]);
  });

  it('without numbers the order is uncertain, and that is said', () => {
    const across = [0, 3, 6, 9].map((at) => words.slice(at, at + 3).join('   '));
    check(lines('Proton recovery phrase', '', across), [phrase(false)], ['order-uncertain']);
  });

  it('on the line of its heading the heading counts', () => {
    check(`Recovery phrase for Proton (sam@proton.me): ${words.join(' ')}`, [
      { ...phrase(), account: 'sam@proton.me' },
    ]);
  });
});

describe('names', () => {
  it('of an unknown service: its own line, its label, the heading over all', () => {
    const codes = makeCodes(8, LOWER + DIGITS, [4, 4], '-');
    check(lines('Service: Acme Corp', 'User: samr', 'Backup codes:', codes), [
      { service: null, label: 'Acme Corp', account: 'samr', codes },
    ]);
    check(lines('# Example University VPN', '', 'recovery codes', '', codes), [
      { service: null, label: 'Example University VPN', codes },
    ]);
  });

  it('a letter as the name of a file is no service', () => {
    const codes = makeCodes(10, LOWER + DIGITS, [5, 5], '-');
    check(lines('Recovery codes', codes), [{ service: null, codes }], [], 'x.txt');
  });

  it('a bare name heads codes of a make that nobody has written down', () => {
    const codes = makeCodes(10, HEX, [4, 4], '-');
    check(lines('Figma:', '', codes), [{ service: 'figma', codes }]);
    check(lines('Figma:', '', codes.slice(0, 4)), []);
    check(lines('Figma', 'My files', codes), []);
  });

  it('numbers under a signature are no second set', () => {
    const text = lines('Google backup codes', '', GOO, '', '-- ', 'Sam Rivera', '1234 5678', '8765 4321', '2468 1357');
    check(text, [{ service: 'google', codes: GOO }]);
  });

  it('lines of a saved chat stand between a list and its heading', () => {
    const text = lines('[14.03.25, 09:30:12] Sam: my github recovery codes', '[14.03.25, 09:30:15] Sam:', HUB);
    expect(find('chat.txt', text, []).sets).toMatchObject([{ service: 'github', codes: HUB }]);
  });
});

describe('tables with a row for each code of many services', () => {
  it('are a set for each service and account', () => {
    const rows = [
      ...GOO.map((code, at) => `| Google | sam@example.com | ${code} | ${at === 1 ? '2025-01-02' : ''} |`),
      ...HUB.map((code) => `| GitHub | octo-sam | \`${code}\` | |`),
    ];
    const text = lines('| Service | Account | Backup code | Used |', '|---|---|---|---|', rows);
    check(text, [
      { service: 'google', account: 'sam@example.com', codes: GOO, used: [1] },
      { service: 'github', account: 'octo-sam', codes: HUB },
    ]);
  });

  it('may change the service from row to row', () => {
    const ten = HUB.slice(0, 10);
    const rows = GOO.flatMap((code, at) => [`google;sam@example.com;${code}`, `github;octo-sam;${ten[at]}`]);
    check(lines('site;login;code', rows), [
      { service: 'google', account: 'sam@example.com', codes: GOO },
      { service: 'github', account: 'octo-sam', codes: ten },
    ]);
  });

  it('with quoted cells and a column of numbers', () => {
    const rows = GOO.map((code, at) => `"${at + 1}";"${code}";"${at === 2 ? 'x' : ''}"`);
    check(
      lines('"no";"code";"used"', rows),
      [{ service: 'google', codes: GOO, used: [2] }],
      [],
      'google-backup-codes.csv',
    );
  });

  it.each([
    ['shops', 'Shop,Code', (at: number) => `Zalando,5IY7XDK${at}`],
    ['games', 'Platform | Game | Key', (at: number) => `Steam | Portal | TH72Q-AU3CA-P5QM${at}`],
    ['interfaces', 'service,api key', (at: number) => `github,${'3f2504e0'.repeat(4)}${at}`],
  ])('of %s are left alone', (_title, head, row) => {
    check(lines(head, [1, 2, 3, 4, 5, 6].map(row)), []);
  });
});

describe('chance', () => {
  it('five codes of a named service that happen to rise are no ids', () => {
    const codes = ['0675 6292', '2064 4117', '4133 5973', '6519 4218', '6936 8163'];
    check(lines('Instagram codes', '', codes), [{ service: 'instagram', codes }]);
  });

  it('a group of three digits and a letter is no ordinal', () => {
    const key = ['465e 663f 5d59 e34b', '140a e05b 80cd 94d5', '8dd1 072a 35c4 e6ff', 'e79e f300 0c34 8a82'];
    check(
      lines('Tuta recovery code', key),
      [{ service: 'tuta', kind: 'recovery-key', use: 'reusable', codes: [key.join(' ')] }],
      ['joined-wrapped-lines'],
    );
  });

  it('a code of letters and dashes may hold a word for a state', () => {
    const codes = ['t6b6-kywb', 'vbgc-4tlk', '7poc-ngdw', 'kod9-zuw5', 'niet-davh', '2we7-1spf'];
    check(lines('Discord backup codes', codes), [{ service: 'discord', codes }]);
  });

  it('ordinals number a list', () => {
    check(
      lines(
        'Google backup codes',
        GOO.map((code, at) => `${at + 1}º ${code}`),
      ),
      [{ service: 'google', codes: GOO }],
    );
  });

  it('a service in brackets is no organisation', () => {
    const codes = makeCodes(8, UPPER + DIGITS, [10, 10], '-');
    check(lines('[Laravel Fortify]', codes), [{ service: 'fortify', label: null, codes }]);
  });
});

describe('what names a service', () => {
  it('a heading counts for more than a sentence that others may write too', () => {
    const text = lines('Facebook backup codes', '', GOO, '', '10 single-use codes are active at this time');
    check(text, [{ service: 'facebook', codes: GOO }]);
  });

  it.each([
    ['Mozilla:', 'mozilla', makeCodes(8, LOWER + DIGITS, [10])],
    ['--- duo, sam@example.com ---', 'duo', makeCodes(10, DIGITS, [9])],
    ['## Steam', 'steam', makeCodes(30, UPPER + DIGITS, [7])],
  ])('%s alone, over as many codes as it issues', (heading, service, codes) => {
    expect(find('notes.txt', lines(heading, codes), []).sets).toMatchObject([{ service, codes }]);
  });

  it('a word with other meanings that heads nothing in form does not', () => {
    check(lines('Duo', makeCodes(10, DIGITS, [9])), []);
    check(lines('Neopets:', makeCodes(6, DIGITS, [8])), []);
  });
});

describe('codes of letters alone', () => {
  it('a key of capitals behind the name of a service that has such keys', () => {
    const key = { kind: 'recovery-key', use: 'single-then-replaced', codes: ['BLMZQVEBED'] } as const;
    check('Gitea scratch token: BLMZQVEBED', [{ service: 'gitea', ...key }]);
    check('Gitea scratch token: BELOW', []);
    check('Snapchat recovery code: instructions', []);
  });

  it('words that happen to stand in them do not part a list', () => {
    const codes = ['7NN4-3MAK', 'PAUJ-IBAN', 'SAVE-WQYU', 'QNN5-JI5D', 'OS3K-Z5TS'];
    check(lines('Sentry backup codes', codes), [{ service: 'sentry', codes }]);
  });

  it('two a line', () => {
    const codes = ['h2is-v06h', 'p3e0-hh1w', 'm36b-c4al', 'y15w-cane', 'tjyc-oixz', 'xvhv-mugf'];
    const rows = [0, 2, 4].map((at) => `${codes[at]} ${codes[at + 1]}`);
    check(lines('Discord backup codes', rows), [{ service: 'discord', codes }]);
  });
});

describe('one key written twice', () => {
  it('is one key still', () => {
    const key = 'CX1V 7UEQ 566W EKGB 0JQU MX03 BGXE CQ1Z';
    check(
      lines('Bitwarden recovery code', key, '', key.replaceAll(' ', '').toLowerCase()),
      [{ service: 'bitwarden', kind: 'recovery-key', use: 'disables-2fa', codes: [key] }],
      ['duplicates-dropped:1'],
    );
  });
});
