/** The log as a table of which only the rows in sight are drawn. It scrolls by itself and takes the focus for that. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Undo2 } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { LogLine } from '../../preload/views/custody.ts';
import { date, time } from '../messages/intl.ts';
import { logWords, logScreenWords as words } from '../messages/log.ts';
import './LogTable.css';
import { StateMark } from './StateMark.tsx';

interface LogTableProps {
  readonly total: number;
  readonly lines: ReadonlyMap<number, LogLine>;
  /** The places in sight, from and to. */
  readonly onSight: (from: number, to: number) => void;
}

/** Of one line, with what is around it, until a row is measured. */
const ROW_REM = 2.4375;
const AROUND = 12;
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

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

interface RowProps {
  readonly line: LogLine | undefined;
  readonly index: number;
  readonly measure: (element: Element | null) => void;
}

function Row({ line, index, measure }: RowProps): ReactNode {
  return (
    <tr ref={measure} className="log-row" aria-rowindex={index + FIRST_ROW} data-index={index}>
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
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer<HTMLElement, Element>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rem(),
    overscan: AROUND,
  });
  const measure = useCallback((element: Element | null) => virtual.measureElement(element), [virtual]);
  // The browser's own way there ends where the first measured row changes the length.
  const jump = (event: KeyboardEvent): void => {
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    virtual.scrollToIndex(event.key === 'Home' ? 0 : total - 1);
  };
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items[items.length - 1]?.index ?? 0;
  // The lines are a dependency: what is missing is asked for anew when they began anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => onSight(from, to), [onSight, from, to, lines]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
    <section ref={scroller} className="log-table" aria-label={words.table} tabIndex={0} onKeyDown={jump}>
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
          {items.map(({ index, key, start }, place) => (
            <Fragment key={key}>
              <Gap pixels={start - (items[place - 1]?.end ?? 0)} />
              <Row line={lines.get(index)} index={index} measure={measure} />
            </Fragment>
          ))}
          <Gap pixels={virtual.getTotalSize() - (items[items.length - 1]?.end ?? 0)} />
        </tbody>
      </table>
    </section>
  );
}
