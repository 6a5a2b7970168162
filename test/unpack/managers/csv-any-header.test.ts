/** Exports of managers that nobody has heard of: any wording, any order of columns, any sign between cells. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsvExport } from '../../../main/unpack/managers/csv-exports.ts';
import { kindOfCsv } from '../../../main/unpack/managers/csv-kind.ts';
import { CANARY_PASSWORD } from '../canary.ts';

const WORDINGS = {
  title: [
    'Name',
    'title',
    'Item Name',
    'Service',
    'Titel',
    'Bezeichnung',
    'Titre',
    'Título',
    'Nome',
    'Nazwa',
    'Название',
    '名称',
    'タイトル',
  ],
  address: [
    'URL',
    'web site',
    'Website URL',
    'Login_URI',
    'Webseite',
    'Adresse web',
    'Sitio web',
    'Strona',
    'Адрес',
    '网址',
    'サイト',
  ],
  account: [
    'Username',
    'user name',
    'Login',
    'USER_ID',
    'Benutzername',
    'Identifiant',
    'Nombre de usuario',
    'Utente',
    'Логин',
    '用户名',
  ],
  password: [
    'Password',
    'PWD',
    'Passwort',
    'Kennwort',
    'Mot de passe',
    'Contraseña',
    'Senha',
    'Hasło',
    'Пароль',
    '密码',
    'パスワード',
  ],
  note: [
    'Notes',
    'comment',
    'Remarks',
    'Notizen',
    'Bemerkung',
    'Remarques',
    'Notas',
    'Uwagi',
    'Заметки',
    '备注',
    'メモ',
  ],
} as const;
type Role = keyof typeof WORDINGS;
const ROLES = Object.keys(WORDINGS) as readonly Role[];

/** Texts with all that a cell may have to be quoted for. */
const cell = fc
  .array(fc.constantFrom('a', 'B', '7', ' ', ',', ';', '\t', '"', '\n', 'é', '日'), { minLength: 1, maxLength: 12 })
  .map((signs) => `x${signs.join('')}x`);

const table = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  bom: fc.constantFrom('', '\uFEFF'),
  order: fc.shuffledSubarray([...ROLES], { minLength: ROLES.length }),
  names: fc.record({
    title: fc.constantFrom(...WORDINGS.title),
    address: fc.constantFrom(...WORDINGS.address),
    account: fc.constantFrom(...WORDINGS.account),
    password: fc.constantFrom(...WORDINGS.password),
    note: fc.constantFrom(...WORDINGS.note),
  }),
  notes: fc.array(cell, { minLength: 1, maxLength: 4 }),
});

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it('the note of every row comes out as it was written, with its entry, and no password does', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ delimiter, lineEnd, bom, order, names, notes }) => {
      const values = (note: string) => ({
        title: 'GitHub',
        address: 'https://github.com',
        account: 'octo-sam',
        password: CANARY_PASSWORD,
        note,
      });
      const header = order.map((role) => names[role]).join(delimiter);
      const rows = notes.map((note) => order.map((role) => quoted(values(note)[role])).join(delimiter));
      const text = bom + [header, ...rows].join(lineEnd);
      expect(kindOfCsv(text)).not.toBeNull();
      const contents = await readCsvExport({ name: '', bytes: new Uint8Array(), text, password: null, keyFile: null });
      expect(contents.entries).toMatchObject(
        notes.map((note) => ({
          title: 'GitHub',
          account: 'octo-sam',
          addresses: ['https://github.com'],
          fields: [{ label: null, text: note }],
        })),
      );
      expect(JSON.stringify(contents)).not.toContain(CANARY_PASSWORD);
    }),
    { numRuns: 200 },
  );
});
