/** Says that the vault is about to lock because nobody did anything, and how to keep it open (desktop.md, behaviour). */
import { Lock } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCountdown } from '../countdowns.ts';
import { lockBarWords as words } from '../messages/frame.ts';
import { say } from '../speech.ts';
import { PushButton } from './PushButton.tsx';
import './Toasts.css';

/** Seconds left at which it is said aloud, each once. */
const SAID_AT = [30, 10];

function useSaysWhenItLocks(left: number | null): void {
  const saidAt = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    if (left === null) {
      saidAt.current = Number.POSITIVE_INFINITY;
      return;
    }
    const due = SAID_AT.findLast((seconds) => left <= seconds);
    if (due === undefined || due >= saidAt.current) return;
    saidAt.current = due;
    say(words.locksIn(left), 'assertive');
  }, [left]);
}

/** The time that the settings give, asked for once the warning stands. */
function useIdleMinutes(isShown: boolean): number | null {
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    if (!isShown) return;
    void window.vault.settings().then((answer) => {
      if (answer.ok) setMinutes(answer.value.idleMinutes);
    });
  }, [isShown]);
  return minutes;
}

export function LockBar(): ReactNode {
  const left = useCountdown('lock');
  const minutes = useIdleMinutes(left !== null);
  useSaysWhenItLocks(left);
  if (left === null) return null;
  return (
    <section className="toast" aria-label={words.label}>
      <Lock className="icon" aria-hidden="true" />
      <p>
        {words.locksIn(left)}
        <small>{words.because(minutes)}</small>
      </p>
      <PushButton onPress={() => void window.vault.reportActivity()}>{words.stay}</PushButton>
    </section>
  );
}
