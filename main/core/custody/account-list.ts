/** A table of accounts without codes: which column says what, and what each row means ("Account list" of the design). */
import { SERVICES } from '../importers/catalogue.ts';
import type { Service } from '../importers/catalogue-entry.ts';
import { serviceOfHost } from '../importers/service-words.ts';
import { plainWords } from '../importers/words.ts';
import { accountKey } from './account-key.ts';
import type { DescribedAccount } from './command.ts';
import { NAME_SIGNS_MAX } from './decide-account.ts';
import { isFitName, tidyName } from './fit-name.ts';
import type { ReadState } from './state.ts';

export type ListedAccount = Omit<DescribedAccount, 'newAccount'>;

/** Why a row is no account: nothing in it names a service; a name is too long or has signs that would hide what it says; it has no login. */
export type RowTrouble = 'no-service' | 'unfit-name' | 'no-login';

export interface AccountList {
  /** In the order of the rows, each once. */
  readonly accounts: readonly ListedAccount[];
  /** Rows that say the same as one before. */
  readonly repeated: number;
  /** Rows from 1, the heads being row 1. */
  readonly unread: readonly { readonly row: number; readonly why: RowTrouble }[];
  /** Heads of columns that nothing was taken from. */
  readonly ignoredColumns: readonly string[];
  /** It has heads for service and login and none for a password: it can be nothing else. */
  readonly isPlain: boolean;
}

type Role = 'service' | 'name' | 'address' | 'login' | 'instance' | 'secret';

/** Heads by what stands below them, in the languages of the importers; written with accents for the reader, compared without. */
const HEADS: Readonly<Record<Role, readonly string[]>> = {
  service: [
    'service|services|site|website|web site|title|app|application|provider|platform|system',
    'dienst|anbieter|webseite|website name|titel|anwendung|plattform',
    'servicio|sitio|sitio web|titulo|proveedor|service web|titre|fournisseur|serviço|sítio|servizio|sito|sito web|titolo|fornitore',
    'aanbieder|usługa|serwis|strona|tytuł|сервис|сайт|служба|название|サービス|サービス名|サイト|タイトル|服务|服務|网站|網站|标题',
  ],
  name: ['name|nom|nombre|nome|naam|nazwa|имя|名前|名称|名稱'],
  address: [
    'url|urls|uri|login uri|login url|link|web address|webadresse|adresse web|host name|hostname|domain|url1|website url',
  ],
  login: [
    'account|account name|user|username|user name|userid|user id|login|login name|login username|email|e mail|mail|email address|e mail address',
    'konto|kontoname|benutzer|benutzername|nutzer|nutzername|anmeldename|e mail adresse',
    'compte|utilisateur|identifiant|nom d utilisateur|courriel|adresse e mail|cuenta|usuario|nombre de usuario|correo|correo electronico',
    'conta|utilizador|nome de usuario|nome do usuario|utente|nome utente|gebruiker|gebruikersnaam|użytkownik|nazwa użytkownika',
    'логин|учетная запись|аккаунт|пользователь|имя пользователя|почта|アカウント|ユーザー|ユーザー名|ログイン|メール|メールアドレス',
    '账号|帐号|帳號|账户|用户|用户名|使用者|邮箱|電子郵件',
  ],
  instance: [
    'instance|host|server|tenant|organisation|organization|org|workspace|instanz|mandant|organisationsname|serveur|servidor|instancia',
    'istanza|instantie|instancja|serwer|инстанс|сервер|организация|インスタンス|サーバー|実例|实例|服务器',
  ],
  secret: [
    'password|passwords|pass|pwd|secret|login password|passwort|kennwort|mot de passe|contraseña|clave|senha|palavra passe|wachtwoord|hasło',
    'пароль|パスワード|密码|密碼|totp|otp|otpauth|login totp|code|codes|recovery codes|backup codes',
  ],
};

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  (Object.keys(HEADS) as Role[]).flatMap((role) =>
    HEADS[role].flatMap((heads) => heads.split('|').map((head) => [plainWords(head).trim(), role] as const)),
  ),
);

type Columns = Readonly<Record<Role, readonly number[]>>;

