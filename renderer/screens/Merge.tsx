/** What another copy of the open vault has is brought over: which copy, what comes, and the yes. */
import { FileWarning } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { MergeDone, MergePreview } from '../../preload/views/safety.ts';
import { ChangesByAccount } from '../components/ChangesByAccount.tsx';
import { FileLine } from '../components/FileLine.tsx';
import { KeyFileChoice } from '../components/KeyFileChoice.tsx';
import { Loading } from '../components/Loading.tsx';
import { Note } from '../components/Note.tsx';
import { PassphraseField, takeSecret } from '../components/PassphraseField.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { mergeWords as words } from '../messages/merge.ts';
import { accountOf } from '../messages/restore.ts';
import { isInPlace, troubles, wrongInPlace } from '../messages/troubles.ts';
import { places } from '../place.ts';
import { showToast } from '../toasts.ts';
import { type MergePhase, type MergeSteps, useMerge } from '../use-merge.ts';
import { useCanWrite } from '../use-vault.ts';
import '../components/RestoreForm.css';

interface SecretProps {
  readonly phase: Extract<MergePhase, { at: 'secret' }>;
  readonly onSecret: (secret: Uint8Array) => void;
}

function SecretOfCopy({ phase: { copy, wrong }, onSecret }: SecretProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [keyFile, setKeyFile] = useState<string | null>(null);
  const code = wrong?.code;
  return (
    <form
      className="restore-form"
      onSubmit={(event) => {
        event.preventDefault();
        const secret = takeSecret(input);
        if (secret.length === 0) input.current?.focus();
        else onSecret(secret);
      }}
    >
      <FileLine name={copy.name} folder={copy.folder} />
      <PassphraseField
        input={input}
        label={words.secret}
        hint={words.secretHint}
        wrong={code !== undefined && isInPlace(code) ? wrongInPlace[code] : null}
      />
      {(keyFile !== null || code !== undefined) && (
        <KeyFileChoice file={keyFile} isNeeded={code === 'key-file-needed'} onFile={setKeyFile} />
      )}
      <div className="creation__foot">
        <PushButton kind="main" type="submit">
          {words.open}
        </PushButton>
        <PushButton onPress={places.back}>{words.leave}</PushButton>
      </div>
    </form>
  );
}

function Preview({ preview, onMerge }: { readonly preview: MergePreview; readonly onMerge: () => void }): ReactNode {
  const { copy, forkedAt, changes, accounts, conflicts, regained, hasOtherWays } = preview;
  return (
    <>
      <FileLine name={copy.name} folder={copy.folder} />
      <section className="restore-form__part">
        <h2>{words.previewTitle(changes)}</h2>
        {forkedAt !== null && <p>{words.forked(forkedAt)}</p>}
        {accounts.length > 0 ? <ChangesByAccount label={words.list} accounts={accounts} /> : <p>{words.noAccount}</p>}
        {regained > 0 && <p>{words.regained(regained)}</p>}
        {hasOtherWays && <p>{words.otherWays}</p>}
      </section>
      {conflicts.length > 0 && (
        <Note tone="warn" icon={FileWarning} title={words.conflictsTitle}>
          <ul>
            {conflicts.map(({ about, service, login }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two accounts may have the same names
              <li key={place}>{words.conflict(service === null ? null : accountOf({ service, login }), about)}</li>
            ))}
          </ul>
        </Note>
      )}
      <div className="creation__foot">
        <PushButton kind="main" onPress={onMerge}>
          {words.confirm}
        </PushButton>
        <PushButton onPress={places.back}>{words.leave}</PushButton>
      </div>
    </>
  );
}

function Body({ steps, canWrite }: { readonly steps: MergeSteps; readonly canWrite: boolean }): ReactNode {
  const { phase, trouble } = steps;
  switch (phase.at) {
    case 'working':
      return <Loading text={phase.isLast ? words.merging : words.looking} />;
    case 'secret':
      return <SecretOfCopy phase={phase} onSecret={steps.open} />;
    case 'preview':
      return <Preview preview={phase.preview} onMerge={steps.merge} />;
    case 'choose':
      return (
        <>
          {trouble !== null && <TroubleNote trouble={troubles[trouble.code]} />}
          {!canWrite && <p>{words.readOnly}</p>}
          <div className="creation__foot">
            <PushButton kind="main" isDisabled={!canWrite} onPress={steps.choose}>
              {trouble === null ? words.choose : words.chooseOther}
            </PushButton>
            <PushButton onPress={places.back}>{words.leave}</PushButton>
          </div>
        </>
      );
  }
}

function leave({ changes, accounts }: MergeDone): void {
  showToast({ tone: 'good', text: words.done(changes, accounts) });
  places.home();
}

export function Merge(): ReactNode {
  const steps = useMerge(leave);
  const canWrite = useCanWrite();
  return (
    <PlainPage title={words.title} about={words.about} back={words.back}>
      <Body steps={steps} canWrite={canWrite} />
    </PlainPage>
  );
}
