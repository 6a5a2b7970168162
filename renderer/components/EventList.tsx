/** The last lines of a history, newest first. */
import type { ReactNode } from 'react';
import type { LogLine } from '../../preload/views/custody.ts';
import { date } from '../messages/intl.ts';
import { logWords } from '../messages/log.ts';
import './EventList.css';

export function EventList({ lines }: { readonly lines: readonly LogLine[] }): ReactNode {
  return (
    <ol className="events">
      {lines.map((line) => (
        <li key={line.event}>
          <time dateTime={line.at}>{date(line.at)}</time>
          <span>{logWords(line)}</span>
        </li>
      ))}
    </ol>
  );
}
