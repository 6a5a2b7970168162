/** Words in one form to compare, and the words of many languages that speak for or against recovery codes. */

const MARKS = /\p{M}/gu;
const ASCII = /^[\0-\x7f]*$/;
const APART_ASCII = /[^a-z0-9]+/g;
/** Between Latin letters and those of East Asia nobody writes a blank: `Googleのコード`. */
const SCRIPT_CHANGE =
  /(?<=[a-z0-9])(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])(?=[a-z])/gu;
const APART = /[^\p{L}\p{N}]+/gu;

/** Lower case, no accents, words apart by one blank, with a blank at both ends: `Back-up  Códes:` is ` back up codes `. */
export function plainWords(text: string): string {
  if (ASCII.test(text)) return ` ${text.toLowerCase().replace(APART_ASCII, ' ').trim()} `;
  const bare = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return ` ${bare.replace(SCRIPT_CHANGE, ' ').replace(APART, ' ').trim()} `;
}

/** Patterns over {@link plainWords}; written with accents for the reader, compared without. */
function anyOf(...patterns: string[]): RegExp {
  const bare = patterns.map((pattern) => pattern.normalize('NFKD').replace(MARKS, ''));
  return new RegExp(`(?<= )(?:${bare.join('|')})(?= )`, 'u');
}

function anywhere(...words: string[]): RegExp {
  return new RegExp(words.map((word) => word.normalize('NFKD').replace(MARKS, '')).join('|'), 'u');
}

const EN_KIND = '(?:back ?up|recovery|scratch|emergency|bypass|rescue|fallback|reserve|restore|one time|single use)';
const EN_BETWEEN =
  '(?:(?:authentication|authenticator|verification|login|log in|sign in|security|access|account|bypass|2fa|mfa|2sv|sms|two factor|2 factor|two step|2 step|auth|factor|pass) )*';
const EN_THING = '(?:codes?|keys?|tokens?|passcodes?|passwords?|pins?)';

/** `codes de validation de secours`, `codici di sicurezza di riserva`. */
const ROMANCE_BETWEEN =
  '(?:(?:de|di) (?:verification|validation|connexion|securite|verificacion|seguridad|acceso|autenticacion|verificacao|seguranca|acesso|verifica|sicurezza|accesso) )?';

/** Words that name recovery codes and hardly anything else. */
const STRONG_LATIN = anyOf(
  `${EN_KIND} ${EN_BETWEEN}${EN_THING}`,
  '(?:codes?|keys?|tokens?) (?:for|of) (?:account )?(?:recovery|backup|emergency|emergencies)',
  '(?:backup|recovery)codes?',
  'look ?up secrets?',
  // German, Dutch, Scandinavian
  '(?:wiederherstellungs|backup|sicherungs|notfall|ersatz|einmal|reserve|rettungs) ?(?:codes?|schlussel|kode|kodes|passworter)',
  '(?:codes?|schlussel) (?:zur|fur die|fur) (?:konto ?)?wiederherstellung',
  '(?:codes?|schlussel) (?:fur den|im) notfall',
  '(?:herstel|reserve|nood|back ?up) ?(?:codes?|sleutels?)',
  '(?:eenmalige|tijdelijke) (?:back ?up |herstel)?codes',
  '(?:codes|sleutels) voor (?:account)?(?:herstel|noodgevallen)',
  '(?:aterstallnings|reserv|sakerhets|backup|gendannelses|gjenopprettings|reserve|sikkerhetskopi|sikkerhedskopierings) ?(?:kod|koder|kode|nyckel|nøkkel|nøgle)',
  // French, Spanish, Portuguese, Italian, Romanian
  `(?:codes?|cles?) ${ROMANCE_BETWEEN}(?:d )?(?:de )?(?:secours|recuperation|sauvegarde|urgence|restauration|a usage unique)`,
  `(?:codigos?|claves?) ${ROMANCE_BETWEEN}(?:de )?(?:respaldo|recuperacion|copia(?: de seguridad)?|reserva|emergencia|rescate|un solo uso|alternativ[oa]s?)`,
  `(?:codigos?|chaves?) ${ROMANCE_BETWEEN}(?:de )?(?:backup|recuperacao|reserva|emergencia|copia(?: de seguranca)?|uso unico|alternativ[oa]s?)`,
  `(?:codic[ei]|chiav[ei]) ${ROMANCE_BETWEEN}(?:di |d )?(?:backup|recupero|riserva|emergenza|ripristino|scorta|soccorso|monouso|usa e getta)`,
  '(?:coduri|codurile) de (?:rezerva|recuperare|backup)',
  // Polish, Czech, Slovak, Hungarian, Finnish, Turkish
  '(?:kod(?:y|ow)?|klucz[ey]?|kluczy) (?:zapasow(?:e|y|ych)|awaryjn(?:e|y|ych)|odzyskiwania|kopii zapasow(?:ej|ych)|ratunkow(?:e|y|ych)|jednorazow(?:e|y|ych))',
  '(?:zapasow|awaryjn|jednorazow|ratunkow)(?:e|ych) kod(?:y|ow)',
  '(?:založni|zalozni|zalozne|zachranne|obnovovaci|obnovovacie) (?:kody?|kody|klice?)',
  '(?:biztonsagi|tartalek|helyreallitasi) (?:mentesi )?kodo?k',
  '(?:varmuus|palautus|vara)(?: ?koodit?| ?koodi| ?avain)',
  '(?:yedek|kurtarma|yedekleme) (?:kodlar[iı]?|kodu|kod|anahtar[iı])',
  '(?:kode|sandi) (?:cadangan|pemulihan)',
  'ma (?:du phong|khoi phuc)',
);
const STRONG_OTHER = anywhere(
  '(?:резервн|аварийн|запасн|одноразов)\\S* (?:код|ключ)',
  '(?:код|ключ)\\S* (?:подтверждения )?(?:восстановлени|резервн)',
  'коди відновлення',
  'коди резервн',
  'εφεδρικ\\S* κωδικ',
  'κωδικ\\S* (?:ανακτησης|εφεδρ)',
  'קודי? (?:ה?גיבוי|ה?שחזור)',
  'קוד (?:ה?גיבוי|ה?שחזור)',
  '(?:رموز|رمز|اكواد|أكواد|كود) \\S*(?:احتياط|استرداد|استعاد|نسخ)',
  'الرموز (?:الاحتياطية|البديلة)',
  'बैकअप कोड',
  '(?:バックアップ|リカバリー?|スクラッチ|ワンタイム) ?(?:用|認証|確認)?(?:コード|キー)',
  '(?:回復|復旧|復元|緊急|予備|使い捨て) ?(?:用|時)?の? ?(?:認証|確認)?(?:コード|キー)',
  '(?:备用|備用|备份|備份|恢复|恢復|復原|还原|還原|應急|应急|紧急|緊急|救援|一次性) ?(?:验证|驗證|安全|登录|登入|备用|備用)?(?:码|碼|代码|代碼|密钥|密鑰|金鑰)',
  '(?:백업|복구|예비) ?(?:코드|키)',
  'รหัส(?:สำรอง|กู้คืน)',
);

