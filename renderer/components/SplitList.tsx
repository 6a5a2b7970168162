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

export function SplitList({ codes }: { readonly codes: readonly DraftCodeView[] }): ReactNode {
  return (
    <ol className="split" aria-label={words.codeAndLeft}>
      {codes.map((code) => (
        <li key={code.number} className={code.isUsed ? 'split__used' : ''}>
          <span className="split__number">{number(code.number)}</span>
          {code.isUsed ? <span className="split__gone" /> : <Mask />}
          <About {...code} />
        </li>
      ))}
    </ol>
  );
}
