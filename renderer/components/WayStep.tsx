/** One step of a change of the ways in: the way back to the list, what is wrong, and the wait while the change runs. */
import type { ReactNode } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { troubles } from '../messages/troubles.ts';
import { wayWords as words } from '../messages/ways.ts';
import { useKeys } from '../use-keys.ts';
import { PageBar } from './PageBar.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import './WayStep.css';

interface WayStepProps {
  readonly isBusy: boolean;
  readonly trouble: ErrorCode | null;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

export function WayStep({ isBusy, trouble, onBack, children }: WayStepProps): ReactNode {
  const back = (): void => {
    if (!isBusy) onBack();
  };
  useKeys({ Escape: back });
  return (
    <div className="way-step">
      <PageBar back={{ name: words.title, onPress: back }} />
      <div className="way-step__body">
        {trouble !== null && <TroubleNote trouble={troubles[trouble]} />}
        {children}
      </div>
    </div>
  );
}
