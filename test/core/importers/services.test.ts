/** Downloads and pages of the catalogued services, as each writes them. */
import { describe, expect, it } from 'vitest';
import { type Expected, expectedSet, find } from './found.ts';
import { BASE32, DIGITS, HEX, LOWER, makeCodes, UPPER } from './make-codes.ts';

interface Case {
  readonly title: string;
  readonly file: string;
  readonly codes: readonly string[];
  readonly text: (codes: readonly string[]) => string;
  readonly is: Omit<Expected, 'codes'>;
  readonly warnings?: readonly string[];
}

const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n');
const crlf = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\r\n');
const numbered = (codes: readonly string[], mark = '. ', from = 1): string[] =>
  codes.map((code, index) => `${index + from}${mark}${code}`);

const lowerHex = (count: number, length: number) => makeCodes(count, HEX, [length]);
const fours = (count: number) => makeCodes(count, DIGITS, [4, 4], ' ');
const eights = (count: number) => makeCodes(count, DIGITS, [8]);
const sixes = (count: number) => makeCodes(count, DIGITS, [6]);
const MIXED = UPPER + LOWER + DIGITS;
const LOWER36 = LOWER + DIGITS;
const UPPER36 = UPPER + DIGITS;
const KEYCLOAK = 'ABCDEFGHIJKLMNPQRSTUVWXYZ123456789';
const GITEA = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const NEXTCLOUD = 'abcdefgijkmnopqrstwxyzABCDEFGHJKLMNPQRSTWXYZ23456789';

