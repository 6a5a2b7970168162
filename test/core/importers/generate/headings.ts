/** What people and services write above a list of codes, in eleven languages. */

/** `%` is where the name of the service stands. */
export interface Language {
  readonly lists: readonly string[];
  readonly keys: readonly string[];
  readonly phrases: readonly string[];
  /** Sentences between the heading and the codes. */
  readonly advice: readonly string[];
  readonly used: readonly string[];
  readonly account: string;
  readonly code: string;
  readonly made: string;
}

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    lists: [
      '% recovery codes',
      '% backup codes',
      'Recovery codes for %',
      'Your % backup codes',
      '% two-factor recovery codes',
      'My % emergency codes',
      'Backup codes - %',
      '%: recovery codes',
      '% 2FA backup codes',
      '% backup verification codes',
    ],
    keys: [
      '% recovery code',
      '% recovery key',
      'My % backup code',
      'Recovery code for %',
      '%: emergency recovery code',
    ],
    phrases: ['% recovery phrase', 'My % recovery phrase'],
    advice: [
      'Keep these codes somewhere safe but accessible.',
      'Each code can be used only once.',
      'Treat these like passwords. If you lose your phone, they are the only way back in.',
      'Store them in a safe place. We will not show them again.',
    ],
    used: ['used', 'USED', 'Used', 'already used', 'used 2025-03-14', 'used on 3 May 2024'],
    account: 'Account',
    code: 'Code',
    made: 'Generated on 2025-02-11',
  },
  de: {
    lists: [
      '% Wiederherstellungscodes',
      'Backup-Codes für %',
      '% Backup-Codes',
      'Meine Wiederherstellungscodes für %',
      '% Sicherungscodes',
      '% – Notfallcodes',
    ],
    keys: ['% Wiederherstellungscode', 'Wiederherstellungsschlüssel für %'],
    phrases: ['% Wiederherstellungsphrase'],
    advice: [
      'Bewahre diese Codes an einem sicheren Ort auf.',
      'Jeder Code kann nur einmal verwendet werden.',
      'Wenn du dein Handy verlierst, kommst du nur hiermit wieder in dein Konto.',
    ],
    used: ['benutzt', 'verwendet', 'verbraucht', 'schon benutzt', 'bereits verwendet'],
    account: 'Konto',
    code: 'Code',
    made: 'Erstellt am 11.02.2025',
  },
  fr: {
    lists: [
      'Codes de secours %',
      'Codes de récupération %',
      '% : codes de secours',
      'Mes codes de récupération pour %',
    ],
    keys: ['Code de récupération %', 'Clé de récupération %'],
    phrases: ['Phrase de récupération %'],
    advice: ['Conservez ces codes en lieu sûr.', 'Chaque code ne peut être utilisé qu’une seule fois.'],
    used: ['utilisé', 'déjà utilisé', 'Utilisé'],
    account: 'Compte',
    code: 'Code',
    made: 'Généré le 11/02/2025',
  },
  es: {
    lists: [
      'Códigos de recuperación de %',
      'Códigos de respaldo de %',
      '% códigos de respaldo',
      '%: códigos de seguridad alternativos',
    ],
    keys: ['Código de recuperación de %', 'Clave de recuperación de %'],
    phrases: ['Frase de recuperación de %'],
    advice: ['Guarda estos códigos en un lugar seguro.', 'Cada código solo se puede usar una vez.'],
    used: ['usado', 'ya usado', 'utilizado'],
    account: 'Cuenta',
    code: 'Código',
    made: 'Generado el 11 de febrero de 2025',
  },
  pt: {
    lists: ['Códigos de recuperação do %', 'Códigos de backup %', '% códigos de backup', 'Códigos de recuperação - %'],
    keys: ['Código de recuperação %', 'Chave de recuperação %'],
    phrases: ['Frase de recuperação %'],
    advice: ['Guarde estes códigos em um local seguro.', 'Cada código só pode ser usado uma vez.'],
    used: ['usado', 'já usado', 'utilizado'],
    account: 'Conta',
    code: 'Código',
    made: 'Gerado em 11/02/2025',
  },
  it: {
    lists: ['Codici di backup %', 'Codici di recupero %', '% - codici di recupero', 'I miei codici di backup per %'],
    keys: ['Codice di recupero %', 'Chiave di recupero %'],
    phrases: ['Frase di recupero %'],
    advice: ['Conserva questi codici in un luogo sicuro.', 'Ogni codice può essere usato una sola volta.'],
    used: ['usato', 'già usato', 'utilizzato'],
    account: 'Account',
    code: 'Codice',
    made: 'Generato il 11/02/2025',
  },
  nl: {
    lists: ['% herstelcodes', 'Back-upcodes voor %', '% back-upcodes', 'Mijn herstelcodes voor %'],
    keys: ['% herstelcode', 'Herstelsleutel %'],
    phrases: ['% herstelzin'],
    advice: ['Bewaar deze codes op een veilige plek.', 'Elke code kan maar één keer worden gebruikt.'],
    used: ['gebruikt', 'al gebruikt'],
    account: 'Gebruiker',
    code: 'Code',
    made: 'Gemaakt op 11-02-2025',
  },
  pl: {
    lists: ['Kody zapasowe %', 'Kody odzyskiwania %', '% kody zapasowe', 'Moje kody zapasowe do %'],
    keys: ['Kod odzyskiwania %', 'Klucz odzyskiwania %'],
    phrases: ['Fraza odzyskiwania %'],
    advice: ['Przechowuj te kody w bezpiecznym miejscu.', 'Każdego kodu można użyć tylko raz.'],
    used: ['użyty', 'wykorzystany'],
    account: 'Użytkownik',
    code: 'Kod',
    made: 'Wygenerowano 11.02.2025',
  },
  ru: {
    lists: ['Резервные коды %', 'Коды восстановления %', '% резервные коды', 'Мои резервные коды для %'],
    keys: ['Код восстановления %', 'Резервный код %'],
    phrases: [],
    advice: ['Храните эти коды в надёжном месте.', 'Каждый код можно использовать только один раз.'],
    used: ['использован', 'использовано'],
    account: 'Логин',
    code: 'Код',
    made: 'Создано 11.02.2025',
  },
  ja: {
    lists: ['%のバックアップコード', '% リカバリーコード', '% バックアップ コード', '%の回復コード'],
    keys: ['%の回復コード', '% リカバリーコード'],
    phrases: [],
    advice: ['これらのコードは安全な場所に保管してください。', '各コードは1回だけ使用できます。'],
    used: ['使用済み', '使用済'],
    account: 'アカウント',
    code: 'コード',
    made: '作成日 2025年2月11日',
  },
  zh: {
    lists: ['% 备用验证码', '% 恢复代码', '%恢复码', '% 備用碼'],
    keys: ['% 恢复代码', '% 恢复密钥'],
    phrases: [],
    advice: ['请将这些代码保存在安全的地方。', '每个代码只能使用一次。'],
    used: ['已使用', '已用'],
    account: '账号',
    code: '代码',
    made: '生成于 2025年2月11日',
  },
};
