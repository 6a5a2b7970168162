/** An open vault: the one owner of its keys, its state and its file. */

import { bytesToHex } from '@noble/hashes/utils.js';
import { codesOfSet, type OpenedCode } from '../core/custody/codes-of-set.ts';
import type { EventBody, UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import type { LogFold } from '../core/custody/log-fold.ts';
import { encodeEvent } from '../core/custody/parse-event.ts';
import type { LogEnd } from '../core/custody/read-frames.ts';
import type { ReadState } from '../core/custody/state.ts';
import { FormatError } from '../core/format/format-error.ts';
import { sealFrame } from '../core/format/frame.ts';
import { type Header, verifyHeaderMac } from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import {
  type CodeToSeal,
  checkSetKey,
  entryFingerprints,
  FINGERPRINT_KEY_ID,
  fingerprint,
  isEntryOf,
  KEY_BYTES,
  NONCE_BYTES,
  openFingerprintKey,
  rewrapEntry,
  type SealedSet,
  sealCodes,
} from '../core/format/payload.ts';
import { encodeTransaction, type HistoryPoint, parseTransaction } from '../core/format/transaction.ts';
import { fingerprintWords } from '../core/format/words.ts';
import { type CopyMade, copyVault, readSource } from './copy-vault.ts';
import { livePayloads } from './live-parts.ts';
import type { LockFile } from './lock-file.ts';
import { writeMark } from './marks.ts';
import type { Ports } from './ports.ts';
import { endAfter, eventBytes, type Log } from './read-log.ts';
import { Appended, Receipt, receiptsFor, UnrecordedConsent, unrecordedReceipt } from './receipt.ts';
import type { RewriteOrder as Order, SealedParts } from './rewrite-order.ts';
import { type Rewritten, rewriteVault } from './rewrite-vault.ts';
import { setsInCopy } from './sets-in-copy.ts';
import { stampEvent } from './stamp-event.ts';
import type { Notice, Standing } from './standing.ts';
import { readFailure, StorageError } from './storage-error.ts';
import { systemHash } from './system-hash.ts';
import { dropUnrecorded, keepUnrecorded, readUnrecorded } from './unrecorded.ts';
import type { VaultFile } from './vault-file.ts';

/** What a session is made of; `openVault` puts it together. */
export interface SessionParts {
  readonly ports: Ports;
  readonly path: string;
  readonly header: Header;
  /** The session takes it over and overwrites it at `lock`. */
  readonly vaultKey: Uint8Array;
  /** Id of the slot that opened it, hex. */
  readonly slotId: string;
  readonly log: Log;
  readonly standing: Standing;
  /** What stood in the way of opening the file for writing, whatever else is wrong with it. */
  readonly access: Standing;
  readonly notices: readonly Notice[];
  /** Null when the vault was opened for reading, or may not be written. */
  readonly writable: { readonly file: VaultFile; readonly lock: LockFile } | null;
  /** The first event of the next append, when the user goes on with an older copy. */
  readonly restored: EventBody | null;
}

export type { CopyMade } from './copy-vault.ts';
export type { ForeignParts, SealedParts } from './rewrite-order.ts';
export type RewriteOrder = Order<Session>;

export class Session {
  readonly path: string;
  readonly standing: Standing;
  readonly #access: Standing;
  readonly #ports: Ports;
  readonly #notices: Notice[];
  #slotId: string;
  #header: Header;
  #vaultKey: Uint8Array;
  #recordKey: Uint8Array;
  #fold: LogFold;
  #end: LogEnd;
  #writable: SessionParts['writable'];
  #restored: EventBody | null;
  #savedAt: string | null = null;
  /** A set may have been sealed before the vault key changed, and wait to be written. */
  #hasNewKey = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts) {
    this.path = parts.path;
    this.#slotId = parts.slotId;
    this.standing = parts.standing;
    this.#access = parts.access;
    this.#ports = parts.ports;
    this.#header = parts.header;
    this.#vaultKey = parts.vaultKey;
    this.#recordKey = recordKey(parts.vaultKey, parts.header.fileSalt);
    this.#fold = parts.log.fold;
    this.#notices = [...parts.notices];
    this.#end = parts.log.end;
    this.#writable = parts.writable;
    this.#restored = parts.restored;
  }

  /** Id of the slot that it was opened with, hex; of the one that took its place, once that one is gone. */
  get slotId(): string {
    return this.#slotId;
  }

  /** Folded from the log. A rewrite puts another object in its place. */
  get state(): ReadState {
    return this.#fold.state;
  }

  /** The last change: its number and H. */
  get point(): HistoryPoint {
    return this.#fold.point;
  }

  get fingerprint(): readonly [string, string, string, string] {
    return fingerprintWords(this.#fold.point.hash);
  }

  get vaultId(): string {
    return bytesToHex(this.#header.vaultId);
  }

  /** 1 at first, one more at every rewrite. */
  get epoch(): number {
    return this.#header.epoch;
  }

  /** How many frames the file has: what a rewrite makes few again. */
  get frames(): number {
    return this.#end.seq;
  }

  /** Length of the file up to the end of its log. */
  get sizeBytes(): number {
    return this.#end.offset;
  }

  get slots(): Header['slots'] {
    return this.#header.slots;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** When this session last changed the vault, RFC 3339, or null. */
  get savedAt(): string | null {
    return this.#savedAt;
  }

  /** All events in the order of the log, when the vault was opened with `keepsEvents`; else none. */
  get events(): readonly (UnknownEvent | VaultEvent)[] {
    return this.#fold.events;
  }

  get isWritable(): boolean {
    return this.#writable !== null;
  }

  /** H at a change number that was asked for at opening, or null where the history does not reach it. */
  hashAt(change: number): Uint8Array | null {
    return this.#fold.hashes.get(change) ?? null;
  }

  /**
   * The only function that changes a vault: appends events as one transaction and returns when they are durable. Commits wait
   * for each other.
   * @throws StorageError `changed-on-disk`, `disk-full`, `not-writable`, `too-large`, or the code of the standing; nothing is
   * changed then.
   */
  commit(bodies: readonly EventBody[], sealed: SealedParts = { payloads: [], keyring: [] }): Promise<Appended> {
    return this.#inTurn(() => this.#append(bodies, sealed));
  }

  /** One after the other: two frames must not go to the same place, nor the keys while a frame is being sealed. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #append(bodies: readonly EventBody[], sealed: SealedParts): Promise<Appended> {
    const { file } = this.#writableParts();
    // After a failed fsync nobody can tell what the disk has of the old file: all of it goes to a new one.
    if (!file.isSound) return this.#rewrite({ events: bodies, sealed, keepsNoOldCopy: true });
    const at = this.#ports.clock.now();
    const { kept, asked, events } = await this.#change(bodies, at);
    if (this.#hasNewKey) this.#refuseOldKeys(asked, sealed);
    const transaction = encodeTransaction({ events: events.map(encodeEvent), ...sealed }, this.point);
    const read = parseTransaction(transaction, this.point, systemHash);
    if (read === null) throw new FormatError('record-damaged', 'a transaction of our own does not parse');
    const place = { seq: this.#end.seq, link: this.#end.link };
    const frame = sealFrame(this.#recordKey, place, transaction, this.#ports.random.bytes(NONCE_BYTES));
    await file.append(frame, this.#end, at);
    this.#fold.addParsed(read, events);
    this.#end = endAfter(this.#end, frame);
    await this.#changed(at, kept);
    return new Appended(asked);
  }

  /** @throws StorageError `changed-on-disk` for a set whose key is sealed under a vault key that is gone. */
  #refuseOldKeys(events: readonly VaultEvent[], { keyring }: SealedParts): void {
    const keys = { vaultId: this.#header.vaultId, old: this.#vaultKey, new: this.#vaultKey };
    const hashes = livePayloads(this.#fold.state, events);
    for (const { setId, bytes } of keyring) {
      const fits = bytes.length === 0 || isEntryOf(keys, bytes, setId, hashes.get(setId) ?? '');
      if (!fits) throw new StorageError('changed-on-disk', 'the key of the vault was changed meanwhile');
    }
  }

  #writableParts(): NonNullable<SessionParts['writable']> {
    if (this.#writable !== null) return this.#writable;
    throw new StorageError(this.standing.code ?? 'not-writable', null, this.standing.facts);
  }

  /** The events of a change, with those before it that wait to be written; `kept` are those kept aside, written or not. */
  async #change(
    bodies: readonly EventBody[],
    at: string,
  ): Promise<{ readonly kept: VaultEvent[]; readonly asked: VaultEvent[]; readonly events: VaultEvent[] }> {
    const kept = await readUnrecorded(this.#unrecordedPlace);
    const waiting = kept.filter((event) => !this.#fold.openings.has(event.id));
    const restored = this.#restored === null ? [] : [this.#stamp(this.#restored, at)];
    const asked = bodies.map((body) => this.#stamp(body, at));
    return { kept, asked, events: [...restored, ...waiting, ...asked] };
  }

  /** After a change is durable. */
  async #changed(at: string, kept: readonly VaultEvent[]): Promise<void> {
    this.#restored = null;
    this.#savedAt = at;
    if (kept.length > 0) await dropUnrecorded(this.#unrecordedPlace);
    await this.rememberAsSeen();
  }

  /**
   * Writes the vault anew into a file that takes the place of the old one: other slots, another vault key, codes destroyed, a
   * log in few frames. The history stays, and the session goes on with the new file and its keys.
   * @throws CodedError with the old file in its place as it was: `changed-on-disk`, `disk-full`, `not-writable`, `too-large`,
   * `last-way-in`, `too-many-ways-in`, the code of the standing, or what `backUp` threw.
   */
  async rewrite(order: RewriteOrder): Promise<void> {
    try {
      if (order.keepsNoOldCopy !== true) await order.backUp?.(this);
      await this.#inTurn(() => this.#rewrite(order));
    } finally {
      for (const { secret } of order.addedSlots ?? []) secret.fill(0);
    }
  }

  async #rewrite(order: RewriteOrder): Promise<Appended> {
    const { file } = this.#writableParts();
    const at = this.#ports.clock.now();
    const { kept, asked, events } = await this.#change(order.events, at);
    await file.settle(this.#end, at);
    const rewritten = await rewriteVault(this.#ports, {
      path: this.path,
      header: this.#header,
      vaultKey: this.#vaultKey,
      fold: this.#fold,
      events: await this.readEvents(),
      change: events,
      order,
    });
    try {
      await file.replaceBy(rewritten.newFile, this.#end, this.#ports.clock);
    } catch (error) {
      await rewritten.discard();
      throw error;
    }
    if (!file.isFolderSynced && !this.#notices.includes('rename-not-synced')) this.#notices.push('rename-not-synced');
    this.#goOnWith(rewritten, order);
    await this.#changed(at, kept);
    return new Appended(asked);
  }

  #goOnWith({ header, vaultKey, log }: Rewritten, { addedSlots }: RewriteOrder): void {
    this.#recordKey.fill(0);
    if (vaultKey !== this.#vaultKey) {
      this.#vaultKey.fill(0);
      this.#hasNewKey = true;
    }
    this.#header = header;
    this.#vaultKey = vaultKey;
    this.#recordKey = recordKey(vaultKey, header.fileSalt);
    this.#fold = log.fold;
    this.#end = log.end;
    const [first] = addedSlots ?? [];
    const isGone = !header.slots.some(({ id }) => bytesToHex(id) === this.#slotId);
    if (isGone && first !== undefined) this.#slotId = bytesToHex(first.id);
  }

  /**
   * Copies the vault as it stands to a file that does not exist yet, and opens the copy.
   * @throws StorageError `would-overwrite`, `disk-full`, `not-writable`, `backup-failed`; no copy stays then.
   */
  async copyTo(path: string): Promise<CopyMade> {
    const { files } = this.#ports;
    // Only the reading has its turn: a stick or a share that does not answer must not hold up a change, nor the lock.
    const source = await this.#inTurn(async () => ({
      bytes: await readSource(files, this.path, this.#end),
      header: this.#header,
      vaultKey: this.#vaultKey,
      point: this.point,
    }));
    return copyVault(files, source, path);
  }

  /**
   * Ids of the sets whose codes another copy of this vault holds.
   * @throws FormatError when it is damaged before its first change, or under another vault key.
   */
  setsIn(copy: Uint8Array): Promise<ReadonlySet<string>> {
    return setsInCopy(copy, this.#vaultKey);
  }

  /** Writes the last-seen mark. A mark that cannot be written becomes a notice. */
  async rememberAsSeen(): Promise<void> {
    const { files, dataFolder } = this.#ports;
    const place = { files, dataFolder, vaultId: this.#header.vaultId };
    const written = await writeMark(place, this.point, this.#vaultKey);
    if (!written && !this.#notices.includes('mark-not-written')) this.#notices.push('mark-not-written');
  }

  /** Records an opening and returns the receipts for it, in the order of the events. */
  async recordOpening(bodies: readonly EventBody[]): Promise<Receipt[]> {
    return receiptsFor(await this.commit(bodies));
  }

  /**
   * The receipt for one code when nothing can be recorded and the user said yes to that.
   * @throws StorageError `locked` while another program writes the vault: it could record the opening.
   */
  openUnrecorded(setId: string, number: number): Promise<Receipt> {
    return this.#inTurn(async () => {
      if (this.#access.code === 'locked') throw new StorageError('locked', null, this.#access.facts);
      const event = this.#stamp({ t: 'CodeRevealed', d: { set: setId, number } }, this.#ports.clock.now());
      await keepUnrecorded(this.#unrecordedPlace, event, this.#ports.random.bytes(NONCE_BYTES)).catch(() => {
        this.#notices.push('opening-not-kept');
      });
      return unrecordedReceipt(new UnrecordedConsent(setId, number));
    });
  }

  /**
   * The one door through which codes are decrypted. See [Note: one door] in receipt.ts.
   * @throws FormatError `record-damaged` (R27).
   */
  openSet(receipt: Receipt): OpenedCode[] {
    if (!(receipt instanceof Receipt) || !receipt.spend()) throw new TypeError('a receipt opens once');
    const keys = { vaultKey: this.#vaultKey, vaultId: this.#header.vaultId };
    const codes = codesOfSet(this.#fold, keys, receipt.setId);
    return codes.filter(({ number }) => receipt.number === null || receipt.number === number);
  }

  /** The codes of every set that an append opened, by set id. */
  openedBy(appended: Appended): ReadonlyMap<string, readonly OpenedCode[]> {
    return new Map(receiptsFor(appended).map((receipt) => [receipt.setId, this.openSet(receipt)]));
  }

  /** Whether the codes of a set are in the file: not after they were purged, nor where they were lost. */
  isPayloadThere(setId: string): boolean {
    const set = this.state.sets.get(setId);
    return set !== undefined && this.#fold.payloads.has(set.payload.hash) && this.#fold.keyring.has(setId);
  }

  /**
   * The vault key, in memory of its own, where it is the key of this header too: of another copy of the vault. Null for any other
   * header. Whoever asks overwrites it.
   */
  keyOf(header: Header): Uint8Array | null {
    try {
      verifyHeaderMac(header, this.#vaultKey);
      return this.#vaultKey.slice();
    } catch {
      return null;
    }
  }

  /**
   * A keyring entry of another copy of the vault, under the key of this session.
   * @throws FormatError `record-damaged` when it is not that of this payload.
   */
  adoptEntry(entry: Uint8Array, otherKey: Uint8Array, of: { setId: string; payloadHash: string }): Uint8Array {
    const keys = { vaultId: this.#header.vaultId, old: otherKey, new: this.#vaultKey };
    return rewrapEntry(keys, entry, of, this.#ports.random.bytes(NONCE_BYTES));
  }

  /** Seals the codes of a new set; what comes back goes into `commit` with the event that names it. */
  sealSet(setId: string, codes: readonly CodeToSeal[]): SealedSet {
    const { random } = this.#ports;
    const fingerprintKey = this.#fingerprintKey();
    try {
      const keys = { vaultKey: this.#vaultKey, fingerprintKey, vaultId: this.#header.vaultId };
      return sealCodes(keys, setId, codes, {
        setKey: random.bytes(KEY_BYTES),
        payloadNonce: random.bytes(NONCE_BYTES),
        entryNonce: random.bytes(NONCE_BYTES),
      });
    } finally {
      fingerprintKey.fill(0);
    }
  }

  /** Fingerprints of comparing forms, to look for codes that are in the vault already. */
  fingerprints(comparingForms: readonly string[]): string[] {
    const key = this.#fingerprintKey();
    try {
      return comparingForms.map((form) => fingerprint(key, form));
    } finally {
      key.fill(0);
    }
  }

  /** Fingerprints of the codes of every set, in order, by set id. */
  fingerprintsBySet(): Map<string, string[]> {
    return new Map(this.eachFingerprints());
  }

  /** The same, set by set as they are asked for: of a large vault all of them take a while. */
  *eachFingerprints(): Generator<readonly [set: string, fingerprints: string[]]> {
    for (const [setId, entry] of this.#fold.keyring) {
      if (setId !== FINGERPRINT_KEY_ID) yield [setId, entryFingerprints(entry)];
    }
  }

  /**
   * Checks that the key of every set that is not purged opens and is the committed one, without decrypting any code.
   * @throws FormatError `record-damaged` (R27).
   */
  checkSets(): void {
    for (const set of this.state.sets.values()) {
      if (set.purgedAt !== null) continue;
      const entry = this.#fold.keyring.get(set.id);
      const payload = this.#fold.payloads.get(set.payload.hash);
      if (!entry || !payload) throw new FormatError('record-damaged', 'the codes of a set are missing');
      checkSetKey(this.#vaultKey, this.#header.vaultId, {
        setId: set.id,
        payload,
        commitment: set.payload.commitment,
        entry,
      });
    }
  }

  /**
   * The bytes of every event as they were first written, read from the file again.
   * @throws StorageError `no-such-file`; the iterable throws FormatError `record-damaged` when the file is another one now.
   */
  async readEvents(): Promise<Iterable<Uint8Array>> {
    const file = await this.#ports.files.readFile(this.path).catch((error: unknown) => {
      throw readFailure(error);
    });
    return eventBytes(file, this.#header, this.#recordKey, this.#end);
  }

  /** Overwrites the keys, closes the file and gives the lock back, after what is being written. Of no use afterwards. */
  lock(): Promise<void> {
    return this.#inTurn(async () => {
      this.#vaultKey.fill(0);
      this.#recordKey.fill(0);
      this.#fold.payloads.clear();
      this.#fold.keyring.clear();
      this.#fold.events.length = 0;
      const writable = this.#writable;
      this.#writable = null;
      await writable?.file.close();
      await writable?.lock.release();
    });
  }

  get #unrecordedPlace(): Parameters<typeof readUnrecorded>[0] {
    const { files, dataFolder } = this.#ports;
    return { files, dataFolder, vaultId: this.#header.vaultId, vaultKey: this.#vaultKey };
  }

  #fingerprintKey(): Uint8Array {
    const entry = this.#fold.keyring.get(FINGERPRINT_KEY_ID);
    if (entry === undefined) throw new FormatError('record-damaged', 'the key for fingerprints is missing');
    return openFingerprintKey(this.#vaultKey, this.#header.vaultId, entry);
  }

  #stamp(body: EventBody, at: string): VaultEvent {
    return stampEvent(this.#ports.random, body, { at, by: this.#slotId });
  }
}
