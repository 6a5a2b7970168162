/** Names under which recovery codes lie about, and under which those look for them who steal them (desktop.md, "Import"). */
import { readFileName } from './file-name.ts';
import { namingWords, plainWords } from './words.ts';

/** What people and services keep codes in; a name without an ending is looked at, too. */
const ENDINGS: ReadonlySet<string> = new Set(
  (
    'txt text md markdown log asc rtf rtfd doc docx odt pages pdf xps html htm mhtml webarchive xml json csv tsv xls xlsx ods numbers ' +
    'png jpg jpeg webp gif bmp heic heif tif tiff svg eml msg mbox zip 7z rar gz tar kdbx 1pux 1pif 2fas bak old copy note'
  ).split(' '),
);

/** Words for the second factor, as they stand in the names of files. */
const FACTOR =
  /(?:^| )(?:2 ?fa|tfa|a2f|mfa|2sv|otp|two factor|2 factor|two step|2 step|zwei faktor|doble factor|double facteur)(?= |$)/;

/** Kits that services draw up for the worst day; words from `plainWords`. */
const KITS =
  /(?:^| )(?:(?:emergency|recovery|rescue) (?:kit|sheet)|notfall ?(?:kit|set)|wiederherstellungs ?kit|kit de secours|kit d urgence|kit de (?:emergencia|recuperacion|recuperacao)|kit di emergenza|noodkit|zestaw ratunkowy)(?= |$)/;

/** Names that stand alone: lists of passwords, where people keep such codes as well. */
const PASSWORD_LISTS: ReadonlySet<string> = new Set(
  [
    'password',
    'passwords',
    'my passwords',
    'logins',
    'login',
    'credentials',
    'accounts and passwords',
    'passwort',
    'passwörter',
    'passworter',
    'kennwörter',
    'zugangsdaten',
    'mot de passe',
    'mots de passe',
    'identifiants',
    'contraseña',
    'contraseñas',
    'claves',
    'senha',
    'senhas',
    'wachtwoord',
    'wachtwoorden',
    'hasło',
    'hasła',
    'пароль',
    'пароли',
    'パスワード',
    '密码',
    '密碼',
  ].map((name) => plainWords(name).trim()),
);

/** What password managers, browsers and authenticators call their exports. */
const EXPORTS: readonly RegExp[] = [
  /^bitwarden[ _-](?:\w+[ _-])*export/i,
  /^1password[ _-]?export|\.1pux$|\.1pif$/i,
  /^lastpass(?:[ _-]|\.csv$)/i,
  /^dashlane(?:[ _-]|\.(?:csv|zip|json)$)/i,
  /^proton[ _-]?(?:pass|authenticator)[ _-]/i,
  /^nordpass[ _-]/i,
  /^keeper[ _-]?(?:export|backup)|^enpass[ _-]/i,
  /^keepass(?:xc)?(?:[ _-](?:export|backup|database|passwords)[\w -]*)?\.(?:xml|csv|html?)$/i,
  /^(?:google )?chrome[ _-](?:passwords|passwörter|kennwörter)|^(?:passwords|contraseñas|senhas|mots de passe|password|wachtwoorden) (?:chrome|de chrome|do chrome|di chrome|van chrome)/i,
  /^(?:microsoft )?edge[ _-](?:passwords|passwörter|kennwörter)|^google[ _-]passwords/i,
  /^(?:mots de passe|contraseñas|senhas|password) (?:de |do |di )?(?:google|microsoft edge|edge|firefox)/i,
  /^aegis[ _-](?:backup|export)|\.2fas$|^2fas[ _-]|^ente[ _-]auth|^raivo[ _-]otp|^otp_accounts|^andotp/i,
];

/** Our own files with codes in clear. */
const OWN = / codes in clear /;

/** The last ending in lower case, empty where there is none, and what stands before it without the marks of copies. */
function apart(name: string): readonly [stem: string, ending: string] {
  const dot = name.lastIndexOf('.');
  const ending = dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
  return ending === '' ? [name, ''] : [name.slice(0, dot), ending];
}

/** `backup codes (2)` and `codes - Copy` are named like the first. */
const COPY_MARK = /(?:[ _-]*\(\d{1,3}\)| - (?:copy|kopie|copie|copia)(?: ?\(\d+\))?)+$/i;

/** The bare word by itself, and not at the end of another one such as `uuencode`; other scripts write words together. */
const BARE = /(?:^| )(?:codes?|passcodes?|codigos?|codic[ei]|kody?|kod[ei])(?= |$)|[^\0-\x7f]/;

/** What cameras and telephones call pictures: there are very many, and nobody gave them a name. */
const PICTURE =
  /^(?:IMG|DSC[FN]?|PXL|VID|MVI|DJI|Screenshot|WhatsApp Image|photo|image|scan)[ _-]?[\d _.()-]+(?:at [\d .]+(?:[AP]M)?)?$/i;

/** A bare word for codes counts where nothing else stands in the name, or a service, or a word for the second factor. */
function speaksOfCodes(stem: string): boolean {
  // The ending keeps a name such as `codes.old` whole; it says nothing by itself.
  const { talk, named } = readFileName(`${stem}.txt`);
  if (talk === 'strong') return true;
  if (talk !== 'weak') return false;
  const words = plainWords(stem);
  if (FACTOR.test(words) || named.some(({ common }) => !common)) return true;
  return BARE.test(words) && (named.length > 0 || namingWords(words).length === 0);
}

/**
 * Whether a file has a name that recovery codes are kept under, in any of the languages of the importers: `backup codes`, `2fa`, an
 * emergency kit, the download of a service, the export of a password manager. Names of programs' own files are not among them.
 *
 * @param name without a path
 */
export function isStrayName(name: string): boolean {
  const [stem, ending] = apart(name.trim());
  if (ending !== '' && !ENDINGS.has(ending)) return false;
  if (PICTURE.test(stem)) return false;
  const plain = stem.replace(COPY_MARK, '').normalize('NFC');
  const words = plainWords(plain);
  if (KITS.test(words) || OWN.test(words) || (ending !== '' && PASSWORD_LISTS.has(words.trim()))) return true;
  return (
    EXPORTS.some((pattern) => pattern.test(`${plain}${ending === '' ? '' : `.${ending}`}`)) || speaksOfCodes(plain)
  );
}
