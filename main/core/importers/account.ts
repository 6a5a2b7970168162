/** Whose codes these are: the login, host or organisation that the lines around a block name. */
import { findDate } from './dates.ts';
import type { HeaderLine } from './header-line.ts';
import { saysSpent, sectionState, speaksOfState } from './marks.ts';
import { servicesNamed } from './service-words.ts';
import { standingOf } from './standing.ts';
import { codeTalk, namingWords, plainWords } from './words.ts';

/** Names found; null where the lines do not say. */
export interface Owner {
  readonly account: string | null;
  readonly instance: string | null;
  readonly organisation: string | null;
}

const LABELLED =
  /(?<!(?:recovery|backup|alternat\S+|secondary|rescue) )(?<![^\s(,;*|-])(?:log-?in(?: id| name)?|sign-?in id|user ?(?:name|id)?|account(?: name| id)?|e-?mail(?: address)?|benutzer(?:name)?|anmeldename|nutzer(?:name)?|konto|kennung|compte|utilisateur|nom d'utilisateur|identifiant|courriel|usuario|cuenta|correo|usu[áa]rio|conta|utente|nome utente|gebruiker(?:snaam)?|u[żz]ytkownik|anv[äa]ndare|bruger|bruker|пользователь|логин|аккаунт|ユーザー名|アカウント|用户名|账号|帐号|帐户|账户|帳號|邮箱|メール(?:アドレス)?|계정|почта)(?:\s?[:=]\s*|\s?\|\s?| - )(["'<]?)([^\s"',;()<>|]+)\1/iu;

/** `user samr` in a heading, `Signed in as samr`; what follows has to end the phrase. */
const SPOKEN =
  /(?<![\p{L}\p{N}])(user(?: ?name)?|login|account|benutzer|konto|compte|usuario|cuenta|utente|(?:signed|logged) in as)[ \t]+["']?(@?[^\s"',;():]+)["']?(?=[\s:.]*$|\s*[(,;)]| (?:recovery|backup|codes?|2fa)(?!\p{L}))/iu;
/** `account security` is no login; behind these words only what looks like one is. */
const LOOSE = /^(?:login|account|konto|compte|cuenta)$/i;
/** `@samr`, `u/samr` or `root@pam` within a heading. */
const AT_HANDLE = /(?<=^|[\s(:,])(?:u\/([\w-]{3,20})|@([\w.-]{2,40})|([\w.-]{2,40}@[\w-]{2,40}))(?=$|[\s),:])/u;
/** `sam at cloud.example.org`. */
const AT_HOST =
  /^["']?([\p{L}\p{N}._-]{2,40})["']? (?:at|@|on) (?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})[\s:/]*$/iu;
/** Names of hosts that end so are hosts, and `sam.rivera` is not. */
const PUBLIC_HOST =
  /\.(?:com|org|net|io|dev|app|cloud|social|edu|gov|info|me|eu|de|at|ch|fr|es|it|nl|pl|uk|us|jp|cn|ru|br)$/i;

const HANDLE = /^@?[\p{L}\p{N}](?:[\p{L}\p{N}._+@\\-]{0,62}[\p{L}\p{N}])?(?:#\d{4})?$/u;
const HOST = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?$/i;
const FOR =
  /\b(?:for|für|pour|para|per|voor|dla)\s(?:(?:account|user|login|the account|konto|benutzer|compte|l'utilisateur|usuario|cuenta|conta|utente|gebruiker)\s)?["']?(@?[^\s"',;():]+)["']?(?=[\s:.]*$|\s*[(,])/iu;
const BEHIND_NAME = /^\S+(?: \S+)?\s*(?: -|[:/,|@])\s*(@?[^\s,;()]+)\s*:?$/u;

/** An address to reach the owner at, not to sign in with. */
const OTHER_ADDRESS = /(?<!\p{L})(?:recovery|backup|alternat\S+|secondary|rescue) (?:e-?mail|mail|address)/iu;
const LONGEST_HANDLE = 42;

/** Words that stand in brackets or behind "for" without being a login. */
const NOT_A_LOGIN = new Set(
  (
    'personal private privat work business home old new main primary secondary backup copy used unused spent emergency emergencies safety ' +
    'everyone everything all later use yes no only printing storage login signin recovery account accounts phone laptop mobile family ' +
    'shared important urgent secret confidential current latest active inactive expired dead replaced revoked invalid draft final download ' +
    'downloaded alt neu alte neue viejo nuevo nuovo vecchio ancien nouveau you me us it this that codes code keys key optional web app ' +
    'arbeit privé travail trabajo lavoro werk emergencia urgence notfall notfälle team company admin test part page later printing print ' +
    'später nachher drucken unterwegs casa maison guide manual settings security information details data portal name id number help'
  ).split(' '),
);

function isLogin(text: string): boolean {
  const plain = text.replace(/^@/, '');
  if (!HANDLE.test(text) || NOT_A_LOGIN.has(plain.toLowerCase())) return false;
  if (standingOf(plain).retired) return false;
  if (/^[\d.-]+$/.test(plain) || (findDate(plain) !== null && !/[@_]/.test(plain))) return false;
  const words = plainWords(plain);
  return (
    plain.includes('@') ||
    (servicesNamed(words).length === 0 && codeTalk(words) === 'none' && sectionState(plain) === null)
  );
}

const withoutAt = (login: string): string => login.replace(/^@(?=[^@]+$)/, '').replace(/[.:]+$/, '');

/** An organisation is written with capitals: `University of Example`. */
function isOrganisation(text: string): boolean {
  if (speaksOfState(text) || saysSpent(text) || findDate(text) !== null || codeTalk(plainWords(text)) !== 'none')
    return false;
  if (servicesNamed(plainWords(text)).length > 0) return false;
  return text.length <= 60 && /^\p{Lu}/u.test(text) && namingWords(plainWords(text)).length >= 2;
}

/** `for user samr`, with the blanks at both ends. */
const SHORT_LINE = 6;

interface Found {
  account: string | null;
  instance: string | null;
  organisation: string | null;
}

function fromBrackets(line: HeaderLine, selfHosted: boolean, found: Found): void {
  for (const match of line.text.matchAll(/[([]([^()[\]]{2,80})[)\]]/g)) {
    const inside = (match[1] ?? '').trim().replace(/^["']|["']$/g, '');
    const [, user, host] = AT_HOST.exec(inside) ?? [];
    if (user !== undefined && host !== undefined && isLogin(user)) {
      found.account ??= user;
      if (selfHosted) found.instance ??= host.toLowerCase();
    } else if (selfHosted && HOST.test(inside) && !inside.includes('@')) found.instance ??= inside.toLowerCase();
    else if (isLogin(inside)) found.account ??= withoutAt(inside);
    else if (isOrganisation(inside)) found.organisation ??= inside;
  }
}

const isHost = (text: string): boolean => HOST.test(text) && PUBLIC_HOST.test(text);

function fromSentence(line: HeaderLine, found: Found): void {
  if (found.account !== null) return;
  const named = line.named.length > 0;
  const target = FOR.exec(line.text)?.[1];
  if (
    target !== undefined &&
    (named || target.includes('@') || /'/.test(line.text)) &&
    isLogin(target) &&
    !isHost(target)
  )
    found.account = withoutAt(target);
  const [, word = '', spoken] = SPOKEN.exec(line.text) ?? [];
  if (spoken !== undefined && (!LOOSE.test(word) || /[\d._@-]/.test(spoken)) && isLogin(spoken))
    found.account ??= withoutAt(spoken);
  const behind = named && line.words.length < 60 ? BEHIND_NAME.exec(line.text)?.[1] : undefined;
  if (behind !== undefined && /[\d._@-]/.test(behind) && isLogin(behind) && !HOST.test(behind))
    found.account ??= withoutAt(behind);
}

/** `User: samr` and nothing else names nobody's list. */
export const isAccountLine = (line: string): boolean => LABELLED.exec(line)?.index === 0;

/** Who owns the codes, from the lines that belong to their block, the nearest first. */
export function findOwner(lines: readonly HeaderLine[], selfHosted: boolean): Owner {
  const found: Found = { account: null, instance: null, organisation: null };
  for (const line of lines) {
    for (const known of line.known) {
      found.account ??= known.account;
      found.instance ??= known.instance;
      found.organisation ??= known.label;
    }
    const labelled = LABELLED.exec(line.text)?.[2];
    if (labelled !== undefined && isLogin(labelled.replace(/\*/g, '')))
      found.account ??= withoutAt(labelled.replace(/\*/g, ''));
    const about = line.talk !== 'none' || line.named.length > 0;
    const sentence = line.words.split(' ').length > 14;
    const [, reddit, at, realm] =
      (about || line.text.length <= LONGEST_HANDLE ? AT_HANDLE.exec(line.text) : null) ?? [];
    const handle = reddit ?? at ?? realm;
    if (handle !== undefined && !sentence && isLogin(handle) && !isHost(handle)) found.account ??= withoutAt(handle);
    const [, user, host] = AT_HOST.exec(line.text) ?? [];
    if (user !== undefined && host !== undefined && isLogin(user)) {
      found.account ??= user;
      if (selfHosted) found.instance ??= host.toLowerCase();
    }
    const [email] = line.emails;
    if (email !== undefined && !sentence && !OTHER_ADDRESS.test(line.text) && (about || line.neutral))
      found.account ??= email;
    if (about || /^[([].*[)\]]$/.test(line.text)) fromBrackets(line, selfHosted, found);
    if (about || line.words.split(' ').length <= SHORT_LINE) fromSentence(line, found);
    if (selfHosted && about) found.instance ??= line.hosts[0] ?? null;
  }
  return found;
}
