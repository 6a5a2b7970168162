/** A passphrase of the user's own, typed twice. What it needs is said while it is typed, not after. */
import { type ReactNode, useRef, useState } from 'react';
import { firstRunWords as words } from '../messages/first-run.ts';
import { LinkButton } from './LinkButton.tsx';
import { PassphraseField, takeSecret } from './PassphraseField.tsx';
import { PushButton } from './PushButton.tsx';

/** FORMAT.md 4.1: counted in code points of the NFKC form. */
const LEAST_CHARACTERS = 15;

interface OwnPassphraseProps {
  /** What main said of the last one, or null. */
  readonly refused: string | null;
  /** What is done with it. */
  readonly confirm?: string;
  readonly onPassphrase: (passphrase: Uint8Array) => void;
  readonly onOffer: () => void;
}

interface Wrong {
  readonly first: string | null;
  readonly second: string | null;
}

const lengthOf = (text: string): number => [...text.normalize('NFKC')].length;

function hintFor(length: number, hasOuterBlank: boolean): string {
  if (length < LEAST_CHARACTERS) return words.needs(LEAST_CHARACTERS - length);
  return hasOuterBlank ? words.blanksCount : words.longEnough;
}

export function OwnPassphrase({
  refused,
  confirm = words.create,
  onPassphrase,
  onOffer,
}: OwnPassphraseProps): ReactNode {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [hint, setHint] = useState(hintFor(0, false));
  const [wrong, setWrong] = useState<Wrong>({ first: refused, second: null });

  const check = (): Wrong => {
    const text = first.current?.value ?? '';
    if (lengthOf(text) < LEAST_CHARACTERS) return { first: words.tooShort(lengthOf(text)), second: null };
    return { first: null, second: text === second.current?.value ? null : words.different };
  };
  return (
    <form
      className="creation__form"
      onSubmit={(event) => {
        event.preventDefault();
        const found = check();
        setWrong(found);
        if (found.first !== null) first.current?.focus();
        else if (found.second !== null) {
          takeSecret(second).fill(0);
          second.current?.focus();
        } else {
          takeSecret(second).fill(0);
          onPassphrase(takeSecret(first));
        }
      }}
    >
      <PassphraseField
        input={first}
        label={words.ownField}
        hint={hint}
        wrong={wrong.first}
        onInput={(text) => {
          setHint(hintFor(lengthOf(text), text !== text.trim()));
          setWrong({ first: null, second: null });
        }}
      />
      <PassphraseField
        input={second}
        label={words.ownAgain}
        hint={words.againAbout}
        wrong={wrong.second}
        showName={words.showOwnAgain}
        isFirst={false}
      />
      <div className="creation__foot">
        <PushButton kind="main" type="submit">
          {confirm}
        </PushButton>
        <LinkButton onPress={onOffer}>{words.offerInstead}</LinkButton>
      </div>
    </form>
  );
}
