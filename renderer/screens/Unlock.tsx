/** A vault that is locked: one field, one button; while it opens, how far it is; when it does not, why. */
import { ArrowLeft, Lock } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useRef } from 'react';
import { Form } from 'react-aria-components';
import { OpeningProgress } from '../components/OpeningProgress.tsx';
import { PassphraseField } from '../components/PassphraseField.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { isInPlace, troubles, words, wrongInPlace } from '../messages.ts';
import type { Stage, VaultStore } from '../use-vault.ts';
import './Unlock.css';

interface UnlockProps {
  readonly stage: Extract<Stage, { at: 'locked' | 'opening' }>;
  readonly store: VaultStore;
}

/** Takes the text out of the field as bytes and leaves the field empty. */
function takeSecret(input: RefObject<HTMLInputElement | null>): Uint8Array {
  const field = input.current;
  const bytes = new TextEncoder().encode(field?.value ?? '');
  if (field !== null) field.value = '';
  return bytes;
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
      <PassphraseField input={input} wrong={wrong} />
      <PushButton kind="main" type="submit" isWide={true}>
        {words.unlock.unlock}
      </PushButton>
    </Form>
  );
}

function UnlockBody({ stage, store }: UnlockProps): ReactNode {
  const cancel = useCallback(() => void store.cancel(), [store]);
  if (stage.at === 'opening') return <OpeningProgress progress={stage.progress} onCancel={cancel} />;
  const code = stage.trouble?.code;
  if (code !== undefined && !isInPlace(code))
    return <TroubleNote trouble={troubles[code]} onChoose={() => void store.choose()} onRetry={store.retry} />;
  return (
    <UnlockForm
      wrong={code === undefined ? null : wrongInPlace[code]}
      onSecret={(secret) => void store.unlock(secret)}
    />
  );
}

export function Unlock({ stage, store }: UnlockProps): ReactNode {
  const isRefused = stage.at === 'locked' && stage.trouble !== null && !isInPlace(stage.trouble.code);
  return (
    <main className="center">
      <div className="unlock">
        <header className="unlock__file">
          <Lock className="icon" />
          <h1>{isRefused ? words.unlock.doesNotOpen(stage.vault.name) : words.unlock.title(stage.vault.name)}</h1>
          <p>{stage.vault.folder}</p>
        </header>
        <UnlockBody stage={stage} store={store} />
        {stage.at === 'locked' && (
          <nav className="unlock__other" aria-label={words.unlock.otherWays}>
            <PushButton kind="plain" onPress={store.leave}>
              <ArrowLeft className="icon icon--s" />
              {words.unlock.anotherVault}
            </PushButton>
          </nav>
        )}
      </div>
    </main>
  );
}
