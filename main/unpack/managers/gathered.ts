/** Gathers what a reader finds in a password manager's export, and keeps out what must not come in. */
import type { ImportWarning } from '../../core/importers/draft.ts';
import { isSeedShaped } from '../../core/importers/seeds.ts';
import type { Contents, Entry, EntryField, EntryFile } from '../entry.ts';
import { MOST_ENTRIES } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { joinNumbered } from './numbered-fields.ts';
import { isPasswordName, isPinName, seedOf } from './other-secrets.ts';

/** An item as the export has it. */
export interface Item {
  readonly title: string;
  readonly addresses: readonly string[];
  readonly account: string | null;
  /** What was written freely; texts without anything in them may be among them. */
  readonly notes: readonly EntryField[];
  /** Fields that the user named. */
  readonly custom?: readonly EntryField[];
  /** The path that joined custom fields get. */
  readonly customSource?: string;
  /** Attachments and documents. */
  readonly files?: readonly EntryFile[];
}

/** Items that an export marks as put away, and the warning that counts them. */
export type PutAway = 'trashed-items-skipped' | 'archived-items-skipped' | 'recycle-bin-skipped';

/** Strings that are named as left out; a review of more helps nobody. */
const MOST_IGNORED = 1000;

const tooMany = (): UnpackError =>
  new UnpackError('too-large', `more than ${MOST_ENTRIES} entries`, { limit: MOST_ENTRIES });

/** What was found so far. */
export class Gathered {
  readonly #entries: Entry[] = [];
  readonly #ignored = new Set<string>();
  readonly #putAway = new Map<PutAway, number>();

  /**
   * Adds an item, or counts it where it was put away with texts that may have held codes.
   * @throws UnpackError `too-large` for more entries than a file may have.
   */
  add(item: Item, putAway: PutAway | null = null): void {
    const named = (item.custom ?? []).filter((field) => putAway !== null || this.#mayHoldCodes(field));
    const fields = [...item.notes, ...joinNumbered(named, item.customSource)]
      .filter(({ text }) => text.trim() !== '')
      .map(({ source, label, text }): EntryField => ({ source, label, text }));
    const files = item.files ?? [];
    if (putAway === null) {
      const addresses = item.addresses.map((address) => address.trim()).filter((address) => address !== '');
      if (this.#entries.length === MOST_ENTRIES) throw tooMany();
      this.#entries.push({ title: item.title.trim(), addresses, account: item.account, fields, files });
    } else if (fields.length + files.length > 0) {
      this.#putAway.set(putAway, (this.#putAway.get(putAway) ?? 0) + 1);
    }
  }

  /** Notes the seed of an authenticator: a link, or the seed by itself. */
  ignoreSeed(seed: string): void {
    this.ignore(seedOf(seed));
  }

  /** Notes a string that may look like a code and is none, such as the number of a card. */
  ignore(text: string): void {
    if (text.trim() !== '' && this.#ignored.size < MOST_IGNORED) this.#ignored.add(text.trim());
  }

  contents(...warnings: readonly ImportWarning[]): Contents {
    const putAway = [...this.#putAway].map(([what, count]): ImportWarning => `${what}:${count}`);
    return { entries: this.#entries, warnings: [...warnings, ...putAway], ignored: [...this.#ignored] };
  }

  /** False for a field whose name says that it is another secret. */
  #mayHoldCodes({ label, text }: EntryField): boolean {
    if (label === null) return true;
    if (isPasswordName(label)) return false;
    const isSeed =
      isSeedShaped(text) && /totp|otp|authenticator|2fa/i.test(label) && !/code|recover|backup/i.test(label);
    if (isSeed || /^otpauth:\/\//i.test(text.trim())) {
      this.ignoreSeed(text);
      return false;
    }
    if (!isPinName(label) || text.includes('\n')) return true;
    this.ignore(text);
    return false;
  }
}
