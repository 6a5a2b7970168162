/** The error class of printed sheets. */
import { CodedError } from '../errors.ts';

/** `glyph-missing` (a sign that no face has), `too-large` (one code that no page holds). */
export class SheetError extends CodedError {
  override name = 'SheetError';
}
