/** A generated secret that main keeps until the user has it: as bytes that are overwritten, shown once. */

export interface OneSecret {
  /** Keeps another one in its place. */
  keep(text: string): void;
  /** True until it was shown or forgotten. */
  isWaiting(): boolean;
  /** The text the first time; null when it was shown, or there is none. */
  showOnce(): string | null;
  /** The text while it is on show: shown, and not forgotten. */
  onShow(): string | null;
  /** Overwrites it. */
  forget(): void;
}

export function createOneSecret(): OneSecret {
  let bytes: Uint8Array | null = null;
  let isShown = false;
  const text = (kept: Uint8Array): string => new TextDecoder().decode(kept);
  const forget = (): void => {
    bytes?.fill(0);
    bytes = null;
    isShown = false;
  };
  return {
    keep: (given) => {
      forget();
      bytes = new TextEncoder().encode(given);
    },
    isWaiting: () => bytes !== null && !isShown,
    showOnce: () => {
      if (bytes === null || isShown) return null;
      isShown = true;
      return text(bytes);
    },
    onShow: () => (bytes !== null && isShown ? text(bytes) : null),
    forget,
  };
}
