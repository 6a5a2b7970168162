/** Texts with several sets, old sets, repeats, foreign signs, keys and phrases. */
import { describe, expect, it } from 'vitest';
import { type Expected, expectedSet, find } from './found.ts';
import { DIGITS, HEX, LOWER, makeCodes, UPPER } from './make-codes.ts';

const hub = (seed: number, count = 16) => makeCodes(count, HEX, [5, 5], '-', seed);
const goo = (seed: number, count = 10) => makeCodes(count, DIGITS, [4, 4], ' ', seed);
const text = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n');

function check(name: string, content: string, sets: readonly Expected[], warnings: readonly string[] = []): void {
  const expected = sets.map(expectedSet);
  expect(find(name, content, expected)).toEqual({ sets: expected, warnings });
}

describe('several sets', () => {
  it('two accounts of one service', () => {
    check('codes.txt', text('GitHub (octo-sam)', hub(1), '', 'GitHub (work-sam)', hub(2)), [
      { service: 'github', account: 'octo-sam', codes: hub(1) },
      { service: 'github', account: 'work-sam', codes: hub(2) },
    ]);
  });

  it('two live sets of one account: which one lives has to be asked', () => {
    check(
      'codes.txt',
      text('GitHub recovery codes', hub(1), '', 'GitHub recovery codes', hub(2)),
      [
        { service: 'github', codes: hub(1) },
        { service: 'github', codes: hub(2) },
      ],
      ['which-set-is-live'],
    );
  });

  it('two full lists with only a blank line between', () => {
    check(
      'github-recovery-codes.txt',
      text(hub(1), '', hub(2)),
      [
        { service: 'github', codes: hub(1) },
        { service: 'github', codes: hub(2) },
      ],
      ['which-set-is-live'],
    );
  });

  it('numbers that begin again begin a set', () => {
    const numbered = (codes: readonly string[]) => codes.map((code, at) => `${at + 1}. ${code}`);
    check('backup-codes.txt', text(numbered(goo(1)), numbered(goo(2))), [
      { service: null, codes: goo(1) },
      { service: null, codes: goo(2) },
    ]);
  });

  it('different shapes in one block', () => {
    check('backup-codes.txt', text(hub(1), goo(2)), [
      { service: null, codes: hub(1) },
      { service: null, codes: goo(2) },
    ]);
  });

  it('old and new, under headings of one line each', () => {
    check('codes.txt', text('GitHub', '', 'Old codes (2023):', hub(1), '', 'New codes (2025-02-01):', hub(2)), [
      { service: 'github', codes: hub(1), retired: true, generatedAt: '2023' },
      { service: 'github', codes: hub(2), generatedAt: '2025-02-01' },
    ]);
  });

  it.each([
    ['GitHub recovery codes (old)', true],
    ['OLD GitHub recovery codes', true],
    ['GitHub recovery codes - replaced 2024-05-01', true],
    ['GitHub recovery codes, dead since May', true],
    ['GitHub codes: expired', true],
    ['GitHub recovery codes - no longer valid', true],
    ['Alte GitHub-Wiederherstellungscodes', true],
    ['Anciens codes de secours GitHub', true],
    ['Códigos de respaldo antiguos de GitHub', true],
    ['GitHub recovery codes', false],
    ['New GitHub recovery codes', false],
    ['GitHub recovery codes for my old laptop', false],
  ])('%s: retired is %s', (heading, retired) => {
    const { sets } = find('codes.txt', text(heading, hub(1)), []);
    expect(sets).toMatchObject([{ service: 'github', retired }]);
  });

  it.each([
    ['These replace the old ones.', true, false],
    ['This set replaces the codes of 2023', true, false],
    ['Your previous codes are no longer valid.', true, false],
    ['Any existing recovery codes you saved will be invalidated.', true, false],
    ['Die alten Codes sind ungültig.', true, false],
    [
      'When you generate new recovery codes, you must download or print the new codes. Your old codes will no longer work.',
      false,
      false,
    ],
    ['Generating new codes will make the old ones stop working.', false, false],
    ['These codes are no longer valid.', false, true],
    ['Keep these codes safe.', false, false],
  ])('"%s" replaces: %s, retires: %s', (sentence, replacesOlder, retired) => {
    expect(find('codes.txt', text('GitHub recovery codes', sentence, hub(1)), []).sets).toMatchObject([
      { replacesOlder, retired },
    ]);
  });

  it('a set that says it replaces the other one leaves nothing to ask', () => {
    const content = text(
      'GitHub recovery codes',
      hub(1),
      '',
      'GitHub recovery codes',
      'These replace the old ones.',
      hub(2),
    );
    expect(find('codes.txt', content, []).warnings).toEqual([]);
  });

  it('a remark under an old list, before the next heading', () => {
    check(
      'codes.txt',
      text('GitHub', '', hub(1), '', '^ these are dead, replaced 2025-01-03', '', 'GitHub', '', hub(2)),
      [
        { service: 'github', codes: hub(1), retired: true },
        { service: 'github', codes: hub(2) },
      ],
    );
  });

  it('headings under one heading share its service and account', () => {
    check('codes.txt', text('### Google', 'Account: sam@example.com', 'Old:', goo(1), 'New:', goo(2)), [
      { service: 'google', account: 'sam@example.com', codes: goo(1), retired: true },
      { service: 'google', account: 'sam@example.com', codes: goo(2) },
    ]);
  });

  it('a title of the text speaks for every list under it', () => {
    check(
      'notes.md',
      text(
        '# My recovery codes',
        '',
        '## GitHub',
        hub(1),
        '',
        '## Bank of Example',
        goo(2),
        '',
        '## Phone numbers',
        '0555 0142',
        '0655 0143',
        '0755 0144',
      ),
      [
        { service: 'github', codes: hub(1) },
        { service: null, codes: goo(2), label: 'Bank of Example' },
      ],
    );
  });

  it('a list of another subject between two sets stays out', () => {
    check(
      'notes.txt',
      text(
        'GitHub recovery codes',
        hub(1),
        '',
        'Phone numbers:',
        '0555 0142',
        '0555 0143',
        '0555 0144',
        '',
        'Google backup codes',
        goo(2),
      ),
      [
        { service: 'github', codes: hub(1) },
        { service: 'google', codes: goo(2) },
      ],
    );
  });

  it('a service in the name of the file does not name another list in it', () => {
    check('github-recovery-codes.txt', text(hub(1), '', 'my bank codes', goo(2)), [
      { service: 'github', codes: hub(1) },
      { service: null, codes: goo(2), label: 'my bank codes' },
    ]);
  });
});

