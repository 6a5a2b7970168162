/** The one class of errors that the importers raise. */
import { CodedError } from '../errors.ts';

/** Raised when a text goes beyond what the importers take; code `too-large`. */
export class ImportError extends CodedError {
  override name = 'ImportError';
}
