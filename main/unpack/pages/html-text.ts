/** Turns the markup of a page into the lines that a reader sees: one pass over parse5's tokens, no tree, so that no nesting is too deep. */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { isCodeShaped, isLettersOnly } from '../../core/importers/shape.ts';
import { type Mark, MarkedLines } from './marked-lines.ts';
import { type Attributes, isHidden, keepsLines, labelSaysSpent, markOf, struckClassesOf } from './spent-marks.ts';

export interface PageText {
  readonly text: string;
  /** Where the page says that it comes from. */
  readonly addresses: readonly string[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const VOID = words('area base br col embed hr img input link meta param source track wbr keygen frame');
const UNSEEN = words(
  'template noscript iframe object audio video canvas select datalist map rt rp noembed noframes svg math script style',
);
const RAW = words('style iframe noembed noframes xmp');
const APART = words('h1 h2 h3 h4 h5 h6 ul ol table dl hr pre');
const BLOCK = words(
  'address article aside blockquote body center dd details dialog dir div dt fieldset figcaption figure footer form header hgroup html legend li listing main menu nav optgroup p search section summary tbody tfoot thead tr xmp caption textarea',
);
const FOREIGN = words('svg math');
/** Tags that end what is foreign, closed or not. */
const BREAKS_OUT = words('body br code dd div dl dt h1 h2 h3 h4 h5 h6 head hr img li ol p pre s span strong table ul');
const CELL = words('td th');
/** What a tag closes that was left open, up to the tags of the second list. */
const CLOSES: ReadonlyMap<string, readonly [ReadonlySet<string>, ReadonlySet<string>]> = new Map([
  ['li', [words('li'), words('ul ol menu table td th')]],
  ['dt', [words('dt dd'), words('dl table td th')]],
  ['dd', [words('dt dd'), words('dl table td th')]],
  ['td', [words('td th'), words('table tr')]],
  ['th', [words('td th'), words('table tr')]],
  ['tr', [words('tr'), words('table')]],
  ['tbody', [words('thead tbody tfoot tr'), words('table')]],
  ['thead', [words('thead tbody tfoot tr'), words('table')]],
  ['tfoot', [words('thead tbody tfoot tr'), words('table')]],
]);
const CLOSES_PARAGRAPH = [words('p'), words('td th table li div section button')] as const;
/** Browsers nest no deeper either. */
const DEEPEST = 512;
const LONGEST_SHEET = 1 << 20;
const LONGEST_COMMENT = 2_000;
const TEXT_INPUTS = words('text search tel url email number');

interface Open {
  readonly name: string;
  readonly hidden: boolean;
  readonly verbatim: boolean;
  readonly mark: Mark | null;
  /** Next number of an `ol`; null for other elements. */
  next: number | null;
  readonly step: number;
  readonly isButton: boolean;
}

const ROOT: Open = {
  name: '',
  hidden: false,
  verbatim: false,
  mark: null,
  next: null,
  step: 1,
  isButton: false,
};

class PageReader {
  readonly #lines = new MarkedLines();
  readonly #open: Open[] = [];
  readonly #inAll = new Map<string, number>();
  readonly #inCells: Map<string, number>[] = [];
  readonly #struck = new Set<string>();
  /** Of one text between two tags: blanks come by themselves. */
  #pieces: string[] = [];
  readonly addresses: string[] = [];
  readonly #tokenizer: Tokenizer;
  #deeper = 0;
  #sheet = '';
  #button = '';
  #title = '';

  constructor() {
    this.#tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: false },
      {
        onStartTag: (token) => {
          this.#textEnds();
          this.#startTag(token);
        },
        onEndTag: (token) => {
          this.#textEnds();
          this.#endTag(token.tagName);
        },
        onCharacter: ({ chars }) => this.#pieces.push(chars),
        onWhitespaceCharacter: ({ chars }) => this.#pieces.push(chars),
        onNullCharacter: () => undefined,
        onComment: ({ data }) => this.#comment(data),
        onDoctype: () => undefined,
        onEof: () => undefined,
        onParseError: null,
      },
    );
  }

  read(html: string): string {
    this.#tokenizer.write(html, true);
    this.#textEnds();
    while (this.#open.length > 0) this.#closeLast();
    const title = this.#title.replace(/\s+/g, ' ').trim();
    return title === '' ? this.#lines.finish() : `${title}\n\n${this.#lines.finish()}`;
  }

  get #top(): Open {
    return this.#open.at(-1) ?? ROOT;
  }

  #startTag({ tagName: name, attrs, selfClosing }: Token.TagToken): void {
    if (FOREIGN.has(this.#top.name) && BREAKS_OUT.has(name)) this.#closeLast();
    const isForeign = FOREIGN.has(this.#top.name);
    if (!isForeign) this.#closeImplied(name);
    const attributes: Attributes = new Map(attrs.map((each) => [each.name, each.value]));
    if (VOID.has(name)) this.#void(name, attributes);
    else if (isForeign ? selfClosing || !FOREIGN.has(name) : selfClosing && FOREIGN.has(name))
      this.#spentIcon(attributes);
    else this.#openOrSkip(name, attributes);
  }

  #openOrSkip(name: string, attributes: Attributes): void {
    this.#switchTokenizer(name);
    if (this.#open.length >= DEEPEST) {
      this.#deeper += 1;
      if (BLOCK.has(name) || CELL.has(name)) this.#lines.end();
      return;
    }
    this.#openElement(name, attributes);
  }

  #switchTokenizer(name: string): void {
    if (FOREIGN.has(name)) this.#tokenizer.inForeignNode = true;
    if (name === 'script') this.#tokenizer.state = TokenizerMode.SCRIPT_DATA;
    else if (name === 'title' || name === 'textarea') this.#tokenizer.state = TokenizerMode.RCDATA;
    else if (name === 'plaintext') this.#tokenizer.state = TokenizerMode.PLAINTEXT;
    else if (RAW.has(name)) this.#tokenizer.state = TokenizerMode.RAWTEXT;
  }

  #openElement(name: string, attributes: Attributes): void {
    const above = this.#top;
    const hidden = above.hidden || UNSEEN.has(name) || isHidden(attributes);
    const kind = hidden ? null : markOf(name, attributes, this.#struck);
    const isList = name === 'ol' && !/[aAiI]/.test(attributes.get('type') ?? '1');
    const start = Number.parseInt(attributes.get('start') ?? '1', 10);
    const open: Open = {
      name,
      hidden,
      verbatim: above.verbatim || /^(?:pre|textarea|listing|xmp|plaintext)$/.test(name) || keepsLines(attributes),
      mark: above.mark?.kind === 'struck' || kind === null ? above.mark : this.#lines.newMark(kind),
      next: isList && !attributes.has('reversed') ? (Number.isSafeInteger(start) ? start : 1) : null,
      step: 1,
      isButton: above.isButton || name === 'button' || attributes.get('role') === 'button',
    };
    if (!hidden) this.#begin(name, attributes);
    else if (FOREIGN.has(name) && !above.hidden) this.#spentIcon(attributes);
    this.#open.push(open);
    this.#count(name, 1);
    if (CELL.has(name)) this.#inCells.push(new Map());
  }

  /** Open elements by name, in all and since the last cell began: an end tag is looked for only where its element is open. */
  #count(name: string, by: 1 | -1): void {
    const local = this.#inCells.at(-1) ?? this.#inAll;
    for (const counts of local === this.#inAll ? [local] : [local, this.#inAll]) {
      counts.set(name, (counts.get(name) ?? 0) + by);
    }
  }

