/** The sealed codes that a rewrite carries over, each with the event that brought them: FORMAT.md 14.1. */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { UnknownEvent, VaultEvent } from '../core/custody/events.ts';
import { evolve } from '../core/custody/evolve.ts';
import { isKnown, parseEvent } from '../core/custody/parse-event.ts';
import { initialState, type State } from '../core/custody/state.ts';
import { FormatError } from '../core/format/format-error.ts';
import {
  FINGERPRINT_KEY_ID,
  isEntryOf,
  NO_PAYLOAD_HASH,
  type RewrapKeys,
  rewrapEntry,
} from '../core/format/payload.ts';
import type { KeyringEntry } from '../core/format/transaction.ts';
import type { SealedParts } from './rewrite-order.ts';
import { systemHash } from './system-hash.ts';

/** Events that say where the codes of a set are, or that they are gone. */
const ABOUT_PAYLOADS: ReadonlySet<string> = new Set(['SetAdded', 'CodeCorrected', 'CodeAdded', 'PayloadPurged']);

/** Hash of the payload that each set refers to once these events are folded too; a purged set has none. */
export function livePayloads(state: State, events: Iterable<VaultEvent | UnknownEvent>): Map<string, string> {
  const after = initialState();
  // The fold changes fields of a set in place, and for these events nothing that is shared.
  for (const set of state.sets.values()) after.sets.set(set.id, { ...set });
  for (const event of events) if (ABOUT_PAYLOADS.has(event.t)) evolve(after, event);
  const live = [...after.sets.values()].filter(({ purgedAt }) => purgedAt === null);
  return new Map(live.map(({ id, payload }) => [id, payload.hash]));
}

/** Where payloads and entries come from; later sources of entries count only where an earlier one is of another payload. */
export interface PartSources {
  /** From {@link livePayloads}. */
  readonly live: ReadonlyMap<string, string>;
  /** Sealed codes by SHA-256 in hex, of the log as it stands. */
  readonly payloads: ReadonlyMap<string, Uint8Array>;
  /** Keyring of the log as it stands, by set id in hex. */
  readonly keyring: ReadonlyMap<string, Uint8Array>;
  /** What comes in with the change, and from a vault that is merged. */
  readonly added: readonly SealedParts[];
  /** Old and new vault key; the same bytes where the key stays. */
  readonly keys: RewrapKeys;
  /** 24 fresh random bytes a call. */
  readonly nonce: () => Uint8Array;
}

export class LiveParts {
  readonly #sources: PartSources;
  readonly #payloads: ReadonlyMap<string, Uint8Array>;
  readonly #waiting: Map<string, string>;

  constructor(sources: PartSources) {
    this.#sources = sources;
    const added = sources.added.flatMap(({ payloads }) => payloads.map((bytes) => [hashOf(bytes), bytes] as const));
    this.#payloads = new Map([...sources.payloads, ...added]);
    this.#waiting = new Map([...sources.live].filter(([, hash]) => this.#payloads.has(hash)));
  }

  /** K_dup, which goes into frame 0. */
  fingerprintKey(): KeyringEntry[] {
    return this.#entryOf(FINGERPRINT_KEY_ID, NO_PAYLOAD_HASH);
  }

  /** What this event brought, where a set still refers to it; each is given once. */
  broughtBy(bytes: Uint8Array): SealedParts {
    const event = parseEvent(bytes);
    if (!isKnown(event)) return NOTHING;
    if (event.t !== 'SetAdded' && event.t !== 'CodeCorrected' && event.t !== 'CodeAdded') return NOTHING;
    const { set, payload } = event.d;
    const sealed = this.#payloads.get(payload.hash);
    if (this.#waiting.get(set) !== payload.hash || sealed === undefined) return NOTHING;
    this.#waiting.delete(set);
    return { payloads: [sealed], keyring: this.#entryOf(set, payload.hash) };
  }

  /** @throws FormatError `record-damaged` when codes that a set refers to were not given out. */
  refuseLeftovers(): void {
    if (this.#waiting.size > 0) throw new FormatError('record-damaged', 'codes of a set would be lost');
  }

  /** Two copies of a vault may bring an entry each for one set: the one of this payload is taken. */
  #entryOf(setId: string, payloadHash: string): KeyringEntry[] {
    const { keyring, added, keys, nonce } = this.#sources;
    const come = added.flatMap((parts) => parts.keyring.filter((entry) => entry.setId === setId).map((e) => e.bytes));
    const own = keyring.get(setId);
    const candidates = [...(own === undefined ? [] : [own]), ...come].filter((bytes) => bytes.length > 0);
    const isSure = come.length === 0;
    const fits = candidates.find((bytes) => isSure || isEntryOf(keys, bytes, setId, payloadHash));
    if (fits === undefined && !isSure) throw new FormatError('record-damaged', 'the key of a set does not fit it');
    if (fits === undefined) return [];
    return [{ setId, bytes: keys.old === keys.new ? fits : rewrapEntry(keys, fits, { setId, payloadHash }, nonce()) }];
  }
}

const NOTHING: SealedParts = { payloads: [], keyring: [] };

function hashOf(bytes: Uint8Array): string {
  return bytesToHex(systemHash(bytes));
}
