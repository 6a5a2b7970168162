/** The one class of errors that unpacking raises. */
import { CodedError } from '../core/errors.ts';

/** Raised for bytes that give no text to look for codes in; codes `unsupported-format`, `too-large`. */
export class UnpackError extends CodedError {
  override name = 'UnpackError';
}