/** Words for the second factor: they speak for codes, but a page about it has other lists too. */
const FACTOR = anyOf(
  '(?:two|2) ?factor',
  'second factor',
  '(?:two|2) ?step',
  '[2t]fa',
  'mfa',
  '2sv',
  'multi ?factor',
  'zwei faktor(?: \\S+)?',
  'zweistufig\\S*',
  'double authentification',
  'a2f',
  '(?:deux|dos|duas|due) (?:etapes|pasos|etapas|passaggi|facteurs|factores|fatores|fattori)',
  'doble factor',
  'tweestaps\\S*',
  'dwuetapow\\S*',
  'dwuskładnikow\\S*',
  'двухфакторн\\S*',
  'двухэтапн\\S*',
);

/** The bare word: a hint, where nothing else on the line turns it into something else. */
const CODES = anyOf(
  'codes',
  'codigos?',
  'codic[ei]',
  'kod(?:y|e|er|es|lar|lari)?',
  'koodit?',
  'tans?',
  '\\S+codes',
  'passcodes?',
  'коды?',
  'кодове',
  'код',
  '\\S*コート\\S*',
  '\\S*(?:码|碼|代码)',
  '\\S*코드',
  'קודים?',
  'רשימת קודים',
  'رموز',
);

/** The bare word for one code; only a heading of a few words means the list under it. */
const CODE = anyOf('code', 'passcode', 'codigo', 'codice', 'kod', 'kode');
const CODE_HEADING_WORDS = 3;

/** A line that shows what codes look like. */
const EXAMPLE = anyOf(
  // Not the hosts of documentation: `for example.com`, `for example.slack.com`.
  'for example(?! (?:\\S+ )?(?:com|org|net|edu|io|dev))',
  // Not the programs that keep them: `such as 1Password`.
  'such as (?:\\S+ ){0,2}?(?!1password )\\S*\\d\\S*',
  'looks? (?:something )?like',
  'like this',
  'e g',
  'zum beispiel',
  'beispielsweise',
  'par exemple',
  'por ejemplo',
  'por exemplo',
  'per esempio',
  'na przykład',
);

