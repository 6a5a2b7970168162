/** What is to be done next with an account and why, and the button that does it. */
import type { ReactNode } from 'react';
import type { BoardRow } from '../../preload/views/custody.ts';
import { stepLabel, stepName, nextStepWords as words } from '../messages/findings.ts';
import { doStep, hasStep } from '../next-step.ts';
import { useCanWrite } from '../use-vault.ts';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';

function buttonName(row: Parameters<typeof stepName>[0]): string {
  if (row.step.do !== 'import') return stepName(row);
  return row.state === 'no-codes' ? words.importFirst : words.importNew;
}

export function NextStep({ row }: { readonly row: BoardRow }): ReactNode {
  const canWrite = useCanWrite();
  if (!hasStep(row)) return null;
  return (
    <Note
      tone={row.group === 'no-way-in' ? 'stop' : 'warn'}
      title={words.title(stepName(row))}
      actions={
        <>
          <PushButton
            isDisabled={!canWrite}
            data-focus="step"
            aria-label={row.step.do === 'import' ? `${buttonName(row)}, ${row.service}` : stepLabel(row)}
            onPress={() => doStep(row)}
          >
            {buttonName(row)}
          </PushButton>
          {!canWrite && <small>{words.readOnly}</small>}
        </>
      }
    >
      <p>{words.why(row)}</p>
    </Note>
  );
}
