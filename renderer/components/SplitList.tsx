/** How a file was split: one line a code, with its number and what the file says of it, never its text. */
import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftCodeView } from '../../preload/views/import-review.ts';
import { number } from '../messages/intl.ts';
import { reviewWords as words } from '../messages/review.ts';
import { Mask } from './Mask.tsx';
import './SplitList.css';

function About({ isUsed, isDoubtful }: DraftCodeView): ReactNode {
  if (isDoubtful) {
    return (
      <small className="split__look">
        <TriangleAlert className="icon icon--s" />
        {words.look}
      </small>
    );
  }
  return isUsed ? (
    <small>
      <Check className="icon icon--s" />
      {words.used}
    </small>
  ) : null;
}

interface SplitListProps {
  readonly codes: readonly DraftCodeView[];
  /** What can be done with the code of that place, at the end of its line. */
  readonly actions?: (index: number) => ReactNode;
}

export function SplitList({ codes, actions }: SplitListProps): ReactNode {
  return (
    <ol className={`split${actions === undefined ? '' : ' split--edited'}`} aria-label={words.codeAndLeft}>
      {codes.map((code, index) => (
        <li key={code.id} data-code={code.id} className={code.isUsed ? 'split__used' : ''}>
          <span className="split__number">{number(code.number)}</span>
          {code.isUsed ? <span className="split__gone" /> : <Mask />}
          <span className="split__about">
            <About {...code} />
            {actions?.(index)}
          </span>
        </li>
      ))}
    </ol>
  );
}
