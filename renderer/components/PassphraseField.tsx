/** The field for a passphrase or a recovery key. Its text is in the element alone, in no state: who submits takes the bytes and empties it. */
import { CircleX, Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { secretFieldWords as words } from '../messages/unlock.ts';
import './PassphraseField.css';

interface PassphraseFieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly hint: string;
  /** What was wrong with the last try, or null. */
  readonly wrong: string | null;
  /** Of the button that shows the text. */
  readonly showName?: string;
  readonly isFirst?: boolean;
  /** Told after each key: what it needs is computed at once and not kept. */
  readonly onInput?: (text: string) => void;
}

/** Takes the text out of the field as bytes and leaves the field empty. */
export function takeSecret(input: RefObject<HTMLInputElement | null>): Uint8Array {
  const field = input.current;
  const bytes = new TextEncoder().encode(field?.value ?? '');
  if (field !== null) field.value = '';
  return bytes;
}

export function PassphraseField(props: PassphraseFieldProps): ReactNode {
  const { input, label, hint, wrong, showName = words.show, isFirst = true, onInput } = props;
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  const id = useId();
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [input, isFirst]);
  return (
    <div className="passphrase" data-invalid={wrong === null ? undefined : true}>
      <label className="passphrase__label" htmlFor={id}>
        {label}
      </label>
      <div className="passphrase__box">
        <input
          id={id}
          ref={input}
          type={isShown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-required={true}
          aria-invalid={wrong === null ? undefined : true}
          aria-describedby={`${id}-about`}
          onKeyDown={look}
          onKeyUp={look}
          onInput={(event) => onInput?.(event.currentTarget.value)}
        />
        <ToggleButton className="passphrase__eye" aria-label={showName} isSelected={isShown} onChange={setShown}>
          {isShown ? <EyeOff className="icon" /> : <Eye className="icon" />}
        </ToggleButton>
      </div>
      <div id={`${id}-about`}>
        {wrong === null ? (
          <p className="quiet">{hasCapsLock ? `${words.capsLock} ${hint}` : hint}</p>
        ) : (
          <p className="passphrase__wrong">
            <CircleX className="icon" />
            <span role="alert">{hasCapsLock ? `${wrong} ${words.capsLock}` : wrong}</span>
          </p>
        )}
      </div>
    </div>
  );
}
