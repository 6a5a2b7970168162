/** Pages to be printed as documents of our own scheme: each has an address that nobody can guess and that answers once. */
import { randomBytes } from 'node:crypto';
import type { Paper } from '../../core/paper/sheet.ts';
import { printHeaders } from '../content-policy.ts';
import { MESSAGES } from '../messages.ts';
import { isOwnUrl, ownUrl } from '../scheme.ts';

export interface PrintPages {
  /** Keeps a document until it is asked for, or dropped. */
  offer(pages: readonly string[], paper: Paper): { readonly url: string; drop(): void };
  /** Everything but the first GET of an address that was offered is 404. */
  answer(request: { readonly url: string; readonly method: string }): Response;
}

const SIZES: Readonly<Record<Paper, string>> = { a4: '210mm 297mm', letter: '215.9mm 279.4mm' };

export function createPrintPages(): PrintPages {
  const waiting = new Map<string, { readonly pages: readonly string[]; readonly paper: Paper }>();
  return {
    offer: (pages, paper) => {
      const path = `/print/${randomBytes(16).toString('hex')}`;
      waiting.set(path, { pages, paper });
      return { url: ownUrl(path), drop: () => void waiting.delete(path) };
    },
    answer: ({ url, method }) => {
      const nonce = randomBytes(16).toString('base64');
      const path = method === 'GET' && isOwnUrl(url) ? new URL(url).pathname : '';
      const offered = waiting.get(path);
      waiting.delete(path);
      const headers = printHeaders(nonce);
      if (offered === undefined) return new Response(null, { status: 404, headers });
      return new Response(printDocument(offered.pages, offered.paper, nonce), { headers });
    },
  };
}

/** The title is the name of the job, which spoolers keep: it says nothing of what is printed. */
function printDocument(pages: readonly string[], paper: Paper, nonce: string): string {
  const style = `@page { size: ${SIZES[paper]}; margin: 0 }
html, body { margin: 0 }
svg { display: block; break-inside: avoid; break-after: page }
svg:last-child { break-after: auto }`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${MESSAGES.appName}</title><style nonce="${nonce}">${style}</style></head><body>${pages.join('')}</body></html>`;
}
