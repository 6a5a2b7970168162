/** The ways in which people and programs write the same ten codes down. */
import { describe, expect, it } from 'vitest';
import { type Expected, expectedSet, find } from './found.ts';
import { DIGITS, HEX, LOWER, makeCodes } from './make-codes.ts';

const TEN = makeCodes(10, DIGITS, [4, 4], ' ', 3);
const HASHES = makeCodes(10, HEX, [5, 5], '-', 4);
const arabic = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const list = (line: (code: string, index: number) => string, codes = TEN) => codes.map(line).join('\n');
const inColumns = (between: string, cell: (code: string, index: number) => string = (code) => code) =>
  [0, 1, 2, 3, 4].map((row) => [row, row + 5].map((at) => cell(TEN[at] ?? '', at)).join(between)).join('\n');

const LAYOUTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['one a line', list((code) => code), TEN],
  ['CRLF and blanks at the ends', TEN.map((code) => `  ${code}  `).join('\r\n'), TEN],
  ['old Macintosh line ends', TEN.join('\r'), TEN],
  ['a blank line after each', TEN.join('\n\n'), TEN],
  ['two halves with a blank line between', [...TEN.slice(0, 5), '', ...TEN.slice(5)].join('\n'), TEN],
  ['numbers with a dot', list((code, at) => `${at + 1}. ${code}`), TEN],
  ['numbers with a bracket and a leading zero', list((code, at) => `${String(at + 1).padStart(2, '0')}) ${code}`), TEN],
  ['numbers in brackets', list((code, at) => `(${at + 1}) ${code}`), TEN],
  ['numbers in square brackets', list((code, at) => `[${at + 1}] ${code}`), TEN],
  ['numbers with a dash', list((code, at) => `${at + 1} - ${code}`), TEN],
  ['numbers with a colon and no blank', list((code, at) => `${at + 1}:${code}`), TEN],
  ['numbers with a hash', list((code, at) => `#${at + 1} ${code}`), TEN],
  ['numbers with a blank only', list((code, at) => `${at + 1} ${code}`), TEN],
  ['numbers with a tab', list((code, at) => `${at + 1}\t${code}`), TEN],
  ['one of ten', list((code, at) => `${at + 1}/10 ${code}`).replace(/\/10 /g, '/10: '), TEN],
  ['numbers in rings', list((code, at) => `${String.fromCodePoint(0x2460 + at)}${code}`), TEN],
  ['"Code 1:"', list((code, at) => `Code ${at + 1}: ${code}`), TEN],
  ['"Backup code #1 -"', list((code, at) => `Backup code #${at + 1} - ${code}`), TEN],
  ['"Recovery code:" before each', list((code) => `Recovery code: ${code}`), TEN],
  ['bullets', list((code) => `• ${code}`), TEN],
  ['bullets of Markdown', list((code) => `- ${code}`), TEN],
  ['open boxes', list((code) => `[ ] ${code}`), TEN],
  ['task list of Markdown', list((code) => `- [ ] ${code}`), TEN],
  ['code spans of Markdown', list((code) => `* \`${code}\``), TEN],
  ['bold', list((code) => `**${code}**`), TEN],
  ['quoted mail', list((code) => `> ${code}`), TEN],
  ['quoted mail, three deep', list((code) => `> > > ${code}`), TEN],
  ['quotes round each', list((code) => `"${code}"`), TEN],
  ['quotes and commas', list((code) => `'${code}',`), TEN],
  ['an array on one line', JSON.stringify(TEN), TEN],
  ['an array over many lines', JSON.stringify(TEN, null, 2), TEN],
  ['commas on one line', TEN.join(', '), TEN],
  ['semicolons on one line', TEN.join(';'), TEN],
  ['slashes on one line', HASHES.join(' / '), HASHES],
  ['blanks on one line', HASHES.join(' '), HASHES],
  [
    'a table of Markdown',
    ['| # | Code |', '|---|---|', ...TEN.map((code, at) => `| ${at + 1} | ${code} |`)].join('\n'),
    TEN,
  ],
  ['numbered columns', inColumns('          ', (code, at) => `${at + 1}. ${code}`), TEN],
  ['numbered columns with a tab', inColumns('\t', (code, at) => `${at + 1}) ${code}`), TEN],
  ['numbered columns with one blank', inColumns(' ', (code, at) => `${at + 1}. ${code}`), TEN],
  ['digits of Arabic', list((code) => arabic(code, 0x0660)), TEN],
  ['digits of Persian, numbered', list((code, at) => arabic(`${at + 1}. ${code}`, 0x06f0)), TEN],
  ['digits of Hindi', list((code) => arabic(code, 0x0966)), TEN],
  ['wide digits', list((code) => arabic(code, 0xff10)), TEN],
  ['marks for writing from the right', list((code) => `\u200F\u202B${code}\u202C`), TEN],
  ['invisible signs inside', list((code) => code.replace(/ /, '\u200B \u2060')), TEN],
  ['blanks that do not break', list((code) => code.replace(' ', '\u00A0')), TEN],
  [
    'a page head between five and six',
    [
      ...TEN.map((code, at) => `${at + 1}. ${code}`).slice(0, 5),
      '',
      'Page 2 of 2',
      '',
      ...TEN.map((code, at) => `${at + 1}. ${code}`).slice(5),
    ].join('\n'),
    TEN,
  ],
  ['remarks in brackets', list((code, at) => `${code} (${at === 3 ? 'for the laptop' : 'spare'})`), TEN],
  ['breaks after the dash', HASHES.map((code) => code.replace('-', '-\n')).join('\n'), HASHES],
];

