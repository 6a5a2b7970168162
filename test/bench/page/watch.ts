/** What a page that is measured carries: when something is painted. Runs there from its source text: one self-contained function. */
import type { Progress } from '../../../preload/contract.ts';
import type { BoardRow } from '../../../preload/views/custody.ts';

/** Times are those of the page's clock, in milliseconds. */
export interface Watch {
  /** The rows that the page is given, the most urgent ones first. */
  rows: readonly BoardRow[];
  /** From a key to the picture that answers it, one for each key that changed the text of a field. */
  keys: number[];
  /** Settles with the time at which the next picture is drawn and handed to the compositor. */
  painted(): Promise<number>;
  /** The same for the first picture in which that holds. */
  paintedWhen(holds: () => boolean): Promise<number>;
  /** The box at that place that scrolls: pixels over what is seen, and under it. */
  scrolled(at: { readonly x: number; readonly y: number }): { readonly top: number; readonly left: number };
}

interface Call {
  readonly name: string;
  settle(value: unknown): void;
}

declare global {
  interface Window {
    watch: Watch;
    /** Of the product's page alone: test/renderer/fake-vault.ts. */
    fakeVault: {
      readonly answers: object;
      readonly calls: readonly { readonly name: string; readonly args: readonly unknown[] }[];
      readonly waiting: Call[];
      readonly listeners: Readonly<Record<string, readonly ((value: unknown) => void)[]>>;
    };
    vault: { onProgress(listener: (progress: Progress) => void): unknown };
  }
}

export function installWatch(): void {
  const frame = (): Promise<number> => new Promise((settle) => requestAnimationFrame(settle));
  /** A message that is sent before a picture is drawn comes after it was drawn. */
  const afterThisFrame = (): Promise<number> =>
    new Promise((settle) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        settle(performance.now());
      };
      port2.postMessage(null);
    });
  const painted = async (): Promise<number> => {
    await frame();
    return afterThisFrame();
  };
  const paintedWhen = async (holds: () => boolean): Promise<number> => {
    do await frame();
    while (!holds());
    return afterThisFrame();
  };
  const scrolled: Watch['scrolled'] = ({ x, y }) => {
    for (let box = document.elementFromPoint(x, y); box !== null; box = box.parentElement) {
      if (!['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) continue;
      return { top: box.scrollTop, left: box.scrollHeight - box.clientHeight - box.scrollTop };
    }
    throw new Error('nothing scrolls there');
  };
  const keys: number[] = [];
  let pressed = 0;
  addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  addEventListener(
    'input',
    () => {
      const from = pressed;
      void painted().then((at) => keys.push(at - from));
    },
    { capture: true },
  );
  window.watch = { rows: [], keys, painted, paintedWhen, scrolled };
}
