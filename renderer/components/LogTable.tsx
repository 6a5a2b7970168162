/** The log as a table of which only the rows in sight are drawn. It scrolls by itself and takes the focus for that. */
import { Undo2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { LogLine } from '../../preload/views/custody.ts';
import { date, time } from '../messages/intl.ts';
import { logWords, logScreenWords as words } from '../messages/log.ts';
import { useLogWindow } from '../use-log-window.ts';
import './LogTable.css';
import { StateMark } from './StateMark.tsx';

interface LogTableProps {
  readonly total: number;
  readonly lines: ReadonlyMap<number, LogLine>;
  /** The places in sight, from and to. */
  readonly onSight: (from: number, to: number) => void;
}

/** The names of the columns are the first row. */
const FIRST_ROW = 2;

/** Room for rows that are not drawn; an attribute gives the height, since the content policy takes no style. */
function Gap({ pixels }: { readonly pixels: number }): ReactNode {
  if (pixels <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table takes no focus
    <tr className="log-table__gap" aria-hidden="true">
      <td>
        <svg height={pixels} width="1" aria-hidden="true" />
      </td>
    </tr>
  );
}

interface RowProps {
  readonly line: LogLine | undefined;
  readonly index: number;
}

function Row({ line, index }: RowProps): ReactNode {
  return (
    <tr className="log-row" aria-rowindex={index + FIRST_ROW} data-index={index}>
      {line === undefined ? (
        <td colSpan={3} className="log-row__waits">
          {words.loadingRow}
        </td>
      ) : (
        <>
          <td className="log-row__when">
            <time dateTime={line.at}>{`${date(line.at)}, ${time(line.at)}`}</time>
          </td>
          <td className={`log-row__what${line.isTakenBack ? ' log-row__what--back' : ''}`}>
            {logWords(line)}
            {line.isTakenBack && <StateMark tone="quiet" icon={Undo2} text={words.takenBack} />}
          </td>
          <td className="log-row__whose">
            {line.service}
            {line.account !== null && <small>{line.account}</small>}
          </td>
        </>
      )}
    </tr>
  );
}

export function LogTable({ total, lines, onSight }: LogTableProps): ReactNode {
  const box = useRef<HTMLElement>(null);
  const { from, to, heights, jumpTo } = useLogWindow(total, box);
  // What is missing is asked for anew when the lines began anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => onSight(from, to), [onSight, from, to, lines]);
  // The browser's own way to an end stops where a measured row changes the length.
  const jump = (event: KeyboardEvent): void => {
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    jumpTo(event.key === 'Home' ? 'start' : 'end');
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
    <section ref={box} className="log-table" aria-label={words.table} tabIndex={0} onKeyDown={jump}>
      <table aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {[words.when, words.what, words.whose].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap pixels={heights.startOf(from)} />
          {Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).map((place) => (
            <Row key={lines.get(place)?.event ?? place} line={lines.get(place)} index={place} />
          ))}
          <Gap pixels={heights.total - heights.startOf(to + 1)} />
        </tbody>
      </table>
    </section>
  );
}
