/** The key file that the user chose for the next passphrase: its bytes stay here, and for a few minutes at most. */
import { basename } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import { MOST_KEY_FILE_BYTES, readKeyFile } from '../../core/format/key-file.ts';
import type { FileSystemPort } from '../../vault/file-system.ts';
import { readFailure } from '../../vault/storage-error.ts';
import { DesktopError } from '../desktop-error.ts';
import type { HeldSecret } from '../held-secret.ts';
import { MESSAGES } from '../messages.ts';
import type { WindowPort } from '../window-port.ts';

interface Surroundings {
  readonly files: FileSystemPort;
  readonly window: Pick<WindowPort, 'askForFile'>;
  readonly held: HeldSecret;
}

/** Asks for a key file and keeps its 32 bytes: its name, or null when the dialog was cancelled. @throws CodedError `key-file-damaged`, `no-such-file` */
export async function chooseKeyFile({ files, window, held }: Surroundings): Promise<Result<string | null>> {
  const path = await window.askForFile({ title: MESSAGES.keyFileTitle, button: MESSAGES.keyFileButton, kinds: [] });
  if (path === null) return { ok: true, value: null };
  held.keep(await read(files, path));
  return { ok: true, value: basename(path) };
}

async function read(files: FileSystemPort, path: string): Promise<Uint8Array> {
  const identity = await files.identity(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  if (identity === null) throw new DesktopError('no-such-file');
  if (identity.sizeBytes > MOST_KEY_FILE_BYTES) throw new DesktopError('key-file-damaged');
  const bytes = await files.readFile(path).catch((error: unknown) => {
    throw readFailure(error);
  });
  try {
    return readKeyFile(new TextDecoder().decode(bytes));
  } finally {
    bytes.fill(0);
  }
}
