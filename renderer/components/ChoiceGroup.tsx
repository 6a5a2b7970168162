/** A choice of one out of a few that all stand open. */
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './Choice.css';
import './Field.css';

export interface ChoiceOption {
  readonly id: string;
  readonly name: ReactNode;
  readonly about?: ReactNode;
}

interface ChoiceGroupProps {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  /** Id; null: nothing is chosen yet. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** The options stand side by side where there is room. */
  readonly isRow?: boolean;
  /** The label is only read out. */
  readonly hidesLabel?: boolean;
  readonly isDisabled?: boolean;
}

export function ChoiceGroup(props: ChoiceGroupProps): ReactNode {
  const { label, options, value, onChange, isRow = false, hidesLabel = false, isDisabled = false } = props;
  return (
    <RadioGroup className="field" value={value} onChange={onChange} isDisabled={isDisabled}>
      <Label className={hidesLabel ? 'said' : 'field__label'}>{label}</Label>
      <div className={`choice-group${isRow ? ' choice-group--row' : ''}`}>
        {options.map(({ id, name, about }) => (
          <Radio key={id} value={id} className="choice">
            <i className="choice__mark choice__mark--round" />
            <span>
              {name}
              {about !== undefined && <small>{about}</small>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
