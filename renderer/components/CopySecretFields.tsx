/** What opens another copy of a vault: a passphrase or recovery key, with a key file where one goes with it, or shares. */
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Standing } from '../../preload/contract.ts';
import type { CopySecret } from '../../preload/views/safety.ts';
import { isAboutSecret, isInPlace, wrongInPlace } from '../messages/troubles.ts';
import { sharesWords, unlockWords } from '../messages/unlock.ts';
import { KeyFileChoice } from './KeyFileChoice.tsx';
import { LinkButton } from './LinkButton.tsx';
import { PassphraseField, takeSecret } from './PassphraseField.tsx';
import { ShareFields, sharesTrouble, typedShares } from './ShareFields.tsx';

export interface CopySecretTaker {
  /** What was typed, or null, with the focus where something is missing. Shares stay in their fields, a passphrase does not. */
  take(): CopySecret | null;
}

interface CopySecretFieldsProps {
  readonly taker: RefObject<CopySecretTaker | null>;
  readonly label: string;
  readonly hint: string;
  /** How the last try ended, or null. */
  readonly trouble: Standing | null;
  /** A key file may go with it: something was tried and did not fit. */
  readonly offersKeyFile: boolean;
  /** It is being tried, and not seen; then the focus comes back. */
  readonly isBusy: boolean;
  readonly isFirst?: boolean;
}

export function CopySecretFields(props: CopySecretFieldsProps): ReactNode {
  const { taker, label, hint, trouble, offersKeyFile, isBusy, isFirst = true } = props;
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const [byShares, setByShares] = useState(false);
  const [tooFew, setTooFew] = useState(false);
  const [keyFile, setKeyFile] = useState<string | null>(null);
  useImperativeHandle(taker, () => ({
    take: () => {
      if (byShares) {
        const shares = typedShares(area);
        setTooFew(shares === null);
        return shares;
      }
      const secret = takeSecret(input);
      if (secret.length > 0) return secret;
      input.current?.focus();
      return null;
    },
  }));
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy) (area.current?.querySelector('textarea') ?? input.current)?.focus();
    wasBusy.current = isBusy;
  }, [isBusy]);
  const code = trouble?.code;
  const ofShares = trouble !== null && isAboutSecret(trouble.code) ? sharesTrouble(trouble) : null;
  return (
    <>
      {byShares ? (
        <ShareFields area={area} wrong={tooFew ? sharesWords.empty : ofShares} />
      ) : (
        <PassphraseField
          input={input}
          label={label}
          hint={hint}
          wrong={code !== undefined && isInPlace(code) ? wrongInPlace[code] : null}
          isFirst={isFirst}
        />
      )}
      {!byShares && (keyFile !== null || offersKeyFile) && (
        <KeyFileChoice file={keyFile} isNeeded={code === 'key-file-needed'} onFile={setKeyFile} />
      )}
      <div className="actions">
        <LinkButton onPress={() => setByShares(!byShares)}>
          {byShares ? unlockWords.passphraseInstead : unlockWords.shares}
        </LinkButton>
      </div>
    </>
  );
}
