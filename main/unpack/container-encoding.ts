/** What `inspect --json` calls the encoding of a file that is no text. */
import type { ContainerName } from './file-kind.ts';

export type ContainerEncoding = 'zip' | 'kdbx3' | 'kdbx4' | 'pdf' | 'image';

/** Where the major version of a KeePass database stands. */
const KDBX_MAJOR_AT = 10;

/** Null for containers that are text. */
export function encodingOfContainer(container: ContainerName, bytes: Uint8Array): ContainerEncoding | null {
  switch (container) {
    case 'zip':
    case 'one-pux':
    case 'docx':
      return 'zip';
    case 'kdbx':
      return bytes[KDBX_MAJOR_AT] === 3 ? 'kdbx3' : 'kdbx4';
    case 'pdf':
    case 'image':
      return container;
    default:
      return null;
  }
}
