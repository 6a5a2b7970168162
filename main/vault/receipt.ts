/**
 * Receipts for opening codes, and the only module that makes them: FORMAT.md R28.
 *
 * [Note: one door] Codes are decrypted by `Session.openSet(receipt)` alone. A receipt exists only after an opening was written
 * and synced, or after the user agreed to one that cannot be recorded; it opens one set, once.
 */
import type { VaultEvent } from '../core/custody/events.ts';

/** What one receipt allows: a whole set, or one code of it. */
export class Receipt {
  readonly setId: string;
  /** The one code that may be shown; null for all of the set. */
  readonly number: number | null;
  #spent = false;

  private constructor(setId: string, number: number | null) {
    this.setId = setId;
    this.number = number;
  }

  /** True the first time only. */
  spend(): boolean {
    const fresh = !this.#spent;
    this.#spent = true;
    return fresh;
  }

  /** @internal Only {@link receiptsFor} and {@link unrecordedReceipt} call it. */
  static make(setId: string, number: number | null): Receipt {
    return new Receipt(setId, number);
  }
}

/** Proof that events are in the file and synced. The session makes one per append. */
export class Appended {
  readonly events: readonly VaultEvent[];

  constructor(events: readonly VaultEvent[]) {
    this.events = events;
  }
}

/** One receipt per opening among events that are in the file. */
export function receiptsFor(appended: Appended): Receipt[] {
  return appended.events.flatMap((event) => {
    if (event.t === 'CodeRevealed') return [Receipt.make(event.d.set, event.d.number)];
    return event.t === 'SetOpened' ? [Receipt.make(event.d.set, null)] : [];
  });
}

/** The user's yes to "this opening cannot be recorded", kept for the next chance to record it. */
export class UnrecordedConsent {
  readonly setId: string;
  readonly number: number;

  constructor(setId: string, number: number) {
    this.setId = setId;
    this.number = number;
  }
}

export function unrecordedReceipt(consent: UnrecordedConsent): Receipt {
  return Receipt.make(consent.setId, consent.number);
}