describe('repeats', () => {
  it.each([1, 2, 16])('%i codes twice are dropped and counted', (count) => {
    check(
      'github-recovery-codes.txt',
      text(hub(1), hub(1).slice(0, count)),
      [{ service: 'github', codes: hub(1) }],
      [`duplicates-dropped:${count}`],
    );
  });

  it('a later copy brings its used marks', () => {
    const later = hub(1).map((code, at) => (at < 2 ? `${code} (used)` : code));
    check(
      'github-recovery-codes.txt',
      text(hub(1), '', 'Copy of May:', later),
      [{ service: 'github', codes: hub(1), used: [0, 1] }],
      ['duplicates-dropped:16'],
    );
  });

  it('case makes a difference where the service has both', () => {
    const codes = ['abcDEFgjkm2npqrs', 'ABCdefGJKM2NPQRS', 'qrstWXYZabcdefg3'];
    check('Nextcloud-backup-codes.txt', text(codes), [{ service: 'nextcloud', codes }]);
  });
});

describe('signs that the service never uses', () => {
  it.each([
    ['O for 0', '5d4a9-33eO1'],
    ['l for 1', 'l7f66-6f648'],
    ['a Cyrillic letter', '5d4\u04309-33e61'],
  ])('%s: kept as written and pointed at', (_title, wrong) => {
    const codes = [...hub(1).slice(0, 3), wrong, ...hub(1).slice(4)];
    check(
      'github-recovery-codes.txt',
      text(codes),
      [{ service: 'github', codes, doubtful: [3] }],
      ['outside-alphabet:1'],
    );
  });

  it('a letter among digits', () => {
    const codes = [...goo(1).slice(0, 9), '4829 O806'];
    check(
      'google backup codes.txt',
      text(codes),
      [{ service: 'google', codes, doubtful: [9] }],
      ['outside-alphabet:1'],
    );
  });

  it('upper case is no other sign where the service folds it', () => {
    const codes = hub(1).map((code) => code.toUpperCase());
    check('github-recovery-codes.txt', text(codes), [{ service: 'github', codes }]);
  });

  it('codes of an unknown service are never doubted', () => {
    check('acme-backup-codes.txt', text('O0O0-l1l1', 'abcd-1234', 'zzzz-9999', 'q1w2-e3r4'), [
      { service: null, codes: ['O0O0-l1l1', 'abcd-1234', 'zzzz-9999', 'q1w2-e3r4'], label: 'acme' },
    ]);
  });
});

