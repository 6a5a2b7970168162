/** A secret that goes with what the user does next: kept as bytes that are overwritten, and for a few minutes at most. */
import type { WatchPort } from './app/watch.ts';

const KEPT_MS = 5 * 60_000;

export interface HeldSecret {
  /** Keeps these bytes in place of others, and takes them over. */
  keep(secret: Uint8Array): void;
  /** A copy to be overwritten by whoever takes it; null when none is kept. */
  copy(): Uint8Array | null;
  /** Overwrites it. */
  forget(): void;
}

export function createHeldSecret({ after }: Pick<WatchPort, 'after'>): HeldSecret {
  let kept: Uint8Array | null = null;
  let callOff = (): void => undefined;
  const forget = (): void => {
    callOff();
    kept?.fill(0);
    kept = null;
  };
  return {
    keep: (secret) => {
      forget();
      kept = secret;
      callOff = after(KEPT_MS, forget);
    },
    copy: () => kept?.slice() ?? null,
    forget,
  };
}
