/** A copy that was printed and never proven: it does not count until it is. */
import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SheetsPage } from '../../preload/views/custody.ts';
import { list } from '../messages/intl.ts';
import { printWords as words } from '../messages/print.ts';
import { places } from '../place.ts';
import { LinkButton } from './LinkButton.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';
import './WaitingCopy.css';

export function WaitingCopy({ sheets }: Pick<SheetsPage, 'sheets'>): ReactNode {
  const waiting = sheets.flatMap((sheet) =>
    sheet.copies.filter(({ state }) => state === 'unproven').map((copy) => ({ sheet, copy })),
  );
  const [first] = waiting;
  if (first === undefined) return null;
  const services = list([...new Set(first.sheet.holds.map(({ service }) => service))]);
  return (
    <div className="waiting">
      <Note tone="warn" icon={CircleQuestionMark} title={words.waiting(first.copy.copy)}>
        <p>{words.waitingAbout(services, first.copy.printedAt)}</p>
        {waiting.length > 1 && (
          <LinkButton size="small" onPress={() => places.go({ at: 'sheets' })}>
            {words.waitingMore(waiting.length - 1)}
          </LinkButton>
        )}
      </Note>
      <PushButton data-focus="prove" onPress={() => places.go({ at: 'prove', copy: first.copy.copy })}>
        {words.prove}
      </PushButton>
    </div>
  );
}
