/** The XML of a KeePass database, as it lies inside of KDBX and as KeePass exports it: live entries, and how many were put away. */
import { SaxesParser } from 'saxes';
import { MOST_ENTRIES } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { bytesOfBase64 } from './base64.ts';
import { refuse } from './refuse.ts';

export interface KeePassEntry {
  readonly strings: readonly KeePassString[];
  readonly attachments: readonly KeePassAttachment[];
}

/** Title, UserName, Password, URL, Notes, or what somebody added. */
export interface KeePassString {
  readonly key: string;
  readonly value: string;
}

export interface KeePassAttachment {
  readonly name: string;
  readonly content: KeePassBinary;
}

/** Bytes that may be shared by several attachments; compressed ones stay so until someone wants them. */
export interface KeePassBinary {
  readonly bytes: Uint8Array;
  readonly isCompressed: boolean;
}

export interface KeePassDatabase {
  /** Without those in the recycle bin, in the order of the file. */
  readonly entries: readonly KeePassEntry[];
  /** Older versions of live entries. */
  readonly historyCount: number;
  /** Entries in the recycle bin and the groups in it. */
  readonly recycledCount: number;
  /** Attachments of live entries that the file names and does not hold, as KeePassXC's exports of format 4. */
  readonly missingCount: number;
  /** SHA-256 of the outer header, in base64, which format 3 has here; empty elsewhere. */
  readonly headerHash: string;
}

/** What the XML does not hold by itself. */
export interface KeePassSecrets {
  /** Called for each protected value, in the order of the file; null where nothing can tell what it hides. */
  readonly unhide: ((hidden: Uint8Array) => Uint8Array) | null;
  /** Attachments that lie outside of the XML, by number. */
  readonly binaries: readonly Uint8Array[];
}

interface Group {
  readonly parent: Group | null;
  uuid: string;
}

interface OpenEntry {
  readonly group: Group | null;
  readonly strings: KeePassString[];
  /** The reference, or the bytes themselves. */
  readonly attachments: { readonly name: string; readonly content: string | KeePassBinary }[];
  historyCount: number;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const DEEPEST = 256;
const MOST_ODD_SIGNS = 1000;
const NO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA==';

const isTrue = (value: string | undefined): boolean => /^(?:true|1)$/i.test(value ?? '');

/**
 * Reads the XML in one pass. Entities and document types that the file defines are refused, not read.
 *
 * @param damaged what the file is where its XML is not well formed
 * @throws UnpackError `unsupported-format` with that kind, `too-large` for more than 100,000 entries.
 */
export function readKeePassDatabase(xml: string, secrets: KeePassSecrets, damaged: string): KeePassDatabase {
  const reading = new KeePassReading(secrets);
  const parser = new SaxesParser();
  let oddSigns = 0;
  parser.on('error', (error) => {
    // Control characters, which XML does not allow and people's notes have.
    const isSign = /(?:disallowed character|malformed character entity)\.$/.test(error.message);
    if (!isSign || ++oddSigns > MOST_ODD_SIGNS) refuse(damaged);
  });
  parser.on('doctype', () => refuse(damaged));
  parser.on('opentag', ({ name, attributes }) => {
    if (!reading.open(name, attributes)) refuse(damaged);
  });
  parser.on('text', (text) => reading.text(text));
  parser.on('cdata', (text) => reading.text(text));
  parser.on('closetag', ({ name }) => reading.close(name));
  parser.write(xml).close();
  return reading.result();
}

class KeePassReading {
  readonly #secrets: KeePassSecrets;
  readonly #path: OpenElement[] = [];
  readonly #entries: OpenEntry[] = [];
  readonly #shared = new Map<string, KeePassBinary>();
  #group: Group | null = null;
  /** The one that is open, and the older version of it. */
  #entry: OpenEntry | null = null;
  #older: OpenEntry | null = null;
  #key = '';
  #value: string | KeePassBinary | null = null;
  #recycleBin = NO_UUID;
  #headerHash = '';

  constructor(secrets: KeePassSecrets) {
    this.#secrets = secrets;
  }

