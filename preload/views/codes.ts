/** A code on show, and what came of it. */

export interface ShownCode {
  readonly set: string;
  readonly number: number;
  readonly text: string;
  /** Codes left once this one has worked. */
  readonly leftAfter: number;
  /** Codes left now. */
  readonly left: number;
  /** Why it may not work: it is `used`, `refused` or `void`; null for one that should. */
  readonly doubt: 'used' | 'refused' | 'void' | null;
  /** When the opening was recorded, RFC 3339; null when it could not be and the user agreed to that. */
  readonly recordedAt: string | null;
  readonly hidesInSeconds: number;
}

export interface MarkedCode {
  readonly set: string;
  readonly number: number;
  readonly outcome: 'used' | 'refused' | 'not-tried';
  /** Id of the event, for undo; null when that was so already. */
  readonly event: string | null;
  readonly left: number;
  /** The code that would be offered next, or null. */
  readonly next: number | null;
  readonly isRefusedTwice: boolean;
  /** Two-factor is off at the service now: the rest of the set is void. */
  readonly isSetRevoked: boolean;
  /** The service makes a new code after this one: it has to be imported. */
  readonly needsNewCode: boolean;
  /** Copies on which the number has to be crossed off. */
  readonly crossOff: readonly { readonly copy: string; readonly place: string | null }[];
}

export interface TakenBack {
  readonly set: string;
  readonly number: number;
  readonly left: number;
}

/** Running times, in whole seconds left; null where nothing runs. */
export interface Countdowns {
  /** The code on show hides itself. */
  readonly reveal: number | null;
  /** The vault locks because nobody did anything; said in the last 30 seconds. */
  readonly lock: number | null;
  /** The clipboard is cleared. 0: it would not let itself be cleared yet, and main tries again every second. */
  readonly clipboard: number | null;
}
