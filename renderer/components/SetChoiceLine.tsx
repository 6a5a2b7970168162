/** A set that can be chosen for a sheet: whose it is, how many codes it has, and whether a sheet holds it. */
import type { ReactNode } from 'react';
import { printWords as words } from '../messages/print.ts';
import type { Printable } from '../print-choices.ts';
import { CheckChoice } from './CheckChoice.tsx';

interface SetChoiceLineProps {
  readonly printable: Printable;
  readonly isChosen: boolean;
  readonly onChoose: (set: string, isChosen: boolean) => void;
}

export function SetChoiceLine({ printable: { row, choice }, isChosen, onChoose }: SetChoiceLineProps): ReactNode {
  const name = words.setName(row.service, row.instance, row.account);
  return (
    <CheckChoice
      name={row.sets.length > 1 ? words.setNamed(name, choice) : name}
      about={words.setAbout(choice)}
      isChosen={isChosen}
      onChange={(isOn) => onChoose(choice.set, isOn)}
    />
  );
}
