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
  /** Where a backup is a way out, beside the step. */
  readonly onRestore?: () => void;
}

export function TroubleNote({ trouble, onChoose, onRetry, onRestore }: TroubleNoteProps): ReactNode {
  const Icon = trouble.isStop ? CircleX : TriangleAlert;
  return (
    <section className={`trouble ${trouble.isStop ? 'trouble--stop' : 'trouble--warn'}`} role="alert">
      <Icon className="icon" />
      <div>
        <h2>{trouble.title}</h2>
        <p>{trouble.text}</p>
        <p>{trouble.next}</p>
        <div className="actions">
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
          {onRestore !== undefined && <PushButton onPress={onRestore}>{troubleWords.restore}</PushButton>}
        </div>
      </div>
    </section>
  );
}