describe('strays within a block', () => {
  it('a line of another shape is left out and shown', () => {
    const codes = hub(1);
    const content = text(codes.slice(0, 8), '12345678', codes.slice(8));
    check('github-recovery-codes.txt', content, [{ service: 'github', codes }]);
  });

  it('a code that was cut off is no code', () => {
    check('github-recovery-codes.txt', text(hub(1).slice(0, 5), '5d4a9-33'), [
      { service: 'github', codes: hub(1).slice(0, 5) },
    ]);
  });
});

describe('single keys and phrases', () => {
  const words = 'acid bulb cargo delta ember fiber ghost harbor iron jungle kiwi ladder'.split(' ');

  it('a recovery key of an unknown service', () => {
    check('key.txt', text('Acme Drive recovery key:', '7KQ2-9XWT-4RTB-6HN3'), [
      { service: null, codes: ['7KQ2-9XWT-4RTB-6HN3'], kind: 'recovery-key', label: 'Acme Drive recovery key' },
    ]);
  });

  it('a code in a sentence that announces it', () => {
    check(
      'mail.txt',
      text('Hello Sam,', '', 'Your Bitwarden recovery code is CX1V7UEQ566WEKGB0JQUMX03BGXECQ1Z.', '', 'Bye'),
      [
        {
          service: 'bitwarden',
          codes: ['CX1V7UEQ566WEKGB0JQUMX03BGXECQ1Z'],
          kind: 'recovery-key',
          use: 'disables-2fa',
        },
      ],
    );
  });

  it.each([
    ['one line', [words.join(' ')]],
    ['three lines', [words.slice(0, 4).join(' '), words.slice(4, 8).join(' '), words.slice(8).join(' ')]],
    ['one word a line', words],
    ['numbered lines', words.map((word, at) => `${at + 1}. ${word}`)],
    ['numbered on one line', [words.map((word, at) => `${at + 1}. ${word}`).join(' ')]],
    ['commas', [words.join(', ')]],
  ])('a phrase of twelve words: %s', (_title, content) => {
    check('notes.txt', text('Proton recovery phrase', '', content), [
      { service: 'proton', codes: [words.join(' ')], kind: 'recovery-phrase', use: 'reusable' },
    ]);
  });

  it('a phrase of twenty-four words of an unknown wallet', () => {
    const many = [...words, ...'maple noble ocean piano quiz river salad table uncle vivid wagon zebra'.split(' ')];
    check('wallet.txt', text('Ledger seed phrase:', many.join(' ')), [
      { service: null, codes: [many.join(' ')], kind: 'recovery-phrase', use: 'reusable', label: 'Ledger seed phrase' },
    ]);
  });

  it.each([11, 13, 23])('%i words are no phrase', (count) => {
    const many = [...words, ...words.map((word) => `${word}s`)].slice(0, count);
    check('notes.txt', text('Proton recovery phrase', many.join(' ')), []);
  });

  it('the last code of a list that has been used up but for one', () => {
    check('notes.txt', text('GitHub recovery codes', hub(1, 1)), [{ service: 'github', codes: hub(1, 1) }]);
  });

  it('two codes of a named service are a set, of an unnamed one they are not', () => {
    check('notes.txt', text('Google backup codes', goo(1, 2)), [{ service: 'google', codes: goo(1, 2) }]);
    check('notes.txt', text('Backup codes', goo(1, 2)), []);
  });

  it.each([1, 2, 3, 4])('%i numbers of six digits are no set', (count) => {
    check('reddit-backup-codes.txt', text('Reddit backup codes', makeCodes(count, DIGITS, [6])), []);
  });
});