const CASES: readonly Case[] = [
  {
    title: 'GitLab over SSH, with the dialogue around it',
    file: 'terminal.txt',
    codes: lowerHex(10, 16),
    text: (codes) =>
      lines(
        '$ ssh git@gitlab.example.com 2fa_recovery_codes',
        'Are you sure you want to generate new two-factor recovery codes?',
        'Any existing recovery codes you saved will be invalidated. (yes/no)',
        'yes',
        '',
        'Your two-factor authentication recovery codes are:',
        '',
        codes,
        '',
        'During sign in, use one of the codes above when prompted for your',
        'two-factor code. Then, visit your Profile Settings and add a new device so you',
        'do not lose access to your account again.',
      ),
    is: { service: 'gitlab', instance: 'gitlab.example.com', replacesOlder: true },
  },
  {
    title: 'GitLab, saved twice by a browser',
    file: 'gitlab-recovery-codes (1).txt',
    codes: lowerHex(10, 16),
    text: (codes) => lines(codes),
    is: { service: 'gitlab' },
  },
  {
    title: 'Mastodon, numbered, 32 signs',
    file: 'notes.txt',
    codes: lowerHex(10, 32),
    text: (codes) => lines('Mastodon recovery codes (mastodon.example.org)', '', numbered(codes)),
    is: { service: 'mastodon', instance: 'mastodon.example.org' },
  },
  {
    title: 'Mastodon, numbered, 16 signs as in older versions',
    file: 'codes.txt',
    codes: lowerHex(10, 16),
    text: (codes) => lines('Mastodon @sam recovery codes', numbered(codes)),
    is: { service: 'mastodon', account: 'sam' },
  },
  {
    title: 'Discourse, by the name that a site gives the file',
    file: 'example-forum-backup-codes.txt',
    codes: lowerHex(10, 32),
    text: (codes) => crlf(codes),
    is: { service: 'discourse', instance: 'example-forum' },
  },
  {
    title: 'PyPI, copied with its title',
    file: 'Untitled.txt',
    codes: lowerHex(8, 16),
    text: (codes) => lines('PyPI recovery codes', codes),
    is: { service: 'pypi' },
    warnings: ['one-code-spent-at-setup'],
  },
  {
    title: 'PyPI, download with colons in its name',
    file: 'PyPI-Recovery-Codes-sam-rivera-2026-01-31T08:15:00.000001.txt',
    codes: lowerHex(8, 16),
    text: (codes) => lines(codes),
    is: { service: 'pypi', account: 'sam-rivera', generatedAt: '2026-01-31' },
    warnings: ['one-code-spent-at-setup'],
  },
  {
    title: 'RubyGems, from the copy box',
    file: 'rubygems.txt',
    codes: lowerHex(10, 12),
    text: (codes) => lines('RubyGems.org recovery codes', codes),
    is: { service: 'rubygems' },
  },
  {
    title: 'Nextcloud under a theme of its own',
    file: 'Acme Cloud-backup-codes.txt',
    codes: makeCodes(10, NEXTCLOUD, [16]),
    text: (codes) => crlf(codes),
    is: { service: 'nextcloud', instance: 'Acme Cloud' },
  },
  {
    title: 'Keycloak download',
    file: 'kc-download-recovery-codes.txt',
    codes: makeCodes(12, KEYCLOAK, [4, 4, 4], '-'),
    text: (codes) =>
      lines(
        'Keep these recovery codes somewhere safe.',
        '',
        codes.map((code, index) => `${index + 1}: ${code}\r`),
        '',
        'Recovery codes are single-use passcodes that allow you to sign in to your account if you do not have access to your authenticator.',
        '',
        'These codes were generated on March 14, 2025 at 9:30 AM GMT+1',
      ),
    is: { service: 'keycloak', generatedAt: '2025-03-14' },
  },
  {
    title: 'authentik, shown only',
    file: 'authentik.txt',
    codes: makeCodes(6, MIXED, [12]),
    text: (codes) =>
      lines(
        'authentik static tokens / recovery codes',
        codes.map((code) => `- ${code}`),
      ),
    is: { service: 'authentik' },
  },
  {
    title: 'Gitea scratch token',
    file: 'gitea.txt',
    codes: makeCodes(1, GITEA, [10]),
    text: ([code]) =>
      lines('Gitea (git.example.org)', `Your scratch token is ${code}. You will not be shown your token again!`),
    is: { service: 'gitea', instance: 'git.example.org', kind: 'recovery-key', use: 'single-then-replaced' },
  },
  {
    title: 'Proxmox, printed page',
    file: 'print.txt',
    codes: makeCodes(10, HEX, [4, 4, 4, 4], '-'),
    text: (codes) =>
      lines(
        "Recovery Keys for 'root@pam' - pve1 - Proxmox Virtual Environment (pve1.example.com:8006)",
        '',
        numbered(codes, ': ', 0),
      ),
    is: { service: 'proxmox', account: 'root@pam', instance: 'pve1.example.com:8006', indexBase: 0 },
  },
  {
    title: 'Proxmox, a title that names no product',
    file: 'codes.txt',
    codes: makeCodes(10, HEX, [4, 4, 4, 4], '-'),
    text: (codes) => lines("Recovery Keys for 'sam@pbs' - backup (192.0.2.7:8007)", numbered(codes, ': ', 0)),
    is: { service: 'proxmox', account: 'sam@pbs', instance: '192.0.2.7:8007', indexBase: 0 },
  },
  {
    title: 'WordPress Two-Factor plugin',
    file: 'two-factor-backup-codes.txt',
    codes: eights(10),
    text: (codes) => crlf('Two-Factor Recovery Codes for https://blog.example.org', '', numbered(codes)),
    is: { service: 'wordpress', instance: 'blog.example.org' },
  },
  {
    title: 'Sentry, pasted in lines',
    file: 'paste.txt',
    codes: makeCodes(9, BASE32, [4, 4], '-'),
    text: (codes) => lines('sentry.io recovery codes', codes),
    is: { service: 'sentry' },
  },
  {
    title: 'Ory Kratos',
    file: 'kratos-lookup-secrets.txt',
    codes: makeCodes(12, LOWER36, [8]),
    text: (codes) => lines('Ory Kratos backup recovery codes', codes),
    is: { service: 'kratos' },
  },
  {
    title: 'django-allauth download: no service is named',
    file: 'recovery-codes.txt',
    codes: eights(10),
    text: (codes) => lines(codes),
    is: { service: null, label: null },
  },
  {
    title: 'Zulip',
    file: 'zulip backup codes.txt',
    codes: makeCodes(10, 'abcdefghijklmnopqrstuvwxyz234567', [8]),
    text: (codes) => lines(codes),
    is: { service: 'zulip' },
  },
  {
    title: 'Laravel Fortify',
    file: 'laravel-recovery-codes.txt',
    codes: makeCodes(8, MIXED, [10, 10], '-'),
    text: (codes) => lines(codes),
    is: { service: 'fortify' },
  },
  {
    title: 'an application built on Fortify',
    file: 'shop.txt',
    codes: makeCodes(8, MIXED, [10, 10], '-'),
    text: (codes) =>
      lines(
        'Acme Shop',
        'Store these recovery codes in a secure password manager. They can be used to recover access to your account if your two factor authentication device is lost.',
        '',
        codes,
      ),
    is: { service: null, label: 'Acme Shop' },
  },
  {
    title: 'Better Auth',
    file: 'better-auth.txt',
    codes: makeCodes(10, MIXED, [5, 5], '-'),
    text: (codes) => lines('Better Auth backup codes', codes),
    is: { service: 'better-auth' },
  },
  {
    title: 'ASP.NET Identity',
    file: 'aspnet.txt',
    codes: lowerHex(10, 8),
    text: (codes) => lines('ASP.NET Identity recovery codes', 'Put these codes in a safe place.', codes),
    is: { service: 'aspnet-identity' },
  },
  {
    title: 'Supabase, groups of four',
    file: 'supabase-recovery-codes.txt',
    codes: makeCodes(8, LOWER36, [4, 4, 4, 4], '-'),
    text: (codes) => lines('Supabase recovery codes for sam@example.com', codes),
    is: { service: 'supabase', account: 'sam@example.com' },
  },
  {
    title: 'Bitwarden, four groups a line',
    file: 'page.txt',
    codes: makeCodes(1, UPPER36, [4, 4, 4, 4, 4, 4, 4, 4], ' '),
    text: ([code = '']) =>
      lines(
        'Your Bitwarden two-step login recovery code:',
        code.slice(0, 19),
        code.slice(20),
        'Mon Jan 05 2026 10:00:00 GMT+0000 (Coordinated Universal Time)',
      ),
    is: { service: 'bitwarden', kind: 'recovery-key', use: 'disables-2fa', generatedAt: '2026-01-05' },
    warnings: ['joined-wrapped-lines'],
  },
  {
    title: 'Vaultwarden',
    file: 'vaultwarden.txt',
    codes: makeCodes(1, BASE32, [4, 4, 4, 4, 4, 4, 4, 4], ' '),
    text: ([code = '']) => lines('Vaultwarden recovery code', code),
    is: { service: 'vaultwarden', kind: 'recovery-key', use: 'disables-2fa' },
  },
  {
    title: 'Mozilla account, e-mail in the name of the file',
    file: 'sam.rivera@example.com Backup authentication codes.txt',
    codes: makeCodes(8, LOWER36, [10]),
    text: (codes) => crlf(codes),
    is: { service: 'mozilla', account: 'sam.rivera@example.com' },
  },
  {
    title: 'Proton, renamed with a header',
    file: 'proton.txt',
    codes: makeCodes(16, LOWER36, [8]),
    text: (codes) => crlf('Proton Mail recovery codes', 'Account: sam@proton.me', codes),
    is: { service: 'proton', account: 'sam@proton.me' },
  },
  {
    title: 'Tuta, sixteen groups on one line',
    file: 'tuta.txt',
    codes: makeCodes(1, HEX, Array(16).fill(4), ' '),
    text: ([code = '']) => lines('Tuta recovery code', code),
    is: { service: 'tuta', kind: 'recovery-key', use: 'reusable' },
  },
  {
    title: 'Tuta, four groups a line',
    file: 'tutanota-recovery-code.txt',
    codes: makeCodes(1, HEX, Array(16).fill(4), ' '),
    text: ([code = '']) => lines([0, 20, 40, 60].map((at) => code.slice(at, at + 19))),
    is: { service: 'tuta', kind: 'recovery-key', use: 'reusable' },
    warnings: ['joined-wrapped-lines'],
  },
  {
    title: 'Hex.pm',
    file: 'hexpm.txt',
    codes: makeCodes(10, HEX, [4, 4, 4, 4], '-'),
    text: (codes) => lines('hex.pm recovery codes', codes),
    is: { service: 'hexpm' },
  },
  {
    title: 'Canvas LMS',
    file: 'school.txt',
    codes: makeCodes(10, LOWER36, [10]),
    text: (codes) => lines('Canvas LMS backup codes', codes),
    is: { service: 'canvas' },
  },
  {
    title: 'Google download with its user name',
    file: 'Backup-codes-samrivera.txt',
    codes: fours(10),
    text: (codes) =>
      crlf(
        'SAVE YOUR BACKUP CODES',
        'Keep these backup codes somewhere safe but accessible.',
        '',
        codes.slice(0, 5).map((code, index) => `${index + 1}. ${code}\t\t${index + 6}. ${codes[index + 5]}`),
        '',
        '(samrivera@gmail.com)',
        '',
        '* You can only use each backup code once.',
        '* Need more? Visit https://g.co/2sv',
        '* These codes were generated on: Jan 2, 2026.',
      ),
    is: { service: 'google', account: 'samrivera@gmail.com', generatedAt: '2026-01-02' },
  },
  {
    title: 'Google, text of the PDF: two codes a line as four groups',
    file: 'google-pdf-text.txt',
    codes: fours(10),
    text: (codes) =>
      lines(
        'sam.rivera@example.com',
        'You can only use each backup code once',
        'These codes were generated Mar 14, 2025',
        'Need more codes? Visit https://g.co/2sv',
        [0, 2, 4, 6, 8].map((at) => `${codes[at]} ${codes[at + 1]}`),
      ),
    is: { service: 'google', account: 'sam.rivera@example.com', generatedAt: '2025-03-14' },
  },
  {
    title: 'GitHub, a name of the owner',
    file: 'my GitHub codes.txt',
    codes: makeCodes(16, HEX, [5, 5], '-'),
    text: (codes) => lines(codes),
    is: { service: 'github' },
  },
  {
    title: 'GitHub, a bare list under a name that says nothing',
    file: 'download.txt',
    codes: makeCodes(16, HEX, [5, 5], '-'),
    text: (codes) => lines(codes),
    is: { service: null },
  },
  {
    title: 'Discord as it is now, saved a third time',
    file: 'discord_backup_codes(2).txt',
    codes: makeCodes(10, LOWER36, [4, 4], '-'),
    text: (codes) =>
      crlf(
        'These are your Discord backup codes. Keep these safe!',
        '',
        codes.map((code) => `* ${code} `),
      ),
    is: { service: 'discord' },
  },
  {
    title: 'Microsoft, code without dashes in blanks',
    file: 'microsoft.txt',
    codes: makeCodes(1, UPPER36, [5, 5, 5, 5, 5], '-'),
    text: ([code = '']) =>
      lines(
        'Microsoft account',
        'Your new recovery code is:',
        code,
        'Print this code or write it down and keep it in a safe place.',
      ),
    is: { service: 'microsoft', kind: 'recovery-key', use: 'single-then-replaced' },
  },
  {
    title: 'Apple, on one line',
    file: 'icloud.txt',
    codes: makeCodes(1, UPPER36, Array(7).fill(4), '-'),
    text: ([code = '']) => lines('Apple ID recovery key: ', code),
    is: { service: 'apple', kind: 'recovery-key', use: 'reusable' },
  },
  {
    title: 'Facebook',
    file: 'facebook.txt',
    codes: fours(10),
    text: (codes) => lines('Facebook recovery codes', 'sam.rivera@example.com', numbered(codes, ') ')),
    is: { service: 'facebook', account: 'sam.rivera@example.com' },
  },
  {
    title: 'Instagram without blanks',
    file: 'insta.txt',
    codes: eights(5),
    text: (codes) => lines('Instagram backup codes (@sam_rivera)', codes),
    is: { service: 'instagram', account: 'sam_rivera' },
  },
  {
    title: 'Dropbox',
    file: 'Dropbox emergency recovery codes.txt',
    codes: fours(10),
    text: (codes) => lines(codes),
    is: { service: 'dropbox' },
  },
  {
    title: 'X, a single code',
    file: 'x.txt',
    codes: makeCodes(1, LOWER36, [12]),
    text: ([code = '']) => lines('X (Twitter) backup code', code),
    is: { service: 'x' },
  },
  {
    title: 'LinkedIn, six digits',
    file: 'linkedin.txt',
    codes: sixes(10),
    text: (codes) => lines('LinkedIn recovery codes', codes),
    is: { service: 'linkedin' },
  },
  {
    title: 'Reddit, six digits',
    file: 'reddit-backup-codes.txt',
    codes: sixes(10),
    text: (codes) => lines(codes),
    is: { service: 'reddit' },
  },
  {
    title: 'Slack, six digits, printed',
    file: 'slack.txt',
    codes: sixes(10),
    text: (codes) => lines('Slack two-factor backup codes for example.slack.com', codes),
    is: { service: 'slack' },
  },
  {
    title: 'Snapchat',
    file: 'snapchat.txt',
    codes: makeCodes(1, LOWER36, [12]),
    text: ([code = '']) => lines(`Snapchat recovery code: ${code}`),
    is: { service: 'snapchat', kind: 'recovery-key' },
  },
  {
    title: 'Cloudflare',
    file: 'cloudflare-recovery-codes.txt',
    codes: makeCodes(10, LOWER36, [10]),
    text: (codes) => lines(codes),
    is: { service: 'cloudflare' },
  },
  {
    title: 'Heroku',
    file: 'heroku-recovery-codes.txt',
    codes: lowerHex(10, 16),
    text: (codes) => lines(codes),
    is: { service: 'heroku' },
  },
  {
    title: 'npm, 64 signs',
    file: 'npm-recovery-codes.txt',
    codes: lowerHex(5, 64),
    text: (codes) => lines(codes),
    is: { service: 'npm' },
  },
  {
    title: 'npm, wrapped by a narrow window',
    file: 'npm.txt',
    codes: lowerHex(5, 64),
    text: (codes) =>
      lines(
        'npm recovery codes',
        codes.flatMap((code) => [code.slice(0, 40), code.slice(40)]),
      ),
    is: { service: 'npm' },
    warnings: ['joined-wrapped-lines'],
  },
  {
    title: 'Docker Hub',
    file: 'docker.txt',
    codes: makeCodes(1, LOWER36, [8, 8, 8, 8], '-'),
    text: ([code = '']) => lines('Docker Hub recovery code', code),
    is: { service: 'docker', kind: 'recovery-key', use: 'single-then-replaced' },
  },
  {
    title: 'Shopify',
    file: 'shopify_recovery_codes.txt',
    codes: makeCodes(10, LOWER36, [8]),
    text: (codes) => lines(codes),
    is: { service: 'shopify' },
  },
  {
    title: 'Auth0',
    file: 'auth0.txt',
    codes: makeCodes(1, UPPER36, [24]),
    text: ([code = '']) => lines('Auth0', 'Copy this recovery code and keep it somewhere safe.', '', code),
    is: { service: 'auth0', kind: 'recovery-key', use: 'single-then-replaced' },
  },
  {
    title: 'Sage, on Auth0',
    file: 'sage.txt',
    codes: makeCodes(1, UPPER36, [24]),
    text: ([code = '']) => lines('Sage account recovery code', code),
    is: { service: 'sage', kind: 'recovery-key', use: 'single-then-replaced' },
  },
  {
    title: 'Duo, several uses and an end',
    file: 'duo.txt',
    codes: makeCodes(5, DIGITS, [9]),
    text: (codes) =>
      lines('Duo bypass codes for jdoe', 'Each code can be used 3 times. Codes expire on 1 February 2027.', '', codes),
    is: { service: 'duo', account: 'jdoe', expiresAt: '2027-02-01', usesPerCode: 3 },
  },
  {
    title: 'Steam backup codes',
    file: 'steam.txt',
    codes: makeCodes(30, UPPER36, [7]),
    text: (codes) => lines('Steam Guard backup codes', codes),
    is: { service: 'steam' },
  },
  {
    title: 'Steam recovery code',
    file: 'steam.txt',
    codes: ['R40917'],
    text: ([code = '']) => lines('Steam Guard recovery code:', code),
    is: { service: 'steam', kind: 'recovery-key' },
  },
  {
    title: 'EA',
    file: 'ea.txt',
    codes: eights(6),
    text: (codes) => lines('EA backup codes', codes),
    is: { service: 'ea' },
  },
  {
    title: 'PlayStation',
    file: 'playstation.txt',
    codes: makeCodes(10, UPPER36, [6]),
    text: (codes) => lines('PlayStation Network backup codes', codes),
    is: { service: 'playstation' },
  },
  {
    title: 'Ubisoft',
    file: 'ubisoft.txt',
    codes: makeCodes(10, LOWER36, [8]),
    text: (codes) => lines('Ubisoft Connect recovery codes', codes),
    is: { service: 'ubisoft' },
  },
  {
    title: 'Epic Games',
    file: 'Epic Games backup codes.txt',
    codes: eights(10),
    text: (codes) => lines(codes),
    is: { service: 'epic' },
  },
  {
    title: 'Nintendo',
    file: 'nintendo.txt',
    codes: makeCodes(10, UPPER36, [8]),
    text: (codes) => lines('Nintendo Account backup codes', codes),
    is: { service: 'nintendo' },
  },
  {
    title: 'WordPress.com, two columns without numbers',
    file: 'wordpress.com.txt',
    codes: eights(10),
    text: (codes) =>
      lines(
        'WordPress.com backup codes',
        [0, 2, 4, 6, 8].map((at) => `${codes[at]}\t${codes[at + 1]}`),
      ),
    is: { service: 'wordpress.com', orderSure: false },
    warnings: ['order-uncertain'],
  },
  {
    title: 'Neopets',
    file: 'neopets.txt',
    codes: eights(6),
    text: (codes) => lines('Neopets backup codes', codes),
    is: { service: 'neopets', use: 'disables-2fa' },
  },
  {
    title: 'Hugging Face',
    file: 'huggingface-recovery-codes.txt',
    codes: lowerHex(10, 16),
    text: (codes) => lines(codes),
    is: { service: 'huggingface' },
  },
  {
    title: 'Atlassian',
    file: 'atlassian.txt',
    codes: makeCodes(1, LOWER36, [4, 4, 4, 4, 4, 4], '-'),
    text: ([code = '']) => lines('Atlassian emergency recovery key', code),
    is: { service: 'atlassian', kind: 'recovery-key', use: 'single-then-replaced' },
  },
  {
    title: '1Password Secret Key',
    file: '1password.txt',
    codes: ['A3-7FKQ2M-9XW4RT-B6HN3-PL8VD-2QYJC-M5ZTS'],
    text: ([code = '']) => lines('1Password account recovery', 'Secret Key (recovery key)', code),
    is: { service: '1password', kind: 'recovery-key', use: 'reusable' },
  },
  {
    title: 'Fastmail',
    file: 'fastmail.txt',
    codes: makeCodes(1, LOWER36, [4, 4, 4, 4], '-'),
    text: ([code = '']) => lines('Fastmail recovery code', code),
    is: { service: 'fastmail' },
  },
];

describe('catalogued services', () => {
  it.each(CASES)('$title', ({ file, codes, text, is, warnings = [] }) => {
    const expected = expectedSet({ ...is, codes });
    expect(find(file, text(codes), [expected])).toEqual({ sets: [expected], warnings });
  });
});

describe('groups of capitals alone', () => {
  it('are codes among others of their make', () => {
    const codes = ['ORP0 JMCS', 'V1I9 S7GB', 'WYZF REWN', 'W1Z0 XUXB'];
    const expected = expectedSet({ service: 'supabase', codes });
    expect(find('notes.txt', ['Supabase recovery codes', ...codes, 'SAVE THEM'].join('\n'), [expected]).sets).toEqual([
      expected,
    ]);
  });
});

describe('services that issue no codes', () => {
  it.each([
    ['Kraken', 'Kraken backup code'],
    ['Coinbase', 'Coinbase 2FA backup key'],
    ['a setup key', 'Setup key (recovery code for the authenticator)'],
  ])('%s: the seed of an authenticator is named and left out', (_title, heading) => {
    const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    expect(find('kraken.txt', `${heading}\n${seed}\n`, [])).toEqual({ sets: [], warnings: ['totp-secret-found'] });
  });
});
