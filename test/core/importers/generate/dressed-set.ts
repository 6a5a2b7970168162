/** A file with one or two sets of codes in random dress, as a stranger might have kept it, and what is in it. */
import type { Dice } from './dice.ts';
import { throwDice } from './dice.ts';
import { encode } from './encode.ts';
import { LANGUAGES, type Language } from './headings.ts';
import { dressList } from './list-dress.ts';
import { type MadeCode, type MadeSet, makeSet } from './made-set.ts';

export interface ExpectedSet {
  readonly service: string;
  readonly codes: readonly MadeCode[];
  /** The codes stand in an order that can be seen. */
  readonly ordered: boolean;
}

export interface DressedFile {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly sets: readonly ExpectedSet[];
}

const NAMES = [
  'codes.txt',
  'notes.txt',
  '',
  'Unbenannt.txt',
  'New Text Document.txt',
  'backup.md',
  'scan 3.txt',
  'important.txt',
  '2fa.txt',
];
const ACCOUNTS = ['sam@example.com', 'samr', 'sam.rivera', 'sam_rivera77', 'work@example.org'];
const DASHES = ['\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\uFE63', '\uFF0D'];
const INVISIBLE = ['\u200B', '\u200E', '\u2060', '\u00AD', '\uFEFF'];

/** Mollie is a first name: her list would be called by its host. */
const nameOf = ({ name, hosts }: MadeSet['service']): string => (name === 'Mollie' ? (hosts[0] ?? name) : name);

function heading(dice: Dice, { service, kind }: MadeSet, language: Language): string {
  const forms = {
    'recovery-codes': language.lists,
    'recovery-key': language.keys,
    'recovery-phrase': language.phrases,
  };
  return dice.of(forms[kind].length === 0 ? language.lists : forms[kind]).replace('%', nameOf(service));
}

function dressHeading(dice: Dice, text: string): readonly string[] {
  return dice.of<(line: string) => readonly string[]>([
    (line) => [line],
    (line) => [line],
    (line) => [`${line}:`],
    (line) => [`# ${line}`],
    (line) => [`## ${line}`, ''],
    (line) => [`**${line}**`],
    (line) => [`=== ${line} ===`],
    (line) => [`--- ${line} ---`],
    (line) => [line, '='.repeat(line.length)],
    (line) => [line, '-'.repeat(line.length), ''],
    (line) => [line.toUpperCase()],
    (line) => [`[${line}]`],
    (line) => [`<h2>${line}</h2>`],
  ])(text);
}

/** Heading, account, advice, date, codes. */
function section(dice: Dice, set: MadeSet, language: Language, headed: boolean): { lines: string[]; ordered: boolean } {
  const title = heading(dice, set, language);
  const account = dice.percent(40) ? dice.of(ACCOUNTS) : null;
  const behind = account !== null && dice.percent(50) ? ` (${account})` : '';
  const list = dressList(dice, set, language);
  const lines = [
    ...(headed ? dressHeading(dice, title + behind) : []),
    ...(headed && account !== null && behind === '' ? [`${language.account}: ${account}`] : []),
    ...(headed && dice.percent(25) ? [dice.of(language.advice)] : []),
    ...(headed && dice.percent(15) ? [language.made] : []),
    ...(dice.percent(45) ? [''] : []),
    ...(list.lines.length > 1 && dice.percent(6) ? ['```', ...list.lines, '```'] : list.lines),
    ...(headed && dice.percent(12) ? ['', dice.of(language.advice)] : []),
  ];
  return { lines, ordered: list.ordered };
}

