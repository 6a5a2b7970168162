/** While a vault is opened: how far it is, why it takes its time, and a way out. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { Progress } from '../../preload/contract.ts';
import { keys } from '../messages/intl.ts';
import { progressWords as words } from '../messages/unlock.ts';
import { KeyCap } from './KeyCap.tsx';
import './OpeningProgress.css';
import { PushButton } from './PushButton.tsx';

interface OpeningProgressProps {
  /** What it is: opening or creating. */
  readonly title: string;
  readonly progress: Progress;
  readonly onCancel: () => void;
}

export function OpeningProgress({ title, progress, onCancel }: OpeningProgressProps): ReactNode {
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onCancel();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [onCancel]);
  return (
    <section className="opening" ref={section} tabIndex={-1} aria-label={title}>
      <p aria-live="polite">
        <strong>{title}</strong>
        <span className="opening__step">{words.steps[progress.step]}</span>
      </p>
      <progress
        aria-label={words.steps[progress.step]}
        {...(progress.done === null ? {} : { value: progress.done, max: 1 })}
      />
      <div className="opening__foot">
        <p className="quiet">{words.why}</p>
        <PushButton onPress={onCancel} aria-keyshortcuts="Escape">
          {words.cancel}
          <KeyCap keys={keys.escape} />
        </PushButton>
      </div>
    </section>
  );
}
