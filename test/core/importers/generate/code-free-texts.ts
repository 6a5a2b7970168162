/** Texts that hold no recovery codes, as they lie about in folders of downloads: made up anew from a seed. */
import { DIGITS, HEX, LOWER, UPPER } from '../make-codes.ts';
import { type Dice, throwDice } from './dice.ts';

export interface CodeFreeText {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

const ALNUM = LOWER + DIGITS;
const UPPER_ALNUM = UPPER + DIGITS;
const BASE64 = `${UPPER}${LOWER}${DIGITS}+/`;

const two = (value: number): string => String(value).padStart(2, '0');
const day = (dice: Dice): string => `${dice.from(2015, 2026)}-${two(dice.from(1, 12))}-${two(dice.from(1, 28))}`;
const time = (dice: Dice): string => `${two(dice.below(24))}:${two(dice.below(60))}:${two(dice.below(60))}`;
const money = (dice: Dice): string => `${dice.from(1, 4_000)}.${two(dice.below(100))}`;
const groups = (dice: Dice, alphabet: string, lengths: readonly number[], between: string): string =>
  lengths.map((length) => dice.signs(alphabet, length)).join(between);
const uuid = (dice: Dice): string => groups(dice, HEX, [8, 4, 4, 4, 12], '-');
const lines = (...parts: readonly (string | readonly string[])[]): string => `${parts.flat().join('\n')}\n`;

const PEOPLE = [
  'Ana',
  'Ben',
  'Chiara',
  'Dmitri',
  'Elif',
  'François',
  'Greta',
  'Hiroshi',
  'Ines',
  'Jakub',
  'Kim',
  'Lars',
];
const FAMILIES = [
  'Alvarez',
  'Becker',
  'Conti',
  'Dubois',
  'Eriksson',
  'Fischer',
  'Garcia',
  'Hoffmann',
  'Ivanova',
  'Jensen',
];
const THINGS = ['desk lamp', 'keyboard', 'USB cable', 'water bottle', 'notebook', 'office chair', 'monitor', 'headset'];
const SHOPS = ['Amazon', 'eBay', 'Zalando', 'IKEA', 'Otto', 'Decathlon', 'Steam', 'Apple', 'Google Play', 'Microsoft'];
const SENTENCES = [
  'The committee met on Tuesday and agreed to keep the old bridge open until the new one is ready.',
  'Please reply by Friday so that we can order enough food for everybody.',
  'We changed the opening hours of the library during the summer holidays.',
  'Wir treffen uns wie immer am ersten Montag des Monats im Gemeindehaus.',
  'Bitte bringt warme Kleidung und eine Taschenlampe mit.',
  'La réunion aura lieu mardi prochain à la mairie.',
  'El mercado abre todos los sábados de nueve a dos.',
  'Il corso di cucina comincia a ottobre e dura otto settimane.',
  'De vergadering van donderdag gaat niet door.',
  'Spotkanie odbędzie się w bibliotece w przyszły wtorek.',
  'Собрание состоится во вторник в библиотеке.',
  '図書館は月曜日に休館します。',
  '图书馆星期一闭馆。',
];
const ADVICE = [
  'Never share your backup codes with anyone, not even with us.',
  'Turn on two-factor authentication and print your recovery codes.',
  'Verwahre deine Wiederherstellungscodes getrennt vom Handy.',
  'Ne communiquez jamais vos codes de secours.',
  'Nunca compartas tus códigos de recuperación.',
];

type Maker = (dice: Dice) => readonly [name: string, text: string];

const person = (dice: Dice): string => `${dice.of(PEOPLE)} ${dice.of(FAMILIES)}`;
const phone = (dice: Dice): string =>
  dice.of([
    () => `+49 ${dice.from(150, 179)} ${dice.signs(DIGITS, 7)}`,
    () => `+1 (${dice.from(200, 989)}) ${dice.from(200, 999)}-${dice.signs(DIGITS, 4)}`,
    () => `0${dice.from(20, 99)} ${dice.signs(DIGITS, 4)} ${dice.signs(DIGITS, 4)}`,
    () => `0${dice.signs(DIGITS, 3)}-${dice.signs(DIGITS, 7)}`,
    () => `0${dice.from(1, 9)} ${dice.list(4, () => dice.signs(DIGITS, 2)).join(' ')}`,
    () => `+44 7${dice.signs(DIGITS, 3)} ${dice.signs(DIGITS, 6)}`,
  ])();

const KINDS: Readonly<Record<string, Maker>> = {
  newsletter: (dice) => [
    'newsletter.txt',
    lines(
      dice.of(['Spring news', 'Neues aus dem Verein', 'La lettre du mois', 'Noticias']),
      '',
      dice.shuffled(SENTENCES).slice(0, 4),
      '',
      dice.of(ADVICE),
      `Call us: ${phone(dice)} or ${phone(dice)}`,
      `Order ${dice.signs(DIGITS, 8)} has shipped on ${day(dice)}.`,
    ),
  ],
  invoice: (dice) => [
    `invoice-${dice.signs(DIGITS, 6)}.txt`,
    lines(
      `${dice.of(['Invoice', 'Rechnung', 'Facture', 'Factura', 'Fattura', 'Faktura'])} ${dice.signs(DIGITS, 8)}`,
      `${day(dice)}`,
      '',
      dice.list(
        dice.from(3, 9),
        () => `${dice.signs(DIGITS, 4)} ${dice.signs(DIGITS, 4)}  ${dice.of(THINGS)}  ${money(dice)}`,
      ),
      '',
      `Total ${money(dice)}`,
    ),
  ],
  'order numbers': (dice) => [
    dice.of(['orders.txt', 'notes.txt', 'Bestellungen.txt']),
    lines(
      dice.of([
        'Order numbers',
        'Open orders',
        'Bestellnummern',
        'Numéros de commande',
        `My orders at ${dice.of(SHOPS)}`,
      ]),
      dice.list(dice.from(4, 14), () => groups(dice, DIGITS, [3, 7, 7], '-')),
    ),
  ],
  'order numbers, short': (dice) => [
    'orders.txt',
    lines(
      dice.of(['Order numbers', 'Orders', 'Bestellnummern']),
      dice.list(dice.from(4, 14), () => dice.signs(DIGITS, 8)),
    ),
  ],
  'phone list': (dice) => [
    dice.of(['phones.txt', 'contacts.txt', 'Telefonliste.txt']),
    lines(
      dice.of(['Phone list', 'Telefonliste', 'Contacts', 'Numéros de téléphone', 'Teléfonos']),
      dice.list(dice.from(5, 20), () => phone(dice)),
    ),
  ],
  'phone list with names': (dice) => [
    'team.txt',
    lines(dice.list(dice.from(5, 20), () => `${person(dice)}${dice.of([': ', '  ', '\t', ' - '])}${phone(dice)}`)),
  ],
  'server log': (dice) => [
    'server.log',
    lines(
      dice.list(
        dice.from(10, 40),
        () =>
          `${day(dice)}T${time(dice)}Z ${dice.of(['INFO', 'WARN', 'ERROR'])} request=${dice.signs(HEX, 16)} ${dice.of(['ok', 'timeout', 'retry'])} ${dice.from(1, 900)}ms`,
      ),
    ),
  ],
  'application log': (dice) => [
    'app.log',
    lines(
      dice.list(
        dice.from(10, 30),
        () => `[${time(dice)}] user ${dice.from(1_000, 99_999)} session ${dice.signs(ALNUM, 20)} opened`,
      ),
    ),
  ],
  'auth log': (dice) => [
    'auth.log',
    lines(
      dice.list(
        dice.from(8, 25),
        () =>
          `Mar ${dice.from(1, 28)} ${time(dice)} host sshd[${dice.from(300, 30_000)}]: Accepted publickey for sam from 192.0.2.${dice.below(256)} port ${dice.from(1_024, 65_000)} ssh2: ED25519 SHA256:${dice.signs(BASE64, 43)}`,
      ),
    ),
  ],
  'licence keys': (dice) => [
    dice.of(['licences.txt', 'keys.txt', 'software.txt']),
    lines(
      dice.of(['Licence keys', 'License keys', 'Product keys', 'Lizenzschlüssel', 'Serial numbers', 'Activation keys']),
      dice.list(dice.from(3, 8), () =>
        groups(
          dice,
          UPPER_ALNUM,
          dice.of([
            [5, 5, 5, 5, 5],
            [4, 4, 4, 4],
            [5, 5, 5],
            [6, 6, 6],
          ]),
          '-',
        ),
      ),
    ),
  ],
  'one licence': (dice) => [
    'license.txt',
    lines(
      `Thank you for buying ${dice.of(['Photo Editor Pro', 'Microsoft Office 2021', 'Sublime Text', 'WinRAR'])}!`,
      '',
      `License key: ${groups(dice, UPPER_ALNUM, [5, 5, 5, 5, 5], '-')}`,
      `Registered to ${person(dice)}`,
    ),
  ],
  'game keys': (dice) => [
    'steam.txt',
    lines(
      dice.of(['Steam game keys', 'Steam keys', 'CD keys', 'Humble Bundle keys']),
      dice.list(dice.from(3, 8), () => groups(dice, UPPER_ALNUM, [5, 5, 5], '-')),
    ),
  ],
  'source code': (dice) => [
    'table.c',
    lines(
      'static const uint32_t table[] = {',
      dice.list(dice.from(4, 20), () => `    ${dice.list(4, () => `0x${dice.signs(HEX, 8)}`).join(', ')},`),
      '};',
    ),
  ],
  'source code with strings': (dice) => [
    'ids.py',
    lines(
      'IDS = [',
      dice.list(dice.from(4, 20), () => `    "${dice.signs(HEX, 12)}",`),
      ']',
      '',
      'def known(i):',
      '    return i in IDS',
    ),
  ],
  'source code of tests': () => [
    'codes.test.ts',
    lines(
      "import { expect, it } from 'vitest';",
      '',
      "it('redeems a recovery code once', () => {",
      '  const account = makeAccount();',
      '  expect(account.redeem(account.codes[0])).toBe(true);',
      '  expect(account.redeem(account.codes[0])).toBe(false);',
      '});',
    ),
  ],
  checksums: (dice) => [
    dice.of(['SHA256SUMS', 'checksums.txt', 'md5.txt']),
    lines(
      dice.list(
        dice.from(3, 15),
        () =>
          `${dice.signs(HEX, dice.of([32, 40, 64]))}  ${dice.of(['disk', 'image', 'setup'])}-${dice.signs(DIGITS, 2)}.iso`,
      ),
    ),
  ],
  'hashes alone': (dice) => {
    const length = dice.of([40, 56, 96, 128]);
    return ['hashes.txt', lines(dice.list(dice.from(3, 15), () => dice.signs(HEX, length)))];
  },
  'hashes under a heading': (dice) => [
    'notes.txt',
    lines(
      dice.of(['MD5 hashes', 'SHA-256', 'Checksums', 'Prüfsummen', 'File hashes:']),
      dice.list(dice.from(3, 15), () => dice.signs(HEX, 32)),
    ),
  ],
  'hashes with algorithm': (dice) => [
    'integrity.txt',
    lines(dice.list(dice.from(3, 12), () => `sha512-${dice.signs(BASE64, 86)}==`)),
  ],
  IBAN: (dice) => [
    'iban.txt',
    lines(
      dice.of(['IBAN', 'Bankverbindungen', 'Bank accounts']),
      dice.list(dice.from(2, 8), () => {
        const body = dice.signs(DIGITS, 18);
        const rest = 98 - Number([...`${body}131400`].reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0));
        return `DE${two(rest)}${body}`.replace(/(.{4})(?=.)/g, '$1 ');
      }),
    ),
  ],
  ISBN: (dice) => [
    'books.txt',
    lines(
      dice.of(['ISBN', 'Books to read', 'Bücher']),
      dice.list(dice.from(3, 12), () => {
        const body = `978${dice.signs(DIGITS, 9)}`;
        const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
        const isbn = `${body}${(10 - (sum % 10)) % 10}`;
        return dice.percent(50)
          ? isbn
          : `${isbn.slice(0, 3)}-${isbn.slice(3, 4)}-${isbn.slice(4, 8)}-${isbn.slice(8, 12)}-${isbn.slice(12)}`;
      }),
    ),
  ],
  'tracking numbers': (dice) => [
    'parcels.txt',
    lines(
      dice.of(['Tracking numbers', 'Parcels on their way:', 'Sendungsnummern', 'DHL tracking']),
      dice.list(dice.from(2, 9), () =>
        dice.of([
          () => `1Z${dice.signs(UPPER_ALNUM, 16)}`,
          () => dice.signs(DIGITS, 20),
          () => `00${dice.signs(DIGITS, 18)}`,
          () => `RR${dice.signs(DIGITS, 9)}DE`,
        ])(),
      ),
    ),
  ],
  'TOTP seeds': (dice) => [
    'authenticator.txt',
    lines(
      dice.of(['TOTP secrets', 'Authenticator seeds', '2FA secret keys', 'TOTP seeds']),
      dice.list(dice.from(2, 6), () => dice.signs(`${UPPER}234567`, dice.of([16, 32]))),
    ),
  ],
  'TOTP links': (dice) => [
    'otp.txt',
    lines(
      dice.list(
        dice.from(2, 8),
        () =>
          `otpauth://totp/${dice.of(['GitHub', 'Google', 'Discord'])}:sam@example.com?secret=${dice.signs(`${UPPER}234567`, 32)}&issuer=Example`,
      ),
    ),
  ],
  'one setup key': (dice) => [
    'setup.txt',
    lines(
      `${dice.of(['GitHub', 'Reddit', 'Proton', 'Mastodon'])} two-factor setup`,
      'Scan the QR code with your authenticator app, or enter this setup key:',
      dice.list(8, () => dice.signs(`${LOWER}234567`, 4)).join(' '),
    ),
  ],
  coupons: (dice) => [
    dice.of(['coupons.txt', 'deals.txt', 'Gutscheine.txt']),
    lines(
      `${dice.of(SHOPS)} ${dice.of(['coupon codes', 'gift card codes', 'discount codes', 'Gutscheincodes', 'codes promo', 'voucher codes', 'promo codes'])}`,
      dice.list(dice.from(2, 10), () =>
        groups(dice, UPPER_ALNUM, dice.of([[8], [4, 4], [4, 4, 4], [10], [4, 6, 4]]), '-'),
      ),
    ),
  ],
  'gift card': (dice) => [
    'gift.txt',
    lines(
      `You received a ${dice.of(SHOPS)} gift card!`,
      `Amount: ${money(dice)}`,
      `Claim code: ${groups(dice, UPPER_ALNUM, [4, 6, 4], '-')}`,
    ),
  ],
  UUIDs: (dice) => [
    dice.of(['ids.txt', 'list.txt', 'codes.txt']),
    lines(dice.list(dice.from(3, 20), () => uuid(dice))),
  ],
  'UUIDs with names': (dice) => [
    'devices.txt',
    lines(
      dice.list(dice.from(3, 12), () => `${dice.of(['laptop', 'phone', 'tablet'])}-${dice.below(50)}: ${uuid(dice)}`),
    ),
  ],
  'commit log': (dice) => [
    'log.txt',
    lines(
      dice.list(
        dice.from(8, 30),
        () =>
          `${dice.signs(HEX, dice.of([7, 8, 10]))} ${dice.of(['Fix the build', 'Update docs', 'Bump version', 'Use recovery codes in tests', 'Merge branch'])}`,
      ),
    ),
  ],
  'git log': (dice) => [
    'git.txt',
    lines(
      dice
        .list(dice.from(3, 10), () => [
          `commit ${dice.signs(HEX, 40)}`,
          `Author: ${person(dice)} <dev@example.com>`,
          `Date:   ${day(dice)} ${time(dice)} +0100`,
          '',
          `    ${dice.of(['Fix the build', 'Rename a test', 'Add backup codes to the settings page'])}`,
          '',
        ])
        .flat(),
    ),
  ],
  'git push': (dice) => [
    'push.txt',
    lines(
      'Enumerating objects: 25, done.',
      `Total ${dice.from(2, 90)} (delta ${dice.below(20)}), reused 0 (delta 0)`,
      'To github.com:sam/project.git',
      `   ${dice.signs(HEX, 7)}..${dice.signs(HEX, 7)}  main -> main`,
      `From github.com:sam/project`,
      ` * branch            main       -> FETCH_HEAD`,
      `Updating ${dice.signs(HEX, 7)}..${dice.signs(HEX, 7)}`,
    ),
  ],
  'numbers as CSV': (dice) => [
    'data.csv',
    lines(
      dice.of(['id,value,total', 'time;a;b', 'x,y,z']),
      dice.list(dice.from(8, 30), () => dice.list(3, () => dice.signs(DIGITS, dice.from(4, 8))).join(',')),
    ),
  ],
  'CSV of customers': (dice) => [
    'customers.csv',
    lines(
      'customer_id,name,email,phone',
      dice.list(
        dice.from(5, 20),
        () => `${dice.signs(DIGITS, 8)},${person(dice)},user${dice.below(999)}@example.com,${phone(dice)}`,
      ),
    ),
  ],
  'bare numbers': (dice) => {
    const length = dice.of([5, 7, 8, 10, 12]);
    return ['numbers.txt', lines(dice.list(dice.from(5, 30), () => dice.signs(DIGITS, length)))];
  },
  'bare measurements': (dice) => [
    'measured.txt',
    lines(
      dice.list(
        dice.from(8, 30),
        (at) => `${1_700_000_000 + at * 60}\t${dice.from(1_000, 9_999)}\t${dice.from(1_000, 9_999)}`,
      ),
    ),
  ],
  dates: (dice) => [
    'dates.txt',
    lines(
      dice.percent(50) ? [] : dice.of(['Birthdays', 'Termine', 'Deadlines', 'Holidays']),
      dice.list(dice.from(5, 20), () =>
        dice.of([
          () => day(dice),
          () => day(dice).split('-').reverse().join('.'),
          () => day(dice).replaceAll('-', ''),
          () => day(dice).replaceAll('-', '/'),
        ])(),
      ),
    ),
  ],
  'MAC addresses': (dice) => [
    'network.txt',
    lines(dice.list(dice.from(4, 15), () => dice.list(6, () => dice.signs(HEX, 2)).join(dice.of([':', '-'])))),
  ],
  'IP addresses': (dice) => [
    'hosts.txt',
    lines(
      dice.list(
        dice.from(4, 20),
        () => `192.0.2.${dice.below(256)}${dice.of(['', `\thost${dice.below(99)}.example.com`])}`,
      ),
    ),
  ],
  'IPv6 addresses': (dice) => [
    'hosts6.txt',
    lines(
      dice.list(dice.from(4, 15), () => `2001:db8:${dice.signs(HEX, 4)}:${dice.signs(HEX, 4)}::${dice.signs(HEX, 3)}`),
    ),
  ],
  'bank statement': (dice) => [
    'statement.txt',
    lines(
      dice.of(['Account statement', 'Kontoauszug', 'Relevé de compte', 'Extracto bancario']),
      dice.list(
        dice.from(6, 20),
        () => `${day(dice)}  ${dice.signs(DIGITS, 8)}  ${dice.of(SHOPS)}  ${dice.of(['', '-'])}${money(dice)}`,
      ),
    ),
  ],
  'card numbers': (dice) => [
    'cards.txt',
    lines(
      dice.list(dice.from(2, 6), () => {
        const digits = dice.signs(DIGITS, 15);
        const sum = [...digits].reduce((total, digit, at) => {
          const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
          return total + (value > 9 ? value - 9 : value);
        }, 0);
        return `${digits}${(10 - (sum % 10)) % 10}`.replace(/(\d{4})(?=\d)/g, '$1 ');
      }),
    ),
  ],
  'Wi-Fi vouchers': (dice) => [
    dice.of(['wifi.txt', 'vouchers.txt', 'Hotel WLAN.txt']),
    lines(
      dice.of([
        'Guest Wi-Fi vouchers',
        'WLAN-Gutscheine',
        'Wi-Fi voucher codes',
        'UniFi hotspot vouchers',
        'Wifi codes',
      ]),
      dice.list(dice.from(5, 20), () => groups(dice, DIGITS, [5, 5], '-')),
    ),
  ],
  'Wi-Fi password': (dice) => [
    'wifi.txt',
    lines('Guest network', `SSID: Guest-${dice.signs(DIGITS, 3)}`, `Password: ${groups(dice, ALNUM, [4, 4, 4], '-')}`),
  ],
  lottery: (dice) => [
    'lotto.txt',
    lines(
      dice.of(['Lottery numbers', 'Lottozahlen', 'EuroMillions', 'Winning numbers']),
      dice.list(dice.from(4, 12), () => dice.list(6, () => two(dice.from(1, 49))).join(' ')),
    ),
  ],
  'serial numbers': (dice) => [
    'inventory.txt',
    lines(
      dice.of(['Serial numbers', 'Seriennummern', 'Numéros de série', 'Inventory of laptops', 'Números de serie']),
      dice.list(dice.from(4, 15), () => `${dice.of(['', 'SN ', 'S/N: '])}${dice.signs(UPPER_ALNUM, 12)}`),
    ),
  ],
  'serial numbers with names': (dice) => [
    'devices.csv',
    lines(
      'device;serial',
      dice.list(dice.from(4, 15), () => `${dice.of(THINGS)};${dice.signs(UPPER_ALNUM, 10)}`),
    ),
  ],
  'package lock': (dice) => [
    'package-lock.txt',
    lines(
      dice
        .list(dice.from(3, 12), () => [
          `    "node_modules/${dice.signs(LOWER, 7)}": {`,
          `      "version": "${dice.below(9)}.${dice.below(30)}.${dice.below(9)}",`,
          `      "resolved": "https://registry.npmjs.org/${dice.signs(LOWER, 7)}.tgz",`,
          `      "integrity": "sha512-${dice.signs(BASE64, 86)}=="`,
          '    },',
        ])
        .flat(),
    ),
  ],
  'yarn lock': (dice) => [
    'yarn.lock',
    lines(
      dice
        .list(dice.from(3, 12), () => [
          `${dice.signs(LOWER, 6)}@^${dice.below(9)}.0.0:`,
          `  version "${dice.below(9)}.${dice.below(30)}.0"`,
          `  resolved "https://registry.yarnpkg.com/x.tgz#${dice.signs(HEX, 40)}"`,
          '',
        ])
        .flat(),
    ),
  ],
  base64: (dice) => ['data.txt', lines(dice.list(dice.from(4, 20), () => dice.signs(BASE64, 64)))],
  certificate: (dice) => [
    'cert.pem',
    lines(
      '-----BEGIN CERTIFICATE-----',
      dice.list(dice.from(8, 20), () => dice.signs(BASE64, 64)),
      '-----END CERTIFICATE-----',
    ),
  ],
  'SSH keys': (dice) => [
    'authorized_keys',
    lines(dice.list(dice.from(1, 5), () => `ssh-ed25519 AAAA${dice.signs(BASE64, 64)} ${dice.of(PEOPLE)}@laptop`)),
  ],
  fingerprints: (dice) => [
    'fingerprints.txt',
    lines(
      dice.of(['Key fingerprints', 'GPG fingerprints', 'Fingerprint:']),
      dice.list(dice.from(1, 5), () => groups(dice, HEX.toUpperCase(), [4, 4, 4, 4, 4, 4, 4, 4, 4, 4], ' ')),
    ),
  ],
  'hex dump': (dice) => [
    'dump.txt',
    lines(
      dice.list(
        dice.from(4, 20),
        (at) => `${two(at).padStart(8, '0')}: ${dice.list(8, () => dice.signs(HEX, 4)).join(' ')}  ................`,
      ),
    ),
  ],
  'API keys': (dice) => [
    'env.txt',
    lines(
      `STRIPE_SECRET_KEY=sk_test_${dice.signs(ALNUM, 24)}`,
      `GITHUB_TOKEN=ghp_${dice.signs(ALNUM, 36)}`,
      `AWS_ACCESS_KEY_ID=AKIA${dice.signs(UPPER_ALNUM, 16)}`,
      `DATABASE_URL=postgres://app:${dice.signs(ALNUM, 16)}@db.example.com/app`,
    ),
  ],
  'sign-in codes': (dice) => [
    'sms.txt',
    lines(
      dice.list(
        dice.from(2, 8),
        () =>
          `${time(dice)} ${dice.of(['Google', 'WhatsApp', 'Uber', 'Telegram'])}: ${dice.of(['Your verification code is', 'Dein Anmeldecode lautet', 'Votre code est', 'Tu código es'])} ${dice.signs(DIGITS, 6)}.`,
      ),
    ),
  ],
  bookings: (dice) => [
    'travel.txt',
    lines(
      dice.of(['Booking references', 'Buchungscodes', 'Flights']),
      dice.list(
        dice.from(2, 8),
        () => `${dice.signs(UPPER_ALNUM, 6)}  ${day(dice)}  ${dice.signs(UPPER, 3)}-${dice.signs(UPPER, 3)}`,
      ),
    ),
  ],
  'postal codes': (dice) => [
    'places.txt',
    lines(
      dice.of(['ZIP codes', 'Postal codes', 'Postleitzahlen', 'Codes postaux', 'Códigos postales']),
      dice.list(dice.from(5, 20), () => dice.signs(DIGITS, dice.of([5, 6]))),
    ),
  ],
  'error codes': (dice) => [
    'errors.txt',
    lines(
      dice.of(['Error codes', 'Fehlercodes', "Codes d'erreur", 'Códigos de error']),
      dice.list(
        dice.from(5, 20),
        () => `0x${dice.signs(HEX.toUpperCase(), 8)}  ${dice.of(['access denied', 'not found', 'timeout'])}`,
      ),
    ),
  ],
  'one-time link': (dice) => [
    'mail.txt',
    lines(
      `From: no-reply@${dice.of(['github', 'google', 'discord'])}.com`,
      'Subject: Reset your password',
      '',
      'Click the link below to reset your password. It works for one hour.',
      `https://example.com/reset?token=${dice.signs(HEX, 40)}`,
    ),
  ],
  'mail about codes': (dice) => [
    'mail.txt',
    lines(
      `From: security@${dice.of(['github', 'google', 'discord', 'dropbox'])}.com`,
      `Date: ${day(dice)}`,
      'Subject: Your recovery codes were viewed',
      '',
      `Your ${dice.of(['GitHub', 'Google', 'Discord', 'Dropbox'])} recovery codes were viewed on ${day(dice)} at ${time(dice)}.`,
      `If this was not you, contact support with the reference ${dice.signs(DIGITS, 4)}-${dice.signs(DIGITS, 4)}.`,
      `Ticket ${dice.signs(DIGITS, 8)}`,
    ),
  ],
  'help page': (dice) => [
    'help.txt',
    lines(
      'What are backup codes?',
      '',
      'Backup codes let you sign in when you do not have your phone. Each code works once.',
      `A backup code looks like ${groups(dice, DIGITS, [4, 4], ' ')}.`,
      '',
      'Related articles',
      dice.list(
        dice.from(3, 6),
        () =>
          `${dice.signs(DIGITS, 7)} ${dice.of(['Reset your password', 'Change your phone number', 'Turn on two-step verification'])}`,
      ),
    ),
  ],
  'student ids': (dice) => [
    'course.txt',
    lines(
      dice.of(['Student ids', 'Matrikelnummern', 'Participants', 'Teilnehmer']),
      dice.list(dice.from(5, 25), () => dice.signs(DIGITS, dice.of([7, 8]))),
    ),
  ],
  'wallet addresses': (dice) => [
    'coins.txt',
    lines(
      'Bitcoin addresses',
      dice.list(dice.from(2, 6), () => `bc1q${dice.signs(ALNUM, 38)}`),
    ),
  ],
  transactions: (dice) => [
    'tx.txt',
    lines(
      'Transactions',
      dice.list(dice.from(3, 10), () => `0x${dice.signs(HEX, 64)}`),
    ),
  ],
  'docker images': (dice) => [
    'images.txt',
    lines(
      'REPOSITORY   TAG      IMAGE ID       SIZE',
      dice.list(
        dice.from(3, 10),
        () => `${dice.signs(LOWER, 6)}       latest   ${dice.signs(HEX, 12)}   ${dice.from(20, 900)}MB`,
      ),
    ),
  ],
  'kubernetes pods': (dice) => [
    'pods.txt',
    lines(
      'NAME   READY   STATUS',
      dice.list(dice.from(3, 12), () => `web-${dice.signs(HEX, 10)}-${dice.signs(ALNUM, 5)}   1/1   Running`),
    ),
  ],
  passwords: (dice) => [
    'passwords.txt',
    lines(
      dice.list(
        dice.from(3, 10),
        () =>
          `${dice.of(['github.com', 'google.com', 'discord.com'])} sam@example.com ${dice.signs(LOWER + UPPER + DIGITS, 14)}`,
      ),
    ),
  ],
  'meeting ids': (dice) => [
    'meetings.txt',
    lines(
      'Zoom meeting',
      `Meeting ID: ${groups(dice, DIGITS, [3, 4, 4], ' ')}`,
      `Passcode: ${dice.signs(DIGITS, 6)}`,
      'One tap mobile',
      phone(dice),
      phone(dice),
    ),
  ],
  timetable: (dice) => [
    'bus.txt',
    lines(
      dice.of(['Bus 12', 'Timetable', 'Fahrplan']),
      dice.list(
        dice.from(5, 15),
        () => `${two(dice.below(24))}${two(dice.below(12) * 5)}-${two(dice.below(24))}${two(dice.below(12) * 5)}`,
      ),
    ),
  ],
  recipe: (dice) => [
    'recipe.txt',
    lines(
      'Apple cake',
      '',
      '1. Heat the oven to 180 degrees.',
      '2. Mix 250 g flour, 120 g sugar and 3 eggs.',
      `3. Bake for ${dice.from(30, 60)} minutes.`,
      '4. Let it cool.',
    ),
  ],
  'to-do list': (dice) => [
    'todo.txt',
    lines(
      dice.list(
        dice.from(5, 12),
        () =>
          `${dice.of(['[ ]', '[x]', '-', '*'])} ${dice.of(['Print the recovery codes of GitHub', 'Buy milk', 'Call the dentist', 'Renew the passport', 'Save Google backup codes', 'Pay invoice'])} ${dice.of(['', day(dice)])}`,
      ),
    ),
  ],
  'accounts and how they are secured': (dice) => [
    'accounts.txt',
    lines(
      'Accounts',
      dice.list(
        dice.from(4, 10),
        () =>
          `${dice.of(['GitHub', 'Google', 'Discord', 'Slack', 'Stripe'])}: ${dice.of(['recovery codes in the safe', 'no recovery codes yet', '2FA by app', 'backup codes printed'])}`,
      ),
    ),
  ],
};

const NAMES = Object.keys(KINDS);

/** The text of a seed: every kind in turn. */
export function codeFreeText(seed: number): CodeFreeText {
  const kind = NAMES[seed % NAMES.length] ?? '';
  const made = KINDS[kind]?.(throwDice(seed));
  if (made === undefined) throw new RangeError(kind);
  return { kind, name: made[0], text: made[1] };
}
