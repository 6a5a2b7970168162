/** An open vault: the one owner of its keys, its state and its file. */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody, UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import { encodeEvent } from '../core/custody/parse-event.ts';
import type { ReadState } from '../core/custody/state.ts';
import { FormatError } from '../core/format/format-error.ts';
import { sealFrame } from '../core/format/frame.ts';
import type { Header } from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import {
  type CodeToSeal,
  checkSetKey,
  entryFingerprints,
  FINGERPRINT_KEY_ID,
  fingerprint,
  KEY_BYTES,
  NONCE_BYTES,
  openCodes,
  openFingerprintKey,
  type SealedSet,
  sealCodes,
} from '../core/format/payload.ts';
import {
  encodeTransaction,
  type HistoryPoint,
  type KeyringEntry,
  parseTransaction,
} from '../core/format/transaction.ts';
import { fingerprintWords } from '../core/format/words.ts';
import type { LockFile } from './lock-file.ts';
import { writeMark } from './marks.ts';
import type { Ports } from './ports.ts';
import { endAfter, eventBytes, type Log, type LogEnd, type LogFold } from './read-log.ts';
import { Appended, Receipt, receiptsFor, UnrecordedConsent, unrecordedReceipt } from './receipt.ts';
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

/** Payloads and keyring entries that go with events into one transaction. */
export interface SealedParts {
  readonly payloads: readonly Uint8Array[];
  readonly keyring: readonly KeyringEntry[];
}

export interface OpenedCode {
  readonly number: number;
  readonly text: string;
}

export class Session {
  readonly path: string;
  readonly slotId: string;
  readonly standing: Standing;
  readonly #access: Standing;
  readonly #ports: Ports;
  readonly #header: Header;
  readonly #vaultKey: Uint8Array;
  readonly #recordKey: Uint8Array;
  readonly #fold: LogFold;
  readonly #notices: Notice[];
  #end: LogEnd;
  #writable: SessionParts['writable'];
  #restored: EventBody | null;
  #savedAt: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts) {
    this.path = parts.path;
    this.slotId = parts.slotId;
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
    const writable = this.#writable;
    if (writable === null) throw new StorageError(this.standing.code ?? 'not-writable', null, this.standing.facts);
    const at = this.#ports.clock.now();
    const kept = await readUnrecorded(this.#unrecordedPlace);
    const waiting = kept.filter((event) => !this.#fold.openings.has(event.id));
    const restored = this.#restored === null ? [] : [this.#stamp(this.#restored, at)];
    const asked = bodies.map((body) => this.#stamp(body, at));
    const events = [...restored, ...waiting, ...asked];
    const transaction = encodeTransaction({ events: events.map(encodeEvent), ...sealed }, this.point);
    const read = parseTransaction(transaction, this.point, systemHash);
    if (read === null) throw new FormatError('record-damaged', 'a transaction of our own does not parse');
    const place = { seq: this.#end.seq, link: this.#end.link };
    const frame = sealFrame(this.#recordKey, place, transaction, this.#ports.random.bytes(NONCE_BYTES));
    await writable.file.append(frame, this.#end, at);
    this.#fold.addParsed(read, events);
    this.#end = endAfter(this.#end, frame);
    this.#restored = null;
    this.#savedAt = at;
    if (kept.length > 0) await dropUnrecorded(this.#unrecordedPlace);
    await this.rememberAsSeen();
    return new Appended(asked);
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
    const set = this.state.sets.get(receipt.setId);
    const payload = set && this.#fold.payloads.get(set.payload.hash);
    const entry = this.#fold.keyring.get(receipt.setId);
    if (!set || !payload || !entry) throw new FormatError('record-damaged', 'the codes of a set are missing');
    const source = { setId: receipt.setId, payload, commitment: set.payload.commitment, entry };
    const texts = openCodes(this.#vaultKey, this.#header.vaultId, source);
    if (texts.length !== set.count) throw new FormatError('record-damaged', 'a set has another number of codes');
    return texts
      .map((text, i) => ({ number: set.indexBase + i, text }))
      .filter(({ number }) => receipt.number === null || receipt.number === number);
  }

  /** The codes of every set that an append opened, by set id. */
  openedBy(appended: Appended): ReadonlyMap<string, readonly OpenedCode[]> {
    return new Map(receiptsFor(appended).map((receipt) => [receipt.setId, this.openSet(receipt)]));
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
   * Checks that the key of every set opens and is the committed one, without decrypting any code.
   * @throws FormatError `record-damaged` (R27).
   */
  checkSets(): void {
    for (const set of this.state.sets.values()) {
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
    return { v: 1, id: bytesToHex(this.#ports.random.bytes(16)), at, by: this.slotId, crit: true, ...body };
  }
}