describe('layouts', () => {
  it.each(LAYOUTS)('%s', (_title, text, codes) => {
    const expected = expectedSet({ service: null, codes, label: 'Acme Bank backup codes' });
    expect(find('notes.txt', `Acme Bank backup codes\n\n${text}\n`, [expected])).toEqual({
      sets: [expected],
      warnings: [],
    });
  });

  it.each([
    ['tabs', inColumns('\t')],
    ['wide blanks', inColumns('      ')],
  ])('columns with %s and without numbers: line order, and said to be unsure', (_title, text) => {
    const across = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9].map((at) => TEN[at] ?? '');
    const expected = expectedSet({ service: null, codes: across, orderSure: false });
    expect(find('backup-codes.txt', text, [expected])).toEqual({ sets: [expected], warnings: ['order-uncertain'] });
  });

  it.each([1, 2, 3, 9, 10])('numbers may have gaps: code %i crossed out of the list is no error', (gone) => {
    const text = TEN.map((code, at) => `${at + 1}. ${code}`)
      .filter((_line, at) => at + 1 !== gone)
      .join('\n');
    const expected = expectedSet({ service: null, codes: TEN.filter((_code, at) => at + 1 !== gone) });
    expect(find('backup-codes.txt', text, [expected]).sets).toEqual([expected]);
  });

  it('numbers from 0 are kept as they are', () => {
    const expected = expectedSet({ service: null, codes: TEN, indexBase: 0 });
    expect(
      find(
        'backup-codes.txt',
        list((code, at) => `${at}: ${code}`),
        [expected],
      ).sets,
    ).toEqual([expected]);
  });
});

const USED: readonly (readonly [string, (code: string) => string])[] = [
  ['(used)', (code) => `${code} (used)`],
  ['used', (code) => `${code} used`],
  ['USED with a date', (code) => `${code} - USED 2025-03-14`],
  ['used on a date', (code) => `${code} used on Mar 14, 2025`],
  ['already used', (code) => `${code}  already used`],
  ['[x]', (code) => `[x] ${code}`],
  ['- [X]', (code) => `- [X] ${code}`],
  ['a ticked box', (code) => `☑ ${code}`],
  ['a crossed box', (code) => `☒ ${code}`],
  ['a tick behind', (code) => `${code} ✓`],
  ['a heavy tick as a picture', (code) => `${code} ✔️`],
  ['a cross behind', (code) => `${code} ✗`],
  ['x behind', (code) => `${code} x`],
  ['x before', (code) => `x ${code}`],
  ['used before', (code) => `(used) ${code}`],
  ['struck in Markdown', (code) => `~~${code}~~`],
  ['struck with its bullet', (code) => `~~- ${code}~~`],
  ['struck in HTML', (code) => `<del>${code}</del>`],
  ['struck sign by sign', (code) => [...code].map((sign) => `${sign}\u0336`).join('')],
  ['arrow', (code) => `${code} <- used`],
  ['hash', (code) => `${code} # used 14.03.2025`],
  ['German', (code) => `${code} (benutzt)`],
  ['German, date', (code) => `${code} - verwendet am 14.03.2025`],
  ['French', (code) => `${code} (utilisé)`],
  ['French, already', (code) => `${code} déjà utilisé`],
  ['Spanish', (code) => `${code} (usado)`],
  ['Portuguese', (code) => `${code} - já utilizado`],
  ['Italian', (code) => `${code} (usato)`],
  ['Dutch', (code) => `${code} (gebruikt)`],
  ['Polish', (code) => `${code} (użyty)`],
  ['Polish, other word', (code) => `${code} - wykorzystany`],
];
const NOT_USED: readonly (readonly [string, (code: string) => string])[] = [
  ['use this next', (code) => `${code} <- use this next`],
  ['use next in brackets', (code) => `${code} (use this one next)`],
  ['not used', (code) => `${code} (not used)`],
  ['unused', (code) => `${code} unused`],
  ['to be used', (code) => `${code} - to be used in Berlin`],
  ['nicht benutzt', (code) => `${code} (noch nicht benutzt)`],
  ['pas utilisé', (code) => `${code} (pas encore utilisé)`],
  ['open box', (code) => `☐ ${code}`],
];

