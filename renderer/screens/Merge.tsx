/** What another copy of the open vault has is brought over: which copy, what comes, and the yes. */
import { FileWarning } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Standing } from '../../preload/contract.ts';
import type { CopySecret, KnownFile, MergeDone, MergePreview } from '../../preload/views/safety.ts';
import { ChangesByAccount } from '../components/ChangesByAccount.tsx';
import { CopySecretFields, type CopySecretTaker } from '../components/CopySecretFields.tsx';
import { FileLine } from '../components/FileLine.tsx';
import { Loading } from '../components/Loading.tsx';
import { Note } from '../components/Note.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { mergeWords as words } from '../messages/merge.ts';
import { accountOf } from '../messages/restore.ts';
import { troubles } from '../messages/troubles.ts';
import { places } from '../place.ts';
import { showToast } from '../toasts.ts';
import { type MergeSteps, useMerge } from '../use-merge.ts';
import { useCanWrite } from '../use-vault.ts';
import '../components/RestoreForm.css';

interface SecretProps {
  readonly copy: KnownFile;
  readonly wrong: Standing | null;
  readonly isBusy: boolean;
  readonly onSecret: (secret: CopySecret) => void;
}

function SecretOfCopy({ copy, wrong, isBusy, onSecret }: SecretProps): ReactNode {
  const taker = useRef<CopySecretTaker>(null);
  return (
    <form
      className="restore-form"
      hidden={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        const secret = taker.current?.take() ?? null;
        if (secret !== null) onSecret(secret);
      }}
    >
      <FileLine name={copy.name} folder={copy.folder} />
      <CopySecretFields
        taker={taker}
        label={words.secret}
        hint={words.secretHint}
        trouble={wrong}
        offersKeyFile={wrong !== null}
        isBusy={isBusy}
      />
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
    case 'secret': {
      const isWorking = phase.at === 'working';
      return (
        <>
          {isWorking && <Loading text={phase.isLast ? words.merging : words.looking} />}
          {/* It stays: shares that several people typed are there still when one of them does not fit. */}
          {phase.copy !== null && (
            <SecretOfCopy
              copy={phase.copy}
              wrong={isWorking ? null : phase.wrong}
              isBusy={isWorking}
              onSecret={steps.open}
            />
          )}
        </>
      );
    }
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
