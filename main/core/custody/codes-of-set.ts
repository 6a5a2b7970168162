/** The codes of one set out of a log that was read: FORMAT.md 10, R27. */
import { FormatError } from '../format/format-error.ts';
import { openCodes } from '../format/payload.ts';
import type { LogFold } from './log-fold.ts';

export interface OpenedCode {
  /** The number that the service prints beside it. */
  readonly number: number;
  readonly text: string;
}

/**
 * All codes of a set, in the order of the service. Call it through `openSet` of the session, or in a reader whose user agreed to an
 * opening that cannot be recorded (R28).
 * @throws FormatError `record-damaged` (R27), `purged` whether or not the file still holds them.
 */
export function codesOfSet(
  fold: LogFold,
  keys: { readonly vaultKey: Uint8Array; readonly vaultId: Uint8Array },
  setId: string,
): OpenedCode[] {
  const set = fold.state.sets.get(setId);
  if (set && set.purgedAt !== null) throw new FormatError('purged');
  const payload = set && fold.payloads.get(set.payload.hash);
  const entry = fold.keyring.get(setId);
  if (!set || !payload || !entry) throw new FormatError('record-damaged', 'the codes of a set are missing');
  const texts = openCodes(keys.vaultKey, keys.vaultId, { setId, payload, commitment: set.payload.commitment, entry });
  if (texts.length !== set.count) throw new FormatError('record-damaged', 'a set has another number of codes');
  return texts.map((text, i) => ({ number: set.indexBase + i, text }));
}
