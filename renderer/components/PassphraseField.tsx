/** The field for a passphrase or a recovery key. Its text stays in the field: who submits takes the bytes and empties it. */
import { CircleX, Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import { FieldError, Input, Label, Text, TextField, ToggleButton } from 'react-aria-components';
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
  return (
    <TextField
      className="passphrase"
      isInvalid={wrong !== null}
      autoFocus={isFirst}
      isRequired={true}
      validationBehavior="aria"
    >
      <Label className="passphrase__label">{label}</Label>
      <div className="passphrase__box">
        <Input
          ref={input}
          type={isShown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck="false"
          onKeyDown={look}
          onKeyUp={look}
          onInput={(event) => onInput?.(event.currentTarget.value)}
        />
        <ToggleButton className="passphrase__eye" aria-label={showName} isSelected={isShown} onChange={setShown}>
          {isShown ? <EyeOff className="icon" /> : <Eye className="icon" />}
        </ToggleButton>
      </div>
      {wrong === null ? (
        <Text slot="description" className="quiet">
          {hasCapsLock ? `${words.capsLock} ${hint}` : hint}
        </Text>
      ) : (
        <FieldError className="passphrase__wrong">
          <CircleX className="icon" />
          <span role="alert">{hasCapsLock ? `${wrong} ${words.capsLock}` : wrong}</span>
        </FieldError>
      )}
    </TextField>
  );
}
