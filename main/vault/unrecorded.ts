/** Openings that could not be recorded in the vault, kept sealed on this computer until they can be. FORMAT.md section 13. */
import { join } from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { VaultEvent } from '../core/custody/events.ts';
import { encodeEvent, parseEvent } from '../core/custody/parse-event.ts';
import { unrecordedKey } from '../core/format/keys.ts';
import { type FileSystemPort, replaceFile } from './file-system.ts';
import { errnoOf } from './storage-error.ts';

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

/** The events that wait, oldest first; none when the file cannot be read or does not open with this vault's key. */
export async function readUnrecorded(place: UnrecordedPlace): Promise<VaultEvent[]> {
  try {
    return openLines(place, await place.files.readFile(path(place)));
  } catch {
    return [];
  }
}

/**
 * Adds one event. `nonce` is 24 fresh random bytes.
 * @throws what the file system threw; a file that is there and cannot be read is left alone.
 */
export async function keepUnrecorded(place: UnrecordedPlace, event: VaultEvent, nonce: Uint8Array): Promise<void> {
  const sealed = await place.files.readFile(path(place)).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  });
  const waiting = sealed === null ? [] : openLines(place, sealed);
  const lines = [...waiting, event].map((each) => new TextDecoder().decode(encodeEvent(each)));
  const key = unrecordedKey(place.vaultKey, place.vaultId);
  const text = xchacha20poly1305(key, nonce, LABEL).encrypt(utf8ToBytes(lines.join('\n')));
  key.fill(0);
  await replaceFile(place.files, path(place), concatBytes(nonce, text));
}

function openLines(place: UnrecordedPlace, sealed: Uint8Array): VaultEvent[] {
  const key = unrecordedKey(place.vaultKey, place.vaultId);
  try {
    const plain = xchacha20poly1305(key, sealed.slice(0, NONCE_BYTES), LABEL).decrypt(sealed.slice(NONCE_BYTES));
    return new TextDecoder()
      .decode(plain)
      .split('\n')
      .flatMap((line) => {
        const event = parseEvent(utf8ToBytes(line));
        return 'unknown' in event ? [] : [event];
      });
  } catch {
    return [];
  } finally {
    key.fill(0);
  }
}

/** After its events are in the vault. */
export async function dropUnrecorded(place: UnrecordedPlace): Promise<void> {
  await place.files.unlink(path(place)).catch(() => undefined);
}
