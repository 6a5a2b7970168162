/** The text of `word/document.xml`: what a reader sees on the page. */
import type { Numbering } from './docx-numbering.ts';
import { readXml, type XmlAttributes } from './docx-xml.ts';
import { type Mark, MarkedLines } from './marked-lines.ts';

/** Deleted text, the code of fields, and the second copy of a text box for old readers. */
const UNSEEN: ReadonlySet<string> = new Set(['delText', 'instrText', 'Fallback', 'del', 'moveFrom', 'delInstrText']);

const isOn = ({ val }: XmlAttributes): boolean => val === undefined || !/^(?:0|false|off|none)$/.test(val);

class DocxReader {
  readonly lines = new MarkedLines();
  readonly #mark: Mark = this.lines.newMark('struck');
  readonly #numbering: Numbering;
  readonly #next = new Map<string, number>();
  #unseen = 0;
  #inRun = false;
  #inText = false;
  #struck = false;
  #vanished = false;
  #list = { id: '', level: '0' };

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (UNSEEN.has(name)) this.#unseen += 1;
    if (this.#unseen > 0) return;
    if (name === 'tr') this.lines.beginRow();
    else if (name === 'tc') this.lines.beginCell();
    else if (name === 'tbl') this.lines.gap();
    else if (name === 'p') this.#beginParagraph();
    else if (name === 'r') [this.#inRun, this.#struck, this.#vanished] = [true, false, false];
    else this.#openInRun(name, attributes);
  }

  #openInRun(name: string, attributes: XmlAttributes): void {
    if (name === 'strike' || name === 'dstrike') this.#struck ||= isOn(attributes);
    else if (name === 'vanish') this.#vanished = isOn(attributes);
    else if (name === 'ilvl') this.#list = { ...this.#list, level: attributes['val'] ?? '0' };
    else if (name === 'numId') this.#list = { ...this.#list, id: attributes['val'] ?? '' };
    else if (name === 't') this.#inText = true;
    else if (!this.#inRun) return;
    else if (name === 'tab') this.#add('\t');
    else if (name === 'br' || name === 'cr') this.#add('\n');
    else if (name === 'noBreakHyphen') this.#add('-');
  }

  close(name: string): void {
    if (UNSEEN.has(name)) this.#unseen -= 1;
    if (this.#unseen > 0) return;
    if (name === 't') this.#inText = false;
    else if (name === 'r') this.#inRun = false;
    else if (name === 'pPr') this.#number();
    else if (name === 'p') this.lines.end();
    else if (name === 'tc') this.lines.endCell();
    else if (name === 'tr') this.lines.endRow();
    else if (name === 'tbl') this.lines.gap();
  }

  text(text: string): void {
    if (this.#inText && this.#unseen === 0) this.#add(text);
  }

  #beginParagraph(): void {
    this.lines.end();
    this.lines.prefix('');
    this.#list = { id: '', level: '0' };
    // Marks of the paragraph's own sign stand in its properties and strike nothing.
    [this.#struck, this.#vanished] = [false, false];
  }

  #number(): void {
    [this.#struck, this.#vanished] = [false, false];
    const key = `${this.#list.id}/${this.#list.level}`;
    const first = this.#numbering.get(key);
    if (this.#list.id === '' || first === undefined) return;
    const number = this.#next.get(key) ?? first;
    this.#next.set(key, number + 1);
    this.lines.prefix(`${number}. `);
  }

  /** Of runs only: a tab outside of them is a stop of the paragraph. */
  #add(text: string): void {
    if (!this.#vanished) this.lines.verbatim(text, this.#struck ? this.#mark : null);
  }
}

/** @throws UnpackError `unsupported-format` for damaged XML */
export function readDocxText(xml: string, numbering: Numbering): string {
  const reader = new DocxReader(numbering);
  readXml(xml, reader);
  return reader.lines.finish();
}
