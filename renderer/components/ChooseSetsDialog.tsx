/** Sets of any account, found by search. */
import { type ReactNode, useMemo, useState } from 'react';
import { useRows } from '../board-store.ts';
import { printWords as words } from '../messages/print.ts';
import { searched } from '../print-choices.ts';
import './ChooseSetsDialog.css';
import { Dialog } from './Dialog.tsx';
import { PushButton } from './PushButton.tsx';
import { SetChoiceLine } from './SetChoiceLine.tsx';
import { TextInput } from './TextInput.tsx';

/** More are not drawn: whoever has more searches. */
const MOST_SHOWN = 50;

interface ChooseSetsDialogProps {
  readonly chosen: readonly string[];
  readonly onChoose: (set: string, isChosen: boolean) => void;
  readonly onClose: () => void;
}

export function ChooseSetsDialog({ chosen, onChoose, onClose }: ChooseSetsDialogProps): ReactNode {
  const rows = useRows();
  const [text, setText] = useState('');
  const found = useMemo(() => searched(rows.values(), text), [rows, text]);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <Dialog
      title={words.chooseTitle}
      isWide={true}
      onClose={onClose}
      actions={
        <PushButton kind="main" onPress={onClose}>
          {words.chooseDone}
        </PushButton>
      }
    >
      <TextInput label={words.chooseSearch} value={text} onChange={setText} autoFocus={true} />
      <div className="choose-sets">
        {shown.map((printable) => (
          <SetChoiceLine
            key={printable.choice.set}
            printable={printable}
            isChosen={chosen.includes(printable.choice.set)}
            onChoose={onChoose}
          />
        ))}
      </div>
      <p role="status">
        {found.length === 0
          ? words.chooseNone
          : shown.length < found.length && words.chooseMore(shown.length, found.length)}
      </p>
    </Dialog>
  );
}
