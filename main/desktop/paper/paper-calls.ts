/** The calls of the window about paper: preview, printing, proofs, places (desktop.md, screens 7 and 8; paper.md 1 to 4). */
import type { Progress, VaultApi } from '../../../preload/contract.ts';
import { RefusedError } from '../../vault/events-of.ts';
import type { Custody } from '../custody.ts';
import type { PrintPort } from './print-port.ts';

export type PaperCallName =
  | 'sheets'
  | 'previewSheet'
  | 'endPreview'
  | 'savePdf'
  | 'printSheet'
  | 'challenge'
  | 'answerChallenge'
  | 'endChallenge'
  | 'placeCopy'
  | 'endCopy'
  | 'destroyPlaintext';

export type PaperCalls = Pick<VaultApi, PaperCallName>;

export interface PaperSurroundings {
  readonly custody: Custody;
  /** Path from the system's dialog, never one of a file that is there; null when it was cancelled. */
  readonly askForSavePath: (fileName: string) => Promise<string | null>;
  readonly print: PrintPort;
  readonly sendProgress: (progress: Progress) => void;
}

export interface PaperDesk {
  readonly calls: PaperCalls;
  /** Ends a drawing that is under way: the call that waits for it answers `cancelled`. */
  cancelDrawing(): void;
}

export function createPaperCalls(_surroundings: PaperSurroundings): PaperDesk {
  const notYet = async (): Promise<never> => {
    throw new RefusedError({ code: 'unforeseen', facts: {} });
  };
  const calls: PaperCalls = {
    sheets: notYet,
    previewSheet: notYet,
    endPreview: notYet,
    savePdf: notYet,
    printSheet: notYet,
    challenge: notYet,
    answerChallenge: notYet,
    endChallenge: notYet,
    placeCopy: notYet,
    endCopy: notYet,
    destroyPlaintext: notYet,
  };
  return { calls, cancelDrawing: () => undefined };
}
