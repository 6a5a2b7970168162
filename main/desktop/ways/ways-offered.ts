/** Which ways in a vault has, told by its header before any secret is asked for. */
import type { WaysOffered } from '../../../preload/views/ways-in.ts';
import type { Header } from '../../core/format/header.ts';
import type { SlotType } from '../../core/format/slot.ts';

/** What the fields of the screen are for where nothing can be told: why the file does not open is said when it is tried. */
const USUAL: WaysOffered = { passphrase: true, keyFile: false, recoveryKey: true, shares: false };

export function waysIn(header: Pick<Header, 'slots'> | null): WaysOffered {
  if (header === null) return USUAL;
  const { slots } = header;
  const has = (wanted: SlotType): boolean => slots.some(({ type }) => type === wanted);
  return {
    passphrase: has('passphrase'),
    keyFile: has('passphrase-and-key-file'),
    recoveryKey: has('recovery-key'),
    shares: has('shares'),
  };
}
