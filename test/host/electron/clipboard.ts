/** Stand-in for `electron.clipboard`: a clipboard of this process alone, which keeps every format and fails when a test says so. */
import type * as Electron from 'electron';
import type { ClipboardFacts, ClipboardFailure } from '../sides.ts';
import { standIn } from './stand-in.ts';

type Items = ConstructorParameters<typeof Electron.ClipboardItem>[0];

class HostClipboardItem {
  readonly types: string[];
  private readonly items: Items;

  constructor(items: Items) {
    this.items = items;
    this.types = Object.keys(items);
  }

  async getType(type: string): Promise<Blob> {
    const payload = await this.items[type];
    if (typeof payload !== 'string' && !(payload instanceof Blob)) throw new Error(`The stand-in host has no ${type}.`);
    return new Blob([payload]);
  }
}

export const ClipboardItem: typeof Electron.ClipboardItem =
  HostClipboardItem as unknown as typeof Electron.ClipboardItem;

const plainText = 'text/plain';
let held: ReadonlyMap<string, Uint8Array> = new Map();
let failing: ClipboardFailure | null = null;

async function bytesOf(item: Electron.ClipboardItem, type: string): Promise<Uint8Array> {
  const payload = await item.getType(type);
  if (!(payload instanceof Blob)) throw new Error(`The stand-in host does not keep ${type}.`);
  return new Uint8Array(await payload.arrayBuffer());
}

const members = {
  write: async (items) => {
    if (failing === 'write') throw new Error('Failed to write to the clipboard');
    const [item] = items;
    if (item === undefined || items.length > 1) throw new Error('The stand-in host keeps one item at a time.');
    const entries = item.types.map(async (type) => [type, await bytesOf(item, type)] as const);
    held = new Map(await Promise.all(entries));
  },
  readText: async () => {
    if (failing === 'read') throw new Error('Failed to read the clipboard');
    return new TextDecoder().decode(held.get(plainText));
  },
  clear: () => {
    // As on a desktop that lets only the program in front change it: nothing is said.
    if (failing !== 'clear') held = new Map();
  },
} satisfies Pick<Electron.Clipboard, 'write' | 'readText' | 'clear'>;

export const clipboard: Electron.Clipboard = standIn('clipboard', members);

/** What is on it now, and its formats as the app named them. */
export function clipboardFacts(): ClipboardFacts {
  const text = held.get(plainText);
  return { text: text === undefined ? null : new TextDecoder().decode(text), formats: Object.fromEntries(held) };
}

/** Another program writes a text there. */
export function copyElsewhere(text: string): void {
  held = new Map([[plainText, new TextEncoder().encode(text)]]);
}

/** From now on this fails; null: all is well again. */
export function failClipboard(what: ClipboardFailure | null): void {
  failing = what;
}
