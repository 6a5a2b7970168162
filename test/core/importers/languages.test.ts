/** Headings as people and services write them in eleven languages: codes under them are found, phone numbers are not. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../main/core/importers/read-text.ts';
import { codeTalk, plainWords } from '../../../main/core/importers/words.ts';
import { DIGITS, LOWER, makeCodes } from './make-codes.ts';

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  English: [
    'Backup codes',
    'Your recovery codes',
    'Scratch codes',
    'Emergency codes',
    'Bypass codes',
    'One-time backup codes',
    'Backup verification codes',
    'Two-factor recovery codes',
    '2FA backup codes (unused)',
    'Emergency access codes:',
    'Single-use login codes',
    'Ten backup codes',
  ],
  German: [
    'Wiederherstellungscodes',
    'Backup-Codes',
    'Sicherungscodes',
    'Notfallcodes',
    'Ersatzcodes',
    'Einmalcodes',
    'Einmal-Passwörter',
    'Wiederherstellungsschlüssel',
    'Codes zur Wiederherstellung',
    'Codes für die Wiederherstellung',
    'Zwei-Faktor-Wiederherstellungscodes',
    'Zehn Notfall-Codes',
    'Unbenutzte Backup-Codes',
    'Reservecodes',
  ],
  French: [
    'Codes de secours',
    'Codes de récupération',
    'Codes de sauvegarde',
    "Codes d'urgence",
    'Codes à usage unique',
    'Codes de vérification de secours',
    'Clés de récupération',
    'Codes de secours pour la double authentification',
    'Dix codes de secours',
    'Codes de secours non utilisés',
    'Codes de validation de secours',
  ],
  Spanish: [
    'Códigos de respaldo',
    'Códigos de recuperación',
    'Códigos de copia de seguridad',
    'Códigos de emergencia',
    'Códigos de un solo uso',
    'Códigos de verificación de respaldo',
    'Claves de recuperación',
    'Códigos de seguridad alternativos',
    'Códigos alternativos',
    'Diez códigos de respaldo',
    'Códigos de respaldo sin usar',
    'Códigos de rescate',
  ],
  Portuguese: [
    'Códigos de recuperação',
    'Códigos de backup',
    'Códigos de reserva',
    'Códigos de emergência',
    'Códigos de uso único',
    'Códigos alternativos',
    'Códigos de segurança alternativos',
    'Códigos de verificação de backup',
    'Chaves de recuperação',
    'Dez códigos de backup',
    'Códigos de cópia de segurança',
  ],
  Italian: [
    'Codici di backup',
    'Codici di recupero',
    'Codici di riserva',
    'Codici di emergenza',
    'Codici di ripristino',
    'Codici monouso',
    'Codici usa e getta',
    'Codici di verifica di riserva',
    'Chiavi di recupero',
    'Dieci codici di backup',
    'Codici di sicurezza di riserva',
  ],
  Dutch: [
    'Herstelcodes',
    'Back-upcodes',
    'Noodcodes',
    'Reservecodes',
    'Eenmalige codes',
    'Herstelsleutels',
    'Back-upcodes voor tweestapsverificatie',
    'Tien herstelcodes',
    'Ongebruikte herstelcodes',
    'Codes voor herstel',
  ],
  Polish: [
    'Kody zapasowe',
    'Kody odzyskiwania',
    'Kody awaryjne',
    'Kody jednorazowe',
    'Kody ratunkowe',
    'Zapasowe kody weryfikacyjne',
    'Klucze odzyskiwania',
    'Dziesięć kodów zapasowych',
    'Niewykorzystane kody zapasowe',
    'Jednorazowe kody zapasowe',
    'Zapasowe kody 2FA',
  ],
  Russian: [
    'Резервные коды',
    'Коды восстановления',
    'Аварийные коды',
    'Одноразовые коды',
    'Запасные коды',
    'Ключи восстановления',
    'Резервные коды двухфакторной аутентификации',
    'Десять резервных кодов',
    'Неиспользованные резервные коды',
    'Коды подтверждения (резервные)',
  ],
  Japanese: [
    'バックアップコード',
    'バックアップ コード',
    'リカバリーコード',
    'リカバリコード',
    '回復コード',
    '復旧コード',
    '緊急コード',
    'ワンタイムコード',
    '予備コード',
    '二段階認証のバックアップコード',
    '復元コード(未使用)',
    'スクラッチコード',
    '使い捨てコード',
  ],
  Chinese: [
    '备用码',
    '备用验证码',
    '备份码',
    '恢复码',
    '恢复代码',
    '应急代码',
    '一次性代码',
    '紧急代码',
    '救援码',
    '备用安全码',
    '两步验证备用码',
    '備用碼',
    '備用驗證碼',
    '備份碼',
    '復原碼',
    '救援碼',
    '還原碼',
    '緊急代碼',
    '一次性備用碼',
    '復原金鑰',
    '雙重驗證備用碼',
  ],
};
const ROWS = Object.entries(HEADINGS).flatMap(([language, headings]) =>
  headings.map((heading) => [language, heading] as const),
);

const codes = makeCodes(8, LOWER + DIGITS, [4, 4], '-');

it.each(ROWS)('%s: %s speaks of recovery codes and of nothing else', (_language, heading) => {
  expect(codeTalk(plainWords(heading))).toBe('strong');
});

describe('a heading over codes', () => {
  it.each(ROWS)('%s: %s', (_language, heading) => {
    for (const text of [`${heading}\n\n${codes.join('\n')}\n`, `Acme Corp, ${heading}:\n${codes.join('\n')}\n`]) {
      const { sets } = readText({ name: 'notes.txt', text });
      expect(sets.map((set) => set.codes.map(({ text: code }) => code))).toEqual([codes]);
    }
  });
});

describe('the same heading, and phone numbers under it', () => {
  const PHONES = ['+49 30 901820', '+49 89 2180123', '+49 40 428380', '+49 221 22145'];

  it.each(ROWS)('%s: %s', (_language, heading) => {
    expect(readText({ name: 'notes.txt', text: `${heading}\n\n${PHONES.join('\n')}\n` }).sets).toEqual([]);
  });
});

/** What stands beside a code that is spent, over those that are not, and over a set that is dead. */
const STATES: Readonly<Record<string, readonly [spent: string, unspent: string, dead: string]>> = {
  English: ['used', 'Unused', 'Old recovery codes (replaced)'],
  German: ['benutzt', 'Noch nicht benutzt', 'Alte Wiederherstellungscodes (ersetzt)'],
  French: ['utilisé', 'Non utilisés', 'Anciens codes de récupération'],
  Spanish: ['usado', 'Sin usar', 'Códigos de recuperación antiguos'],
  Portuguese: ['usado', 'Não usados', 'Códigos de recuperação antigos'],
  Italian: ['usato', 'Non usati', 'Vecchi codici di recupero'],
  Dutch: ['gebruikt', 'Niet gebruikt', 'Oude herstelcodes'],
  Polish: ['użyty', 'Nieużyte', 'Stare kody zapasowe'],
  Russian: ['использован', 'Не использованы', 'Старые резервные коды'],
  Japanese: ['使用済み', '未使用', '古いバックアップコード'],
  'Chinese, simplified': ['已使用', '未使用', '旧的备用码'],
  'Chinese, traditional': ['已使用', '未使用', '舊的備用碼'],
};

