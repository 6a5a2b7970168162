/** The ways into a vault: what its header offers before it is opened, and the list that can be changed while it is open. */
import type { SlotType, WorkFactor } from '../../main/core/format/slot.ts';
import type { OldCopyView } from './safety.ts';

export type { SlotType, WorkFactor };

/** Told by the header, which needs no secret. */
export interface WaysOffered {
  readonly passphrase: boolean;
  /** A passphrase that goes with a key file. */
  readonly keyFile: boolean;
  readonly recoveryKey: boolean;
  readonly shares: boolean;
}

export interface WayView {
  /** Id of its slot, 32 hex digits. */
  readonly slot: string;
  /** Null: of a kind that this version does not know. */
  readonly type: SlotType | null;
  /** A passphrase that was drawn by chance; null where nobody knows. */
  readonly isGenerated: boolean | null;
  /** RFC 3339, or null. */
  readonly addedAt: string | null;
  /** How many of how many, for shares. */
  readonly shares: { readonly needed: number; readonly of: number } | null;
  readonly work: WorkFactor;
  /** The vault was opened by this one. */
  readonly isOpener: boolean;
}

/** A way in was taken away, with or without another one in its place. */
export interface WayTaken {
  /** Copies of the vault that still open with it. */
  readonly left: readonly OldCopyView[];
}

export interface KeyChanged extends WayTaken {
  /** What nothing took the place of; null: of a kind that this version does not know. */
  readonly dropped: readonly (SlotType | null)[];
}