/** What turns "codes" into something that opens no account. */
const OTHER_COMPOUND = anyOf(
  '(?:product|promo|promotion(?:al)?|dial in|wi ?fi|wlan|guest|network|friend|eshop|ad|ads|classroom|meet|resistor|morse|gift|tournament|server|team|discount|coupon|voucher|gift|gift card|area|zip|post|postal|country|dial(?:ing|ling)?|error|status|http|exit|return|source|qr|bar|color|colour|hex|airport|iata|icao|station|course|class|room|sort|bank sort|swift|bic|tax|hs|tariff|sku|item|article|part|order|reference|door|gate|alarm|entry|garage|activation|registration|referral|invit\\S+|morse|nato|ascii|unicode|html|language|currency|stock|ticker|diagnosis|icd|cpt|billing|fault|trouble|dtc|cheat|game|redeem|redemption|machine|byte|op|locker|dress|color|charm|species|gene|region|department|cost|project|customer|client|vendor|supplier|merchant|category|event|building|shipping|delivery|tracking|confirmation|booking|reservation|mcc|naics|sic|cusip|isin|wkn|fips|iso|cd|game|windows|office|serial|ticket|raffle|lottery|bonus|loyalty|sms|sign in|signin) (?:codes?|keys?|pins?|numbers?|ids?)',
  '(?:gutschein|rabatt|aktions|postleit|vorwahl|fehler|produkt|artikel|strich|farb|flughafen|landes|geschenk|lizenz|serien|aktivierungs|rechnungs|bestell|kunden|konto|telefon|handy|sendungs|haus|tur)\\S*(?:codes?|nummern?|zahl(?:en)?|schlussel)',
  'codes? of (?:practice|conduct|ethics)',
  'codes? (?:postal|postaux|promo|produit|barres|erreur|couleur|pays|source|article|client|cadeau|reduction|porte)\\S*',
  'codigos? (?:de |do )?(?:postal(?:es)?|promocional(?:es)?|productos?|barras|error|descuento|pais|fuente|articulo)',
  '(?:korting|rabatt|actie|voucher|kupong|rabat)s?(?:codes?|koder?)',
  'kody? (?:rabatow[ey]|pocztow[ey]|promocyjn[ey]|produktow|kreskow[ey])',
  '(?:rabatt|kampanj|tilbuds)\\S*kod\\S*',
  'codic[ei] (?:postal[ei]|fiscal[ei]|prodotto|sconto|errore|a barre|colore|articolo|paese|promozional[ei])',
);

/** The same where words stand together without blanks. */
const OTHER_EAST = anywhere(
  'クーポン',
  '割引',
  '招待コート',
  '优惠',
  '優惠',
  '折扣',
  '促销',
  '兑换',
  '邀请码',
  '쿠폰',
  '할인',
  'промокод',
);

/** Names another kind of list wherever it stands. */
const OTHER_HARD = anyOf(
  'tel',
  'fax',
  'hotlines?',
  'sha ?\\d*(?: \\d+)?',
  'sha\\d+\\S*',
  'md5\\S*',
  'crc32',
  'blake\\d?\\S*',
  'checksums?',
  'hash(?:es)?',
  'digests?',
  'fingerprints?',
  'prufsummen?',
  'invoices?',
  'receipts?',
  'factures?',
  'facturas?',
  'orderno',
  'tracking',
  'shipments?',
  'shipped',
  'shipping',
  'parcels?',
  'consignments?',
  'serials?',
  'serial(?:no|nos)',
  's n',
  'sn',
  'licen[cs]es?',
  'product keys?',
  'cd keys?',
  'steam keys?',
  'game keys?',
  'isbns?',
  'issn',
  'eans?',
  'upcs?',
  'gtins?',
  'skus?',
  'barcodes?',
  'asins?',
  'commits?',
  'git log',
  'revisions?',
  'changesets?',
  'uuids?',
  'guids?',
  'identifiers?',
  'ibans?',
  'transactions?',
  'statements?',
  'balances?',
  'booked',
  'lotter(?:y|ies)',
  'lotto\\S*',
  'winning',
  'draws?',
  'raffle',
  'jackpot',
  'integrity',
  'eshop',
  'sensors?',
  'measurements?',
  'readings?',
  'temperatures?',
  'flights?',
  'bookings?',
  'reservations?',
  'tickets?',
  'imeis?',
  'imsis?',
  'iccids?',
  'mac addresse?s?',
  'ip addresse?s?',
  'subnets?',
  'zips?',
  'postcodes?',
  'memberships?',
  'students?',
  'patients?',
  'participants?',
  'passports?',
  'vat',
  'coordinates?',
  'vouchers?',
  'gifts?',
  'coupons?',
  'promos?',
  'setup keys?',
  'batch(?:es)?',
  'inventory',
  'plates?',
  'containers?',
  'vins?',
  'birthdays?',
  'scores?',
  'hexdump',
  'hex dump',
  'dump',
  'offsets?',
  'colou?rs?',
  'palette',
  'bugs?',
  'samples?',
  'catalog(?:ue)?',
  'stocks?',
  'discounts?',
  'swift',
  'bic',
  '(?:phone|telephone|mobile|contact|support|account|reference|member|lucky|customer|order|house|room|case|part|model|id|employee|policy|claim) numbers?',
  'logs',
  'cases',
);

