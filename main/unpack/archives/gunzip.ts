/** Unpacks what was compressed with gzip, never more of it than is allowed. */
import { gunzipSync } from 'node:zlib';
import { UnpackError } from '../unpack-error.ts';
import { refuse } from './refuse.ts';

/**
 * @param limit in bytes
 * @param damaged what the file is where this does not unpack
 * @throws UnpackError `too-large` as soon as it gives more than `limit` bytes, `unsupported-format` where it is none.
 */
export function gunzip(bytes: Uint8Array, limit: number, damaged: string): Uint8Array {
  if (limit < 1) tooMuch(limit);
  try {
    const { buffer, byteOffset, byteLength } = gunzipSync(bytes, { maxOutputLength: limit });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? tooMuch(limit) : refuse(damaged);
  }
}

function tooMuch(limitBytes: number): never {
  throw new UnpackError('too-large', 'this unpacks to more than is taken in one go', { limitBytes });
}
