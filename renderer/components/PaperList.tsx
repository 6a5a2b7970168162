/** The papers that hold codes of an account: where each lies and whether it counts. */
import { CircleQuestionMark, ClockAlert, FileCheck, FileX, Layers, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CopyLine } from '../../preload/views/custody.ts';
import { copyStates, accountWords as words } from '../messages/account.ts';
import './PaperList.css';
import { StateMark, type Tone } from './StateMark.tsx';

export const copyMarks: Readonly<Record<CopyLine['state'], { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  unproven: { icon: CircleQuestionMark, tone: 'warn' },
  proven: { icon: FileCheck, tone: 'good' },
  'old-proof': { icon: ClockAlert, tone: 'warn' },
  'old-sheet': { icon: Layers, tone: 'warn' },
  ended: { icon: FileX, tone: 'quiet' },
};

function about({ state, endedAt, ended, destroyAfter, provenAt, printedAt, replaces }: CopyLine): string {
  if (endedAt !== null && ended !== null) return words.endedOn(ended, endedAt);
  if (state === 'old-sheet') return destroyAfter === null ? words.destroyNow : words.destroyAfter(destroyAfter);
  if (provenAt !== null) return words.provenOn(provenAt);
  return replaces === null ? words.printedOn(printedAt) : words.printedReplaces(printedAt, replaces);
}

export function PaperList({ copies }: { readonly copies: readonly CopyLine[] }): ReactNode {
  return (
    <ul className="papers">
      {copies.map((copy) => (
        <li key={copy.copy}>
          <strong className="id">{copy.copy}</strong>
          <span>{copy.place ?? words.notPlaced}</span>
          <StateMark state={copy.state} text={copyStates[copy.state]} {...copyMarks[copy.state]} />
          <small>{about(copy)}</small>
        </li>
      ))}
    </ul>
  );
}
