/** A choice of one out of a list that is open only while it is chosen from. */
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import './Field.css';
import './SelectField.css';

export interface SelectItem {
  readonly id: string;
  readonly name: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly items: readonly SelectItem[];
  /** Id of the chosen item; null: none yet. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly description?: string;
  readonly placeholder?: string;
  /** A small button of plain words; the label is only read out. */
  readonly isQuiet?: boolean;
  readonly isDisabled?: boolean;
  readonly 'data-focus'?: string;
}

export function SelectField(props: SelectFieldProps): ReactNode {
  const { label, items, value, onChange, description, placeholder = '', isQuiet = false, isDisabled = false } = props;
  return (
    <Select
      className={`field${isQuiet ? ' field--quiet' : ''}`}
      value={value}
      placeholder={placeholder}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Label className={isQuiet ? 'said' : 'field__label'}>{label}</Label>
      <Button className={isQuiet ? 'quiet-select' : 'box select'} data-focus={props['data-focus']}>
        <SelectValue className="select__value">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown className="icon icon--s" aria-hidden="true" />
      </Button>
      {description !== undefined && (
        <Text slot="description" className="field__hint">
          {description}
        </Text>
      )}
      <Popover className="choices" offset={4}>
        <ListBox className="choices__list" items={items}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className="choices__one">
              <span>{name}</span>
              <Check className="icon icon--s" aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
