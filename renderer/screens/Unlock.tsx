/** A vault that is locked: one field, one button; while it opens, how far it is; when it does not, why. */
import { ArrowLeft, Lock } from 'lucide-react';
import { type ReactNode, useCallback, useRef } from 'react';
import { Form } from 'react-aria-components';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { OpeningProgress } from '../components/OpeningProgress.tsx';
import { PassphraseField, takeSecret } from '../components/PassphraseField.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { olderWords } from '../messages/restore.ts';
import { isInPlace, isRestorable, troubles, wrongInPlace } from '../messages/troubles.ts';
import { progressWords, unlockWords as words } from '../messages/unlock.ts';
import { type Stage, vaultStore as store } from '../use-vault.ts';
import './Unlock.css';

interface UnlockProps {
  readonly stage: Extract<Stage, { at: 'locked' | 'opening' }>;
}

function UnlockForm({
  wrong,
  onSecret,
}: {
  readonly wrong: string | null;
  readonly onSecret: (secret: Uint8Array) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Form
      className="unlock__form"
      onSubmit={(event) => {
        event.preventDefault();
        const secret = takeSecret(input);
        if (secret.length === 0) input.current?.focus();
        else onSecret(secret);
      }}
    >
      <PassphraseField input={input} label={words.field} hint={words.either} wrong={wrong} />
      <PushButton kind="main" type="submit" isWide={true}>
        {words.unlock}
      </PushButton>
    </Form>
  );
}

function UnlockBody({ stage }: UnlockProps): ReactNode {
  const cancel = useCallback(() => void store.cancel(), []);
  if (stage.at === 'opening')
    return <OpeningProgress title={progressWords.opening} progress={stage.progress} onCancel={cancel} />;
  const code = stage.trouble?.code;
  if (code !== undefined && !isInPlace(code))
    return (
      <TroubleNote
        trouble={troubles[code]}
        onChoose={() => void store.choose()}
        onRetry={store.retry}
        {...(isRestorable(code) ? { onRestore: store.startRestore } : {})}
      />
    );
  return (
    <UnlockForm
      wrong={code === undefined ? null : wrongInPlace[code]}
      onSecret={(secret) => void store.unlock(secret)}
    />
  );
}

export function Unlock({ stage }: UnlockProps): ReactNode {
  const isRefused = stage.at === 'locked' && stage.trouble !== null && !isInPlace(stage.trouble.code);
  return (
    <LockedFrame>
      <div className="unlock">
        <header className="unlock__file">
          <Lock className="icon" />
          <h1>{isRefused ? words.doesNotOpen(stage.vault.name) : words.title(stage.vault.name)}</h1>
          <p>{stage.vault.folder}</p>
          {stage.vault.goesOn !== undefined && (
            <p>{stage.vault.goesOn === 'merge' ? olderWords.acceptedMerge : olderWords.accepted}</p>
          )}
        </header>
        <UnlockBody stage={stage} />
        {stage.at === 'locked' && (
          <nav className="unlock__other" aria-label={words.otherWays}>
            <PushButton kind="plain" onPress={store.leave}>
              <ArrowLeft className="icon icon--s" />
              {words.anotherVault}
            </PushButton>
          </nav>
        )}
      </div>
    </LockedFrame>
  );
}
