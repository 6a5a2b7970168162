/** A field that takes any text and offers what is known: services, places. */
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { dialogWords as words } from '../messages/dialog.ts';
import './Field.css';
import './SelectField.css';
import './SuggestField.css';

interface SuggestFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly string[];
  readonly description?: string;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly 'data-focus'?: string;
}

/** What is written already is no suggestion: the list closes, and the rest of the page can be reached again. */
const suggests = (name: string, typed: string): boolean =>
  name !== typed && name.toLowerCase().includes(typed.toLowerCase());

export function SuggestField(props: SuggestFieldProps): ReactNode {
  const { label, value, onChange, suggestions, description, placeholder, isDisabled = false } = props;
  return (
    <ComboBox
      className="field"
      inputValue={value}
      onInputChange={onChange}
      defaultItems={suggestions.map((name) => ({ id: name, name }))}
      defaultFilter={suggests}
      allowsCustomValue={true}
      menuTrigger="input"
      isDisabled={isDisabled}
    >
      <Label className="field__label">{label}</Label>
      <div className="box">
        <Input
          autoComplete="off"
          data-focus={props['data-focus']}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className="suggest__open" aria-label={words.showChoices}>
          <ChevronDown className="icon icon--s" />
        </Button>
      </div>
      {description !== undefined && (
        <Text slot="description" className="field__hint">
          {description}
        </Text>
      )}
      <Popover className="choices" offset={6} crossOffset={-13}>
        <ListBox className="choices__list">
          {({ id, name }: { readonly id: string; readonly name: string }) => (
            <ListBoxItem id={id} textValue={name} className="choices__one">
              <span>{name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
