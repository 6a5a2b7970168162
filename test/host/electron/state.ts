/** What the stand-in's parts share: the other process, and whether the app is ready. */
import type { BrowserSide } from '../sides.ts';

interface Ready {
  readonly promise: Promise<void>;
  now(): void;
  is(): boolean;
}

function createReady(): Ready {
  let isReady = false;
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return {
    promise,
    now: () => {
      isReady = true;
      resolve();
    },
    is: () => isReady,
  };
}

export const ready: Ready = createReady();

let other: BrowserSide | null = null;

export function setBrowser(side: BrowserSide): void {
  other = side;
}

/** The process with the browser. */
export function browser(): BrowserSide {
  if (other === null) throw new Error('the host has not started');
  return other;
}

/** For calls whose answer nobody waits for; the channel's end is reported elsewhere. */
export function fireAndForget(answer: Promise<unknown>): void {
  answer.catch(() => undefined);
}
