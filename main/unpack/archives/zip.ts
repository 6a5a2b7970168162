/** Any ZIP: each file in it is looked at as if it had come by itself. */
import type { ContainerReader, EntryFile } from '../entry.ts';
import { fileNameOf } from './places.ts';
import { refuse } from './refuse.ts';
import { openZip, type Zip } from './unpack-zip.ts';

/** The one file in Proton Pass's export with a passphrase. */
const PROTON_PASS_LOCKED = /(?:^|\/)data\.pgp$/i;

/**
 * Unpacks an archive; what cannot be unpacked is counted.
 *
 * @throws UnpackError `unsupported-format` for a damaged archive and for one in which every file is locked; `too-large` beyond a limit.
 */
export const readZip: ContainerReader = async ({ bytes }) => {
  const zip = openZip(bytes);
  refuseLocked(zip);
  const files: EntryFile[] = [];
  let unread = 0;
  for (const member of zip.members) {
    const unpacked = zip.unpack(member);
    if (unpacked === null) unread++;
    else files.push({ source: member.path, name: fileNameOf(member.path), bytes: unpacked });
  }
  return {
    entries: [{ title: '', addresses: [], account: null, fields: [], files }],
    warnings: unread > 0 ? [`files-not-read:${unread}`] : [],
    ignored: [],
  };
};

function refuseLocked({ members }: Zip): void {
  if (members.some(({ path }) => PROTON_PASS_LOCKED.test(path))) {
    refuse('an export of Proton Pass that is encrypted with PGP (export it again as JSON without encryption)');
  }
  if (members.length > 0 && members.every(({ isEncrypted }) => isEncrypted)) {
    refuse('a ZIP archive that is locked with a password (unpack it first)');
  }
}
