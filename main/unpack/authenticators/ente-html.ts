/** Ente Auth's export as a page: one table an entry, each field in a paragraph of its own, the note last. */
import type { Contents, Entry } from '../entry.ts';
import { nameOf } from './json-values.ts';
import { SeedsLeftOut } from './seeds-left-out.ts';

const ENTRY = '<table class="otp-entry">';
const PARAGRAPH = /<p(?: class="group")?>(?:(Type|Algorithm|Digits|Secret|Note): )?<b>/;
const SNIFFED_UNITS = 20_000;

export const isEnteHtml = (html: string): boolean => html.slice(0, SNIFFED_UNITS).includes(ENTRY);

/** The app writes all values as they are, without a reference for `<` or `&`. */
export function readEnteHtml(html: string): Contents {
  const seeds = new SeedsLeftOut();
  const entries = html
    .split(ENTRY)
    .slice(1)
    .flatMap((part) => readEntry(part.split('<td class="otp-qr">', 1)[0] ?? '', seeds) ?? []);
  return { entries, warnings: [], ignored: seeds.list() };
}

/** Null for an entry without a note. */
function readEntry(part: string, seeds: SeedsLeftOut): Entry | null {
  const [, ...pieces] = part.split(PARAGRAPH);
  const names: string[] = [];
  let note = '';
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    const value = (pieces[at + 1] ?? '').replace(/<\/b><\/p>\s*(?:<\/td>\s*)?$/, '');
    const label = pieces[at];
    if (label === undefined) names.push(nameOf(value));
    else if (label === 'Secret') seeds.add(nameOf(value));
    else if (label === 'Note') note = value;
  }
  const [title = '', account = ''] = names;
  if (note.trim() === '') return null;
  return {
    title,
    addresses: [],
    account: account === '' ? null : account,
    fields: [{ source: 'note', label: null, text: note }],
    files: [],
  };
}
