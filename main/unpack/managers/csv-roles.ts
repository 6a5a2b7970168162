/** What the columns of a password manager's CSV are for, by their names in the languages that exports come in. */

/**
 * What stands in a column. `lines` holds `name: value` lines, `json-fields` a JSON list of named values, `typed-note` LastPass's
 * notes with a type, `form-fields` RoboForm's; `custom` is a field that the user named, and any column that no table knows.
 */
export type CsvRole =
  | 'title'
  | 'address'
  | 'account'
  | 'email'
  | 'password'
  | 'note'
  | 'lines'
  | 'json-fields'
  | 'typed-note'
  | 'form-fields'
  | 'seed'
  | 'card'
  | 'pin'
  | 'type'
  | 'group'
  | 'archived'
  | 'trashed'
  | 'custom'
  | 'skip';

/** The letters and digits of a name, without case and accents: `Login_URI` is `loginuri`, `Contraseña` is `contrasena`. */
export const columnKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const NAMES: readonly (readonly [CsvRole, string])[] = [
  [
    'title',
    `name, title, nickname, titel, titre, título, titolo, nome, nombre, nom, bezeichnung, eintrag, entry, item,
    item name, entry name, account name, service, service name, site name, website name, display name, label, app, application, program, account title,
    naam, nazwa, tytuł, tjänst, название, имя, заголовок, сервис, 名称, 标题, 名前, タイトル, サービス, 이름`,
  ],
  [
    'address',
    `url, urls, uri, uris, website, websites, web site, site, web, webseite, internetseite, internetadresse, link, links,
    login uri, login uris, login url, web address, website address, website url, site url, hostname, host, server, domain,
    domain name, additional urls, password url, secret url, sitio web, sitio, página web, sito, sito web, site web,
    adresse web, adresse du site, endereço, webadres, strona, adres, witryna, сайт, адрес, веб сайт, ссылка, 网址, 网站, サイト, 웹사이트`,
  ],
  [
    'account',
    `username, user name, user, users, login, login name, login username, loginname, user id, userid, account,
    account id, login id, benutzername, benutzer, anmeldename, nutzername, nutzer, konto, kennung, utilisateur,
    nom d utilisateur, nom utilisateur, identifiant, compte, usuario, nombre de usuario, cuenta, utente, nome utente,
    usuário, nome de usuário, conta, gebruikersnaam, gebruiker, nazwa użytkownika, użytkownik, konto użytkownika, логин,
    пользователь, имя пользователя, учетная запись, 用户名, 账号, 账户, ユーザー名, ユーザーid, アカウント, 사용자 이름, username 2,
    username 3`,
  ],
  [
    'email',
    `email, e mail, mail, email address, e mail address, e mail adresse, mail adresse, adresse e mail, courriel,
    correo, correo electrónico, email utente, почта, 邮箱, メール, メールアドレス`,
  ],
  [
    'password',
    `password, pwd, pass, passwords, login password, passwort, kennwort, mot de passe, contraseña, clave, senha,
    palavra passe, wachtwoord, hasło, пароль, 密码, 密碼, パスワード, 비밀번호, passphrase, master password, old password,
    password 2, private key, privatekey, passwd, lösenord`,
  ],
  [
    'note',
    `note, notes, comment, comments, extra, remark, remarks, memo, notizen, notiz, anmerkung, anmerkungen, bemerkung,
    bemerkungen, kommentar, kommentare, informationen, remarque, remarques, commentaire, commentaires, notas, nota,
    comentario, comentarios, observaciones, appunti, commenti, annotazioni, observações, comentários, anotações, notities,
    notitie, opmerking, opmerkingen, uwagi, uwaga, notatka, notatki, komentarz, заметка, заметки, примечание, примечания,
    комментарий, комментарии, описание, 备注, 備註, 笔记, メモ, 備考, ノート, 메모,
    description, beschreibung, descripción, descrizione,
    descrição, omschrijving, opis, additional information, additional info, information, info, free text, text, details,
    other, secure note, note content, content`,
  ],
  [
    'seed',
    `totp, otp, otp auth, otp secret, otp url, totp secret, totp uri, totp url, totp key, totp seed, login totp, hotp,
    2fa secret, 2fa key, tfa, mfa secret, mfa key, two factor secret, two factor key, authenticator, authenticator key,
    authenticator secret, one time password, otp uri, tfc keeper, einmalpasswort, einmalkennwort`,
  ],
  [
    'card',
    `card number, cardnumber, cc number, ccnum, credit card number, credit card, kartennummer, numéro de carte,
    número de tarjeta, numero carta`,
  ],
  ['pin', 'pin, puk'],
  ['type', 'type, typ, item type, entry type, record type, secret type, note type'],
  ['group', 'group, groups, group name, group path, folder, folders, folder name, grouping, gruppe, ordner, path'],
  ['archived', 'archived, archiviert, is archived, archived status, archived date, archived at'],
  ['trashed', 'trashed, deleted, deleted at, deleted date, in trash, is trashed, is deleted'],
  [
    'skip',
    `favorite status, cvc, cvv, cvc2, cvv2, cccsc, security code, card verification value, account number, routing number,
    iban, favorite, favorites, favourite, fav, favorit, vault, vault name, tag, tags, category,
    kategorie, collections, collection, reprompt, icon, color, created, create time, created at, created on, creation date, date created, time
    created, created time, modified, modify time, modified at, last modified, date modified, updated, updated at, last
    updated, time last used, last used, time password changed, password changed, password last changed, last accessed,
    guid, uuid, id, uid, group id, record id, item id, http realm, form action origin, match url, auto login, autofill,
    auto submit, sort order, shared folder, shared, owner, cardholder name, cardholder, card type, card brand, expiry,
    expires, expires at, expiry date, expiration date, expiration month, expiration year, zip code, zip, postal code, full
    name, first name, last name, middle name, phone, phone number, address, address 1, address 2, address 3, city,
    country, state, county, company, birthday, date of birth, ssn, social security number, passport number, license number,
    drivers license, public key, license key, strength, password strength, password history, history, weak,
    reused, compromised, language, bit strength, format, date, issue date, place of issue, attachments, has attachments, status,
    quality, version, classification, preferred, never autofill, never save, realm, android app, app id, package name,
    profile`,
  ],
];

/** In signs; longer texts are no names of columns. */
export const LONGEST_NAME = 60;

const ROLES: ReadonlyMap<string, CsvRole> = new Map(
  NAMES.flatMap(([role, names]) => names.split(',').map((name): [string, CsvRole] => [columnKey(name), role])),
);

/** What a name of a column, or of a field that was written as a line, says of its value; null for one that no table knows. */
export const roleOf = (name: string): CsvRole | null =>
  name.length > LONGEST_NAME ? null : (ROLES.get(columnKey(name)) ?? null);
