/** The import under review: what was read and nobody has decided on yet. It lives in main alone, and in memory alone. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ReviewEdit } from '../../../preload/views/import-review.ts';
import { isOtherAccount } from '../../core/custody/account-key.ts';
import type { AccountList } from '../../core/custody/account-list.ts';
import type { ErrorCode, ErrorFacts } from '../../core/errors.ts';
import { equalBytes } from '../../core/format/bytes.ts';
import type { FoundSet, ImportWarning } from '../../core/importers/draft.ts';
import { editDraft, joinDrafts, type PlacedDraft } from '../../core/importers/edit-draft.ts';
import { takesKeyFile } from '../../unpack/file-kind.ts';
import type { FileReading, LeftOut, WrittenPlace } from '../../unpack/import-worker.ts';
import type { RandomPort } from '../../vault/random.ts';
import { DesktopError } from '../desktop-error.ts';

/** Where a file came from. */
export interface FileSource {
  /** Without its path; empty for what was pasted. */
  readonly name: string;
  /** The whole path where main knows it: never one that the window gave. */
  readonly path: string | null;
}

export interface ReviewedFile {
  readonly name: string;
  /** Every place that the same bytes came from: a path, or where main knows none, null by the name. */
  readonly places: Map<string, string | null>;
  /** SHA-256, hex; null for a file that was not read. */
  readonly hash: string | null;
  readonly error: { readonly code: ErrorCode; readonly facts: ErrorFacts } | null;
  /** What is kept of a file that opens with a password: until it is open, or the review is over. */
  readonly locked: LockedFile | null;
  readonly warnings: readonly ImportWarning[];
  readonly ignored: readonly LeftOut[];
}

export interface LockedFile {
  readonly id: string;
  readonly from: FileSource;
  readonly bytes: Uint8Array;
  /** A KeePass database. */
  readonly takesKeyFile: boolean;
}

/** Where a code stands, and what tells it from every other code of the review. */
export interface CodePlace {
  readonly id: number;
  /** Null where it was put together, or typed. */
  readonly written: WrittenPlace | null;
}

export interface ReviewedDraft extends PlacedDraft<CodePlace> {
  /** Random, so that an id of an earlier review means nothing in this one. */
  readonly id: string;
  readonly file: ReviewedFile;
  /** Other files whose codes were joined to it. */
  readonly alsoFrom: readonly ReviewedFile[];
  /** A code of its files was dropped from it. */
  readonly lacksCodes: boolean;
  /** The draft that it was divided from. */
  readonly splitFrom: string | null;
}

/** A list of accounts and the file that it is. */
export interface ReviewedList {
  readonly file: ReviewedFile;
  readonly accounts: AccountList;
}

const ID_BYTES = 8;
/** More edits than this are not taken back one by one. */
const MOST_UNDONE = 100;

type Drafts = ReadonlyMap<string, ReviewedDraft>;

export class Review {
  readonly #random: RandomPort;
  #files: ReviewedFile[] = [];
  #drafts: Drafts = new Map();
  /** The drafts as they were before each edit, the last one at the end. */
  #before: Drafts[] = [];
  #lists = new Map<string, ReviewedList>();
  #lastCode = 0;

  constructor(random: RandomPort) {
    this.#random = random;
  }

  /** In the order in which they came. */
  get files(): readonly ReviewedFile[] {
    return this.#files;
  }

