/** What a rewrite of the whole file is asked to do; `Session.rewrite` carries it out. FORMAT.md 14.1. */
import type { EventBody } from '../core/custody/events.ts';
import type { NewSlot } from '../core/format/slot.ts';
import type { KeyringEntry } from '../core/format/transaction.ts';

/** Payloads and keyring entries that go with events into one transaction. */
export interface SealedParts {
  readonly payloads: readonly Uint8Array[];
  readonly keyring: readonly KeyringEntry[];
}

/** Events of another copy of the vault that the log does not have, as first written, in their order. */
export interface ForeignParts extends SealedParts {
  readonly events: readonly Uint8Array[];
}

/** `S` is the session; the type stands apart from it, so that nothing has to import it in a circle. */
export interface RewriteOrder<S> {
  /** Ids in hex. */
  readonly removedSlots?: readonly string[];
  /** Their secrets are overwritten, whatever becomes of the rewrite. */
  readonly addedSlots?: readonly NewSlot[];
  /** A new vault key: every slot that is not among the added ones goes. */
  readonly newVaultKey?: boolean;
  /** The change itself. */
  readonly events: readonly EventBody[];
  readonly sealed?: SealedParts;
  /** What a merge brings, after `events`; the entries are under the vault key of this session. */
  readonly foreign?: ForeignParts;
  /** A secret is removed: the old file is not copied. */
  readonly keepsNoOldCopy?: boolean;
  /** Called first, unless `keepsNoOldCopy`; what it throws ends the rewrite. It may copy the vault and commit to it. */
  readonly backUp?: (session: S) => Promise<void>;
}