const NEIGHBOURS: readonly ((dice: Dice) => readonly string[])[] = [
  () => ['The meeting is on Tuesday at ten. Please bring the papers for the bank.'],
  () => ['Call Ana about the flat, and ask Ben whether the key is still under the stone.'],
  (dice) => ['Phone numbers', ...dice.list(4, (at) => `0555 01${dice.from(10, 99) + at - at}`)],
  (dice) => [
    'Contacts:',
    ...dice.list(3, () => `Ben ${dice.of(['mobile', 'home', 'work'])} +49 170 ${dice.signs('0123456789', 7)}`),
  ],
  (dice) => [`TOTP secret: ${dice.signs('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 32)}`],
  (dice) => [`otpauth://totp/Example:sam?secret=${dice.signs('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 32)}&issuer=Example`],
  (dice) => ['Appointments', ...dice.list(3, (at) => `2025-0${at + 1}-1${dice.below(9)} dentist`)],
  (dice) => [`Wi-Fi password: ${dice.signs('abcdefghjkmnpqrstuvwxyz23456789', 12)}`],
  (dice) => ['Shopping', '- milk', '- bread', `- ${dice.of(['apples', 'cheese', 'coffee'])}`],
  (dice) => [`Invoice ${dice.signs('0123456789', 8)} of 12 May is paid.`],
];

/** Signs that only look the same, and signs that do not show, in the codes of a text. */
function disguise(dice: Dice, text: string, sets: readonly MadeSet[]): string {
  const dash = dice.percent(15) ? dice.of(DASHES) : null;
  const invisible = dice.percent(10) ? dice.of(INVISIBLE) : null;
  const blank = dice.percent(10) ? '\u00A0' : null;
  let disguised = text;
  for (const { codes, kind } of sets) {
    if (kind === 'recovery-phrase') continue;
    for (const { text: code } of codes) {
      const dashed = dash === null ? code : code.replaceAll('-', dash);
      const blanked = blank === null ? dashed : dashed.replaceAll(' ', blank);
      const at = dice.below(blanked.length + 1);
      disguised = disguised.replace(
        code,
        invisible === null ? blanked : blanked.slice(0, at) + invisible + blanked.slice(at),
      );
    }
  }
  return disguised;
}

/** Quoted mail, an indented block. */
function framed(dice: Dice, lines: readonly string[]): readonly string[] {
  const frame = dice.below(100);
  if (frame < 8) return lines.map((line) => `> ${line}`);
  if (frame < 11) return lines.map((line) => `>> ${line}`);
  if (frame < 15) return lines.map((line) => (line === '' ? '' : `    ${line}`));
  if (frame < 18) return lines.map((line) => `${line}  `);
  return lines;
}

export function dressedFile(seed: number): DressedFile {
  const dice = throwDice(seed);
  const languages = Object.values(LANGUAGES);
  const language = dice.of(languages);
  const first = makeSet(dice);
  const second = dice.percent(20) ? makeSet(dice, first.service) : null;
  const nameOnly = second === null && dice.percent(15);
  const speaks = language.phrases.length > 0 || first.kind !== 'recovery-phrase';
  const own = section(dice, first, speaks ? language : (LANGUAGES['en'] ?? language), !nameOnly);
  const other = second === null ? null : section(dice, second, LANGUAGES['en'] ?? language, true);
  const before = !nameOnly && dice.percent(25) ? [...dice.of(NEIGHBOURS)(dice), ''] : [];
  const after = !nameOnly && dice.percent(25) ? ['', ...dice.of(NEIGHBOURS)(dice)] : [];
  const gap = dice.of([[''], ['', ''], ['', '---', '']]);
  const lines = framed(dice, [...before, ...own.lines, ...(other === null ? [] : [...gap, ...other.lines]), ...after]);
  const sets = second === null ? [first] : [first, second];
  const plain = disguise(dice, lines.join('\n'), sets);
  const lineEnd = dice.of(['\n', '\n', '\n', '\r\n', '\r\n', '\r']);
  const text = `${plain}${dice.of(['\n', '', '\n\n'])}`.replaceAll('\n', lineEnd);
  const thing =
    first.kind === 'recovery-phrase'
      ? 'recovery-phrase'
      : first.kind === 'recovery-key'
        ? 'recovery-code'
        : dice.of(['recovery-codes', 'backup-codes']);
  const named = `${nameOf(first.service).toLowerCase().replaceAll(' ', '-')}-${thing}${dice.of(['', ' (1)', '-2025'])}.txt`;
  return {
    name: nameOnly || dice.percent(15) ? named : dice.of(NAMES),
    text,
    bytes: encode(dice, text),
    sets: sets.map(({ service, codes }, at) => ({
      service: service.id,
      codes,
      ordered: (at === 0 ? own : (other ?? own)).ordered,
    })),
  };
}
