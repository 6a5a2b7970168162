/** Where in the open vault the user is, and the way back. Focus returns to where it was when a place was left. */
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Place =
  | { readonly at: 'board' }
  | { readonly at: 'account'; readonly account: string }
  /** One code alone on the screen; `number` null: the next one of the set. */
  | { readonly at: 'use'; readonly account: string; readonly set: string; readonly number: number | null }
  /** The question how a code that was shown before went. */
  | { readonly at: 'outcome'; readonly account: string; readonly set: string; readonly number: number }
  | { readonly at: 'review' }
  | { readonly at: 'print'; readonly sets: readonly string[] }
  | { readonly at: 'prove'; readonly copy: string }
  /** A copy that gets the focus, such as one that is to be destroyed. */
  | { readonly at: 'sheets'; readonly copy?: string }
  | { readonly at: 'log'; readonly account: string | null }
  | { readonly at: 'settings' }
  | { readonly at: 'backups' }
  | { readonly at: 'ways' }
  | { readonly at: 'sweep' }
  | { readonly at: 'restore' }
  | { readonly at: 'merge' }
  | { readonly at: 'offline' }
  | { readonly at: 'about' };

interface Stop {
  readonly place: Place;
  /** `data-focus` of what had the focus when it was left. */
  readonly focus: string | null;
}

/** Asked before the user goes away from here: it calls `leave`, at once or later, or stays. */
export type LeaveGuard = (leave: () => void) => void;

export interface Places {
  readonly subscribe: (changed: () => void) => () => void;
  readonly now: () => Place;
  go(place: Place): void;
  /** Another place instead of this one: back skips it. */
  swap(place: Place): void;
  /** To where the user came from; from the first place nothing happens. */
  back(): void;
  /** To the board, nothing behind it; no guard is asked. */
  reset(): void;
  /** To the board, nothing behind it. @param focus `data-focus` of what gets the focus there; null: the heading. */
  home(focus?: string | null): void;
  /** Stands before every way out of this place until it let someone out or is taken off by null. */
  guard(ask: LeaveGuard | null): void;
  /** What should get the focus on arrival, said once; null: the heading. */
  takeFocus(): string | null;
}

const start: Stop = { place: { at: 'board' }, focus: null };

function focusNow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-focus]')?.dataset['focus'] ?? null;
}

export function createPlaces(): Places {
  const listeners = new Set<() => void>();
  let stops: readonly Stop[] = [start];
  let focus: string | null = null;
  let asked: LeaveGuard | null = null;

  const here = (): Stop => stops[stops.length - 1] ?? start;
  const change = (next: readonly Stop[], toFocus: string | null): void => {
    stops = next;
    focus = toFocus;
    for (const changed of listeners) changed();
  };
  const leave = (step: () => void): void => {
    if (asked === null) step();
    else
      asked(() => {
        asked = null;
        step();
      });
  };

  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    now: () => here().place,
    go: (place) =>
      leave(() => change([...stops.slice(0, -1), { ...here(), focus: focusNow() }, { place, focus: null }], null)),
    swap: (place) => leave(() => change([...stops.slice(0, -1), { place, focus: null }], null)),
    back: () => {
      if (stops.length === 1) return;
      const before = stops.slice(0, -1);
      leave(() => change(before, before[before.length - 1]?.focus ?? null));
    },
    reset: () => {
      asked = null;
      change([start], null);
    },
    home: (toFocus = null) => leave(() => change([start], toFocus)),
    guard: (ask) => {
      asked = ask;
    },
    takeFocus: () => {
      const taken = focus;
      focus = null;
      return taken;
    },
  };
}

export const places = createPlaces();

export function usePlace(): Place {
  return useSyncExternalStore(places.subscribe, places.now);
}

/**
 * Focus on arrival: back on what had it before, else on the heading that the ref is for (give it `tabIndex={-1}`).
 * What may get the focus back carries `data-focus` with a name that is unique on its screen.
 */
export function useArrival<T extends HTMLElement>(): React.RefObject<T | null> {
  const heading = useRef<T>(null);
  useEffect(() => {
    const wanted = places.takeFocus();
    const before = wanted === null ? null : document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(wanted)}"]`);
    (before ?? heading.current)?.focus();
  }, []);
  return heading;
}
