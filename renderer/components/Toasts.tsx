/** Short messages at the lower left, one at a time. What they say is spoken by whoever shows them (toasts.ts). */
import { CircleCheck, CircleX, Info, type LucideIcon, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { frameWords as words } from '../messages/frame.ts';
import { answerToast, dropToast, type Toast, useToast } from '../toasts.ts';
import { IconButton } from './IconButton.tsx';
import { KeyCap } from './KeyCap.tsx';
import { PushButton } from './PushButton.tsx';
import './Toasts.css';

const icons: Readonly<Record<Toast['tone'], LucideIcon>> = { good: CircleCheck, usual: Info, stop: CircleX };
const SHOWN_MILLISECONDS = 8000;

/** A message that asks for nothing goes by itself, but not from under the pointer or the focus. */
function useGoesByItself(toast: Toast | null, isHeld: boolean): void {
  useEffect(() => {
    if (toast === null || toast.action !== undefined || isHeld) return undefined;
    const timer = setTimeout(dropToast, SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
}

export function Toasts(): ReactNode {
  const toast = useToast();
  const [isHeld, setHeld] = useState(false);
  useGoesByItself(toast, isHeld);
  if (toast === null) return null;
  const { tone, text, detail, action } = toast;
  const Icon = icons[tone];
  return (
    <section
      key={text}
      className={`toast toast--${tone}`}
      aria-label={words.message}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className="icon" aria-hidden="true" />
      <p>
        {text}
        {detail !== undefined && <small>{detail}</small>}
      </p>
      {action !== undefined && (
        <PushButton
          onPress={answerToast}
          {...(action.key === undefined ? {} : { 'aria-keyshortcuts': action.key.toLowerCase() })}
        >
          {action.name}
          {action.key !== undefined && <KeyCap keys={action.key} />}
        </PushButton>
      )}
      <IconButton icon={X} name={words.closeMessage} isBare={true} onPress={dropToast} />
    </section>
  );
}
