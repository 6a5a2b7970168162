/** Exports of password managers in CSV, as each writes them, and where their codes stand; everything in them is made up. */
import { CANARY_PASSWORD } from '../canary.ts';

export const CODES = ['82c9b-b791f', '0ed9c-ee661', '7f83d-1a8c8'];
const NOTE = CODES.join('\n');
const SEED = 'JBSWY3DPEHPK3PXP';
const PW = CANARY_PASSWORD;

export interface CsvFixture {
  readonly manager: string;
  readonly kind: string;
  readonly text: string;
  /** What the first entry is to be. */
  readonly title: string;
  readonly account: string | null;
  readonly addresses: readonly string[];
  readonly source: string;
  readonly label: string | null;
  readonly ignored: readonly string[];
}

const GITHUB = {
  title: 'GitHub',
  account: 'octo-sam',
  addresses: ['https://github.com/login'],
  label: null,
  ignored: [],
};

export const CSV_FIXTURES: readonly CsvFixture[] = [
  {
    ...GITHUB,
    manager: 'Bitwarden',
    kind: 'an export of Bitwarden (CSV)',
    text: `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp
,,login,GitHub,"${NOTE}",,0,https://github.com/login,octo-sam,${PW},otpauth://totp/GitHub:sam?secret=${SEED}&issuer=GitHub`,
    source: 'GitHub.notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Bitwarden, the older header and a field',
    kind: 'an export of Bitwarden (CSV)',
    text: `folder,favorite,type,name,notes,fields,login_uri,login_username,login_password,login_totp
,,login,GitHub,,"Recovery codes: ${NOTE}
PIN: 4821
Password: ${PW}",https://github.com/login,octo-sam,${PW},`,
    source: 'GitHub.fields',
    label: 'Recovery codes',
    ignored: ['4821'],
  },
  {
    ...GITHUB,
    manager: 'a Bitwarden organisation',
    kind: 'an export of a Bitwarden organisation (CSV)',
    text: `collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp
Ops,login,GitHub,"${NOTE}",,0,"https://github.com/login",octo-sam,${PW},${SEED}`,
    source: 'GitHub.notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'LastPass',
    kind: 'an export of LastPass (CSV)',
    text: `url,username,password,totp,extra,name,grouping,fav
https://github.com/login,octo-sam,${PW},${SEED},"${NOTE}",GitHub,Work,0`,
    source: 'GitHub.extra',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'LastPass, a secure note',
    kind: 'an export of LastPass (CSV)',
    text: `url,username,password,extra,name,grouping,fav
http://sn,,,"${NOTE}",GitHub,,0`,
    account: null,
    addresses: [],
    source: 'GitHub.extra',
  },
  {
    ...GITHUB,
    manager: 'LastPass, a note with a type',
    kind: 'an export of LastPass (CSV)',
    text: `url,username,password,extra,name,grouping,fav
http://sn,,,"NoteType:Server
Language:en-US
Hostname:https://github.com/login
Username:octo-sam
Password:${PW}
Notes:${NOTE}",GitHub,,0`,
    source: 'GitHub.extra',
  },
  {
    ...GITHUB,
    manager: 'Dashlane',
    kind: 'an export of Dashlane (CSV)',
    text: `username,username2,username3,title,password,note,url,category,otpSecret
octo-sam,sam@example.com,,GitHub,${PW},"${NOTE}",https://github.com/login,Work,${SEED}`,
    source: 'GitHub.note',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Dashlane, secure notes',
    kind: 'an export of Dashlane (CSV)',
    text: `title,note\nGitHub,"${NOTE}"`,
    account: null,
    addresses: [],
    source: 'GitHub.note',
  },
  {
    ...GITHUB,
    manager: 'Proton Pass',
    kind: 'an export of Proton Pass (CSV)',
    text: `type,name,url,email,username,password,note,totp,createTime,modifyTime,vault
login,GitHub,"https://github.com/login, https://gist.github.com",sam@example.com,octo-sam,${PW},"${NOTE}",otpauth://totp/x?secret=${SEED},1700000000,1700000001,Personal`,
    addresses: ['https://github.com/login', 'https://gist.github.com'],
    source: 'GitHub.note',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Proton Pass, the older header without a user name',
    kind: 'an export of Proton Pass (CSV)',
    text: `type,name,url,username,password,note,totp
login,GitHub,https://github.com/login,octo-sam,${PW},"${NOTE}",`,
    source: 'GitHub.note',
  },
  {
    ...GITHUB,
    manager: 'Apple Passwords',
    kind: 'an export of Apple Passwords (CSV)',
    text: `Title,URL,Username,Password,Notes,OTPAuth
GitHub (octo-sam),https://github.com/login,octo-sam,${PW},"${NOTE}",otpauth://totp/x?secret=${SEED}`,
    source: 'GitHub (octo-sam).Notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Chrome',
    kind: 'an export of Chrome or Edge (CSV)',
    text: `name,url,username,password,note\nGitHub,https://github.com/login,octo-sam,${PW},"${NOTE}"`,
    source: 'note',
  },
  {
    ...GITHUB,
    manager: 'NordPass',
    kind: 'an export of NordPass (CSV)',
    text: `name,url,additional_urls,username,password,note,cardholdername,cardnumber,cvc,pin,expirydate,zipcode,folder,shared_folder,full_name,phone_number,email,address1,address2,city,country,state,type,custom_fields
GitHub,https://github.com/login,"[""https://gist.github.com""]",octo-sam,${PW},,,,,,,,Work,,,,,,,,,,password,"[{""label"":""Recovery codes"",""type"":""hidden"",""value"":""${CODES.join(' ')}""},{""label"":""Password"",""type"":""hidden"",""value"":""${PW}""}]"
Visa,,,,,,Sam Rivera,4242424242424242,123,4821,03/27,12345,,,,,,,,,,,credit_card,`,
    addresses: ['https://github.com/login', 'https://gist.github.com'],
    source: 'GitHub.custom_fields',
    label: 'Recovery codes',
    ignored: ['4242424242424242', '4821'],
  },
  {
    ...GITHUB,
    manager: 'KeePass 1',
    kind: 'an export of KeePass 1 (CSV)',
    text: `"Account","Login Name","Password","Web Site","Comments"
"GitHub","octo-sam","${PW}\\"\\\\","https://github.com/login","${NOTE}"`,
    source: 'GitHub.Comments',
  },
  {
    ...GITHUB,
    manager: 'KeePassXC',
    kind: 'an export of KeePassXC (CSV)',
    text: `"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"
"Root/Work","GitHub","octo-sam","${PW}","https://github.com/login","${NOTE}","otpauth://totp/x?secret=${SEED}","0","2024-01-01T00:00:00Z","2023-01-01T00:00:00Z"`,
    source: 'GitHub.Notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: '1Password',
    kind: 'an export of 1Password (CSV)',
    text: `Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes
GitHub,https://github.com/login,octo-sam,${PW},otpauth://totp/x?secret=${SEED},false,false,work,"${NOTE}"`,
    source: 'GitHub.Notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'RoboForm',
    kind: 'an export of RoboForm (CSV)',
    text: `\uFEFFName,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2
GitHub,https://github.com/login,https://github.com/login,octo-sam,${PW},,Work,"User ID$,,,txt,octo-sam","Password$,,,pwd,${PW}","TOTP KEY$,,,txt,${SEED}","Recovery codes,,,txt,${NOTE}"`,
    source: 'GitHub.RfFieldsV2',
    label: 'Recovery codes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Zoho Vault',
    kind: 'an export of Zoho Vault (CSV)',
    text: `"Password Name","Description","Password URL","SecretData","Notes","CustomData","Tags","Classification","Favorite","TOTP","Folder Name"
GitHub,,https://github.com/login,"SecretType:Web Account
User Name:octo-sam
Password:${PW}
","${NOTE}","",,E,0,otpauth://totp?secret=${SEED}&digits=6,folder`,
    source: 'GitHub.Notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Buttercup',
    kind: 'an export of Buttercup (CSV)',
    text: `"!group_id","!group_name","!type","title","username","password","URL","id","Backup codes"
"1","Root","login","GitHub","octo-sam","${PW}","https://github.com/login","2","${NOTE}"`,
    source: 'GitHub.Backup codes',
    label: 'Backup codes',
  },
  {
    ...GITHUB,
    manager: 'Keeper, which has no header',
    kind: 'an export of Keeper (CSV)',
    text: `Work,GitHub,octo-sam,${PW},https://github.com/login,"${NOTE}",,TFC:Keeper,otpauth://totp/x?secret=${SEED}`,
    source: 'GitHub.Notes',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'Keeper, with a header',
    kind: 'an export of Keeper (CSV)',
    text: `Folder,Title,Login,Password,Website Address,Notes,Shared Folder,Custom Fields
Work,GitHub,octo-sam,${PW},https://github.com/login,,,Recovery codes,"${NOTE}"`,
    source: 'GitHub.Recovery codes',
    label: 'Recovery codes',
  },
  {
    ...GITHUB,
    manager: 'Enpass',
    kind: 'an export of Enpass (CSV)',
    text: `"GitHub","Username","octo-sam","*Password","${PW}","Website","https://github.com/login","*TOTP","${SEED}","${NOTE}"`,
    source: 'GitHub.Note',
    ignored: [SEED],
  },
  {
    ...GITHUB,
    manager: 'one that nobody knows, in English',
    kind: 'an export of a password manager (CSV)',
    text: `Site,User ID,Pass,Remarks\nhttps://github.com/login,octo-sam,${PW},"${NOTE}"`,
    title: '',
    source: 'Remarks',
  },
  {
    ...GITHUB,
    manager: 'one that nobody knows, in German, out of Excel',
    kind: 'an export of a password manager (CSV)',
    text: `sep=;\r\nBezeichnung;Benutzername;Kennwort;Webseite;Notizen\r\nGitHub;octo-sam;${PW};https://github.com/login;"${NOTE}"\r\n`,
    source: 'GitHub.Notizen',
  },
  {
    ...GITHUB,
    manager: 'one that nobody knows, in French, with tabs',
    kind: 'an export of a password manager (CSV)',
    text: `\uFEFFTitre\tIdentifiant\tMot de passe\tSite web\tCommentaires\nGitHub\tocto-sam\t${PW}\thttps://github.com/login\t"${NOTE}"`,
    source: 'GitHub.Commentaires',
  },
  {
    ...GITHUB,
    manager: 'one that nobody knows, in Japanese, with a column for codes',
    kind: 'an export of a password manager (CSV)',
    text: `名前,ユーザー名,パスワード,サイト,バックアップコード\nGitHub,octo-sam,${PW},https://github.com/login,"${NOTE}"`,
    source: 'GitHub.バックアップコード',
    label: 'バックアップコード',
  },
];

/** Without any place for notes. */
export const FIREFOX = `"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed","timePasswordChanged"
"https://github.com","octo-sam","${PW}",,"https://github.com","{3f2504e0-4f89-41d3-9a0c-0305e82c3301}","1700000000000","1741941012000","1700000000000"
"https://example.com","sam","hunter22",,"https://example.com","{3f2504e0-4f89-41d3-9a0c-0305e82c3302}","1700000000000","1741941012000","1700000000000"`;
