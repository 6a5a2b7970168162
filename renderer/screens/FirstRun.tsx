/** A new vault, step by step: where it lies, its passphrase, and the wait while it is made. The recovery key comes after. */
import { type ReactNode, useCallback, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { CreationStep } from '../components/CreationStep.tsx';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { OfferedPassphrase } from '../components/OfferedPassphrase.tsx';
import { OpeningProgress } from '../components/OpeningProgress.tsx';
import { OwnPassphrase } from '../components/OwnPassphrase.tsx';
import { PlaceQuestion, type Reach } from '../components/PlaceQuestion.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { TypeBack } from '../components/TypeBack.tsx';
import { firstRunWords as words } from '../messages/first-run.ts';
import { troubles } from '../messages/troubles.ts';
import { progressWords } from '../messages/unlock.ts';
import { type Stage, vaultStore as store } from '../use-vault.ts';

type CreatingStage = Extract<Stage, { at: 'creating' }>;

interface FirstRunProps {
  /** `opening` while it is made. */
  readonly stage: CreatingStage | Extract<Stage, { at: 'opening' }>;
}

/** How the passphrase comes about. */
type Way = 'offer' | 'type-back' | 'own';

/** What is wrong with an own passphrase is said at its field. */
const isAboutPassphrase = (code: ErrorCode): boolean =>
  code === 'passphrase-too-short' || code === 'passphrase-unsuitable';

function Making({ stage }: { readonly stage: Extract<Stage, { at: 'opening' }> }): ReactNode {
  const cancel = useCallback(() => void store.cancel(), []);
  return (
    <CreationStep step={words.step(3)} title={words.creatingTitle(stage.vault.name)} hasField={true}>
      <OpeningProgress title={progressWords.creating} progress={stage.progress} onCancel={cancel} />
    </CreationStep>
  );
}

/** Nothing was made: why, and a way on that keeps what was written down. */
function NotMade({ stage }: { readonly stage: CreatingStage }): ReactNode {
  if (stage.trouble === null) return null;
  const trouble = troubles[stage.trouble.code];
  return (
    <CreationStep step={words.step(3)} title={words.notCreated(stage.vault.name)} folder={stage.vault.folder}>
      <TroubleNote trouble={trouble} onRetry={store.retry} />
      <div className="creation__foot">
        <PushButton onPress={() => void store.chooseNew()}>{words.otherPlace}</PushButton>
        {trouble.step !== 'retry' && <PushButton onPress={store.retry}>{words.back}</PushButton>}
      </div>
    </CreationStep>
  );
}

interface PassphraseStepProps {
  readonly stage: CreatingStage;
  readonly way: Way;
  readonly onWay: (way: Way) => void;
  readonly offered: string | null;
  readonly onOffered: (offered: string) => void;
}

function PassphraseStep({ stage, way, onWay, offered, onOffered }: PassphraseStepProps): ReactNode {
  const { vault, trouble } = stage;
  if (way === 'own')
    return (
      <CreationStep step={words.step(2)} title={words.ownTitle} about={words.ownAbout} hasField={true}>
        <OwnPassphrase
          refused={trouble === null ? null : words.refused(troubles[trouble.code])}
          onPassphrase={(passphrase) => void store.create(passphrase)}
          onOffer={() => onWay('offer')}
        />
      </CreationStep>
    );
  if (way === 'type-back' && offered !== null)
    return (
      <CreationStep step={words.step(3)} title={words.backTitle} about={words.backAbout} hasField={true}>
        <TypeBack
          offered={offered}
          onTyped={() => void store.create(new TextEncoder().encode(offered))}
          onShowAgain={() => onWay('offer')}
        />
      </CreationStep>
    );
  return (
    <CreationStep step={words.step(2)} title={words.offerTitle(vault.name)} about={words.offerAbout}>
      <OfferedPassphrase
        offered={offered}
        onOffered={onOffered}
        onTypeBack={() => onWay('type-back')}
        onOwn={() => onWay('own')}
      />
    </CreationStep>
  );
}

export function FirstRun({ stage }: FirstRunProps): ReactNode {
  // Kept while the vault is made: the words that were written down still hold when that fails.
  const [offered, setOffered] = useState<string | null>(null);
  const [way, setWay] = useState<Way>('offer');
  /** The place that the answer is about, and whether it has been gone on from. */
  const [reach, setReach] = useState<{ readonly vault: string; readonly answer: Reach } | null>(null);
  const [placed, setPlaced] = useState<string | null>(null);
  const { vault } = stage;

  const screen = (): ReactNode => {
    if (stage.at === 'opening') return <Making key="making" stage={stage} />;
    const { trouble } = stage;
    if (trouble !== null && !(way === 'own' && isAboutPassphrase(trouble.code)))
      return <NotMade key="not-made" stage={stage} />;
    if (placed !== vault.id)
      return (
        <CreationStep
          key={vault.id}
          step={words.step(1)}
          title={words.placeTitle(vault.name)}
          folder={vault.folder}
          about={words.placeAbout}
        >
          <PlaceQuestion
            answer={reach?.vault === vault.id ? reach.answer : null}
            onAnswer={(answer) => setReach({ vault: vault.id, answer })}
            onNext={() => setPlaced(vault.id)}
            onOtherPlace={() => void store.chooseNew()}
            onLeave={store.leave}
          />
        </CreationStep>
      );
    return <PassphraseStep key={way} stage={stage} way={way} onWay={setWay} offered={offered} onOffered={setOffered} />;
  };
  return <LockedFrame>{screen()}</LockedFrame>;
}