  /** False where elements are nested too deep. */
  open(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (this.#path.length >= DEEPEST) return false;
    this.#path.push({ name, attributes, text: '' });
    if (name === 'Group') this.#group = { parent: this.#group, uuid: NO_UUID };
    if (name === 'Entry') {
      const entry: OpenEntry = { group: this.#group, strings: [], attachments: [], historyCount: 0 };
      if (this.#entry === null) this.#entry = entry;
      else this.#older = entry;
    }
    if (name === 'String' || name === 'Binary') {
      this.#key = '';
      this.#value = null;
    }
    return true;
  }

  text(text: string): void {
    const element = this.#path.at(-1);
    if (element !== undefined) element.text += text;
  }

  close(name: string): void {
    const element = this.#path.pop();
    if (element === undefined) return;
    const bytes = this.#unhidden(element);
    switch (`${this.#path.at(-1)?.name ?? ''}/${name}`) {
      case 'Group/UUID':
        if (this.#group !== null) this.#group.uuid = element.text.trim();
        break;
      case 'Meta/RecycleBinUUID':
        this.#recycleBin = element.text.trim();
        break;
      case 'Meta/HeaderHash':
        this.#headerHash = element.text.trim();
        break;
      case 'Binaries/Binary':
        this.#shared.set(element.attributes['ID'] ?? '', binaryOf(element, bytes));
        break;
      case 'String/Key':
      case 'Binary/Key':
        this.#key = element.text.trim();
        break;
      case 'String/Value':
        this.#value = textOf(element, bytes);
        break;
      case 'Binary/Value':
        this.#value = element.attributes['Ref'] ?? binaryOf(element, bytes);
        break;
      default:
        this.#closeWhole(name);
    }
  }

  result(): KeePassDatabase {
    const live = this.#entries.filter(({ group }) => !this.#isRecycled(group));
    const entries = live.map(({ strings, attachments }) => ({
      strings,
      attachments: attachments.flatMap(({ name, content }) => {
        const found = typeof content === 'string' ? this.#binaryAt(content) : content;
        return found === undefined ? [] : [{ name, content: found }];
      }),
    }));
    const count = (each: readonly { readonly attachments: readonly unknown[] }[]): number =>
      each.reduce((sum, { attachments }) => sum + attachments.length, 0);
    return {
      entries,
      missingCount: count(live) - count(entries),
      historyCount: live.reduce((sum, { historyCount }) => sum + historyCount, 0),
      recycledCount: this.#entries.length - live.length,
      headerHash: this.#headerHash,
    };
  }

  #closeWhole(name: string): void {
    const entry = this.#older ?? this.#entry;
    if (name === 'String' && typeof this.#value === 'string') {
      entry?.strings.push({ key: this.#key, value: this.#value });
    } else if (name === 'Binary' && this.#value !== null) {
      entry?.attachments.push({ name: this.#key, content: this.#value });
    } else if (name === 'Group') {
      this.#group = this.#group?.parent ?? null;
    } else if (name === 'Entry') {
      this.#closeEntry();
    }
  }

  #closeEntry(): void {
    if (this.#entry === null) return;
    if (this.#older === null) {
      if (this.#entries.length >= MOST_ENTRIES) throw new UnpackError('too-large', 'entries', { limit: MOST_ENTRIES });
      this.#entries.push(this.#entry);
      this.#entry = null;
    } else {
      this.#entry.historyCount++;
      this.#older = null;
    }
  }

  /** Null for what is not protected. Each protected value takes its part of the stream, whether anyone wants it or not. */
  #unhidden(element: OpenElement): Uint8Array | null {
    if (!isTrue(element.attributes['Protected'])) return null;
    const hidden = bytesOfBase64(element.text);
    return this.#secrets.unhide?.(hidden) ?? new Uint8Array();
  }

  #binaryAt(reference: string): KeePassBinary | undefined {
    const bytes = this.#secrets.binaries[Number(reference)];
    return bytes === undefined ? this.#shared.get(reference) : { bytes, isCompressed: false };
  }

  #isRecycled(group: Group | null): boolean {
    if (this.#recycleBin === NO_UUID || this.#recycleBin === '') return false;
    for (let at = group; at !== null; at = at.parent) if (at.uuid === this.#recycleBin) return true;
    return false;
  }
}

const textOf = ({ text }: OpenElement, unhidden: Uint8Array | null): string =>
  unhidden === null ? text : new TextDecoder().decode(unhidden);

const binaryOf = ({ text, attributes }: OpenElement, unhidden: Uint8Array | null): KeePassBinary => ({
  bytes: unhidden ?? bytesOfBase64(text),
  isCompressed: isTrue(attributes['Compressed']),
});
