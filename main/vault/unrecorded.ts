/** Openings that could not be recorded in the vault, kept sealed on this computer until they can be. FORMAT.md section 13. */
import { join } from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { VaultEvent } from '../core/custody/events.ts';
import { encodeEvent, parseEvent } from '../core/custody/parse-event.ts';
import { unrecordedKey } from '../core/format/keys.ts';
import { type FileSystemPort, replaceFile } from './file-system.ts';

export interface UnrecordedPlace {
  readonly files: FileSystemPort;
  readonly dataFolder: string;
  readonly vaultId: Uint8Array;
  readonly vaultKey: Uint8Array;
}

const NONCE_BYTES = 24;
const LABEL = utf8ToBytes('unrecorded');

function path({ dataFolder, vaultId }: UnrecordedPlace): string {
  return join(dataFolder, 'unrecorded', `${bytesToHex(vaultId)}.bin`);
}

/** The events that wait, oldest first; none when the file is missing or does not open with this vault's key. */
export async function readUnrecorded(place: UnrecordedPlace): Promise<VaultEvent[]> {
  try {
    const sealed = await place.files.readFile(path(place));
    const cipher = xchacha20poly1305(unrecordedKey(place.vaultKey, place.vaultId), sealed.slice(0, NONCE_BYTES), LABEL);
    const text = new TextDecoder().decode(cipher.decrypt(sealed.slice(NONCE_BYTES)));
    return text.split('\n').flatMap((line) => {
      const event = parseEvent(utf8ToBytes(line));
      return 'unknown' in event ? [] : [event];
    });
  } catch {
    return [];
  }
}

/** Adds one event. `nonce` is 24 fresh random bytes. */
export async function keepUnrecorded(place: UnrecordedPlace, event: VaultEvent, nonce: Uint8Array): Promise<void> {
  const lines = [...(await readUnrecorded(place)), event].map((each) => new TextDecoder().decode(encodeEvent(each)));
  const cipher = xchacha20poly1305(unrecordedKey(place.vaultKey, place.vaultId), nonce, LABEL);
  await replaceFile(place.files, path(place), concatBytes(nonce, cipher.encrypt(utf8ToBytes(lines.join('\n')))));
}

/** After its events are in the vault. */
export async function dropUnrecorded(place: UnrecordedPlace): Promise<void> {
  await place.files.unlink(path(place)).catch(() => undefined);
}
