/** The error of this layer: a file that breaks a rule of FORMAT.md. */
import { CodedError } from '../errors.ts';

export class FormatError extends CodedError {
  override name = 'FormatError';
}