  #isOpen(name: string, across: boolean): boolean {
    const counts = across ? this.#inAll : (this.#inCells.at(-1) ?? this.#inAll);
    return (counts.get(name) ?? 0) > 0;
  }

  /** Lines, rows, cells and numbers that begin with an element. */
  #begin(name: string, attributes: Attributes): void {
    if (CELL.has(name)) this.#lines.beginCell();
    else if (name === 'tr') this.#lines.beginRow();
    else if (APART.has(name)) this.#lines.gap();
    else if (BLOCK.has(name)) this.#lines.end();
    else if (name === 'sup' || name === 'sub') this.#lines.flow(' ');
    else if (name !== 'title') this.#lines.edge();
    if (name === 'li') this.#beginItem(attributes);
  }

  #beginItem(attributes: Attributes): void {
    const list = this.#top.name === 'ol' ? this.#top : null;
    if (list === null || list.next === null) return;
    const value = Number.parseInt(attributes.get('value') ?? '', 10);
    const number = Number.isSafeInteger(value) ? value : list.next;
    list.next = number + list.step;
    this.#lines.prefix(`${number}. `);
  }

  #endTag(name: string): void {
    if (name === 'br') {
      this.#lines.end();
      return;
    }
    if (this.#deeper > 0) {
      if (!VOID.has(name)) this.#deeper -= 1;
      return;
    }
    const isOfTable = CELL.has(name) || /^(?:tr|table|tbody|thead|tfoot|html|body)$/.test(name);
    if (!this.#isOpen(name, isOfTable)) return;
    const from = this.#open.findLastIndex((each) => each.name === name);
    while (this.#open.length > from) this.#closeLast();
  }

  #closeImplied(name: string): void {
    const isBlock = BLOCK.has(name) || APART.has(name);
    const rule = CLOSES.get(name) ?? (isBlock ? CLOSES_PARAGRAPH : null);
    if (rule === null) return;
    const [closed, bounds] = rule;
    if (![...closed].some((each) => this.#isOpen(each, true))) return;
    let from = this.#open.length;
    for (let at = from - 1; at >= 0; at -= 1) {
      const each = this.#open[at]?.name ?? '';
      if (closed.has(each)) from = at;
      else if (bounds.has(each)) break;
    }
    while (this.#open.length > from) this.#closeLast();
  }

  #closeLast(): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    if (CELL.has(open.name)) this.#inCells.pop();
    this.#count(open.name, -1);
    if (FOREIGN.has(open.name)) this.#tokenizer.inForeignNode = FOREIGN.has(this.#top.name);
    if (open.name === 'style') this.#readSheet();
    if (open.hidden) return;
    if (open.isButton && !this.#top.isButton) this.#endButton(open.mark);
    if (CELL.has(open.name)) this.#lines.endCell();
    else if (open.name === 'tr') this.#lines.endRow();
    else if (open.name === 'table') {
      this.#lines.endRow();
      this.#lines.gap();
    } else if (APART.has(open.name)) this.#lines.gap();
    else if (BLOCK.has(open.name)) this.#lines.end();
    else if (open.name === 'sup' || open.name === 'sub') this.#lines.flow(' ');
    else this.#lines.edge();
  }

  /** A button says what it does, unless a code is on it. */
  #endButton(mark: Mark | null): void {
    const label = this.#button.replace(/\s+/g, ' ').trim();
    this.#button = '';
    if (!isCodeShaped(label) || isLettersOnly(label)) return;
    this.#lines.edge();
    this.#lines.flow(label, mark);
    this.#lines.edge();
  }

  #textEnds(): void {
    if (this.#pieces.length === 0) return;
    const chars = this.#pieces.join('');
    this.#pieces = [];
    this.#text(chars);
  }

  #text(chars: string): void {
    const { name, hidden, verbatim, mark, isButton } = this.#top;
    if (name === 'title') this.#title += hidden || this.#title.length > LONGEST_COMMENT ? '' : chars;
    else if (name === 'style' && this.#sheet.length < LONGEST_SHEET) this.#sheet += chars;
    else if (hidden) return;
    else if (isButton) this.#button += this.#button.length < LONGEST_COMMENT ? chars : '';
    else if (verbatim || isListOfCodes(chars)) this.#lines.verbatim(chars, mark);
    else this.#lines.flow(chars, mark);
  }

  #void(name: string, attributes: Attributes): void {
    const { hidden, mark } = this.#top;
    if (name === 'link' || name === 'meta') this.#noteAddress(attributes);
    if (hidden || isHidden(attributes)) return;
    if (name === 'br') this.#lines.end();
    else if (name === 'hr') this.#rule();
    else if (name === 'img') this.#spentIcon(attributes);
    else if (name === 'input') this.#input(attributes, mark);
  }

  #rule(): void {
    this.#lines.gap();
    this.#lines.flow('----------');
    this.#lines.gap();
  }

  #input(attributes: Attributes, mark: Mark | null): void {
    const type = (attributes.get('type') ?? 'text').toLowerCase();
    const value = attributes.get('value') ?? '';
    if (type === 'checkbox') this.#lines.flow(attributes.has('checked') ? '[x] ' : '[ ] ');
    if (!TEXT_INPUTS.has(type) || value === '') return;
    this.#lines.edge();
    this.#lines.flow(value, mark);
    this.#lines.edge();
  }

  #spentIcon(attributes: Attributes): void {
    const labels = [attributes.get('aria-label'), attributes.get('alt'), attributes.get('title')];
    if (!this.#top.isButton && labels.some(labelSaysSpent)) this.#lines.flow(' (used) ');
  }

  #readSheet(): void {
    for (const name of struckClassesOf(this.#sheet)) this.#struck.add(name);
    this.#sheet = '';
  }

  #noteAddress(attributes: Attributes): void {
    const isCanonical = /^canonical$/i.test(attributes.get('rel') ?? '');
    const isOwn = /^og:url$/i.test(attributes.get('property') ?? '');
    const address = isCanonical ? attributes.get('href') : isOwn ? attributes.get('content') : undefined;
    if (address !== undefined) this.#address(address);
  }

  /** Browsers and savers of pages note the address in a comment: `saved from url=(0019)https://github.com/`. */
  #comment(data: string): void {
    const found = /(?:saved from url=(?:\(\d+\))?|^\s*url:\s*|\n\s*url:\s*)(https?:\/\/\S+)/i.exec(
      data.slice(0, LONGEST_COMMENT),
    );
    if (found?.[1] !== undefined) this.#address(found[1]);
  }

  #address(address: string): void {
    if (/^https?:\/\//i.test(address) && !this.addresses.includes(address) && this.addresses.length < 4) {
      this.addresses.push(address.slice(0, LONGEST_COMMENT));
    }
  }
}

/** Lines of a text that are codes all of them: a style sheet that is not here keeps their ends. */
function isListOfCodes(chars: string): boolean {
  if (!chars.includes('\n')) return false;
  const lines = chars.split('\n').flatMap((line) => line.trim() || []);
  return lines.length > 1 && lines.every((line) => isCodeShaped(line) && !isLettersOnly(line));
}

/** The lines of a page, the title first. Scripts, style sheets, comments and what is hidden are left out. */
export function readPage(html: string): PageText {
  const reader = new PageReader();
  return { text: reader.read(html), addresses: reader.addresses };
}
