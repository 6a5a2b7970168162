/** A set that is not the newest: one line, and its codes when it is unfolded. */
import { ChevronRight, Flame, Layers } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { SetSection } from '../../preload/views/custody.ts';
import { setStates, accountWords as words } from '../messages/account.ts';
import { purgeWords } from '../messages/purge.ts';
import './OlderSet.css';
import { SetCodes } from './SetCodes.tsx';
import { SetMenu } from './SetMenu.tsx';
import { StateMark } from './StateMark.tsx';

interface OlderSetProps {
  readonly account: string;
  readonly set: SetSection;
  readonly canWrite: boolean;
  readonly onPurge: (set: string) => void;
}

export function OlderSet({ account, set, canWrite, onPurge }: OlderSetProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure className="older-set" isExpanded={isOpen} onExpandedChange={setOpen}>
      <div className="older-set__head">
        <Button slot="trigger" className="older-set__open">
          <strong>{words.setOf(set.issuedAt)}</strong>
          {set.purgedAt === null ? (
            <StateMark state={set.state} text={setStates[set.state]} tone="quiet" icon={Layers} />
          ) : (
            <StateMark state="purged" text={purgeWords.destroyed} tone="quiet" icon={Flame} />
          )}
          <small>{set.purgedAt === null ? words.olderSummary(set) : purgeWords.destroyedOn(set.purgedAt)}</small>
          <ChevronRight className="icon icon--s older-set__arrow" />
        </Button>
        {canWrite && <SetMenu set={set} onPurge={onPurge} />}
      </div>
      <DisclosurePanel>
        {isOpen && set.purgedAt !== null && <p className="older-set__purged">{purgeWords.destroyedAbout}</p>}
        {isOpen && set.purgedAt === null && <SetCodes account={account} set={set} canWrite={canWrite} />}
      </DisclosurePanel>
    </Disclosure>
  );
}
