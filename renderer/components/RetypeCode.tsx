/** The one field in which a code of a draft is typed anew. It begins empty, and its text goes nowhere but to main. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { editWords as words } from '../messages/edit.ts';
import './CompareLine.css';
import { PushButton } from './PushButton.tsx';
import { TextInput } from './TextInput.tsx';

interface RetypeCodeProps {
  readonly number: number;
  /** @returns why it was refused, or null. */
  readonly onType: (text: string) => Promise<string | null>;
  readonly onEnd: () => void;
}

export function RetypeCode({ number, onType, onEnd }: RetypeCodeProps): ReactNode {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const take = (event: FormEvent): void => {
    event.preventDefault();
    void onType(text).then((refused) => {
      if (refused === null) onEnd();
      else setError(refused);
    });
  };
  const hear = (event: KeyboardEvent): void => {
    // Enter and Escape would be heard by the page: it imports, and it leaves.
    if (event.key === 'Enter') event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onEnd();
  };
  return (
    <form className="compare" onSubmit={take} onKeyDown={hear}>
      <TextInput
        label={words.retypeField(number)}
        value={text}
        onChange={(next) => {
          setText(next);
          setError(null);
        }}
        description={words.retypeHint}
        error={error}
        isCode={true}
        autoFocus={true}
      />
      <div className="actions">
        <PushButton type="submit">{words.save}</PushButton>
        <PushButton kind="plain" onPress={onEnd}>
          {words.cancel}
        </PushButton>
      </div>
    </form>
  );
}
