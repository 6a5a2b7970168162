/** Which sets are printed: those that were asked for, some without a sheet, and by search any other. */
import { type ReactNode, useState } from 'react';
import { Group } from 'react-aria-components';
import { useRows } from '../board-store.ts';
import { printWords as words } from '../messages/print.ts';
import { offeredFirst } from '../print-choices.ts';
import { ChooseSetsDialog } from './ChooseSetsDialog.tsx';
import { LinkButton } from './LinkButton.tsx';
import { SetChoiceLine } from './SetChoiceLine.tsx';

interface SetPickerProps {
  /** Sets that were asked for when the screen was opened. */
  readonly asked: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (set: string, isChosen: boolean) => void;
}

export function SetPicker({ asked, chosen, onChoose }: SetPickerProps): ReactNode {
  const rows = useRows();
  const [isOpen, setOpen] = useState(false);
  const [first] = useState(() => offeredFirst(rows.values(), asked).map(({ choice }) => choice.set));
  const [added, setAdded] = useState<readonly string[]>([]);
  const wanted = new Set([...first, ...added]);
  const offered = [...rows.values()].flatMap((row) =>
    row.sets.filter(({ set }) => wanted.has(set)).map((choice) => ({ row, choice })),
  );
  const inOrder = [...wanted].flatMap((set) => offered.find(({ choice }) => choice.set === set) ?? []);
  const choose = (set: string, isChosen: boolean): void => {
    if (isChosen) setAdded((before) => (wanted.has(set) ? before : [...before, set]));
    onChoose(set, isChosen);
  };
  return (
    <Group className="print__part" aria-label={words.sets} data-ask="sets">
      <strong aria-hidden="true">{words.sets}</strong>
      {inOrder.map((printable) => (
        <SetChoiceLine
          key={printable.choice.set}
          printable={printable}
          isChosen={chosen.includes(printable.choice.set)}
          onChoose={choose}
        />
      ))}
      <LinkButton onPress={() => setOpen(true)}>{words.chooseFromAll(rows.size)}</LinkButton>
      {isOpen && <ChooseSetsDialog chosen={chosen} onChoose={choose} onClose={() => setOpen(false)} />}
    </Group>
  );
}
