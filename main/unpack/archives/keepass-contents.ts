/** What of a KeePass database may hold codes: notes, fields that people added, attachments; section 6 of the import facts. */
import type { ImportWarning } from '../../core/importers/draft.ts';
import type { Contents, EntryField, EntryFile } from '../entry.ts';
import { MOST_UNPACKED_BYTES } from '../limits.ts';
import { Gathered } from '../managers/gathered.ts';
import { accountOf } from '../managers/json-value.ts';
import { UnpackError } from '../unpack-error.ts';
import { gunzip } from './gunzip.ts';
import type { KeePassAttachment, KeePassDatabase, KeePassEntry } from './keepass-database.ts';
import { fileNameOf, sourceOf } from './places.ts';

/** Fields of every entry; the password is none of those that are looked at. */
const STANDARD = new Set(['Title', 'UserName', 'Password', 'URL', 'Notes']);
/** Seeds of authenticators: KeePassXC's link, its older fields, KeePass's own. */
const SEED_KEY = /^(?:otp|TOTP Seed|(?:TimeOtp|HmacOtp)-Secret(?:-Hex|-Base32|-Base64)?)$/i;
/** What programs keep beside people's own fields: settings of authenticators and browsers, passkeys, templates. */
const PROGRAM_KEY =
  /^(?:TOTP Settings|(?:TimeOtp|HmacOtp)-\w+|KPEX_PASSKEY_.*|KPRPC JSON|KeePassHttp Settings|KP2A_.*|AndroidApp\d*|_etm_.*|_LAST_MODIFIED)$/i;
const FURTHER_ADDRESS_KEY = /^KP2A_URL(?:_\d+)?$/;
/** A field whose value stands in another entry. */
const REFERENCE = /^\{REF:/i;

/**
 * The entries as any reader gives them.
 *
 * @param damaged says what the file is where an attachment does not unpack
 * @throws UnpackError `too-large` where the attachments are more than 100 MB in all
 */
export function keePassContents(database: KeePassDatabase, damaged: string): Contents {
  const gathered = new Gathered();
  const unpack = attachmentUnpacker(damaged);
  for (const entry of database.entries) addEntry(gathered, entry, unpack);
  const warnings: ImportWarning[] = [];
  if (database.historyCount > 0) warnings.push(`history-skipped:${database.historyCount}`);
  if (database.recycledCount > 0) warnings.push(`recycle-bin-skipped:${database.recycledCount}`);
  if (database.missingCount > 0) warnings.push(`files-not-read:${database.missingCount}`);
  return gathered.contents(...warnings);
}

type UnpackAttachment = (attachment: KeePassAttachment) => Uint8Array;

function addEntry(gathered: Gathered, { strings, attachments }: KeePassEntry, unpack: UnpackAttachment): void {
  const values = new Map(strings.map(({ key, value }) => [key, value]));
  const standard = (key: string): string => values.get(key) ?? '';
  const title = standard('Title').trim();
  const own = strings.filter(({ key }) => !STANDARD.has(key));
  for (const { key, value } of own) if (SEED_KEY.test(key)) gathered.ignoreSeed(seedIn(value));
  gathered.add({
    title,
    addresses: [
      standard('URL'),
      ...own.flatMap(({ key, value }) => (FURTHER_ADDRESS_KEY.test(key) ? [value] : [])),
    ].filter(isWritten),
    account: accountOf(...[standard('UserName')].filter(isWritten)),
    notes: [{ source: sourceOf(title, 'Notes'), label: null, text: standard('Notes') }],
    custom: own.filter(({ key }) => !SEED_KEY.test(key) && !PROGRAM_KEY.test(key)).map(fieldIn(title)),
    files: attachments.map((attachment): EntryFile => {
      const name = fileNameOf(attachment.name);
      return { source: sourceOf(title, name), name, bytes: unpack(attachment) };
    }),
  });
}

const isWritten = (value: string): boolean => !REFERENCE.test(value);

const fieldIn =
  (title: string) =>
  ({ key, value }: { readonly key: string; readonly value: string }): EntryField => ({
    source: sourceOf(title, key),
    label: key || null,
    text: value,
  });

/** KeeOtp writes `key=…&step=30&size=6`. */
const seedIn = (value: string): string => /^key=([^&]*)/.exec(value.trim())?.[1] ?? value;

/** An attachment may hang on many entries, and each time counts: whoever reads them reads them one by one. */
function attachmentUnpacker(damaged: string): UnpackAttachment {
  let left = MOST_UNPACKED_BYTES;
  return ({ content: { bytes, isCompressed } }) => {
    const unpacked = isCompressed ? gunzip(bytes, left, damaged) : bytes;
    left -= unpacked.length;
    if (left < 0) throw new UnpackError('too-large', 'attachments', { limitBytes: MOST_UNPACKED_BYTES });
    return unpacked;
  };
}
