/** How the readers of archives and databases say that a file cannot be read. */
import { UnpackError } from '../unpack-error.ts';

/**
 * @param kind what the file is, in words that finish the sentence "This is …"
 * @throws UnpackError `unsupported-format`, always
 */
export function refuse(kind: string): never {
  throw new UnpackError('unsupported-format', `this is ${kind}, which cannot be read`, { kind });
}
