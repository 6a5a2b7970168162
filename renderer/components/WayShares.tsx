/** Shares for several people: how many there are, and how many of them open the vault. */
import { type ReactNode, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { wayWords as words } from '../messages/ways.ts';
import { CreationStep } from './CreationStep.tsx';
import { PushButton } from './PushButton.tsx';
import { SelectField, type SelectItem } from './SelectField.tsx';
import { WayStep } from './WayStep.tsx';

const LEAST = 2;
const MOST = 16;

const upFrom = (least: number): SelectItem[] =>
  Array.from({ length: MOST - least + 1 }, (_, place) => ({
    id: String(least + place),
    name: words.people(least + place),
  }));

interface WaySharesProps {
  readonly isBusy: boolean;
  readonly trouble: ErrorCode | null;
  readonly onShares: (needed: number, of: number) => void;
  readonly onBack: () => void;
}

export function WayShares({ isBusy, trouble, onShares, onBack }: WaySharesProps): ReactNode {
  const [needed, setNeeded] = useState(2);
  const [of, setOf] = useState(3);
  return (
    <WayStep isBusy={isBusy} trouble={trouble} onBack={onBack}>
      <CreationStep title={words.sharesTitle} about={words.sharesAbout}>
        <div className="way-step__pair">
          <SelectField
            label={words.needed}
            items={upFrom(LEAST)}
            value={String(needed)}
            isDisabled={isBusy}
            onChange={(id) => {
              setNeeded(Number(id));
              setOf(Math.max(of, Number(id)));
            }}
          />
          <SelectField
            label={words.of}
            items={upFrom(needed)}
            value={String(of)}
            isDisabled={isBusy}
            onChange={(id) => setOf(Number(id))}
          />
        </div>
        <p className="quiet" role="status">
          {isBusy ? words.running : words.sharesNote}
        </p>
        <div className="creation__foot">
          <PushButton kind="main" isDisabled={isBusy} onPress={() => onShares(needed, of)}>
            {words.sharesDo}
          </PushButton>
          <PushButton isDisabled={isBusy} onPress={onBack}>
            {words.cancel}
          </PushButton>
        </div>
      </CreationStep>
    </WayStep>
  );
}
