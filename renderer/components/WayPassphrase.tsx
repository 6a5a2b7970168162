/** A passphrase for a way in: drawn and typed back, or one of the user's own; before it the key file, where one goes with it. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { firstRunWords } from '../messages/first-run.ts';
import { troubles } from '../messages/troubles.ts';
import { wayWords as words } from '../messages/ways.ts';
import { CreationStep } from './CreationStep.tsx';
import { KeyFileChoice } from './KeyFileChoice.tsx';
import { Loading } from './Loading.tsx';
import { OfferedPassphrase } from './OfferedPassphrase.tsx';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { TypeBack } from './TypeBack.tsx';
import { WayStep } from './WayStep.tsx';

/** What the passphrase is for. */
export type PassphraseFor = 'change' | 'add' | 'key-file' | 'vault-key';

interface WayPassphraseProps {
  readonly what: PassphraseFor;
  /** It goes with a key file that is there already. */
  readonly needsKeyFile: boolean;
  readonly isBusy: boolean;
  readonly trouble: ErrorCode | null;
  /** A trouble that was said is over: something else is done now. */
  readonly onCalm: () => void;
  readonly onPassphrase: (passphrase: Uint8Array) => void;
  readonly onBack: () => void;
}

type Source = 'offer' | 'type-back' | 'own';

/** What is wrong with an own passphrase is said at its field. */
const isAboutPassphrase = (code: ErrorCode | null): code is ErrorCode =>
  code === 'passphrase-too-short' || code === 'passphrase-unsuitable';

function aboutOf(what: PassphraseFor, about: string): string {
  if (what === 'key-file') return `${about} ${words.keyFileNext}`;
  return what === 'vault-key' ? `${words.keyDrops} ${about}` : about;
}

/** Name of the key file in hand. Main forgets it when this is left, and after each try. */
function useKeyFile(isBusy: boolean): readonly [string | null, (file: string | null) => void] {
  const [file, setFile] = useState<string | null>(null);
  useEffect(() => {
    if (isBusy) setFile(null);
  }, [isBusy]);
  useEffect(() => () => void window.vault.forgetKeyFile(), []);
  return [file, setFile];
}

export function WayPassphrase(props: WayPassphraseProps): ReactNode {
  const { what, needsKeyFile, isBusy, trouble, onCalm, onPassphrase, onBack } = props;
  // Kept while it runs: the words that were written down still hold when it fails.
  const [offered, setOffered] = useState<string | null>(null);
  const [source, setSource] = useState<Source>('offer');
  const [file, setFile] = useKeyFile(isBusy);
  const to = (next: Source) => (): void => {
    onCalm();
    setSource(next);
  };
  const inPlace = source === 'own' && isAboutPassphrase(trouble);
  const confirm = words.passphraseDo[what];

  const body = (): ReactNode => {
    if (isBusy)
      return (
        <CreationStep key="busy" title={words.passphraseTitle[what]}>
          <Loading text={words.running} />
        </CreationStep>
      );
    if (needsKeyFile && file === null)
      return (
        <CreationStep key="file" title={words.passphraseTitle[what]} about={words.keyFileAbout}>
          <KeyFileChoice file={file} isNeeded={true} onFile={setFile} />
        </CreationStep>
      );
    if (source === 'own')
      return (
        <CreationStep key="own" title={firstRunWords.ownTitle} about={firstRunWords.ownAbout} hasField={true}>
          <OwnPassphrase
            refused={inPlace ? firstRunWords.refused(troubles[trouble]) : null}
            confirm={confirm}
            onPassphrase={onPassphrase}
            onOffer={to('offer')}
          />
        </CreationStep>
      );
    if (source === 'type-back' && offered !== null)
      return (
        <CreationStep key="back" title={firstRunWords.backTitle} about={firstRunWords.backAbout} hasField={true}>
          <TypeBack
            offered={offered}
            confirm={confirm}
            onTyped={() => onPassphrase(new TextEncoder().encode(offered))}
            onShowAgain={to('offer')}
          />
        </CreationStep>
      );
    return (
      <CreationStep key="offer" title={words.passphraseTitle[what]} about={aboutOf(what, firstRunWords.offerAbout)}>
        {needsKeyFile && <KeyFileChoice file={file} isNeeded={true} onFile={setFile} />}
        <OfferedPassphrase offered={offered} onOffered={setOffered} onTypeBack={to('type-back')} onOwn={to('own')} />
      </CreationStep>
    );
  };
  return (
    <WayStep isBusy={isBusy} trouble={inPlace ? null : trouble} onBack={onBack}>
      {body()}
    </WayStep>
  );
}