describe('used marks', () => {
  it.each(USED)('%s', (_title, mark) => {
    const text = HASHES.map((code, at) => (at === 1 || at === 6 ? mark(code) : code)).join('\n');
    const expected = expectedSet({ service: null, codes: HASHES, used: [1, 6] });
    expect(find('backup-codes.txt', text, [expected])).toEqual({ sets: [expected], warnings: [] });
  });

  it.each(NOT_USED)('%s is none', (_title, mark) => {
    const text = HASHES.map((code, at) => (at === 1 ? mark(code) : code)).join('\n');
    const expected = expectedSet({ service: null, codes: HASHES });
    expect(find('backup-codes.txt', text, [expected])).toEqual({ sets: [expected], warnings: [] });
  });

  it('headings of their own mark the codes under them', () => {
    const text = ['GitHub recovery codes', '', 'Used:', ...HASHES.slice(0, 3), '', 'Unused:', ...HASHES.slice(3)].join(
      '\n',
    );
    const expected = expectedSet({ service: 'github', codes: HASHES, used: [0, 1, 2] });
    expect(find('notes.txt', text, [expected])).toEqual({ sets: [expected], warnings: [] });
  });

  it.each([
    ['dates', (spent: boolean) => (spent ? '2025-03-14' : '')],
    ['yes and no', (spent: boolean) => (spent ? 'yes' : 'no')],
    ['crosses', (spent: boolean) => (spent ? 'x' : ' ')],
  ])('a column headed "used" with %s', (_title, state) => {
    const rows = HASHES.map((code, at) => `| ${at + 1} | \`${code}\` | ${state(at < 2)} |`);
    const text = ['| # | code | used |', '|---|:---:|---|', ...rows].join('\n');
    const expected = expectedSet({ service: null, codes: HASHES, used: [0, 1] });
    expect(find('backup-codes.md', text, [expected])).toEqual({ sets: [expected], warnings: [] });
  });

  it('a column of states marks its line', () => {
    const text = HASHES.map((code, at) => `| ${at + 1} | ${code} | ${at === 4 ? 'used' : ''} |`).join('\n');
    const expected = expectedSet({ service: null, codes: HASHES, used: [4] });
    expect(find('backup-codes.md', text, [expected]).sets).toEqual([expected]);
  });
});

describe('headings in other languages', () => {
  it.each([
    'Wiederherstellungscodes für GitHub',
    'GitHub-Sicherungscodes',
    'GitHub: Notfallcodes',
    'Codes de secours GitHub',
    'Codes de récupération GitHub',
    'Códigos de respaldo de GitHub',
    'Códigos de recuperación de GitHub',
    'Códigos de backup do GitHub',
    'Códigos de recuperação do GitHub',
    'Codici di backup GitHub',
    'Codici di recupero di GitHub',
    'GitHub herstelcodes',
    'GitHub back-upcodes',
    'Kody zapasowe GitHub',
    'Kody odzyskiwania GitHub',
    'GitHub återställningskoder',
    'GitHub-gendannelseskoder',
    'GitHub varmuuskoodit',
    'GitHub záložní kódy',
    'GitHub yedek kodları',
    'Резервные коды GitHub',
    'Коды восстановления GitHub',
    'GitHub εφεδρικοί κωδικοί',
    'קודי שחזור GitHub',
    'رموز الاسترداد GitHub',
    'GitHub バックアップコード',
    'GitHub リカバリーコード',
    'GitHub 恢复代码',
    'GitHub 備用碼',
    'GitHub 백업 코드',
  ])('%s', (heading) => {
    const codes = makeCodes(6, LOWER + DIGITS, [10], '', 8);
    expect(find('notes.txt', [heading, ...codes].join('\n'), []).sets).toMatchObject([
      { service: 'github', codes } satisfies Partial<Expected>,
    ]);
    expect(find('notes.txt', [heading.replace('GitHub', ''), ...codes].join('\n'), []).sets).toMatchObject([
      { service: null, codes },
    ]);
  });
});
