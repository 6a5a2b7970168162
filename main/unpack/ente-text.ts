/** Ente Auth's plain export: one `otpauth` address a line, the note inside its `codeDisplay`; section 6 of the import facts. */
import type { FieldText, ImportWarning } from '../core/importers/draft.ts';

export interface EnteNotes {
  readonly documents: readonly FieldText[];
  readonly warnings: readonly ImportWarning[];
}

interface Entry {
  readonly issuer: string;
  readonly account: string;
  readonly note: string;
  readonly trashed: boolean;
}

/**
 * The notes of its entries, each under a line that names issuer and account; the secrets stay where they are. Null for a list of
 * addresses that has no place for notes.
 */
export function readEnteText(text: string): EnteNotes | null {
  const entries = text.split(/[\r\n]+/).flatMap((line) => readEntry(line.trim()) ?? []);
  if (entries.length === 0) return null;
  const noted = entries.filter((entry) => entry.note.trim() !== '');
  const trashed = noted.filter((entry) => entry.trashed).length;
  return {
    documents: noted
      .filter((entry) => !entry.trashed)
      .map(({ issuer, account, note }) => ({
        name: '',
        text: `${account === '' ? issuer : `${issuer} (${account})`}\n${note}`,
        source: 'codeDisplay.note',
      })),
    warnings: trashed > 0 ? [`trashed-items-skipped:${trashed}`] : [],
  };
}

/** Null for a line that is no such address, or has no readable `codeDisplay`. */
function readEntry(line: string): Entry | null {
  if (!/^otpauth:\/\//i.test(line) || !URL.canParse(line)) return null;
  const { pathname, searchParams } = new URL(line);
  const display = parseDisplay(searchParams.get('codeDisplay'));
  if (display === null) return null;
  const label = decode(pathname)
    .replace(/^\/+/, '')
    .replace(/^(?:totp|hotp|steam)\//i, '');
  const colon = label.indexOf(':');
  return {
    issuer: oneLine(searchParams.get('issuer') ?? label.slice(0, Math.max(colon, 0))),
    account: oneLine(label.slice(colon + 1)),
    note: typeof display['note'] === 'string' ? display['note'] : '',
    trashed: display['trashed'] === true,
  };
}

function parseDisplay(json: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json ?? '');
    // `as`: the end of a parser; an object's fields are looked at one by one.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
