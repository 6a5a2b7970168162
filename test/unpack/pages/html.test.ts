/** Saved pages: the lines that a reader sees, with the marks of what is spent, and the sets in them. */
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../main/unpack/pages/html.ts';
import { readFileContents } from '../../../main/unpack/read-file.ts';
import { fileOf, GOOGLE_CODES, utf8 } from './made-documents.ts';

async function textOf(html: string | Uint8Array): Promise<string> {
  const { entries } = await readHtml(fileOf(html));
  return entries[0]?.fields[0]?.text.trim() ?? '';
}

describe('lines', () => {
  it.each([
    ['blocks', '<div>a<div>b</div>c</div><p>d<p>e', 'a\nb\nc\nd\ne'],
    ['breaks', 'a<br>b<br/>c</br>d', 'a\nb\nc\nd'],
    ['runs of blanks', ' a \n\t b&nbsp;c ', 'a b\u00a0c'],
    ['preformatted text', '<pre>a  b\n\n c</pre>', 'a  b\n c'],
    ['preformatted by its style', '<div style="white-space:pre-wrap">a\nb</div>', 'a\nb'],
    ['a textarea', '<textarea readonly>a &amp; b\n<i>c</textarea>', 'a & b\n<i>c'],
    ['a list', '<ul><li>a<li>b</ul>', 'a\nb'],
    ['a numbered list', '<ol><li>a<li><div>b</div><li value=7>c<li>d</ol>', '1. a\n2. b\n7. c\n8. d'],
    ['a list from 0', '<ol start="0"><li>a</li><li>b</li></ol>', '0. a\n1. b'],
    ['a list of letters', '<ol type="a"><li>x</li></ol>', 'x'],
    ['a table', '<table><tr><th>A<th>B<tr><td>1<td></td></table>', 'A\tB\n1'],
    ['a table for the layout', '<table><tr><td>a<br>b</td><td>c<br>d</td></tr></table>', 'a\nb\nc\nd'],
    ['a table in a table', '<table><tr><td><table><tr><td>a<td>b</table><td>c</table>', 'a\tb\tc'],
    ['a title first', '<title>T &amp;\n U</title><h1>H</h1>a', 'T & U\n\nH\n\na'],
    ['inputs', '<input value="ABCD-EFG1"><input type=hidden value=x><input type=password value=y>', 'ABCD-EFG1'],
    ['a footnote', '5d4a9-33e61<sup>1</sup>', '5d4a9-33e61 1'],
    ['raw ends of lines between codes', '<div>\n 5d4a9-33e61\n 6d64c-9453d\n</div>', '5d4a9-33e61\n 6d64c-9453d'],
  ])('of %s', async (_title, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  it.each([
    '<script>5d4a9-33e61</script>',
    '<style>.a{content:"5d4a9-33e61"}</style>',
    '<!-- 5d4a9-33e61 -->',
    '<p hidden>5d4a9-33e61</p>',
    '<div style="display: none"><b>5d4a9-33e61</b></div>',
    '<template>5d4a9-33e61</template>',
    '<noscript>5d4a9-33e61</noscript>',
    '<svg><text>5d4a9-33e61</text></svg>',
    '<select><option>5d4a9-33e61</select>',
    '<button>Copy</button>',
    '<iframe><p>5d4a9-33e61</iframe>',
  ])('without %s', async (html) => {
    expect(await textOf(`<p>a</p>${html}<p>b</p>`)).toBe('a\nb');
  });
});

describe('pieces of a line', () => {
  it.each([
    [
      'codes side by side',
      '<span>fSSXaSsxNWt7xTDf</span><span>YCmTH6MfZALexCN3</span>',
      'fSSXaSsxNWt7xTDf\tYCmTH6MfZALexCN3',
    ],
    ['codes with a blank between', '<code>12345678</code> <code>23456789</code>', '12345678\t23456789'],
    ['a number and a code', '<span>1</span><span>1234 5678</span>', '1 1234 5678'],
    ['halves of a code', '<b>1234</b><b>5678</b>', '1234 5678'],
    ['signs in colours', '<i>a</i><i>b</i><b>1</b><b>2</b>-<i>c</i><i>d</i><b>3</b><b>4</b>', 'ab12-cd34'],
    ['a letter that is underlined', '<u>r</u>ecovery', 'recovery'],
    ['a code on a button', '<button>1234-5678</button>', '1234-5678'],
  ])('%s', async (_title, html, text) => {
    expect(await textOf(`<div>${html}</div>`)).toBe(text);
  });
});

const CODE = '7f66e-6f648';
const OTHER = '<li>5d4a9-33e61</li>';
describe('what is spent', () => {
  it.each([
    `<li><del>${CODE}</del></li>`,
    `<li><s>${CODE}</s></li>`,
    `<li><strike>${CODE}</strike></li>`,
    `<li style="text-decoration-line: line-through">${CODE}</li>`,
    `<li class="line-through">${CODE}</li>`,
    `<li class="x1">${CODE}</li>`,
    `<li class="recovery-code--used">${CODE}</li>`,
    `<li class="RecoveryCodes_codeUsed__3xK">${CODE}</li>`,
    `<li class="disabled">${CODE}</li>`,
    `<li aria-disabled="true">${CODE}</li>`,
    `<li data-used="true">${CODE}</li>`,
    `<li data-state="consumed">${CODE}</li>`,
    `<li aria-label="Already used">${CODE}</li>`,
    `<li>${CODE} <span>(used)</span></li>`,
    `<li>${CODE} <svg aria-label="Used"></svg></li>`,
    `<li><input type=checkbox checked disabled> ${CODE}</li>`,
    `<li><div class="used"><span>${CODE}</span></div></li>`,
  ])('%s', async (item) => {
    const html = `<!DOCTYPE html><style>li.x1 , p {text-decoration: line-through}</style><title>GitHub recovery codes</title><ul>${OTHER}${item}${OTHER.replace('5d', '6e')}</ul>`;
    const { sets } = await readFileContents('page.html', utf8(html));
    expect(sets.map((set) => set.codes.map(({ used }) => used))).toEqual([[false, true, false]]);
  });

  it.each([
    `<li class="unused">${CODE}</li>`,
    `<li class="not-used">${CODE}</li>`,
    `<li class="disabled:opacity-50 most-used focused">${CODE}</li>`,
    `<li data-used="false">${CODE}</li>`,
    `<li>${CODE} <button aria-label="Mark as used">Mark as used</button></li>`,
    `<li><input type=checkbox> ${CODE}</li>`,
    `<li><input class="disabled" readonly disabled value="${CODE}"></li>`,
  ])('but not %s', async (item) => {
    const all = item.includes('<input class') ? item.repeat(1) : `${OTHER}${item}`;
    const html = `<!DOCTYPE html><title>GitHub recovery codes</title><ul>${all}${item.replace('7f66', '8a77')}</ul>`;
    const { sets } = await readFileContents('page.html', utf8(html));
    expect(sets.flatMap((set) => set.codes.filter(({ used }) => used))).toEqual([]);
    expect(JSON.stringify(sets)).toContain(CODE);
  });

  it('a page or a column that is called used says nothing of its codes', async () => {
    const page = `<body class="used"><table><tr><td class="code">${CODE}</td><td class="used">No</td></tr></table>`;
    expect(await textOf(page)).toBe(`${CODE}\tNo`);
  });
});

describe('pages of services', () => {
  it.each([
    [
      'GitHub',
      'github',
      16,
      `<title>Two-factor recovery codes · GitHub</title><ul class="two-factor-recovery-codes">${Array.from({ length: 16 }, (_each, at) => `<li class="two-factor-recovery-code">${at.toString(16)}d4a9-33e6${at % 10}</li>`).join('\n')}</ul>`,
    ],
    [
      'Google',
      'google',
      10,
      `<title>Backup codes</title><h1>Google Account</h1><div>sam@gmail.com</div><table>${[0, 1, 2, 3, 4].map((at) => `<tr><td>${GOOGLE_CODES[at]}</td><td>${GOOGLE_CODES[at + 5]}</td></tr>`).join('')}</table>`,
    ],
    [
      'GitLab',
      'gitlab',
      3,
      '<title>Recovery codes · GitLab</title><pre>824cc6d988645592\neda87427145e7051\ncc6c42abe9728de9</pre>',
    ],
    [
      'Proxmox',
      'proxmox',
      3,
      '<title>pve - Proxmox Virtual Environment</title><p>Recovery Keys</p><ol start=0><li>11cb-913f-8d59-c7ea<li>14df-0c05-f412-26bc<li>fae7-39cf-75d7-840b</ol>',
    ],
    [
      'Nextcloud',
      'nextcloud',
      3,
      '<title>Security - Nextcloud</title><h2>Backup codes</h2><ul class="backup-codes"><li><code>fSSXaSsxNWt7xTDf</code></li><li><code>YCmTH6MfZALexCNy</code></li><li><code>Cy5BTmrXjwtnY3Ey</code></li></ul>',
    ],
    [
      'Discord',
      'discord',
      4,
      '<title>Discord | User Settings</title><div>Backup Codes</div><div class="codes_a1"><span>n55z-vg78</span><span>mvej-d77x</span></div><div><span>dq40-wqbq</span><span>efbj-f1j3</span></div>',
    ],
  ])('%s', async (_title, service, count, html) => {
    const { sets } = await readFileContents('page.html', utf8(`<!DOCTYPE html><html><body>${html}`));
    expect(sets.map((set) => [set.service, set.codes.length])).toEqual([[service, count]]);
  });
});

it.each([
  ['<!-- saved from url=(0027)https://github.com/settings -->', ['https://github.com/settings']],
  ['<link rel="canonical" href="https://gitlab.com/-/profile">', ['https://gitlab.com/-/profile']],
  ['<meta property="og:url" content="https://a.example/">', ['https://a.example/']],
  ['<!--\n Page saved with SingleFile \n url: https://discord.com/channels \n-->', ['https://discord.com/channels']],
  ['<link rel="canonical" href="javascript:alert(1)">', []],
])('%s says where the page is from', async (html, addresses) => {
  expect((await readHtml(fileOf(html))).entries[0]?.addresses).toEqual(addresses);
});

it('takes the encoding that the page names, where its bytes are not Unicode', async () => {
  const bytes = Uint8Array.from([...Buffer.from('<meta charset="shift_jis"><p>'), 0x83, 0x52, 0x81, 0x5b, 0x83, 0x68]);
  expect(await textOf(bytes)).toBe('コード');
});

it('an export of Ente Auth gives its notes', async () => {
  const entry = (name: string, note: string) =>
    `<table class="otp-entry"><tr><td><p><b>${name}</b></p><p><b>sam</b></p><p class="group">Type: <b>totp</b></p><p>Secret: <b>JBSWY3DP</b></p>${note}</td><td class="otp-qr"></td></tr></table>`;
  const note = '<p class="group">Note: <b>a <1>\nb</b></p>';
  const { entries, ignored } = await readHtml(fileOf(`<!DOCTYPE html>${entry('GitHub', note)}${entry('Shop', '')}`));
  expect(entries).toMatchObject([{ title: 'GitHub', account: 'sam', fields: [{ source: 'note', text: 'a <1>\nb' }] }]);
  expect(ignored).toEqual(['JBSWY3DP']);
});

it.each([
  ['tags within tags', '<div>'],
  ['tables within tables', '<table><tr><td>a'],
  ['struck within struck', '<s>a'],
  ['lists that are never closed', '<ol><li>a'],
  ['ends without a beginning', '</div>'],
  ['comments that are never closed', '<!--'],
])('survives 100,000 %s', async (_title, piece) => {
  const { entries } = await readHtml(fileOf(`<p>5d4a9-33e61</p>${piece.repeat(100_000)}`));
  expect(entries[0]?.fields[0]?.text).toContain('5d4a9-33e61');
});
