/** Saved messages and pages. */
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../main/unpack/pages/mail.ts';
import { readFileContents } from '../../../main/unpack/read-file.ts';
import { fileOf, mailOf, utf8 } from './made-documents.ts';

const MIXED = 'Content-Type: multipart/mixed; boundary="edge"';
const CODES = '5d4a9-33e61\r\n6d64c-9453d\r\n7f66e-6f648';
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function textOf(content: Uint8Array | string): Promise<string> {
  return (await readMail(fileOf(content))).entries[0]?.fields[0]?.text.replaceAll('\r', '') ?? '';
}

describe('a message of one part', () => {
  const head = (...lines: string[]) => ['MIME-Version: 1.0', ...lines, '', ''].join('\r\n');
  it.each([
    ['7bit', head('Subject: S'), 'a\r\nb', 'S\n\na\nb'],
    [
      'quoted-printable',
      head('Content-Transfer-Encoding: quoted-printable'),
      'caf=C3=A9 5d4=\r\na9=20 \r\nb',
      'café 5d4a9 \nb',
    ],
    ['base64', head('Content-Transfer-Encoding: BASE64'), base64('a\nb'), 'a\nb'],
    [
      'latin-1',
      head('Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable'),
      'caf=E9',
      'café',
    ],
    ['an unknown charset', head('Content-Type: text/plain; charset="x-none"'), 'a', 'a'],
    ['HTML', head('Content-Type: text/html'), '<p>a<p><s>5d4a9-33e61</s>', 'a\n~~5d4a9-33e61~~'],
    [
      'an encoded subject',
      head('Subject: =?utf-8?B?R2l0SHVi?=\r\n =?iso-8859-1?Q?_Schl=FCssel?='),
      'a',
      'GitHub Schlüssel\n\na',
    ],
  ])('%s', async (_title, before, body, text) => {
    expect(await textOf(before + body)).toBe(text);
  });
});

it('codes in the text and codes in an attachment are two sets', async () => {
  const gitlab = ['824cc6d988645592', 'eda87427145e7051', 'cc6c42abe9728de9'].join('\n');
  const disposition = "Content-Disposition: attachment; filename*0*=utf-8''gitlab-; filename*1=recovery-codes.txt";
  const bytes = mailOf(
    ['Subject: GitHub recovery codes', MIXED],
    [['Content-Type: text/plain'], CODES],
    [[disposition, 'Content-Transfer-Encoding: base64'], base64(gitlab)],
  );
  const { sets } = await readFileContents('x.eml', bytes);
  expect(sets.map(({ service, source, codes }) => [service, source, codes.length])).toEqual([
    ['github', null, 3],
    ['gitlab', 'gitlab-recovery-codes.txt', 3],
  ]);
});

it.each([
  ['the plain text', `<p>${CODES.replaceAll('\r\n', '<br>')}`, CODES, CODES.replaceAll('\r', '')],
  ['the page, where the plain text says less', '<p>5d4a9-33e61', 'See the page.', '5d4a9-33e61'],
])('of two forms of a message takes %s', async (_title, html, plain, text) => {
  const alternative = 'Content-Type: multipart/alternative; boundary="edge"';
  const bytes = mailOf([alternative], [['Content-Type: text/plain'], plain], [['Content-Type: text/html'], html]);
  expect(await textOf(bytes)).toBe(text);
});

it('a page saved as a message says where it is from, and its pictures are none of it', async () => {
  const bytes = mailOf(
    ['Snapshot-Content-Location: https://github.com/settings', 'Content-Type: multipart/related; boundary="edge"'],
    [['Content-Type: text/html'], '<title>T</title><p>a'],
    [['Content-Type: image/png', 'Content-Location: https://github.com/a.png'], 'x'],
  );
  const { entries } = await readMail(fileOf(bytes));
  expect(entries).toMatchObject([
    { addresses: ['https://github.com/settings'], files: [], fields: [{ text: 'T\n\na' }] },
  ]);
});

it('a message in a message is read', async () => {
  const inner = `Subject: inner\r\nContent-Type: text/plain\r\n\r\n${CODES}`;
  expect(await textOf(mailOf([MIXED], [['Content-Type: message/rfc822'], inner]))).toContain('5d4a9-33e61');
});

it('a message that was cut off is read as far as it goes', async () => {
  expect(
    await textOf(`MIME-Version: 1.0\r\n${MIXED}\r\n\r\n--edge\r\nContent-Type: text/plain\r\n\r\n5d4a9-33e61`),
  ).toBe('5d4a9-33e61');
});

it.each([
  [999, null],
  [1_000, 'too-large'],
])('%i parts: %s', async (count, code) => {
  const bytes = mailOf([MIXED], ...Array.from({ length: count }, () => [[], 'a'] as const));
  const outcome = await readMail(fileOf(bytes)).then(
    () => null,
    (error: { code: string }) => error.code,
  );
  expect(outcome).toBe(code);
});

it('a text with From and Subject that somebody typed stays a text', async () => {
  const { encoding, sets } = await readFileContents('x.txt', utf8(`From: GitHub\nSubject: recovery codes\n\n${CODES}`));
  expect([encoding, sets.length]).toEqual(['utf-8', 1]);
});
