/** KeePass's plain export: what of it is looked at, and XML that nobody should read. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readKeePassXml } from '../../../main/unpack/archives/keepass-xml.ts';
import type { Contents } from '../../../main/unpack/entry.ts';
import { MOST_ENTRIES } from '../../../main/unpack/limits.ts';

const read = (text: string): Promise<Contents> =>
  readKeePassXml({ name: 'a.xml', bytes: new Uint8Array(), text, password: null, keyFile: null });

const file = (groups: string, meta = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta>${meta}</Meta><Root>${groups}</Root></KeePassFile>`;
const entry = (inside: string): string => `<Entry>${inside}</Entry>`;
const string = (key: string, value: string, attributes = ''): string =>
  `<String><Key>${key}</Key><Value${attributes}>${value}</Value></String>`;
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const oneEntry = (inside: string, meta = ''): string =>
  file(`<Group>${entry(string('Title', 'GitHub') + inside)}</Group>`, meta);
const textsOf = async (xml: string): Promise<string[]> =>
  (await read(xml)).entries.flatMap(({ fields }) => fields.map(({ text }) => text));

it('of KeePassXC gives what the database gives, and counts the attachments that it only names', async () => {
  const xml = readFileSync(new URL('fixtures/keepassxc.xml', import.meta.url), 'utf8');
  const { entries, warnings, ignored } = await read(xml);
  expect(entries.map(({ title }) => title)).toEqual(['Google', 'GitHub', 'Mozilla — Zürich']);
  expect(entries.flatMap(({ fields }) => fields.map(({ source }) => source))).toEqual([
    'Google/Notes',
    'Google/Backup codes',
    'GitHub/Notes',
    'Mozilla — Zürich/Code 1',
  ]);
  expect(warnings).toEqual(['history-skipped:2', 'recycle-bin-skipped:1', 'files-not-read:1']);
  expect(ignored).toEqual(['JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ']);
});

describe('attachments', () => {
  const shared = `<Binaries><Binary ID="7">${base64('plain')}</Binary><Binary ID="x" Compressed="True">${base64(gzipSync('packed'))}</Binary></Binaries>`;
  const attachment = (value: string): string => `<Binary><Key>dir/codes.txt</Key>${value}</Binary>`;
  it.each([
    ['plain in the head', '<Value Ref="7"/>', 'plain'],
    ['packed in the head', '<Value Ref="x"/>', 'packed'],
    ['in place', `<Value>${base64('here')}</Value>`, 'here'],
    ['packed in place', `<Value Compressed="true">${base64(gzipSync('packed here'))}</Value>`, 'packed here'],
  ])('%s are taken', async (_name, value, expected) => {
    const { entries } = await read(oneEntry(attachment(value), shared));
    const files = entries.flatMap((each) => each.files);
    expect(files.map(({ source, bytes }) => [source, new TextDecoder().decode(bytes)])).toEqual([
      ['GitHub/codes.txt', expected],
    ]);
  });

  it('that unpack to gigabytes are refused', async () => {
    const zeros = base64(gzipSync(new Uint8Array(60 * 1024 * 1024)));
    const twice = `<Value Compressed="True">${zeros}</Value>`;
    await expect(read(oneEntry(attachment(twice) + attachment(twice)))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that are no gzip are called damage', async () => {
    const broken = oneEntry(attachment(`<Value Compressed="True">${base64('no')}</Value>`));
    await expect(read(broken)).rejects.toMatchObject({ code: 'unsupported-format' });
  });
});

describe('entries', () => {
  const bin = (uuid: string): string => `<RecycleBinUUID>${uuid}</RecycleBinUUID>`;
  const binned = (uuid: string): string =>
    `<Group><UUID>r</UUID>${entry('')}<Group><UUID>${uuid}</UUID><Group><UUID>deep</UUID>${entry('')}${entry('')}</Group></Group></Group>`;
  it.each([
    ['of a bin and the groups in it', bin('b'), 'b', 1, ['recycle-bin-skipped:2']],
    ['of a bin that is all of it', bin('r'), 'b', 0, ['recycle-bin-skipped:3']],
    ['of a group, where there is no bin', bin('AAAAAAAAAAAAAAAAAAAAAA=='), 'AAAAAAAAAAAAAAAAAAAAAA==', 3, []],
    ['of a group, where the bin has no name', bin(''), '', 3, []],
  ])('%s', async (_name, meta, uuid, live, warnings) => {
    const contents = await read(file(binned(uuid), meta));
    expect(contents.entries.length).toBe(live);
    expect(contents.warnings).toEqual(warnings);
  });

  it('are told apart from their older versions, wherever those stand', async () => {
    const older = `<History>${entry(string('Notes', 'older'))}${entry(string('Notes', 'oldest'))}</History>`;
    expect(await textsOf(oneEntry(older + string('Notes', 'newest')))).toEqual(['newest']);
  });

  it('whose login stands in another entry have none', async () => {
    const { entries } = await read(oneEntry(string('UserName', '{REF:U@I:46C9B1FFBD4ABC4BBB260C6190BAD20C}')));
    expect(entries[0]?.account).toBeNull();
  });

  it('are not more than anybody has', async () => {
    const many = file(`<Group>${'<Entry/>'.repeat(MOST_ENTRIES + 1)}</Group>`);
    await expect(read(many)).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('values', () => {
  it.each([
    ['&lt;a&gt; &amp; &quot;b&quot; &#xe9;&#233;', '<a> & "b" éé'],
    ['<![CDATA[5d4a9-33e61 & <more>]]>', '5d4a9-33e61 & <more>'],
    ['a\u0001b', 'a\u0001b'],
    ['a&#x1;b', 'a&#x1;b'],
  ])('%j is read as %j', async (written, expected) => {
    expect(await textsOf(oneEntry(string('Notes', written)))).toEqual([expected]);
  });

  it('that are still protected cannot be read, and are no text', async () => {
    expect(await textsOf(oneEntry(string('Notes', 'NWQ0YTktMzNlNjE=', ' Protected="True"')))).toEqual([]);
  });
});

describe('XML that is refused', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'
    .split('')
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefg'[at]};`.repeat(10)}">`)
    .join('')}]>`;
  const start = '<?xml version="1.0"?>';
  const rest = oneEntry(string('Notes', '&h;')).slice(oneEntry('').indexOf('<KeePassFile'));
  it.each([
    ['with a document type', `${start}<!DOCTYPE KeePassFile>${rest.replace('&h;', '')}`],
    ['with entities in entities', start + bomb + rest],
    ['with an entity of another file', `${start}<!DOCTYPE x [<!ENTITY h SYSTEM "file:///etc/passwd">]>${rest}`],
    ['with an entity that is nowhere', start + rest],
    ['that is cut off', oneEntry('').slice(0, -20)],
    ['nested too deep', file('<Group>'.repeat(300) + '</Group>'.repeat(300))],
    ['of control signs only', file('\u0001'.repeat(100_000))],
    ['that is none', 'KeePassFile'],
    ['that is empty', ''],
  ])('%s', async (_name, xml) => {
    await expect(read(xml)).rejects.toMatchObject({
      code: 'unsupported-format',
      facts: { kind: 'a damaged export of KeePass (XML)' },
    });
  });
});
