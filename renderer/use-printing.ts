/** The one printing that may be under way: to the system's dialog or into a file, and what came of it. */
import { useEffect, useState } from 'react';
import type { PrintedSheet, PrintOrder } from '../preload/views/paper.ts';
import { printWords as words } from './messages/print.ts';
import { troubles } from './messages/troubles.ts';
import { showToast } from './toasts.ts';

export type PrintWay = 'printer' | 'pdf';

export interface Printing {
  readonly isRunning: boolean;
  /** From 0 to 1, or null where it cannot be told. */
  readonly done: number | null;
  /** The sheet that was printed last, on this screen. */
  readonly printed: PrintedSheet | null;
  print(order: PrintOrder, way: PrintWay): Promise<void>;
}

export function usePrinting(): Printing {
  const [isRunning, setRunning] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [printed, setPrinted] = useState<PrintedSheet | null>(null);
  useEffect(
    () =>
      window.vault.onProgress((progress) => {
        if (progress.step === 'drawing') setDone(progress.done);
      }),
    [],
  );
  const print = async (order: PrintOrder, way: PrintWay): Promise<void> => {
    if (isRunning) return;
    setRunning(true);
    setDone(null);
    const answer = await (way === 'pdf' ? window.vault.savePdf(order) : window.vault.printSheet(order));
    setRunning(false);
    if (answer.ok && answer.value !== null) {
      setPrinted(answer.value);
      return;
    }
    if (answer.ok || answer.code === 'cancelled') {
      showToast({ tone: 'usual', text: words.cancelled[way], detail: words.notRecorded });
      return;
    }
    showToast({
      tone: 'stop',
      text: troubles[answer.code].title,
      detail: words.notRecordedNext(troubles[answer.code].next),
      action: { name: words.again[way], run: () => void print(order, way) },
    });
  };
  return { isRunning, done, printed, print };
}
