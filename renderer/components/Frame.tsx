/** What stands around the screens of an open vault: side bar, lock warning, read-only bar, toasts. */
import type { ReactNode } from 'react';
import type { ChosenVault, Standing } from '../../preload/contract.ts';
import type { Place } from '../place.ts';

interface FrameProps {
  readonly vault: ChosenVault;
  readonly standing: Standing | null;
  readonly place: Place;
  readonly children: ReactNode;
}

export function Frame({ children }: FrameProps): ReactNode {
  return <main>{children}</main>;
}
