/** KeePass databases of format 3 and 4, opened with a password, a key file or both; section 6 of the import facts. */
import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes } from '../../core/format/bytes.ts';
import type { ContainerFile, ContainerReader, Contents } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { bytesOfBase64 } from './base64.ts';
import { checkKdbxFrame, openKdbxBody } from './kdbx-body.ts';
import { DAMAGED_KDBX, type KdbxHeader, readKdbxHeader } from './kdbx-header.ts';
import { checkKdf, transformKey } from './kdbx-kdf.ts';
import { compositeKey } from './kdbx-key.ts';
import { unhideBy } from './kdbx-stream.ts';
import { keePassContents } from './keepass-contents.ts';
import { readKeePassDatabase } from './keepass-database.ts';
import { refuse } from './refuse.ts';

/**
 * Opens a database of KeePass, KeePassXC and their kin.
 *
 * @throws UnpackError `password-needed` where neither password nor key file was given, `wrong-secret` where they do not fit;
 *   `unsupported-format` for a damaged file or an unknown cipher; `too-large` for a key derivation or contents beyond the limits.
 */
export const readKdbx: ContainerReader = async (file) => {
  const header = readKdbxHeader(file.bytes);
  checkKdbxFrame(file.bytes, header);
  checkKdf(header.kdf);
  if (file.password === null && file.keyFile === null) throw new UnpackError('password-needed');
  let wrong: unknown;
  for (const key of possibleKeys(file)) {
    try {
      return await openWith(file.bytes, header, key);
    } catch (error) {
      if (!(error instanceof UnpackError && error.code === 'wrong-secret')) throw error;
      wrong = error;
    }
  }
  throw wrong;
};

/** A password field that was left empty beside a key file stands for no password first, then for an empty one, as in KeePassXC. */
function* possibleKeys({ password, keyFile }: ContainerFile): Generator<Uint8Array> {
  if (password === '' && keyFile !== null) yield compositeKey(null, keyFile);
  yield compositeKey(password, keyFile);
}

async function openWith(file: Uint8Array, header: KdbxHeader, key: Uint8Array): Promise<Contents> {
  const { xml, stream, binaries } = openKdbxBody(file, header, await transformKey(key, header.kdf));
  const database = readKeePassDatabase(xml, { unhide: unhideBy(stream), binaries }, DAMAGED_KDBX);
  // Format 3 has no other proof that nobody changed its header.
  const hash = bytesOfBase64(database.headerHash);
  if (header.format === 3 && hash.length > 0 && !equalBytes(hash, sha256(header.bytes))) refuse(DAMAGED_KDBX);
  return keePassContents(database, DAMAGED_KDBX);
}
