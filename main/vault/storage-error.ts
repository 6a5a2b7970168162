/** The error of the shell: what the disk or another program did, by the codes of the closed table. */
import { CodedError, type ErrorCode } from '../core/errors.ts';

export class StorageError extends CodedError {
  override name = 'StorageError';
}

/** The system's own code of an error (`ENOSPC`), or an empty string. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const WHEN_WRITING: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EEXIST: 'would-overwrite',
  ENOENT: 'no-such-file',
  ENOTDIR: 'no-such-file',
};

/** What a failed write means to the user. Errors that carry a code already pass through. */
export function writeFailure(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const errno = errnoOf(error);
  return new StorageError(WHEN_WRITING[errno] ?? 'not-writable', errno === '' ? null : errno);
}

/** What a failed read means to the user. */
export function readFailure(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new StorageError('no-such-file', errnoOf(error) || null);
}
