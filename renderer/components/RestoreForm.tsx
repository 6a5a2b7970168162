/** What is to be restored from what, and the secret of the copy: one form, in the order of the questions. */
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Standing } from '../../preload/contract.ts';
import type { CopySecret, RestoreChoice } from '../../preload/views/safety.ts';
import { restoreWords as words } from '../messages/restore.ts';
import { isAboutSecret, troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { AskNote } from './AskNote.tsx';
import { ChoiceGroup, type ChoiceOption } from './ChoiceGroup.tsx';
import { CopySecretFields, type CopySecretTaker } from './CopySecretFields.tsx';
import { FileLine } from './FileLine.tsx';
import { LinkButton } from './LinkButton.tsx';
import { PushButton } from './PushButton.tsx';
import './RestoreForm.css';
import { TroubleNote } from './TroubleNote.tsx';

const SHOWN_AT_ONCE = 5;

interface RestoreFormProps {
  readonly choice: RestoreChoice;
  readonly trouble: Standing | null;
  /** What was typed is being tried: the form is not seen, and stays. */
  readonly isBusy: boolean;
  /** The focus goes to the secret. */
  readonly startsAtSecret: boolean;
  readonly onCopy: (id: string | null) => void;
  readonly onVault: (way: 'file' | 'place') => void;
  readonly onSecret: (secret: CopySecret) => void;
  /** Buttons beside the main one. */
  readonly children: ReactNode;
}

type CopyPartProps = Pick<RestoreFormProps, 'choice' | 'onCopy'> & { readonly isMissing: boolean };

function CopyPart({ choice: { copy, known }, onCopy, isMissing }: CopyPartProps): ReactNode {
  const heading = useId();
  const [isWhole, setWhole] = useState(false);
  const isKnown = known.some(({ id }) => id === copy?.id);
  const shown = known.filter(({ id }, place) => isWhole || place < SHOWN_AT_ONCE || id === copy?.id);
  const options: readonly ChoiceOption[] = shown.map((backup) => ({
    id: backup.id,
    name: words.copyOption(backup),
    about: words.copyAbout(backup),
  }));
  return (
    <section className="restore-form__part" aria-labelledby={heading}>
      <h2 id={heading}>{words.copy}</h2>
      {known.length > 0 && (
        <ChoiceGroup
          label={words.copies}
          options={options}
          value={isKnown && copy !== null ? copy.id : null}
          onChange={onCopy}
          hidesLabel={true}
        />
      )}
      {known.length > shown.length && <LinkButton onPress={() => setWhole(true)}>{words.showAll}</LinkButton>}
      {copy !== null && !isKnown && <FileLine name={copy.name} folder={copy.folder} />}
      <div className="actions">
        <PushButton data-focus="choose-copy" onPress={() => onCopy(null)}>
          {words.otherCopy}
        </PushButton>
      </div>
      {isMissing && copy === null && <AskNote text={words.noCopy} />}
    </section>
  );
}

type VaultPartProps = Pick<RestoreFormProps, 'choice' | 'onVault'> & { readonly isMissing: boolean };

function VaultPart({ choice: { vault }, onVault, isMissing }: VaultPartProps): ReactNode {
  const heading = useId();
  return (
    <section className="restore-form__part" aria-labelledby={heading}>
      <h2 id={heading}>{words.vault}</h2>
      {vault === null ? (
        <p className="quiet">{words.unknownVault}</p>
      ) : (
        <FileLine name={vault.name} folder={vault.folder} />
      )}
      <div className="actions">
        <PushButton onPress={() => onVault('file')}>{words.vaultFile}</PushButton>
        <PushButton onPress={() => onVault('place')}>{words.vaultPlace}</PushButton>
      </div>
      {isMissing && vault === null && <AskNote text={words.noVault} />}
    </section>
  );
}

export function RestoreForm(props: RestoreFormProps): ReactNode {
  const { choice, trouble, isBusy, startsAtSecret, onCopy, onVault, onSecret, children } = props;
  const taker = useRef<CopySecretTaker>(null);
  const [isAsked, setAsked] = useState(false);
  const isComplete = choice.copy !== null && choice.vault !== null;
  const isInPlace = trouble !== null && isAboutSecret(trouble.code);
  return (
    <form
      className="restore-form"
      hidden={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isComplete) return say(choice.copy === null ? words.noCopy : words.noVault, 'assertive');
        const secret = taker.current?.take() ?? null;
        if (secret !== null) onSecret(secret);
      }}
    >
      {trouble !== null && !isInPlace && <TroubleNote trouble={troubles[trouble.code]} />}
      <CopyPart choice={choice} onCopy={onCopy} isMissing={isAsked} />
      <VaultPart choice={choice} onVault={onVault} isMissing={isAsked} />
      <CopySecretFields
        taker={taker}
        label={words.secret}
        hint={words.secretHint}
        trouble={trouble}
        offersKeyFile={isInPlace}
        isBusy={isBusy}
        isFirst={startsAtSecret}
      />
      <div className="creation__foot">
        <PushButton kind="main" type="submit">
          {words.look}
        </PushButton>
        {children}
      </div>
    </form>
  );
}