describe('the state of codes', () => {
  it.each(Object.entries(STATES))('%s: spent beside a code, and of part of a list', (_language, [spent, unspent]) => {
    const marked = codes.map((code, index) => (index < 2 ? `${code} (${spent})` : code));
    const [set] = readText({ name: 'notes.txt', text: ['Backup codes', ...marked].join('\n') }).sets;
    expect(set?.codes.map(({ used }) => used)).toEqual(codes.map((_code, index) => index < 2));
    const divided = ['Backup codes', '', `${spent}:`, ...codes.slice(0, 3), '', `${unspent}:`, ...codes.slice(3)];
    const { sets } = readText({ name: 'notes.txt', text: divided.join('\n') });
    expect(sets.flatMap((each) => each.codes.map(({ used }) => used))).toEqual(codes.map((_code, index) => index < 3));
  });

  it.each(Object.entries(STATES))('%s: of a set that was replaced', (_language, [, , dead]) => {
    const { sets } = readText({ name: 'notes.txt', text: [dead, ...codes].join('\n') });
    expect(sets.map(({ retired }) => retired)).toEqual([true]);
  });

  it.each(['旧备用码将失效', '舊的備用碼將會失效', '古いコードは使えなくなります'])('%s: of others', (line) => {
    const { sets } = readText({ name: 'notes.txt', text: ['备用码', line, ...codes].join('\n') });
    expect(sets.map(({ retired }) => retired)).toEqual([false]);
  });
});
