/** Keys without a field: letters that do something only while nobody types, and shortcuts that always do. */
import { useEffect, useRef } from 'react';

/**
 * Names such as `u`, `/`, `?`, `Escape`, `Enter`, `Space`, or with the control key (Command on a Mac) `mod+k`. A handler that
 * gives false leaves the key to whoever else wants it.
 */
export type KeyMap = Readonly<Record<string, () => unknown>>;

function nameOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** A button, a choice or a link takes Enter and Space itself. */
function takesKey(target: EventTarget | null, name: string): boolean {
  if (name !== 'Enter' && name !== 'Space') return false;
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="option"], input, label') !== null;
}

/** A dialog or a list that is open has the keyboard for itself; only locking goes past it. */
function isBehindDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"]') !== null;
}

/**
 * Listens on the whole page as long as the component stands. The newest map counts.
 * @param isLast hears what no screen took, whichever of them was there first
 */
export function useKeys(map: KeyMap, isLast = false): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    // What is open when the key goes down has it, also when it closes on the way here.
    let isBehind = false;
    const look = (): void => {
      isBehind = isBehindDialog();
    };
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const name = nameOf(event);
      const act = latest.current[name];
      if (act === undefined || (name !== 'mod+l' && isBehind)) return;
      const hasModifier = name.startsWith('mod+');
      if (!hasModifier && name !== 'Escape' && (isTyping(event.target) || takesKey(event.target, name))) return;
      if (act() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', look, true);
    if (isLast) window.addEventListener('keydown', hear);
    else document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', hear);
      document.removeEventListener('keydown', hear);
    };
  }, [isLast]);
}
