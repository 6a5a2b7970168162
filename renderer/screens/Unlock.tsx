/** A vault that is locked: one field, one button; while it opens, how far it is; when it does not, why. */
import { ArrowLeft, Lock } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ChosenVault } from '../../preload/contract.ts';
import type { WaysOffered } from '../../preload/views/ways-in.ts';
import { KeyFileChoice } from '../components/KeyFileChoice.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { OpeningProgress } from '../components/OpeningProgress.tsx';
import { PassphraseField, takeSecret } from '../components/PassphraseField.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { SharesForm } from '../components/SharesForm.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { olderWords } from '../messages/restore.ts';
import { isInPlace, isRestorable, troubles, wrongInPlace } from '../messages/troubles.ts';
import { progressWords, unlockWords as words } from '../messages/unlock.ts';
import { type Stage, vaultStore as store } from '../use-vault.ts';
import './Unlock.css';

interface UnlockProps {
  readonly stage: Extract<Stage, { at: 'locked' | 'opening' }>;
}

interface UnlockFormProps {
  readonly wrong: string | null;
  readonly offered: WaysOffered | null;
  readonly onSecret: (secret: Uint8Array) => void;
}

function UnlockForm({ wrong, offered, onSecret }: UnlockFormProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<string | null>(null);
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
      {offered?.keyFile === true && <KeyFileChoice file={file} isNeeded={!offered.passphrase} onFile={setFile} />}
      <PushButton kind="main" type="submit" isWide={true}>
        {words.unlock}
      </PushButton>
    </Form>
  );
}

/** What the header of this vault says that fits; null until it is known. */
function useOffered({ id }: ChosenVault): WaysOffered | null {
  const [offered, setOffered] = useState<WaysOffered | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each vault
  useEffect(() => {
    let isOver = false;
    void window.vault.waysOffered().then((answer) => {
      if (!isOver) setOffered(answer.ok ? answer.value : null);
    });
    return () => {
      isOver = true;
    };
  }, [id]);
  return offered;
}

function UnlockBody({ stage }: UnlockProps): ReactNode {
  const offered = useOffered(stage.vault);
  const [byShares, setByShares] = useState(false);
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
    <>
      {byShares ? (
        <SharesForm />
      ) : (
        <UnlockForm
          wrong={code === undefined ? null : wrongInPlace[code]}
          offered={offered}
          onSecret={(secret) => void store.unlock(secret)}
        />
      )}
      {offered?.shares === true && (
        <LinkButton onPress={() => setByShares(!byShares)}>
          {byShares ? words.passphraseInstead : words.shares}
        </LinkButton>
      )}
    </>
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
