/** Ente Auth's plain export: one `otpauth` address a line, the note inside its `codeDisplay`; section 6 of the import facts. */
import type { ImportWarning } from '../../core/importers/draft.ts';
import type { ContainerFile, Contents, Entry } from '../entry.ts';
import { objectOf, textOf } from './json-values.ts';
import { isOtpAddress, isOtpTransfer, type OtpAddress, readOtpAddress } from './otp-address.ts';
import { SeedsLeftOut } from './seeds-left-out.ts';

interface Display {
  readonly note: string;
  readonly trashed: boolean;
}

/**
 * A {@link ContainerReader} for lists of `otpauth` addresses, Ente's or anybody's. Lines that are no address are a text of their
 * own. A list that has no place for notes says that it holds seeds.
 */
export const readEnteText = async ({ text }: ContainerFile): Promise<Contents> => readOtpList(text);

/** The same for a text that came out of another file. */
export function readOtpList(text: string): Contents {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/);
  const addresses = lines.flatMap((line) => readOtpAddress(line) ?? []);
  const displays = addresses.map(({ codeDisplay }) => (codeDisplay === null ? null : readDisplay(codeDisplay)));
  const seeds = new SeedsLeftOut();
  for (const { secret } of addresses) seeds.add(secret);
  const trashed = displays.filter((display) => display?.trashed === true && display.note.trim() !== '').length;
  const entries = addresses.flatMap((address, index) => entryOf(address, displays[index] ?? null) ?? []);
  const warnings: ImportWarning[] = trashed > 0 ? [`trashed-items-skipped:${trashed}`] : [];
  const seedsOnly = displays.every((display) => display === null) && lines.some(holdsSeed);
  return {
    entries: [...entries, ...entryOfRest(lines)],
    warnings: seedsOnly ? [...warnings, 'totp-secret-found'] : warnings,
    ignored: seeds.list(),
  };
}

const holdsSeed = (line: string): boolean => isOtpAddress(line.trim()) || isOtpTransfer(line.trim());

/** Null for an entry without a note, and for one in the bin. */
function entryOf({ issuer, account }: OtpAddress, display: Display | null): Entry | null {
  if (display === null || display.trashed || display.note.trim() === '') return null;
  return {
    title: issuer,
    addresses: [],
    account: account === '' ? null : account,
    fields: [{ source: 'codeDisplay.note', label: null, text: display.note }],
    files: [],
  };
}

/** What somebody wrote between the addresses. */
function entryOfRest(lines: readonly string[]): Entry[] {
  const rest = lines.map((line) => (holdsSeed(line) ? '' : line)).join('\n');
  if (rest.trim() === '') return [];
  return [{ title: '', addresses: [], account: null, fields: [{ source: '', label: null, text: rest }], files: [] }];
}

const NOTE = /"note"\s*:\s*"((?:[^"\\]|\\.)*)("?)/s;

function readDisplay(json: string): Display {
  const display = objectOf(parsed(json));
  if (Object.keys(display).length > 0) {
    // Ente writes a comma as `%2C` once more.
    return { note: textOf(display['note']).replaceAll('%2C', ','), trashed: display['trashed'] === true };
  }
  // The line was cut off, or its marks were not encoded: the note up to its last whole line.
  const [, written = '', end = ''] = NOTE.exec(json) ?? [];
  const note = textOf(parsed(`"${written}"`));
  const whole = end === '' ? note.slice(0, Math.max(0, note.lastIndexOf('\n'))) : note;
  return { note: whole, trashed: /"trashed"\s*:\s*true/.test(json) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
