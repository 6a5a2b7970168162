/** The vault file that stands before the user, and the place of one that is to be made. Paths stay here. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, extname } from 'node:path';
import type { ChosenVault } from '../../preload/contract.ts';
import { MESSAGES } from './messages.ts';
import type { FileQuestion } from './window-port.ts';

const EXTENSION = '.coldkeep';

/** What dialogs for vaults and copies of them show. */
export const VAULT_KINDS: FileQuestion['kinds'] = [{ name: MESSAGES.vaultFiles, extensions: [EXTENSION.slice(1)] }];

export interface Chosen {
  readonly path: string;
  readonly shown: ChosenVault;
}

export function describeVault(path: string): Chosen {
  const name = basename(path, EXTENSION);
  return { path, shown: { id: randomBytes(8).toString('hex'), name, folder: dirname(path) } };
}

/** Not every system's dialog adds the extension. */
export function withExtension(path: string): string {
  return extname(path).toLowerCase() === EXTENSION ? path : `${path}${EXTENSION}`;
}
