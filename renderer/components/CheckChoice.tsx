/** Something that can be chosen by itself. */
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import './Choice.css';

interface CheckChoiceProps {
  readonly name: ReactNode;
  readonly about?: ReactNode;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
  readonly isDisabled?: boolean;
  readonly 'data-focus'?: string;
}

export function CheckChoice(props: CheckChoiceProps): ReactNode {
  const { name, about, isChosen, onChange, isDisabled = false } = props;
  return (
    <Checkbox
      className="choice"
      isSelected={isChosen}
      onChange={onChange}
      isDisabled={isDisabled}
      data-focus={props['data-focus']}
    >
      <i className="choice__mark" />
      <span>
        {name}
        {about !== undefined && <small>{about}</small>}
      </span>
    </Checkbox>
  );
}
