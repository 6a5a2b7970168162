/** An RTF document, as text: paragraphs, tabs, table cells, numbers of lists, struck text; RTF 1.9.1. */
import type { ContainerFile, Contents } from '../entry.ts';
import { type Mark, MarkedLines } from './marked-lines.ts';

interface State {
  readonly skip: boolean;
  readonly struck: boolean;
  readonly hidden: boolean;
  /** Signs that follow a `\u` for readers without Unicode. */
  readonly substitutes: number;
}

const SKIPPED: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object fldinst listtable listoverridetable revtbl rsidtbl generator themedata datastore latentstyles xmlnstbl header headerl headerr headerf footer footerl footerr footerf filetbl'.split(
    ' ',
  ),
);
const LINE_ENDS: ReadonlySet<string> = new Set('par line row sect page'.split(' '));
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['cell', '\t'],
  ['endash', '-'],
  ['emdash', '-'],
  ['bullet', '• '],
  ['lquote', "'"],
  ['rquote', "'"],
  ['ldblquote', '"'],
  ['rdblquote', '"'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['~', '\u00a0'],
  ['_', '-'],
  ['{', '{'],
  ['}', '}'],
  ['\\', '\\'],
]);
const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gs;
/** A code page that nobody has is read as the usual one. */
const USUAL = new TextDecoder('windows-1252');
const DEEPEST = 10_000;

class RtfReader {
  readonly #lines = new MarkedLines();
  readonly #mark: Mark = this.#lines.newMark('struck');
  readonly #above: State[] = [];
  #state: State = { skip: false, struck: false, hidden: false, substitutes: 1 };
  #decoder = USUAL;
  #bytes: number[] = [];
  #toSkip = 0;
  #text = '';

  read(rtf: string): string {
    TOKEN.lastIndex = 0;
    for (let found = TOKEN.exec(rtf); found !== null; found = TOKEN.exec(rtf)) {
      const [, word, argument, hex, symbol, brace, text] = found;
      if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (text !== undefined) this.#plain(text);
      else if (brace !== undefined) this.#group(brace);
      else if (symbol !== undefined) this.#symbol(symbol);
      else if (word === 'bin') TOKEN.lastIndex += Math.max(0, Number(argument ?? 0));
      else if (word !== undefined) this.#word(word, argument === undefined ? null : Number(argument));
    }
    this.#flush();
    return this.#lines.finish();
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else this.#bytes.push(byte);
  }

  #plain(text: string): void {
    const shown = text.slice(this.#toSkip);
    this.#toSkip = Math.max(0, this.#toSkip - text.length);
    this.#add(shown);
  }

  #group(brace: string): void {
    this.#flush();
    this.#toSkip = 0;
    if (brace === '}') this.#state = this.#above.pop() ?? this.#state;
    else if (this.#above.length < DEEPEST) this.#above.push(this.#state);
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#change({ skip: true });
    else if (symbol === '\n' || symbol === '\r') this.#end();
    else this.#add(SIGNS.get(symbol) ?? '');
  }

  #word(word: string, argument: number | null): void {
    const isOn = argument !== 0;
    if (word === 'u') this.#unicode(argument ?? 0);
    else if (word === 'uc') this.#change({ substitutes: Math.max(0, argument ?? 1) });
    else if (LINE_ENDS.has(word)) this.#end();
    else if (SIGNS.has(word)) this.#add(SIGNS.get(word) ?? '');
    else if (word === 'strike' || word === 'striked') this.#change({ struck: isOn });
    else if (word === 'v') this.#change({ hidden: isOn });
    else if (word === 'plain') this.#change({ struck: false, hidden: false });
    else if (word === 'ansicpg') this.#decoder = decoderOf(argument ?? 1252);
    else if (SKIPPED.has(word)) this.#change({ skip: true });
  }

  #change(part: Partial<State>): void {
    this.#flush();
    this.#state = { ...this.#state, ...part };
  }

  /** Numbers above 7FFF are written as negative ones. */
  #unicode(unit: number): void {
    this.#add(String.fromCharCode(unit & 0xffff));
    this.#toSkip = this.#state.substitutes;
  }

  #add(text: string): void {
    this.#decodeBytes();
    this.#text += text;
  }

  #decodeBytes(): void {
    if (this.#bytes.length === 0) return;
    this.#text += this.#decoder.decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
  }

  #flush(): void {
    this.#decodeBytes();
    const text = this.#text;
    this.#text = '';
    if (text === '' || this.#state.skip || this.#state.hidden) return;
    this.#lines.verbatim(text, this.#state.struck ? this.#mark : null);
  }

  #end(): void {
    this.#flush();
    if (!this.#state.skip) this.#lines.end();
  }
}

function decoderOf(codePage: number): typeof USUAL {
  const names: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    65001: 'utf-8',
  };
  try {
    return new TextDecoder(names[codePage] ?? `windows-${codePage}`);
  } catch {
    return USUAL;
  }
}

/** A {@link ContainerReader}: one text. */
export async function readRtf({ bytes }: ContainerFile): Promise<Contents> {
  const text = new RtfReader().read(new TextDecoder('latin1').decode(bytes));
  const fields = [{ source: '', label: null, text }];
  return { entries: [{ title: '', addresses: [], account: null, fields, files: [] }], warnings: [], ignored: [] };
}
