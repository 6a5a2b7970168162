/** A choice of one out of two to four short words, side by side. */
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './Field.css';
import './Segments.css';

interface SegmentsProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** The label is only read out. */
  readonly hidesLabel?: boolean;
  readonly isDisabled?: boolean;
}

export function Segments(props: SegmentsProps): ReactNode {
  const { label, options, value, onChange, hidesLabel = false, isDisabled = false } = props;
  return (
    <RadioGroup className="field" orientation="horizontal" value={value} onChange={onChange} isDisabled={isDisabled}>
      <Label className={hidesLabel ? 'said' : 'field__label'}>{label}</Label>
      <div className="segments">
        {options.map(({ id, name }) => (
          <Radio key={id} value={id} className="segments__one">
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
