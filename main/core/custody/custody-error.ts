/** The error of the custody layer; domain rules do not throw it, they return a rejection. */
import { CodedError } from '../errors.ts';

/** Raised while events are read. Its codes: `record-damaged`. */
export class CustodyError extends CodedError {
  override name = 'CustodyError';
}
