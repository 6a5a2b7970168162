/** One account on the board: state, name, codes left, paper, next step; what counts above, its date below. */
import { memo, type ReactNode } from 'react';
import type { BoardRow } from '../../preload/views/custody.ts';
import { boardWords as words } from '../messages/board.ts';
import { nothingToDo, sheetShort, stepLabel, stepName } from '../messages/findings.ts';
import { hasStep } from '../next-step.ts';
import { AccountMark } from './AccountMark.tsx';
import './AccountRow.css';
import { Rack } from './Rack.tsx';

interface AccountRowProps {
  readonly row: BoardRow;
  /** Place in the grid, from 1. */
  readonly rowIndex: number;
  /** Place in the list, for whoever measures it. */
  readonly index: number;
  readonly isSelected: boolean;
  readonly canWrite: boolean;
}

/** What the row says of its login: the host of a service that people run themselves stands beside it. */
export const loginOf = ({ account, instance }: BoardRow): string =>
  [account ?? words.noLogin, instance].filter((part) => part !== null).join(' · ');

function StepCell({ row, canWrite }: Pick<AccountRowProps, 'row' | 'canWrite'>): ReactNode {
  if (!hasStep(row)) return <span className="account-row__none">{nothingToDo}</span>;
  // The bar over the screens says why nothing can be done.
  if (!canWrite) return <span className="account-row__none">{stepName(row)}</span>;
  return (
    <button type="button" className="step" tabIndex={-1} data-step={row.id} aria-label={stepLabel(row)}>
      {stepName(row)}
    </button>
  );
}

/** Clicks and keys are heard by the list. */
export const AccountRow = memo(function AccountRow(props: AccountRowProps): ReactNode {
  const { row, rowIndex, index, isSelected, canWrite } = props;
  return (
    <div
      className="account-row"
      role="row"
      tabIndex={isSelected ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      data-index={index}
      data-row={row.id}
      data-focus={`row-${row.id}`}
    >
      <div role="gridcell">
        <AccountMark state={row.state} />
      </div>
      <div role="gridcell">
        <span className="account-row__name">{row.service}</span>
        <small>{loginOf(row)}</small>
      </div>
      <div role="gridcell">
        <span className="account-row__left">
          <span className="account-row__count">{words.left(row)}</span>
          {row.rack.length > 0 && <Rack cards={row.rack} />}
        </span>
        <small>{words.since(row)}</small>
      </div>
      <div role="gridcell">
        <span>{words.papers(row)}</span>
        <small>{words.aboutPapers(row, row.oldCopy === null ? null : sheetShort(row.oldCopy))}</small>
      </div>
      <div role="gridcell">
        <StepCell row={row} canWrite={canWrite} />
      </div>
    </div>
  );
});
