/** The drawn words typed back once from paper, with the words out of sight. What differs is said by its place. */
import { type ReactNode, useRef, useState } from 'react';
import { firstRunWords as words } from '../messages/first-run.ts';
import { faultOf, type TypedBackFault } from '../typed-back.ts';
import { LinkButton } from './LinkButton.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { PushButton } from './PushButton.tsx';

interface TypeBackProps {
  readonly offered: string;
  /** What is done with it. */
  readonly confirm?: string;
  /** It was typed back: the words as they were offered. */
  readonly onTyped: () => void;
  readonly onShowAgain: () => void;
}

function inWords(fault: TypedBackFault): string {
  if (fault.fault === 'word') return words.differs(fault.place);
  if (fault.typed === 0) return words.emptyBack;
  const say = fault.typed < fault.all ? words.tooFew : words.tooMany;
  return say(fault.typed, fault.all);
}

export function TypeBack({ offered, confirm = words.create, onTyped, onShowAgain }: TypeBackProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <form
      className="creation__form"
      onSubmit={(event) => {
        event.preventDefault();
        const field = input.current;
        const fault = faultOf(field?.value ?? '', offered);
        setWrong(fault === null ? null : inWords(fault));
        if (field !== null && fault === null) field.value = '';
        if (fault === null) onTyped();
        else field?.focus();
      }}
    >
      <PassphraseField input={input} label={words.backField} hint={words.backHint} wrong={wrong} />
      <div className="creation__foot">
        <PushButton kind="main" type="submit">
          {confirm}
        </PushButton>
        <LinkButton onPress={onShowAgain}>{words.showAgain}</LinkButton>
      </div>
    </form>
  );
}
