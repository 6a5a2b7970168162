/** What printing needs of the system: pages in, and what became of them (desktop.md, screen 7). */
import type { Paper } from '../../core/paper/sheet.ts';

export interface PrintJob {
  /** SVG documents, one a page. They hold codes in clear. */
  readonly pages: readonly string[];
  readonly paper: Paper;
  /** Aborted when nobody may see the pages any more: they are gone at once, and the job counts as cancelled. */
  readonly signal: AbortSignal;
}

export type PrintOutcome = 'printed' | 'cancelled' | 'failed';

/** Shows the system's print dialog for the pages. Nothing of them is left when it settles, whatever happens. */
export type PrintPort = (job: PrintJob) => Promise<PrintOutcome>;
