/** Whose codes these are: the login, host or organisation that the lines around a block name. */
import { findDate } from './dates.ts';
import type { HeaderLine } from './header-line.ts';
import { saysSpent, sectionState, speaksOfState } from './marks.ts';
import { servicesNamed } from './service-words.ts';
import { codeTalk, namingWords, plainWords } from './words.ts';

/** Names found; null where the lines do not say. */
export interface Owner {
  readonly account: string | null;
  readonly instance: string | null;
  readonly organisation: string | null;
}

const LABELLED =
  /(?:^|[\s(,;])(?:log-?in|user ?(?:name|id)?|account(?: name)?|e-?mail(?: address)?|benutzer(?:name)?|anmeldename|nutzer(?:name)?|konto|kennung|compte|utilisateur|nom d'utilisateur|identifiant|courriel|usuario|cuenta|correo|usu[áa]rio|conta|utente|nome utente|gebruiker(?:snaam)?|u[żz]ytkownik|anv[äa]ndare|bruger|bruker|пользователь|логин|аккаунт|ユーザー名|アカウント|用户名|账号)\s?[:=]\s*(["']?)([^\s"',;()]+)\1/iu;
const HANDLE = /^@?[\p{L}\p{N}](?:[\p{L}\p{N}._+@\\-]{0,62}[\p{L}\p{N}])?$/u;
const HOST = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?$/i;
const FOR =
  /\b(?:for|für|pour|para|per|voor|dla)\s(?:(?:account|user|login|the account|konto|benutzer|compte|l'utilisateur|usuario|cuenta|conta|utente|gebruiker)\s)?["']?(@?[^\s"',;():]+)["']?(?=[\s:.]*$|\s*[(,])/iu;
const BEHIND_NAME = /^\S+(?: \S+)?\s*(?: -|[:/,|@])\s*(@?[^\s,;()]+)\s*:?$/u;

/** `u/sam_r` or `@sam` on a line of its own. */
const HANDLE_ALONE = /^(?:u\/|@)([\w.-]{2,40})$/;

/** Words that stand in brackets or behind "for" without being a login. */
const NOT_A_LOGIN = new Set(
  (
    'personal private privat work business home old new main primary secondary backup copy used unused spent emergency emergencies safety ' +
    'everyone everything all later use yes no only printing storage login signin recovery account accounts phone laptop mobile family ' +
    'shared important urgent secret confidential current latest active inactive expired dead replaced revoked invalid draft final download ' +
    'downloaded alt neu alte neue viejo nuevo nuovo vecchio ancien nouveau you me us it this that codes code keys key optional web app ' +
    'arbeit privé travail trabajo lavoro werk emergencia urgence notfall team company admin test part page'
  ).split(' '),
);

function isLogin(text: string): boolean {
  const plain = text.replace(/^@/, '');
  if (!HANDLE.test(text) || NOT_A_LOGIN.has(plain.toLowerCase())) return false;
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
  return text.length <= 60 && /^\p{Lu}/u.test(text) && namingWords(plainWords(text)).length >= 2;
}

interface Found {
  account: string | null;
  instance: string | null;
  organisation: string | null;
}

function fromBrackets(line: HeaderLine, selfHosted: boolean, found: Found): void {
  for (const match of line.text.matchAll(/[([]([^()[\]]{2,80})[)\]]/g)) {
    const inside = (match[1] ?? '').trim().replace(/^["']|["']$/g, '');
    if (selfHosted && HOST.test(inside) && !inside.includes('@')) found.instance ??= inside.toLowerCase();
    else if (isLogin(inside)) found.account ??= withoutAt(inside);
    else if (isOrganisation(inside)) found.organisation ??= inside;
  }
}

function fromSentence(line: HeaderLine, found: Found): void {
  if (found.account !== null) return;
  const named = line.named.length > 0;
  const target = FOR.exec(line.text)?.[1];
  if (target !== undefined && (named || target.includes('@') || /'/.test(line.text)) && isLogin(target))
    found.account = withoutAt(target);
  const behind = named && line.words.length < 60 ? BEHIND_NAME.exec(line.text)?.[1] : undefined;
  if (behind !== undefined && /[\d._@-]/.test(behind) && isLogin(behind) && !HOST.test(behind))
    found.account ??= withoutAt(behind);
}

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
    const handle = HANDLE_ALONE.exec(line.text)?.[1];
    if (handle !== undefined && isLogin(handle)) found.account ??= withoutAt(handle);
    const [email] = line.emails;
    if (email !== undefined && !sentence && (about || line.neutral)) found.account ??= email;
    if (about || /^[([].*[)\]]$/.test(line.text)) fromBrackets(line, selfHosted, found);
    if (about) fromSentence(line, found);
    if (selfHosted && about) found.instance ??= line.hosts[0] ?? null;
  }
  return found;
}
