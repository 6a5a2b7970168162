/** Files are being read, or sets stored: how far it is, and a way out. */
import type { ReactNode } from 'react';
import { type ImportState, importStore } from '../import-store.ts';
import { reviewWords as words } from '../messages/review.ts';
import './ImportWork.css';
import { ProgressBar } from './ProgressBar.tsx';
import { PushButton } from './PushButton.tsx';

export function ImportWork({ work, done }: Pick<ImportState, 'work' | 'done'>): ReactNode {
  if (work === null) return null;
  const name = work === 'reading' ? words.reading : words.storing;
  return (
    <div className="import-work">
      <p role="status">{name}</p>
      <ProgressBar name={name} done={done} />
      <PushButton onPress={() => void importStore.cancel()}>{words.cancelReading}</PushButton>
    </div>
  );
}
