/** What a file tells without any secret: whose copy it is, of which epoch, and which ways lead in. FORMAT.md section 3. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { CodedError } from '../core/errors.ts';
import { type Header, parseHeader } from '../core/format/header.ts';
import { type FileSystemPort, readAll } from './file-system.ts';

/** Two header copies of the largest size. */
const HEADER_AREA_BYTES = 2 * 8192;

export interface HeaderOfFile {
  readonly header: Header;
  readonly sizeBytes: number;
}

/**
 * The header of a file, which may be of another vault; null where the file is no vault, or none that this version knows.
 * @throws what the file system threw.
 */
export async function headerOf(files: FileSystemPort, path: string): Promise<HeaderOfFile | null> {
  const file = await files.open(path, 'read');
  try {
    const header = parseHeader(await readAll(file, HEADER_AREA_BYTES, 0));
    return { header, sizeBytes: (await file.identity()).sizeBytes };
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  } finally {
    await file.close();
  }
}

/** Hex. */
export function vaultIdOf({ vaultId }: Header): string {
  return bytesToHex(vaultId);
}
