/** Six words that were drawn by chance, on show until they are typed back. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { firstRunWords as words } from '../messages/first-run.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { LinkButton } from './LinkButton.tsx';
import { Loading } from './Loading.tsx';
import './OfferedPassphrase.css';
import { PushButton } from './PushButton.tsx';
import { TroubleNote } from './TroubleNote.tsx';

interface OfferedPassphraseProps {
  /** Null: not drawn yet. */
  readonly offered: string | null;
  readonly onOffered: (offered: string) => void;
  readonly onTypeBack: () => void;
  readonly onOwn: () => void;
}

export function OfferedPassphrase({ offered, onOffered, onTypeBack, onOwn }: OfferedPassphraseProps): ReactNode {
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const draw = async (): Promise<void> => {
    const drawn = await window.vault.offerPassphrase();
    setTrouble(drawn.ok ? null : drawn.code);
    if (drawn.ok) onOffered(drawn.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once; what was written down stays
  useEffect(() => {
    if (offered === null) void draw();
  }, []);
  if (trouble !== null) return <TroubleNote trouble={troubles[trouble]} onRetry={() => void draw()} />;
  if (offered === null) return <Loading text={words.drawing} />;
  return (
    <>
      <div className="offered">
        <ol className="offered__words" aria-label={words.offered}>
          {offered.split(' ').map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice
            <li key={place}>{word}</li>
          ))}
        </ol>
        <LinkButton
          onPress={() => {
            void draw().then(() => say(words.anotherSaid));
          }}
        >
          {words.another}
        </LinkButton>
      </div>
      <div className="creation__foot">
        <PushButton kind="main" onPress={onTypeBack}>
          {words.typeBack}
        </PushButton>
        <PushButton onPress={onOwn}>{words.own}</PushButton>
      </div>
    </>
  );
}
