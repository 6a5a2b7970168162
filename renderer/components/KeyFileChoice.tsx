/** The key file that goes with the passphrase: its name is all that the window knows of it. */
import { KeyRound, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { troubles } from '../messages/troubles.ts';
import { unlockWords as words } from '../messages/unlock.ts';
import { say } from '../speech.ts';
import { IconButton } from './IconButton.tsx';
import './KeyFileChoice.css';
import { PushButton } from './PushButton.tsx';

interface KeyFileChoiceProps {
  /** Name of the chosen one, or null. */
  readonly file: string | null;
  /** Nothing opens without it. */
  readonly isNeeded: boolean;
  readonly onFile: (file: string | null) => void;
}

export function KeyFileChoice({ file, isNeeded, onFile }: KeyFileChoiceProps): ReactNode {
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await window.vault.chooseKeyFile();
    setTrouble(chosen.ok ? null : chosen.code);
    if (!chosen.ok || chosen.value === null) return;
    onFile(chosen.value);
    say(words.keyFileChosen(chosen.value));
  };
  const leaveOut = async (): Promise<void> => {
    await window.vault.forgetKeyFile();
    onFile(null);
  };
  return (
    <div className="key-file">
      {file === null ? (
        <PushButton {...(isNeeded ? {} : { kind: 'plain' })} onPress={() => void choose()}>
          <KeyRound className="icon icon--s" />
          {isNeeded ? words.keyFileFirst : words.keyFile}
        </PushButton>
      ) : (
        <p className="key-file__name">
          <KeyRound className="icon icon--s" />
          <span>{words.keyFileIs(file)}</span>
          <IconButton icon={X} name={words.keyFileOff} onPress={() => void leaveOut()} />
        </p>
      )}
      {trouble !== null && (
        <p className="field__wrong">
          <span role="alert">{`${troubles[trouble].title}. ${troubles[trouble].next}`}</span>
        </p>
      )}
    </div>
  );
}