function columnsOf(heads: readonly string[]): Columns {
  const columns: Record<Role, number[]> = { service: [], name: [], address: [], login: [], instance: [], secret: [] };
  for (const [place, head] of heads.entries()) {
    const role = ROLE_OF.get(plainWords(head.replaceAll('_', ' ')).trim());
    if (role !== undefined) columns[role].push(place);
  }
  // A bare "name" is that of the service, or of the login where another column has the service.
  const meant = columns.service.length === 0 ? columns.service : columns.login;
  if (meant.length === 0) meant.push(...columns.name.splice(0, 1));
  return columns;
}

/** By its id, its name or a word for it, as a whole. */
const BY_WORDS: ReadonlyMap<string, Service> = new Map(
  [...SERVICES].reverse().flatMap((service) => {
    const names = [...service.commonWords, ...service.words, service.id, service.name];
    return names.map((name) => [plainWords(name).trim(), service] as const);
  }),
);

const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s]*@)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,24}|[\p{L}\p{N}-]+(?=:\d))(?::\d+)?(?:[/?#]|$)/iu;

/** Of `https://www.example.com/login` or `example.com`; null for what is no address. */
function hostOf(text: string): string | null {
  const host = ADDRESS.exec(text.trim())?.[1]?.toLowerCase() ?? null;
  return host === null ? null : host.replace(/^www\./, '');
}

function described(words: string, addresses: readonly string[], instance: string | null): Omit<ListedAccount, 'name'> {
  const hosts = [...addresses, words].map(hostOf).filter((host) => host !== null);
  const [host = null] = hosts;
  const named = BY_WORDS.get(plainWords(words).trim()) ?? null;
  const service = named ?? hosts.map(serviceOfHost).find((each) => each !== null) ?? null;
  if (service === null)
    return { service: null, label: words === '' || hostOf(words) !== null ? host : words, instance };
  const isElsewhere =
    service.selfHosted && host !== null && !service.hosts.some((own) => host === own || host.endsWith(`.${own}`));
  return { service: service.id, label: null, instance: instance ?? (isElsewhere ? host : null) };
}

function readRow(cells: readonly string[], columns: Columns): ListedAccount | RowTrouble | null {
  const first = (places: readonly number[]): string | null => {
    const filled = places.map((place) => tidyName(cells[place] ?? '')).find((cell) => cell !== '');
    return filled ?? null;
  };
  if (cells.every((cell) => cell.trim() === '')) return null;
  const words = first(columns.service) ?? '';
  const addresses = columns.address.map((place) => cells[place] ?? '').filter((cell) => hostOf(cell) !== null);
  const name = first(columns.login);
  if (words === '' && addresses.length === 0) return 'no-service';
  const account = { ...described(words, addresses, first(columns.instance)), name };
  // An export has notes and cards as well.
  if (columns.secret.length > 0 && name === null && addresses.length === 0 && account.service === null)
    return 'no-login';
  const names = [account.label, account.instance, account.name].filter((text) => text !== null);
  return names.every((text) => isFitName(text, NAME_SIGNS_MAX)) ? account : 'unfit-name';
}

/**
 * The accounts of a table. Nothing is taken from columns with passwords, codes or seeds.
 *
 * @param rows - the first one that has anything in it names the columns
 * @returns null where no column says which service
 */
export function readAccountList(rows: readonly (readonly string[])[]): AccountList | null {
  const at = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  const heads = rows[at] ?? [];
  const columns = columnsOf(heads);
  if (columns.service.length + columns.address.length === 0) return null;
  const accounts = new Map<string, ListedAccount>();
  const unread: { row: number; why: RowTrouble }[] = [];
  let repeated = 0;
  for (const [place, cells] of rows.entries()) {
    const read = place <= at ? null : readRow(cells, columns);
    if (read === null) continue;
    if (typeof read === 'string') unread.push({ row: place + 1, why: read });
    else if (accounts.has(accountKey(read))) repeated += 1;
    else accounts.set(accountKey(read), read);
  }
  const taken = new Set([columns.service, columns.address, columns.login, columns.instance].flat());
  return {
    accounts: [...accounts.values()],
    repeated,
    unread,
    ignoredColumns: heads.filter((head, place) => !taken.has(place) && head.trim() !== '').map((head) => head.trim()),
    isPlain: columns.login.length > 0 && columns.secret.length === 0,
  };
}

/** Those of a list that the vault does not have. */
export function accountsToAdd(state: ReadState, accounts: readonly ListedAccount[]): readonly ListedAccount[] {
  const known = new Set<string>();
  for (const account of state.accounts.values()) if (account.closedAt === null) known.add(accountKey(account));
  return accounts.filter((account) => !known.has(accountKey(account)));
}
