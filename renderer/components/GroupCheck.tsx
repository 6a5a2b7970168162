/** One group of the recovery key typed back from paper, so that a slip of the pen is found while it can be mended. */
import { type ReactNode, useRef, useState } from 'react';
import { recoveryKeyWords as words } from '../messages/first-run.ts';
import { useKeys } from '../use-keys.ts';
import { LinkButton } from './LinkButton.tsx';
import { PushButton } from './PushButton.tsx';
import { TextInput } from './TextInput.tsx';

interface GroupCheckProps {
  /** From 1. */
  readonly place: number;
  readonly group: string;
  readonly onRight: () => void;
  readonly onShowAgain: () => void;
}

/** As an opening reads it (FORMAT.md 4.3): case, blanks and look-alikes do not matter. */
function fold(text: string): string {
  return text
    .replaceAll(/[\s-]+/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

export function GroupCheck({ place, group, onRight, onShowAgain }: GroupCheckProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  useKeys({ Escape: onShowAgain });
  return (
    <form
      className="creation__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (fold(typed) === fold(group)) return onRight();
        setWrong(fold(typed) === '' ? words.checkEmpty : words.checkWrong(place));
        input.current?.focus();
      }}
    >
      <TextInput
        label={words.checkField(place)}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setWrong(null);
        }}
        error={wrong}
        input={input}
        isCode={true}
        isLarge={true}
        autoFocus={true}
      />
      <div className="creation__foot">
        <PushButton kind="main" type="submit">
          {words.check}
        </PushButton>
        <LinkButton onPress={onShowAgain}>{words.showAgain}</LinkButton>
      </div>
    </form>
  );
}
