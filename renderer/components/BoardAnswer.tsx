/** The answer to what the user came for, and the order and choice of the list under it. */
import { memo, type ReactNode, type RefObject } from 'react';
import { type BoardFilter, type BoardSort, urgency } from '../board-list.ts';
import { type BoardHead, useRows } from '../board-store.ts';
import { boardView, useBoardViewPart } from '../board-view.ts';
import { boardWords as words } from '../messages/board.ts';
import { stateNames } from '../messages/findings.ts';
import { say } from '../speech.ts';
import './BoardAnswer.css';
import { SelectField } from './SelectField.tsx';

const isState = (id: string): id is keyof typeof urgency => Object.hasOwn(urgency, id);
const isSort = (id: string): id is BoardSort => Object.hasOwn(words.sorts, id);

const filters = [
  { id: 'all', name: words.allStates },
  ...Object.entries(stateNames).map(([id, name]) => ({ id, name })),
];
const sorts = Object.entries(words.sorts).map(([id, { name }]) => ({ id, name }));

function choose(id: string): void {
  const filter: BoardFilter = isState(id) ? id : 'all';
  boardView.set({ filter });
}

function sortBy(id: string): void {
  if (!isSort(id)) return;
  boardView.set({ sort: id });
  say(words.sorted(id));
}

interface BoardAnswerProps {
  readonly head: BoardHead;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** Not drawn again for a key in the search. */
export const BoardAnswer = memo(function BoardAnswer(props: BoardAnswerProps): ReactNode {
  const { counts, isComplete } = props.head;
  const filter = useBoardViewPart('filter');
  const sort = useBoardViewPart('sort');
  const { size } = useRows();
  return (
    <header className="answer">
      <div>
        <h1 ref={props.heading} tabIndex={-1}>
          {words.answer(counts)}
        </h1>
        <p>{isComplete ? words.rest(counts) : words.loading(size, counts.accounts)}</p>
      </div>
      {counts.accounts > 0 && (
        <div className="answer__sort">
          <SelectField label={words.filter} items={filters} value={filter} onChange={choose} isQuiet={true} />
          <SelectField label={words.sort} items={sorts} value={sort} onChange={sortBy} isQuiet={true} />
        </div>
      )}
    </header>
  );
});
