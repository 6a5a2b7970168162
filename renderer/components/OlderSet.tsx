/** A set that is not the newest: one line, and its codes when it is unfolded. */
import { ChevronRight, Layers } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { SetSection } from '../../preload/views/custody.ts';
import { setStates, accountWords as words } from '../messages/account.ts';
import './OlderSet.css';
import { SetCodes } from './SetCodes.tsx';
import { SetMenu } from './SetMenu.tsx';
import { StateMark } from './StateMark.tsx';

interface OlderSetProps {
  readonly account: string;
  readonly set: SetSection;
  readonly canWrite: boolean;
}

export function OlderSet({ account, set, canWrite }: OlderSetProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure className="older-set" isExpanded={isOpen} onExpandedChange={setOpen}>
      <div className="older-set__head">
        <Button slot="trigger" className="older-set__open">
          <strong>{words.setOf(set.issuedAt)}</strong>
          <StateMark state={set.state} text={setStates[set.state]} tone="quiet" icon={Layers} />
          <small>{words.olderSummary(set)}</small>
          <ChevronRight className="icon icon--s older-set__arrow" />
        </Button>
        {canWrite && <SetMenu set={set} />}
      </div>
      <DisclosurePanel>{isOpen && <SetCodes account={account} set={set} canWrite={canWrite} />}</DisclosurePanel>
    </Disclosure>
  );
}