/** Names another kind of list as a heading; in a sentence it may be about the phone that was lost. */
const OTHER_SOFT = anyOf(
  'phones?',
  'telephones?',
  'mobiles?',
  'cell',
  'call(?:s|ing)?',
  'contacts?',
  '(?<!(?:login|log in|sign in|user|account|player|apple) )ids?',
  'addresses',
  'nummern?',
  'numeros?',
  'issues?',
  'versions?',
  'results?',
  'records?',
  'members?',
  'parts?',
  'models?',
  'items?',
  'builds?',
  'customers?',
  'employees?',
  'tags?',
  '(?<!(?:epic|ea) )games?',
  'sessions',
  'session',
  'products?',
  'prices?',
  'orders?',
  'deliver(?:y|ies)',
  'meters?',
  'lots?',
  'assets?',
  'seeds?',
  'audit',
  'office (?:20\\d\\d|365)',
  'windows \\d+',
  'secrets',
  'secret(?! key)',
  'api',
  'articles?',
  'rows?',
  'activation',
  'payments?',
  'numbers',
  'dates',
);

/** Words for a secret made of words. */
const PHRASE = anyOf(
  '(?:recovery|seed|backup|secret|mnemonic|wallet|account|rescue) (?:recovery )?(?:phrases?|words?|sentences?)',
  'mnemonics?',
  'seedphrase',
  'recovery seed',
  '(?:12|24|twelve|twenty four) words? (?:phrase|seed)',
  '(?:wiederherstellungs|seed|sicherungs) ?(?:phrase|satz|worter)',
  'phrase (?:de )?(?:recuperation|secours|secrete)',
  'frase (?:de |di )?(?:recuperacion|recuperacao|recupero|semilla|seed|secreta|segreta|ripristino)',
  'herstelzin',
  '(?:herstel|seed) ?(?:woorden|zin)',
  'fraza (?:odzyskiwania|seed)',
);

/** Words that say nothing about whose codes these are. */
const GENERIC =
  'a an and are at be below by code codes copy download downloads file for from here i in is it keep key keys keyring list login my new notes of ' +
  'on one or our phrase print printed recovery backup back up scratch emergency bypass rescue reserve safe save saved secure security ' +
  'the these this time times to token tokens txt use used unused verification auth authentication authenticator two factor step 2 2fa ' +
  '2sv mfa tfa single account accounts your yours you were generated created document untitled unnamed text paste clipboard export ' +
  'stdin temp tmp test out output data old current latest final words word seed passcode passcodes password passwords secret store ' +
  'stored place somewhere accessible but only each can codigos codigo codici codice kody kod wichtig important private personal md log csv rtf ' +
  'input sample example case file1 file2 backupcodes recoverycodes recoverykey note set sets block';
const GENERIC_WORDS: ReadonlySet<string> = new Set(GENERIC.split(' '));

/** How clearly a line speaks of recovery codes. */
export type CodeTalk = 'strong' | 'weak' | 'other-list' | 'none';

/** A line of more words than this is a sentence, not a heading. */
const HEADING_WORDS = 6;

/** What a line says about the lines near it; `words` come from {@link plainWords}. */
export function codeTalk(words: string): CodeTalk {
  if (EXAMPLE.test(words)) return 'other-list';
  if (STRONG_LATIN.test(words) || STRONG_OTHER.test(words) || PHRASE.test(words)) return 'strong';
  const count = words.split(' ').length - 2;
  const sentence = count > HEADING_WORDS;
  if (OTHER_COMPOUND.test(words) || OTHER_HARD.test(words) || OTHER_EAST.test(words)) return 'other-list';
  if (!sentence && OTHER_SOFT.test(words)) return 'other-list';
  const codes = CODES.test(words) || (count <= CODE_HEADING_WORDS && CODE.test(words));
  return codes || FACTOR.test(words) ? 'weak' : 'none';
}

/** True where the words announce a secret made of words. */
export function speaksOfPhrase(words: string): boolean {
  return PHRASE.test(words) && !EXAMPLE.test(words);
}

/** The words that could name something, without those that stand in every list of codes. */
export function namingWords(words: string): string[] {
  return words.split(' ').filter((word) => word !== '' && !GENERIC_WORDS.has(word) && !/^\d+$/.test(word));
}
