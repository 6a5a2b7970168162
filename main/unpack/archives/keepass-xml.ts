/** KeePass's plain export: the XML of the database, unprotected; section 6 of the import facts. */
import type { ContainerReader } from '../entry.ts';
import { keePassContents } from './keepass-contents.ts';
import { readKeePassDatabase } from './keepass-database.ts';

const DAMAGED = 'a damaged export of KeePass (XML)';

/**
 * Reads an export in XML, of KeePass 2 and KeePassXC. Values that are still protected cannot be read without the database.
 * @throws UnpackError `unsupported-format` for what is not well formed or defines entities, `too-large` beyond a limit
 */
export const readKeePassXml: ContainerReader = async ({ text }) =>
  keePassContents(readKeePassDatabase(text, { unhide: null, binaries: [] }, DAMAGED), DAMAGED);
