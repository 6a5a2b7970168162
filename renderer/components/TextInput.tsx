/** A field for one line of text. */
import { CircleX } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';
import './Field.css';

interface TextInputProps extends Omit<TextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  /** What is wrong with the text, or null. */
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly isLarge?: boolean;
  /** The text is a code: in its letters, left as typed by spelling and capitals. */
  readonly isCode?: boolean;
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly 'data-focus'?: string;
}

export function TextInput(props: TextInputProps): ReactNode {
  const { label, description, error = null, placeholder, isLarge = false, isCode = false, input, ...rest } = props;
  const look = `box${isLarge ? ' box--large' : ''}${isCode ? ' box--code' : ''}`;
  return (
    <TextField autoComplete="off" {...rest} className="field" isInvalid={error !== null} validationBehavior="aria">
      <Label className="field__label">{label}</Label>
      <div className={look}>
        <Input
          {...(input === undefined ? {} : { ref: input })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(isCode ? { autoCapitalize: 'off', spellCheck: 'false' } : {})}
        />
      </div>
      {description !== undefined && (
        <Text slot="description" className="field__hint">
          {description}
        </Text>
      )}
      <FieldError className="field__wrong">
        <CircleX className="icon" />
        <span role="alert">{error}</span>
      </FieldError>
    </TextField>
  );
}
