/** Small files of ours in the data folder that hold JSON: read whatever is in them, put aside what makes no sense. */
import type { FileSystemPort } from '../../vault/file-system.ts';

/** Ours are far below a kilobyte per entry; nobody reads a gigabyte into memory for a setting. */
const MOST_BYTES = 65_536;

function objectOf(bytes: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * The object in a file; an empty one where there is no file, where it cannot be read, and where it holds no object.
 *
 * In the last case it is renamed to `<path>.damaged`, so that the next write does not take it away.
 */
export async function readStored(files: FileSystemPort, path: string): Promise<object> {
  try {
    const identity = await files.identity(path);
    if (identity === null) return {};
    const found = identity.sizeBytes <= MOST_BYTES ? objectOf(await files.readFile(path)) : null;
    if (found !== null) return found;
  } catch {
    return {};
  }
  await files.rename(path, `${path}.damaged`).catch(() => undefined);
  return {};
}
