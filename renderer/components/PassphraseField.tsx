/** The field for a passphrase or a recovery key. Its text stays in the field: who submits takes the bytes and empties it. */
import { CircleX, Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import { FieldError, Input, Label, Text, TextField, ToggleButton } from 'react-aria-components';
import { unlockWords as words } from '../messages/unlock.ts';
import './PassphraseField.css';

interface PassphraseFieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** What was wrong with the last try, or null. */
  readonly wrong: string | null;
}

export function PassphraseField({ input, wrong }: PassphraseFieldProps): ReactNode {
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <TextField
      className="passphrase"
      isInvalid={wrong !== null}
      autoFocus={true}
      isRequired={true}
      validationBehavior="aria"
    >
      <Label className="passphrase__label">{words.field}</Label>
      <div className="passphrase__box">
        <Input
          ref={input}
          type={isShown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck="false"
          onKeyDown={look}
          onKeyUp={look}
        />
        <ToggleButton className="passphrase__eye" aria-label={words.show} isSelected={isShown} onChange={setShown}>
          {isShown ? <EyeOff className="icon" /> : <Eye className="icon" />}
        </ToggleButton>
      </div>
      {wrong === null ? (
        <Text slot="description" className="quiet">
          {hasCapsLock ? words.capsLock : words.either}
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