  get drafts(): readonly ReviewedDraft[] {
    return [...this.#drafts.values()];
  }

  /** Lists of accounts by their ids. */
  get lists(): ReadonlyMap<string, ReviewedList> {
    return this.#lists;
  }

  /** The list is stored. */
  endList(id: string): void {
    this.#lists.delete(id);
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  draft(id: string): ReviewedDraft | null {
    return this.#drafts.get(id) ?? null;
  }

  /**
   * The same bytes once more are another place of the same file. A file that could not be read before may be tried again.
   *
   * @param lock the locked file that was tried to open, or null
   */
  add(from: FileSource, reading: FileReading, lock: string | null = null): void {
    const { name, path } = from;
    const hash = reading.error === null ? reading.hash : null;
    const lockedBytes = reading.error === null ? null : (reading.locked ?? null);
    const again = this.#files.filter((file) => isTriedAgain(file, name, lockedBytes, lock));
    this.#files = this.#files.filter((file) => !again.includes(file));
    for (const file of again) file.locked?.bytes.fill(0);
    const same = hash === null ? undefined : this.#files.find((file) => file.hash === hash);
    if (same !== undefined) {
      same.places.set(path ?? name, path);
      return;
    }
    const { warnings, ignored, sets } = reading.error === null ? reading : { warnings: [], ignored: [], sets: [] };
    const locked = lockedBytes === null ? null : this.#newLocked(from, lockedBytes);
    const places = new Map([[path ?? name, path]]);
    const file: ReviewedFile = { name, places, hash, error: reading.error, locked, warnings, ignored };
    this.#files.push(file);
    const added = sets.map(({ set, places }) => this.#newDraft(file, set, places));
    this.#drafts = new Map([...this.#drafts, ...added.map((draft) => [draft.id, draft] as const)]);
    // Taking an edit back would take what came after it.
    this.#before = [];
    const accounts = reading.error === null ? reading.accounts : null;
    if (accounts !== null) this.#lists.set(this.#newId(), { file, accounts });
  }

  /**
   * Changes one draft, or joins another one to it.
   * @throws DesktopError `usage` for a draft that is not under review and for drafts that do not belong together, facts: `rule`;
   * ImportError as `editDraft` and `joinDrafts`.
   */
  edit(id: string, edit: ReviewEdit): void {
    const draft = this.#mustHave(id);
    const instead = edit.edit === 'join' ? this.#joined(draft, this.#mustHave(edit.with)) : this.#edited(draft, edit);
    const gone = edit.edit === 'join' ? edit.with : null;
    this.#before = [...this.#before, this.#drafts].slice(-MOST_UNDONE);
    const after = this.drafts.flatMap((each) => (each.id === id ? instead : each.id === gone ? [] : [each]));
    this.#drafts = new Map(after.map((each) => [each.id, each]));
  }

  /** @throws DesktopError `nothing-to-undo` */
  undo(): void {
    const before = this.#before.pop();
    if (before === undefined) throw new DesktopError('nothing-to-undo');
    this.#drafts = before;
  }

  /** @throws DesktopError `usage` */
  locked(id: string): LockedFile {
    return this.#files.find(({ locked }) => locked?.id === id)?.locked ?? refuse('no-such-file');
  }

  drop(): void {
    for (const { locked } of this.#files) locked?.bytes.fill(0);
    this.#files = [];
    this.#drafts = new Map();
    this.#lists = new Map();
    this.#before = [];
  }

  #newId(): string {
    return bytesToHex(this.#random.bytes(ID_BYTES));
  }

  #newLocked({ name, path }: FileSource, bytes: Uint8Array): LockedFile {
    return { id: this.#newId(), from: { name, path }, bytes, takesKeyFile: takesKeyFile(bytes) };
  }

  #newPlace(written: WrittenPlace | null): CodePlace {
    this.#lastCode += 1;
    return { id: this.#lastCode, written };
  }

  #newDraft(file: ReviewedFile, set: FoundSet, places: readonly (WrittenPlace | null)[]): ReviewedDraft {
    return {
      id: this.#newId(),
      file,
      alsoFrom: [],
      lacksCodes: false,
      set,
      places: places.map((place) => this.#newPlace(place)),
      splitFrom: null,
    };
  }

  #mustHave(id: string): ReviewedDraft {
    return this.draft(id) ?? refuse('no-such-draft');
  }

  #edited(draft: ReviewedDraft, edit: Exclude<ReviewEdit, { edit: 'join' }>): readonly ReviewedDraft[] {
    const parts = editDraft(draft, edit);
    return parts.map(({ set, places }, at) => ({
      ...draft,
      set,
      lacksCodes: draft.lacksCodes || edit.edit === 'drop',
      places: edit.edit === 'retype' ? this.#retyped(places, edit.index) : places,
      ...(at === 0 ? {} : { id: this.#newId(), splitFrom: draft.id }),
    }));
  }

  /** What was said of the code before it was typed anew is not said of what was typed. */
  #retyped(places: readonly CodePlace[], index: number): readonly CodePlace[] {
    return places.map((place, at) => (at === index ? this.#newPlace(place.written) : place));
  }

  #joined(draft: ReviewedDraft, other: ReviewedDraft): readonly ReviewedDraft[] {
    if (other === draft) refuse('no-such-draft');
    const apart = draft.file !== other.file && isOtherAccount(ownerOf(draft), ownerOf(other));
    if (apart) refuse('other-account');
    const alsoFrom = [...draft.alsoFrom, other.file, ...other.alsoFrom].filter((file) => file !== draft.file);
    const lacksCodes = draft.lacksCodes || other.lacksCodes;
    return [{ ...draft, ...joinDrafts<CodePlace>(draft, other), alsoFrom, lacksCodes }];
  }
}

/** A file of the same name was tried again; but two locked files of one name are two. */
function isTriedAgain(
  { error, name, locked }: ReviewedFile,
  nameNow: string,
  bytes: Uint8Array | null,
  lock: string | null,
): boolean {
  if (lock !== null) return locked?.id === lock;
  if (error === null || name !== nameNow) return false;
  return locked === null || bytes === null || equalBytes(locked.bytes, bytes);
}

function refuse(rule: string): never {
  throw new DesktopError('usage', null, { rule });
}

const ownerOf = ({ set: { service, instance, label, account } }: ReviewedDraft) => ({
  service,
  instance,
  label,
  name: account,
});
