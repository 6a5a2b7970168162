/** One list of codes as people and programs write it down: bullets, numbers, boxes, columns, marks, broken lines. */
import type { Dice } from './dice.ts';
import type { Language } from './headings.ts';
import type { MadeCode, MadeSet } from './made-set.ts';

type Head = (number: number, of: number) => string;

const two = (value: number): string => String(value).padStart(2, '0');

const BULLETS: readonly string[] = ['- ', '* ', '• ', '– ', '· ', '+ ', '‣ ', '▪ ', '→ '];
const NUMBERS: readonly Head[] = [
  (number) => `${number}. `,
  (number) => `${number}) `,
  (number) => `(${number}) `,
  (number) => `${two(number)}. `,
  (number) => `${number}: `,
  (number) => `#${number} `,
  (number) => `${number} - `,
  (number, of) => `${number}/${of}: `,
  (number) => `[${number}] `,
  (number) => `${number}.\t`,
  (number) => `- ${number}. `,
];

const struck = (text: string): string => [...text].map((sign) => `${sign}\u0336`).join('');

type Mark = (text: string, word: string) => string;
const MARKS: readonly Mark[] = [
  (text, word) => `${text} (${word})`,
  (text, word) => `${text} - ${word}`,
  (text, word) => `${text} ${word}`,
  (text, word) => `${text} [${word}]`,
  (text, word) => `${text} – ${word}`,
  (text, word) => `${text}\t${word}`,
  (text, word) => `${text} <- ${word}`,
  (text) => `~~${text}~~`,
  (text) => `<del>${text}</del>`,
  (text) => `<s>${text}</s>`,
  (text) => `${text} ✓`,
  (text) => `${text} ✗`,
  (text) => `${text} ✅`,
  (text) => `${text} (x)`,
  (text) => `✔ ${text}`,
  struck,
];
const BOXES: readonly (readonly [open: string, ticked: string])[] = [
  ['[ ] ', '[x] '],
  ['- [ ] ', '- [x] '],
  ['☐ ', '☑ '],
  ['☐ ', '☒ '],
  ['[] ', '[X] '],
  ['( ) ', '(x) '],
];

export interface DressedList {
  readonly lines: readonly string[];
  /** Whether the order of the codes can be seen. */
  readonly ordered: boolean;
}

interface Item {
  readonly text: string;
  readonly number: number;
}

function items(dice: Dice, { codes, indexBase }: MadeSet, language: Language): { items: Item[]; numbered: boolean } {
  const mark = dice.of(MARKS);
  const word = dice.of(language.used);
  const box = dice.percent(15) ? dice.of(BOXES) : null;
  const labelled: Head = (number) => `${language.code} ${number}: `;
  const numbered = codes.length > 1 && dice.percent(40);
  const head = numbered ? dice.of([...NUMBERS, labelled]) : null;
  const bullet = head === null && box === null && dice.percent(35) ? dice.of(BULLETS) : '';
  const tick = dice.percent(15) ? (text: string) => `\`${text}\`` : (text: string) => text;
  const dressed = ({ text, used }: MadeCode, at: number): Item => {
    const number = indexBase + at;
    const marked = used && box === null ? mark(tick(text), word) : tick(text);
    const boxed = box === null ? '' : used ? box[1] : box[0];
    return { text: `${boxed}${bullet}${head === null ? '' : head(number, codes.length)}${marked}`, number };
  };
  return { items: codes.map(dressed), numbered };
}

function inColumns(dice: Dice, cells: readonly Item[], numbered: boolean): DressedList {
  const columns = dice.of([2, 2, 2, 3, 5]);
  const apart = dice.of(['\t', '   ', '     ', ' | ', '\t\t']);
  const rows = Math.ceil(cells.length / columns);
  const down = numbered && dice.percent(50);
  const width = Math.max(...cells.map(({ text }) => text.length));
  const at = (row: number, column: number): Item | undefined =>
    down ? cells[column * rows + row] : cells[row * columns + column];
  const lines = Array.from({ length: rows }, (_each, row) =>
    Array.from({ length: columns }, (_cell, column) => at(row, column)?.text.padEnd(apart.includes(' ') ? width : 0))
      .filter((text) => text !== undefined)
      .join(apart)
      .trimEnd(),
  );
  return { lines, ordered: numbered };
}

function asTable(dice: Dice, { codes, indexBase }: MadeSet, language: Language): DressedList {
  const word = dice.of(language.used);
  const withNumbers = dice.percent(50);
  const rows = codes.map(({ text, used }, at) => {
    const cells = [...(withNumbers ? [String(indexBase + at)] : []), text, used ? word : ''];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [...(withNumbers ? ['#'] : []), language.code, language.used[0] ?? ''];
  return { lines: [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows], ordered: true };
}

/** One long code over several lines, broken behind a dash or between its groups. */
function wrapped(dice: Dice, text: string): readonly string[] {
  const separator = text.includes('-') ? '-' : ' ';
  const groups = text.split(separator);
  const perLine = Math.ceil(groups.length / dice.of([2, 2, 4]));
  const lines: string[] = [];
  for (let at = 0; at < groups.length; at += perLine) lines.push(groups.slice(at, at + perLine).join(separator));
  return lines.map((line, at) => (separator === '-' && at < lines.length - 1 ? `${line}-` : line));
}

const LONG = 24;
const WIDEST = 20;

export function dressList(dice: Dice, set: MadeSet, language: Language): DressedList {
  const [only] = set.codes;
  if (only !== undefined && set.codes.length === 1) {
    if (set.kind === 'recovery-phrase') {
      const words = only.text.split(' ');
      const numbered = words.map((word, at) => `${at + 1}. ${word}`);
      return { lines: dice.of([[only.text], words, numbered]), ordered: true };
    }
    const breaks = only.text.length >= LONG && /[- ]/.test(only.text) && dice.percent(35);
    return { lines: breaks ? wrapped(dice, only.text) : [only.text], ordered: true };
  }
  const marked = set.codes.some(({ used }) => used);
  if (dice.percent(10)) return asTable(dice, set, language);
  const dressed = items(dice, set, language);
  const short = set.codes.every(({ text }) => text.length <= WIDEST);
  if (short && dice.percent(25)) return inColumns(dice, dressed.items, dressed.numbered);
  if (!marked && !dressed.numbered && dice.percent(6)) {
    return { lines: [set.codes.map(({ text }) => text).join(dice.of([', ', '; ', ',', ' / ']))], ordered: true };
  }
  const spaced = dice.percent(8);
  return { lines: dressed.items.flatMap(({ text }) => (spaced ? [text, ''] : [text])), ordered: true };
}
