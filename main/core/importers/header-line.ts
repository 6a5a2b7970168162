/** What one line of text around a block of codes says: about codes, a service, an account. */

import { SERVICES } from './catalogue.ts';
import type { Service } from './catalogue-entry.ts';
import { isDateOnly } from './dates.ts';
import { headingTalk } from './field-words.ts';
import { sectionState } from './marks.ts';
import { type Naming, serviceOfHost, servicesNamed } from './service-words.ts';
import { type CodeTalk, codeTalk, plainWords } from './words.ts';

/** A sentence of a service's own pages found on a line, with what it names. */
export interface KnownSentence {
  readonly service: Service;
  readonly account: string | null;
  readonly instance: string | null;
  readonly label: string | null;
}

export interface HeaderLine {
  /** Without quote marks, emphasis and marks of headings. */
  readonly text: string;
  readonly words: string;
  readonly talk: CodeTalk;
  readonly named: readonly Naming[];
  readonly hosts: readonly string[];
  readonly known: readonly KnownSentence[];
  readonly emails: readonly string[];
  /** Written as a heading: `#`, a colon at the end, or dashes around it. */
  readonly heading: boolean;
  /** A date, an address, a state: stands near codes without being about something else. */
  readonly neutral: boolean;
}

const EMAIL = /(?<![\w.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const HOST =
  /(?:https?:\/\/|(?<![\w.-])ssh \S+@|git@|\bwww\.)((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?)|(?<![\w.@-])((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?=[/:)\s,]|$)/giu;
const URL = /\b(?:https?:\/\/|www\.)\S+|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}\/\S*/giu;
const HEADING_FRAME = /^[#=\-_*~>\s]{2,}(?=[^\s#=\-_*~])|[=\-_*~\s]{2,}$|^#+\s*/g;
/** Users of addresses that are places to write or connect to, not logins. */
const NO_LOGIN =
  /^(?:git|support|help|info|contact|no-?reply|do-?not-?reply|abuse|security|feedback|hello|postmaster)@/i;

/** Lines of a message's head that name who wrote to whom and when. */
const MAIL_HEAD =
  /^(?:from|to|cc|bcc|date|sent|reply-to|received|message-id|von|an|gesendet|datum|de|para|enviado|fecha|à|envoyé|da|inviato|verzonden|aan|od|do|wysłano)\s?: /i;
/** Where a message's or a page's text ends. */
const SIGNATURE = /^-- ?$/;

export const isSignature = (line: string): boolean => SIGNATURE.test(line);
export const isMailHead = (line: string): boolean => MAIL_HEAD.test(line);
/** Part of a message's head beside others of its lines; alone it dates a list. */
export const isDateHead = (line: string): boolean => /^(?:date|datum|fecha)\s?:/i.test(line);

/** `[14.03.25, 09:30:15] Sam:` of a chat that was saved. */
const CHAT_STAMP = /^\[?\d{1,4}[-./]\d{1,2}[-./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?(?: -)? [^:]{1,40}:$/i;

/** Longer lines are prose; only their beginning is looked at. */
const READ_SIGNS = 600;

function knownSentences(text: string): KnownSentence[] {
  const found: KnownSentence[] = [];
  for (const service of SERVICES) {
    for (const header of service.headers) {
      const match = header.exec(text);
      if (match === null) continue;
      const { account = null, instance = null, label = null } = match.groups ?? {};
      found.push({ service, account, instance, label });
    }
  }
  return found;
}

/** Reads a line that holds no codes. */
export function readHeaderLine(line: string): HeaderLine {
  const shown = line.slice(0, READ_SIGNS).replace(/~~/g, '').replace(/\t/g, ' ');
  const text = shown.replace(HEADING_FRAME, '').trim();
  const dotted = text.includes('.');
  const hosts = dotted ? [...text.matchAll(HOST)].map((match) => (match[1] ?? match[2] ?? '').toLowerCase()) : [];
  const emails = ((text.includes('@') ? text.match(EMAIL) : null) ?? [])
    .map((email) => email.replace(/\.+$/, ''))
    .filter((email) => !NO_LOGIN.test(email));
  const words = plainWords(dotted ? text.replace(EMAIL, ' ').replace(URL, ' ') : text);
  const heading = /^#+ |^[=\-_*~]{2,}.*[=\-_*~]{2,}$|[:：]$/.test(shown.trim());
  const talk = heading ? headingTalk(words) : codeTalk(words);
  return {
    text,
    words,
    talk,
    named: servicesNamed(words),
    hosts,
    known: talk === 'none' || text.length > 200 ? [] : knownSentences(text),
    emails,
    heading,
    neutral:
      isDateOnly(text) ||
      CHAT_STAMP.test(text) ||
      sectionState(text) !== null ||
      (emails.length > 0 && words.length < 30) ||
      words.trim() === '',
  };
}

/** Services whose hosts a line names. */
export function servicesOfHosts(line: HeaderLine): { service: Service; host: string }[] {
  return line.hosts.flatMap((host) => {
    const service = serviceOfHost(host);
    return service === null ? [] : [{ service, host }];
  });
}
