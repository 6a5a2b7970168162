/** The code that a call fails with, or `done`; an error without a code fails the test. */
import { CodedError, type ErrorCode } from '../../../main/core/errors.ts';

export function codeOf(call: () => unknown): ErrorCode | 'done' {
  try {
    call();
    return 'done';
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}