describe('accounts and dates', () => {
  it.each<[string, readonly string[], Partial<Expected>]>([
    ['in brackets', ['GitHub recovery codes (octo-sam)'], { account: 'octo-sam' }],
    ['an e-mail behind a comma', ['GitHub recovery codes, sam@example.com'], { account: 'sam@example.com' }],
    ['an e-mail of another service', ['GitHub recovery codes (sam@gmail.com)'], { account: 'sam@gmail.com' }],
    ['for', ['GitHub recovery codes for octo-sam'], { account: 'octo-sam' }],
    ['for account', ['Recovery codes for account sam@example.com at GitHub'], { account: 'sam@example.com' }],
    ['labelled', ['GitHub recovery codes', 'Username: octo_sam'], { account: 'octo_sam' }],
    ['labelled in German', ['GitHub-Wiederherstellungscodes', 'Benutzername: octo_sam'], { account: 'octo_sam' }],
    ['a line of its own', ['GitHub recovery codes', 'sam@example.com'], { account: 'sam@example.com' }],
    ['with an at sign', ['GitHub recovery codes (@octo-sam)'], { account: 'octo-sam' }],
    ['a handle of its own line', ['GitHub recovery codes', '@octo-sam'], { account: 'octo-sam' }],
    [
      'the date of a replacement',
      ['GitHub recovery codes', '(replaced 2025-01-03)'],
      { generatedAt: null, retired: true },
    ],
    [
      'the year of a set and of its end',
      ['GitHub recovery codes 2023 (replaced 2025-01-03)'],
      { generatedAt: '2023', retired: true },
    ],
    ['no login: work', ['GitHub recovery codes (work)'], { account: null }],
    ['no login: a date', ['GitHub recovery codes (2025-03-14)'], { account: null, generatedAt: '2025-03-14' }],
    ['no login: a help address', ['GitHub recovery codes', 'Questions? support@example.com'], { account: null }],
    ['generated', ['GitHub recovery codes', 'Generated: 14 March 2025'], { generatedAt: '2025-03-14' }],
    ['created, month only', ['GitHub recovery codes created March 2025'], { generatedAt: '2025-03' }],
    ['erstellt', ['GitHub recovery codes', 'Erstellt am 14.03.2025'], { generatedAt: '2025-03-14' }],
    ['a day that could be a month', ['GitHub recovery codes', 'generated 03/04/2025'], { generatedAt: '2025' }],
    ['valid until', ['GitHub recovery codes', 'valid until 2027-01-31'], { expiresAt: '2027-01-31' }],
    [
      'generated and expires',
      ['GitHub recovery codes', 'generated 2025-01-01, expires 2026-01-01'],
      { generatedAt: '2025-01-01', expiresAt: '2026-01-01' },
    ],
    ['the date of a use', ['GitHub recovery codes', 'used one on 2025-01-09'], { generatedAt: null }],
  ])('%s', (_title, heading, expected) => {
    expect(find('codes.txt', text(heading, hub(1)), []).sets).toMatchObject([{ service: 'github', ...expected }]);
  });

  it('senders and receivers of a message are no accounts', () => {
    const content = text(
      'From: Sam <sam@example.com>',
      'To: Kim <kim@example.com>',
      'Date: Fri, 14 Mar 2025 09:30:12 +0100',
      'Subject: GitHub recovery codes',
      '',
      hub(1),
      '',
      '-- ',
      'Sam | +1 555 0100',
    );
    check('mail.txt', content, [{ service: 'github', codes: hub(1) }]);
  });
});

describe('names of files', () => {
  it.each([
    ['github-recovery-codes.txt', 'github'],
    ['github-recovery-codes (1).txt', 'github'],
    ['github-recovery-codes(12).txt', 'github'],
    ['github-recovery-codes - Copy.txt', 'github'],
    ['github-recovery-codes copy 2.txt', 'github'],
    ['GitHub-Recovery-Codes.TXT', 'github'],
    ['github-recovery-codes.txt.txt', 'github'],
    ['2025-03-14 github codes.md', 'github'],
    ['my GitHub codes.txt', 'github'],
    ['githubcodes.txt', 'github'],
    ['C:\\Users\\sam\\Downloads\\github-recovery-codes.txt', 'github'],
    ['git-codes.txt', null],
    ['codes.txt', null],
    ['', null],
  ])('%s', (name, service) => {
    expect(find(name, text(hub(1)), []).sets).toMatchObject([{ service, codes: hub(1) }]);
  });

  it('an old file holds old codes', () => {
    expect(find('github-recovery-codes-old.txt', text(hub(1)), []).sets).toMatchObject([
      { service: 'github', retired: true },
    ]);
  });

  it('what a name says about an unknown service is its label', () => {
    const codes = makeCodes(10, LOWER + UPPER + DIGITS, [12]);
    expect(find('Acme_Corp-recovery-codes.txt', text(codes), [{ service: null, codes, label: '' }]).sets).toMatchObject(
      [{ service: null, label: 'Acme Corp' }],
    );
  });
});

describe('limits', () => {
  const many = (count: number) =>
    text(
      'backup codes',
      Array.from({ length: count }, (_each, at) => `${(at * 7919 + 100003) % 1000003}`.padStart(8, '4')),
    );

  it.each([999, 1000])('%i codes in a set', (count) => {
    expect(find('codes.txt', many(count), []).sets[0]?.codes).toHaveLength(count);
  });

  it('1,001 codes in a set are too many', () => {
    expect(() => find('codes.txt', many(1001), [])).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it.each([200, 201])('%i sets in a text', (count) => {
    const content = Array.from({ length: count }, (_each, at) =>
      text(`GitHub recovery codes (sam-${at})`, hub(at + 1, 3), ''),
    ).join('\n');
    if (count === 200) expect(find('codes.txt', content, []).sets).toHaveLength(200);
    else expect(() => find('codes.txt', content, [])).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
