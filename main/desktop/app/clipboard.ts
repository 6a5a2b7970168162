/** A code on the clipboard (desktop.md, "Behaviour"): told to the system as a secret, and taken away while it is still ours. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RandomPort } from '../../vault/random.ts';

/** The clipboard of the system. All of it may fail. */
export interface ClipboardPort {
  /** Puts a text there, with the marks that keep it out of histories and clouds where the system knows them. */
  writeSecret(text: string): Promise<void>;
  readText(): Promise<string>;
  clear(): Promise<void>;
}

export interface CodeClipboard {
  /** False where the system did not take it. */
  put(text: string): Promise<boolean>;
  /** Clears what is ours and leaves what is not; false where ours could not be cleared. Nothing of ours there: true. */
  clear(): Promise<boolean>;
  /** Whether something of ours may still be there. */
  isHolding(): boolean;
}

export function createCodeClipboard(port: ClipboardPort, random: RandomPort): CodeClipboard {
  // Without a key, a code of few signs could be found from its hash by trying.
  const key = random.bytes(32);
  const hash = (text: string): Uint8Array => createHmac('sha256', key).update(text).digest();
  let ours: Uint8Array | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = (task: () => Promise<boolean>): Promise<boolean> => {
    const done = last.then(task).catch(() => false);
    last = done;
    return done;
  };
  const isOurs = async (): Promise<boolean> => ours !== null && timingSafeEqual(hash(await port.readText()), ours);

  return {
    put: (text) =>
      inTurn(async () => {
        // Before the write: one that fails half-way may have left the text there.
        ours = hash(text);
        await port.writeSecret(text);
        return isOurs();
      }),
    clear: () =>
      inTurn(async () => {
        if (await isOurs()) {
          await port.clear();
          // Some desktops let only the program in front change the clipboard, and do not say so.
          if (await isOurs()) return false;
        }
        ours = null;
        return true;
      }),
    isHolding: () => ours !== null,
  };
}
