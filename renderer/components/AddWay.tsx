/** What can be added to the ways in, and the new vault key. */
import type { ReactNode } from 'react';
import { wayWords as words } from '../messages/ways.ts';
import { PushButton } from './PushButton.tsx';
import './AddWay.css';

export type Addable = keyof typeof words.kindsToAdd;

const KINDS = ['passphrase', 'recovery-key', 'key-file', 'shares'] as const satisfies readonly Addable[];

interface AddWayProps {
  readonly isBusy: boolean;
  readonly onAdd: (kind: Addable) => void;
  readonly onNewKey: () => void;
}

export function AddWay({ isBusy, onAdd, onNewKey }: AddWayProps): ReactNode {
  return (
    <>
      <section className="settings__part">
        <h2>{words.add}</h2>
        <p>{words.addAbout}</p>
        <ul className="add-ways">
          {KINDS.map((kind) => (
            <li key={kind}>
              <PushButton isDisabled={isBusy} data-focus={`add-${kind}`} onPress={() => onAdd(kind)}>
                {words.kindsToAdd[kind].name}
              </PushButton>
              <small>{words.kindsToAdd[kind].about}</small>
            </li>
          ))}
        </ul>
      </section>
      <section className="settings__part">
        <h2>{words.key}</h2>
        <p>{words.keyAbout}</p>
        <p>{words.keyDrops}</p>
        <div className="actions">
          <PushButton isDisabled={isBusy} data-focus="new-key" onPress={onNewKey}>
            {words.keyStart}
          </PushButton>
        </div>
      </section>
    </>
  );
}
