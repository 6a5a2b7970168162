/** A trouble: what happened, what is safe, and the one next step. */
import { CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { type TroubleWords, troubleWords } from '../messages/troubles.ts';
import { PushButton } from './PushButton.tsx';
import './TroubleNote.css';

interface TroubleNoteProps {
  readonly trouble: TroubleWords;
  /** Steps by what the trouble asks for; without one its sentence is the step. */
  readonly onChoose?: () => void;
  readonly onRetry?: () => void;
}

export function TroubleNote({ trouble, onChoose, onRetry }: TroubleNoteProps): ReactNode {
  const Icon = trouble.isStop ? CircleX : TriangleAlert;
  return (
    <section className={`trouble ${trouble.isStop ? 'trouble--stop' : 'trouble--warn'}`} role="alert">
      <Icon className="icon" />
      <div>
        <h2>{trouble.title}</h2>
        <p>{trouble.text}</p>
        <p>{trouble.next}</p>
        {trouble.step === 'choose' && onChoose !== undefined && (
          <PushButton kind="main" onPress={onChoose} autoFocus={true}>
            {troubleWords.choose}
          </PushButton>
        )}
        {trouble.step === 'retry' && onRetry !== undefined && (
          <PushButton kind="main" onPress={onRetry} autoFocus={true}>
            {troubleWords.retry}
          </PushButton>
        )}
      </div>
    </section>
  );
}
