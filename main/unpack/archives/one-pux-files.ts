/** The documents of a 1Password export, which lie under `files/<id>__<name>` and belong to the item that names the id. */
import type { EntryFile } from '../entry.ts';
import { fileNameOf } from './places.ts';
import type { Zip } from './unpack-zip.ts';
import type { ZipMember } from './zip-directory.ts';

/** Pictures of accounts and vaults lie there too, under an id alone. */
const DOCUMENT = /^files\/([^/]+?)__([^/]*)$/;

export class OnePuxFiles {
  readonly #zip: Zip;
  readonly #byId = new Map<string, { readonly member: ZipMember; readonly name: string }>();
  /** How many documents could not be unpacked. */
  unread = 0;

  constructor(zip: Zip) {
    this.#zip = zip;
    for (const member of zip.members) {
      const [, id, name] = DOCUMENT.exec(member.path) ?? [];
      if (id !== undefined && name !== undefined) this.#byId.set(id, { member, name });
    }
  }

  /** The document of that id, once; none where the archive does not have it. */
  take(id: string, name: string): EntryFile[] {
    const found = this.#byId.get(id);
    if (found === undefined) return [];
    this.#byId.delete(id);
    const bytes = this.#zip.unpack(found.member);
    if (bytes === null) {
      this.unread++;
      return [];
    }
    const shown = fileNameOf(name) || found.name;
    return [{ source: `files/...${shown}`, name: shown, bytes }];
  }

  /** Leaves a document out, such as one of an archived item. */
  leave(id: string): void {
    this.#byId.delete(id);
  }

  /** The documents that no item names. */
  rest(): EntryFile[] {
    return [...this.#byId].flatMap(([id, { name }]) => this.take(id, name));
  }
}
