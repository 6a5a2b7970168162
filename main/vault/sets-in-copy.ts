/** Which sets have their codes in a copy of a vault: asked when codes were destroyed (vault.md 14). */
import { parseHeader, verifyHeaderMac } from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import { readLog } from './read-log.ts';

/**
 * Ids of the sets whose codes open from this copy with this vault key.
 * @throws FormatError when the copy is damaged before its first change, or is under another vault key.
 */
export async function setsInCopy(file: Uint8Array, vaultKey: Uint8Array): Promise<ReadonlySet<string>> {
  const header = parseHeader(file);
  verifyHeaderMac(header, vaultKey);
  const key = recordKey(vaultKey, header.fileSalt);
  try {
    const { fold } = await readLog(file, header, key, []);
    const sets = [...fold.state.sets.values()];
    return new Set(
      sets.flatMap(({ id, payload }) => (fold.payloads.has(payload.hash) && fold.keyring.has(id) ? [id] : [])),
    );
  } finally {
    key.fill(0);
  }
}
