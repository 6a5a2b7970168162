/** The error of the desktop layer: what the window asked for cannot be done now, by the codes of the closed table. */
import { CodedError } from '../core/errors.ts';

export class DesktopError extends CodedError {
  override name = 'DesktopError';
}
