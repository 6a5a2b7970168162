/** Texts full of strings that look like codes and are none: from none of them a set may come. */
import { describe, expect, it } from 'vitest';
import type { WhyIgnored } from '../../../main/core/importers/draft.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { DIGITS, HEX, LOWER, makeCodes, numbers, UPPER } from './make-codes.ts';

const rows = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_each, at) => row(at)).join('\n');
const hex = (count: number, length: number, seed = 21) => makeCodes(count, HEX, [length], '', seed);
const pick = (seed: number) => {
  const next = numbers(seed);
  return (below: number) => next() % below;
};
const HUB = makeCodes(16, HEX, [5, 5], '-', 4);
const two = (value: number) => String(value).padStart(2, '0');

function luhnCard(seed: number): string {
  const digits = makeCodes(1, DIGITS, [15], '', seed)[0] ?? '';
  const sum = [...digits].reverse().reduce((total, sign, at) => {
    const value = Number(sign) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`.replace(/(\d{4})(?=\d)/g, '$1 ');
}

const ten = Array.from({ length: 10 }, (_each, at) => at);
const PROSE = 'The committee met on Tuesday and agreed to keep the old bridge open until the new one is ready.';

const TEXTS: readonly (readonly [string, string, string])[] = [
  [
    'newsletter',
    'news.txt',
    'Spring news\n\nOrder 1234 5678 shipped. Call 0555 0142 or 0555 0143.\nNever share your backup codes with anyone.',
  ],
  [
    'advice about recovery codes',
    'advice.txt',
    'What are recovery codes?\n\nRecovery codes let you in when your phone is gone. Print them. Keep them in a drawer.\nA recovery code looks like 1234 5678.\n',
  ],
  [
    'advice, then telephone numbers',
    'advice.txt',
    'Keep your recovery codes safe.\n\nOur telephone numbers:\n0555 0142\n0655 0143\n0755 0144\n',
  ],
  [
    'advice, then participants',
    'advice.txt',
    `Never share your backup codes with anyone.\n\nParticipants:\n${makeCodes(8, DIGITS, [4, 4], ' ').join('\n')}`,
  ],
  ['phone list with names', 'phones.txt', rows(12, (at) => `Person ${at}: 0555 01${two(at)}`)],
  ['phone list without names', 'numbers.txt', `Phone list\n${rows(10, (at) => `0555 01${two(at * 7)}`)}`],
  ['phone list, bare', 'list.txt', rows(10, (at) => `${5550 + at} ${two(at)}${two(90 - at)}`)],
  ['phone numbers of a country', 'contacts.txt', rows(10, (at) => `+1 555 0${100 + at}`)],
  ['phone numbers with a leading 1', 'contacts.txt', rows(10, () => '1 555 0142')],
  ['contacts with dashes', 'contacts.txt', rows(10, (at) => `555-0${100 + at} Sam ${at}`)],
  [
    'output of sha256sum',
    'SHA256SUMS',
    hex(12, 64)
      .map((hash, at) => `${hash}  file-${at}.tar.gz`)
      .join('\n'),
  ],
  [
    'output of md5sum',
    'sums.txt',
    hex(12, 32)
      .map((hash, at) => `${hash} *image${at}.iso`)
      .join('\n'),
  ],
  ['hashes alone', 'hashes.txt', `SHA-256 hashes\n${hex(12, 64).join('\n')}`],
  ['hashes alone and bare', 'list.txt', hex(10, 32).join('\n')],
  ['SHA-1 under a name with codes', 'codes.txt', hex(10, 40).join('\n')],
  ['checksums under a name with codes', 'codes.txt', `MD5 checksums:\n${hex(10, 32).join('\n')}`],
  [
    'git log, short',
    'log.txt',
    hex(12, 7)
      .map((id) => `${id} Fix the build`)
      .join('\n'),
  ],
  [
    'git log',
    'git.log',
    hex(6, 40)
      .map(
        (id) =>
          `commit ${id}\nAuthor: Sam <sam@example.com>\nDate:   Fri Mar 14 09:30:12 2025 +0100\n\n    Fix the build\n`,
      )
      .join('\n'),
  ],
  [
    'commit ids of GitHub',
    'github-commits.txt',
    `Commits to revert on GitHub:\n${hex(10, 10)
      .map((id) => `${id.slice(0, 5)}-${id.slice(5)}`)
      .join('\n')}`,
  ],
  ['commit ids alone', 'github.txt', hex(10, 40).join('\n')],
  ['UUIDs', 'ids.txt', ten.map((at) => `3f2504e0-4f89-41d3-9a0c-0305e82c33${two(at + 10)}`).join('\n')],
  [
    'UUIDs under a name with codes',
    'codes.txt',
    makeCodes(10, HEX, [1], '', 9)
      .map((at) => `${at}f2504e0-4f89-41d3-9a0c-0305e82c3301`)
      .join('\n'),
  ],
  ['UUIDs without dashes', 'uuids.txt', `UUIDs:\n${hex(10, 32).join('\n')}`],
  ['MAC addresses', 'net.txt', ten.map((at) => `00:00:5e:00:53:${two(at)}`).join('\n')],
  ['MAC addresses with dashes', 'net.txt', ten.map((at) => `00-00-5E-00-53-${two(at)}`).join('\n')],
  ['MAC addresses of Cisco', 'net.txt', ten.map((at) => `0000.5e00.53${two(at)}`).join('\n')],
  ['IP addresses', 'hosts.txt', ten.map((at) => `192.0.2.${at}`).join('\n')],
  ['IPv6 addresses', 'hosts.txt', ten.map((at) => `2001:db8:0:${at}::1`).join('\n')],
  ['hosts file', 'hosts', ten.map((at) => `192.0.2.${at}\thost${at}.example.com`).join('\n')],
  [
    'invoice',
    'invoice.txt',
    `Invoice 2025-00017\nArticle 1234 5678   2 pcs   19.90\nArticle 2345 6789   1 pc    5.00\nArticle 3456 7890   4 pcs   7.25\nTotal 67.05\nIBAN DE89 3704 0044 0532 0130 00`,
  ],
  ['invoice numbers', 'accounting.txt', `Open invoices\n${ten.map((at) => `2025${two(at)}${two(at * 3)}`).join('\n')}`],
  ['order numbers', 'orders.txt', `Order numbers\n${makeCodes(10, DIGITS, [4, 4], '-').join('\n')}`],
  ['tracking numbers', 'parcels.txt', `Tracking numbers:\n${makeCodes(8, DIGITS + UPPER, [16]).join('\n')}`],
  [
    'tracking numbers, bare',
    'parcels.txt',
    makeCodes(8, DIGITS, [8])
      .map((id) => `1Z999AA1${id}`)
      .join('\n'),
  ],
  [
    'serial numbers',
    'inventory.txt',
    `Serial numbers of laptops\n${makeCodes(10, UPPER + DIGITS, [4, 4], '-').join('\n')}`,
  ],
  [
    'serials, bare, under a name with codes',
    'codes.txt',
    makeCodes(10, DIGITS, [6])
      .map((id) => `SN24${id}`)
      .join('\n'),
  ],
  ['serials, bare', 'list.txt', makeCodes(10, UPPER + DIGITS, [12]).join('\n')],
  ['licence keys', 'licences.txt', `Licence keys\n${makeCodes(6, UPPER + DIGITS, [5, 5, 5, 5], '-').join('\n')}`],
  [
    'product keys',
    'Windows product keys.txt',
    `Windows product keys\n${makeCodes(6, UPPER + DIGITS, [5, 5, 5, 5, 5], '-').join('\n')}`,
  ],
  [
    'one product key of Microsoft',
    'office.txt',
    `Microsoft Office product key:\n${makeCodes(1, UPPER + DIGITS, [5, 5, 5, 5, 5], '-')[0]}`,
  ],
  [
    'product keys of Microsoft, many',
    'microsoft.txt',
    `Microsoft Office\n${makeCodes(6, UPPER + DIGITS, [5, 5, 5, 5, 5], '-').join('\n')}`,
  ],
  ['product keys under a name with codes', 'codes.txt', makeCodes(6, UPPER + DIGITS, [5, 5, 5, 5, 5], '-').join('\n')],
  ['keys of Steam games', 'steam.txt', `Steam game keys\n${makeCodes(6, UPPER + DIGITS, [5, 5, 5], '-').join('\n')}`],
  [
    'gift cards',
    'gifts.txt',
    `Gift card codes from Google Play\n${makeCodes(6, UPPER + DIGITS, [4, 4, 4, 4], '-').join('\n')}`,
  ],
  ['vouchers', 'codes.txt', `Voucher codes\n${makeCodes(10, UPPER + DIGITS, [8]).join('\n')}`],
  ['promo codes', 'promo-codes.txt', makeCodes(10, UPPER + DIGITS, [8]).join('\n')],
  ['discount codes in German', 'codes.txt', `Rabattcodes\n${makeCodes(10, UPPER + DIGITS, [8]).join('\n')}`],
  ['postal codes', 'zip-codes.txt', `ZIP codes\n${makeCodes(10, DIGITS, [6]).join('\n')}`],
  ['error codes', 'errors.txt', `Error codes\n${makeCodes(10, HEX.toUpperCase(), [8]).join('\n')}`],
  ['dialling codes', 'codes.txt', 'Country dialing codes\n+49 Germany\n+33 France\n+44 United Kingdom\n'],
  ['area codes', 'codes.txt', `Area codes\n${makeCodes(10, DIGITS, [3, 3], ' ').join('\n')}`],
  [
    'source code',
    'main.c',
    '#include <stdio.h>\nint main(void) {\n  unsigned table[] = {\n    0x12345678, 0x9abcdef0,\n  };\n  return 0;\n}\n',
  ],
  [
    'a table in source code',
    'table.py',
    `CODES = [\n${hex(10, 8)
      .map((value) => `    0x${value},`)
      .join('\n')}\n]\n`,
  ],
  ['ISBN list', 'books.txt', `ISBN\n978-3-16-148410-0\n978-0-306-40615-7\n978-1-86197-876-9\n`],
  ['ISBN without dashes', 'codes.txt', '9783161484100\n9780306406157\n9781861978769\n9780131103627\n'],
  ['bar codes', 'stock.txt', `EAN\n4006381333931\n4012345678901\n5901234123457\n`],
  ['card numbers', 'codes.txt', ten.map((at) => luhnCard(at + 1)).join('\n')],
  ['bank accounts', 'codes.txt', 'BE68 5390 0754 7034\nBE71 0961 2345 6769\nBE43 0689 9999 9501\n'],
  [
    'bank statement',
    'statement.txt',
    rows(12, (at) => `2025-03-${two(at + 1)}  ${70000000 + at * 1237}  Transfer  ${at * 13}.00`),
  ],
  ['account numbers', 'bank.txt', `Account numbers\n${makeCodes(8, DIGITS, [8]).join('\n')}`],
  [
    'lottery numbers',
    'lotto.txt',
    rows(10, (at) => `${two(at + 1)} ${two(at + 12)} ${two(at + 20)} ${two(at + 31)} ${two(at + 39)} ${two(49 - at)}`),
  ],
  ['lottery numbers without blanks', 'lotto.txt', `Winning numbers\n${makeCodes(10, DIGITS, [6]).join('\n')}`],
  ['raffle tickets', 'tickets.txt', `Raffle tickets\n${makeCodes(10, DIGITS, [6]).join('\n')}`],
  ['dates', 'days.txt', rows(12, (at) => `2025-03-${two(at + 1)}`)],
  ['dates without dashes', 'codes.txt', rows(12, (at) => `202503${two(((at * 7) % 28) + 1)}`)],
  ['ranges of years', 'codes.txt', rows(10, (at) => `${1990 + ((at * 3) % 10)}-${2001 + ((at * 7) % 20)}`)],
  ['prices', 'prices.txt', rows(12, (at) => `Item ${at}\t${at * 7}.90\t${1000 + at}`)],
  [
    'measurements',
    'sensor.csv',
    `time,temperature,humidity\n${rows(20, (at) => `${1_700_000_000 + at * 60},${200 + at},${40 + at}`)}`,
  ],
  ['measurements, bare', 'sensor.txt', rows(20, (at) => `${10_000_000 + at * 417}`)],
  ['chess', 'game.pgn', '1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7\n6. Re1 b5 7. Bb3 d6 8. c3 O-O 9. h3 Nb8'],
  [
    'base64',
    'cert.pem',
    `-----BEGIN CERTIFICATE-----\n${rows(12, (at) => `MIIBszCCAVmgAwIBAgIUe${at}zLxkPq+Rt/w0DqVh3mS9aXo4wCgYIKoZIzj0EAwIw`)}\n-----END CERTIFICATE-----`,
  ],
  ['base64 without plus or slash', 'data.txt', makeCodes(12, UPPER + LOWER + DIGITS, [64]).join('\n')],
  [
    'an SSH fingerprint list',
    'known.txt',
    hex(8, 32)
      .map((each) => each.replace(/(..)(?=.)/g, '$1:'))
      .join('\n'),
  ],
  [
    'hex dump of xxd',
    'dump.txt',
    rows(12, (at) => `000000${two(at)}: 4865 6c6c 6f20 776f 726c 6421 0a00 0000  Hello world!....`),
  ],
  ['hex dump, plain', 'dump.txt', hex(12, 60).join('\n')],
  ['hex dump in groups of four', 'dump.txt', makeCodes(12, HEX, [4, 4, 4, 4, 4, 4, 4, 4], ' ').join('\n')],
  [
    'access log',
    'access.log',
    rows(12, (at) => `192.0.2.${at} - - [14/Mar/2025:09:30:${two(at)} +0100] "GET /${at} HTTP/1.1" 200 ${1000 + at}`),
  ],
  [
    'log of requests with ids',
    'app.log',
    hex(12, 16)
      .map((id, at) => `2025-03-14T09:30:${two(at)}Z INFO trace=${id} ok`)
      .join('\n'),
  ],
  ['trace ids alone', 'trace.txt', hex(12, 16).join('\n')],
  ['trace ids under a heading', 'notes.txt', `Slow requests:\n${hex(12, 16).join('\n')}`],
  ['a poem', 'poem.txt', 'Shadows\nlinger\nwithin the garden\nwhere silence\nremembers\nyesterday\n'],
  [
    'a list of single words',
    'words.txt',
    'absolute\nbackward\ncalendar\ndaughter\nelephant\nfootstep\ngrateful\nhospital\n',
  ],
  ['words and numbers of one length', 'words.txt', 'absolute\nbackward\n12345678\ncalendar\n'],
  ['twelve words in a sentence', 'note.txt', 'apples bread cheese dates eggs flour grapes honey icing jam kale lemons'],
  [
    'a shopping list',
    'shopping.txt',
    'apples\nbread\ncheese\ndates\neggs\nflour\ngrapes\nhoney\nicing\njam\nkale\nlemons\n',
  ],
  [
    'a sentence about a recovery phrase',
    'note.txt',
    'Write down your recovery phrase and keep it with the other papers in the bank box.\nnever show it to anyone and do not store it with your phone',
  ],
  ['TOTP seeds', 'seeds.txt', `TOTP seeds\n${makeCodes(5, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', [32]).join('\n')}`],
  ['secrets with labels', 'notes.txt', 'GitHub secret key: JBSWY3DPEHPK3PXP\nGoogle secret key: GEZDGNBVGY3TQOJQ'],
  ['one sign-in code', 'sms.txt', 'Your Google verification code is 482913. It is valid for 10 minutes.'],
  ['sign-in codes in a chat', 'sms.txt', rows(8, (at) => `10:0${at} Your sign-in code is ${482_913 + at * 7919}`)],
  ['flight bookings', 'travel.txt', `Booking references\n${makeCodes(6, UPPER + DIGITS, [6]).join('\n')}`],
  ['vehicle ids', 'cars.txt', `VIN\n${makeCodes(6, UPPER + DIGITS, [17]).join('\n')}`],
  ['IMEI', 'phones.txt', `IMEI of our devices\n${makeCodes(6, DIGITS, [15]).join('\n')}`],
  ['members', 'club.txt', `Members\n${makeCodes(10, DIGITS, [4, 4], ' ').join('\n')}`],
  ['student ids', 'school.txt', `Student ids\n${makeCodes(10, DIGITS, [8]).join('\n')}`],
  [
    'colours',
    'palette.txt',
    makeCodes(10, HEX, [6])
      .map((value) => `#${value}`)
      .join('\n'),
  ],
  ['colours without hash', 'palette.txt', `Colours\n${makeCodes(10, HEX, [6]).join('\n')}`],
  ['ids of Discord', 'discord.txt', `Discord user ids\n${makeCodes(10, DIGITS, [18]).join('\n')}`],
  [
    'ids of Google Analytics',
    'google.txt',
    `Google Analytics property ids\n${makeCodes(10, DIGITS, [4, 4], ' ').join('\n')}`,
  ],
  ['API tokens', 'tokens.txt', `API tokens\n${makeCodes(5, LOWER + DIGITS, [40]).join('\n')}`],
  ['one long token', 'token.txt', `ghp_${makeCodes(1, LOWER + UPPER + DIGITS, [36])[0]}`],
  ['prose', 'text.txt', rows(50, () => PROSE)],
  ['prose with numbers', 'text.txt', rows(50, (at) => `${PROSE} See file 1234 56${two(at)}.`)],
  ['only rules', 'rules.txt', '-----\n=====\n*****\n'],
  ['only blank lines', 'blank.txt', '\n\n \t\n'],
  ['nothing', 'empty.txt', ''],
  ['a table of opening times', 'times.txt', rows(7, (at) => `Day ${at}\t0800-1800\t1900-2100`)],
  ['opening times alone', 'times.txt', rows(7, (at) => `0${8 + (at % 2)}00-1${at}00`)],
  ['coordinates', 'places.txt', rows(8, (at) => `52.52${at}00, 13.40${at}50`)],
  ['coordinates as integers', 'places.txt', `Coordinates\n${rows(8, (at) => `52520${at}0 13405${at}0`)}`],
  ['scores', 'scores.txt', `Results\n${makeCodes(8, DIGITS, [3, 3], '-').join('\n')}`],
  ['case numbers', 'court.txt', `Case numbers\n${makeCodes(8, DIGITS, [4, 4], '-').join('\n')}`],
  [
    'advice that ends in a call',
    'news.txt',
    'Your backup codes are important. If you lose them call one of these:\n0555 0142\n0655 0143\n0755 0144',
  ],
  [
    'an agenda under a reminder',
    'news.txt',
    'Reminder: recovery codes expire\n\nAgenda\n0900-1000\n1000-1130\n1130-1200',
  ],
  [
    'an example of recovery codes',
    'guide.txt',
    `Recovery codes look like this:\n${makeCodes(5, HEX, [5, 5], '-').join('\n')}`,
  ],
  [
    'an example of a phrase',
    'guide.txt',
    'A recovery phrase has twelve words. For example:\nabandon ability able about above absent absorb abstract absurd abuse access accident',
  ],
  ['emergency numbers', 'help.txt', 'Emergency numbers\n0555 0142\n0655 0143\n0755 0144'],
  ['backup contacts', 'help.txt', 'Backup contacts:\n0555 0142\n0655 0143\n0755 0144'],
  ['snapshots of a backup', 'backup.txt', `Backup ids\n${hex(8, 8).join('\n')}`],
  ['containers of Docker', 'docker.txt', `Docker containers\n${hex(8, 12).join('\n')}`],
  ['hashes of npm', 'npm.txt', `npm audit\n${hex(3, 64).join('\n')}`],
  ['an exit code', 'run.log', `process exited with code 1\n${makeCodes(3, DIGITS, [8]).join('\n')}`],
  ['one-time passwords of a mail', 'mail.txt', 'Your one-time code is\n\n48291307\n\nIt expires in 10 minutes.'],
  ['a setup key', 'notes.txt', 'GitHub two-factor setup key\njbsw y3dp ehpk 3pxp'],
  [
    'invitations',
    'invites.txt',
    `Discord server invite codes\n${makeCodes(5, LOWER + UPPER + DIGITS, [8]).join('\n')}`,
  ],
  ['wallet addresses', 'coins.txt', `Bitcoin addresses\n${makeCodes(4, LOWER + UPPER + DIGITS, [34]).join('\n')}`],
  ['a sudoku', 'sudoku.txt', makeCodes(9, DIGITS, [9]).join('\n')],
  ['digits of pi', 'pi.txt', '3.\n1415926535\n8979323846\n2643383279\n5028841971\n'],
  ['random numbers', 'random.txt', makeCodes(20, DIGITS, [8]).join('\n')],
  ['bank codes in German', 'bank.txt', 'Kontonummern\n12345678\n93456781\n34567812'],
  ['account numbers that fail no check', 'swift.txt', 'SWIFT codes\nDEUTDEFF\nCHASUS33\nBOFAUS3N\nBARCGB22'],
  ['two numbers under a name', 'google.txt', 'Google\n4829 0806\n8382 4135'],
  ['dial-in codes', 'meeting.txt', `Dial-in codes for the meeting\n${makeCodes(5, DIGITS, [8]).join('\n')}`],
  [
    'codes for the wireless network',
    'wifi.txt',
    `Conference wifi codes\n${makeCodes(6, LOWER + DIGITS, [4, 4], '-').join('\n')}`,
  ],
  [
    'friend codes of Discord',
    'friends.txt',
    `Discord friend codes\n${makeCodes(5, LOWER + DIGITS, [4, 4], '-').join('\n')}`,
  ],
  [
    'friend codes of Nintendo',
    'friends.txt',
    `Nintendo friend codes\n${makeCodes(5, DIGITS, [4, 4, 4], '-').join('\n')}`,
  ],
  [
    'downloads of games',
    'eshop.txt',
    `Nintendo eShop download codes\n${makeCodes(4, UPPER + DIGITS, [16]).join('\n')}`,
  ],
  ['a product key under a name', 'office.txt', 'Microsoft\nOffice 2019\nRR691-J93ZS-W0Y9J-Y6U2H-OYNCP'],
  ['digests of npm', 'npm.txt', `npm audit: integrity\n${hex(5, 64).join('\n')}`],
  ['ids that a line below names', 'media.txt', `Mastodon\n\n${hex(3, 32).join('\n')}\n\nmedia ids`],
  ['a user name', 'snap.txt', 'Snapchat username: samsnap12345'],
  ['a gift code', 'gift.txt', 'Your Xbox Game Pass code: MQNVT-2AS7F-CHT6B-9YPX2-4WOCJ'],
  ['codes of classes', 'school.txt', `Google Classroom codes\n${makeCodes(6, LOWER + DIGITS, [7]).join('\n')}`],
  ['codes of practice', 'law.txt', 'Codes of practice\nBS12345678\nBS23456789\nBS34567890'],
  ['codes of another make than the service has', 'codes.txt', `GitHub codes\n${makeCodes(6, DIGITS, [6]).join('\n')}`],
  ...[
    'Códigos de producto',
    'Kody rabatowe',
    'クーポンコード',
    '优惠码',
    'Kortingscodes',
    'Промокоды',
    'Rabattkoder',
  ].map((heading): [string, string, string] => [
    heading,
    'shop.txt',
    `${heading}\n${makeCodes(6, UPPER + DIGITS, [8]).join('\n')}`,
  ]),
];

describe('texts without codes', () => {
  it('are many, of many kinds', () => {
    expect(TEXTS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(TEXTS)('%s', (_title, name, text) => {
    expect(readText({ name, text }).sets).toEqual([]);
  });
});

describe('what was left out', () => {
  it('is shown, and never more than 200 strings', () => {
    const below = pick(5);
    const text = rows(2_000, () => `Order ${10_000_000 + below(80_000_000)} shipped.`);
    const { ignored } = readText({ name: 'orders.txt', text });
    expect(ignored).toHaveLength(200);
  });

  it('holds phone numbers, single codes and ids of prose', () => {
    const text = 'Call 0555 0142. Your sign-in code is 482913.\nId 3f2504e0-4f89-41d3-9a0c-0305e82c3301.';
    expect(readText({ name: 'note.txt', text }).ignored).toEqual([
      { text: '0555 0142', why: 'number' },
      { text: '482913', why: 'number' },
      { text: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', why: 'single' },
    ]);
  });

  it.each<[why: WhyIgnored, text: string, ignored: readonly string[]]>([
    ['seed', 'Authenticator secret: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP']],
    ['number', 'Codes\n4829 1806\n', ['4829 1806']],
    ['single', 'Parcel\n\n1z9aa-10123\n', ['1z9aa-10123']],
    ['other-shape', `GitHub recovery codes\n${HUB.join('\n')}\nab12cd34ef56ab78\n`, ['ab12cd34ef56ab78']],
    ['unnamed-list', 'Shelves\nab12cd34\nef56ab78\n9012cd56\n', ['ab12cd34', 'ef56ab78', '9012cd56']],
  ])('says why: %s', (why, text, ignored) => {
    expect(readText({ name: 'note.txt', text }).ignored).toEqual(ignored.map((each) => ({ text: each, why })));
  });

  it('never holds what came in', () => {
    const [code = ''] = makeCodes(1, HEX, [5, 5], '-');
    const codes = [code, ...makeCodes(9, HEX, [5, 5], '-', 2)];
    const text = `I used ${code} today.\nGitHub recovery codes\n${codes.join('\n')}`;
    expect(readText({ name: 'note.txt', text }).ignored).toEqual([]);
  });
});
