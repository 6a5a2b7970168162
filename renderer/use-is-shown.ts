/** Whether the style sheet shows a box or, where the window is too narrow for it, does not. */
import { type RefObject, useLayoutEffect, useState } from 'react';

export function useIsShown(box: RefObject<HTMLElement | null>): boolean {
  const [isShown, setShown] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => setShown(getComputedStyle(element).display !== 'none');
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return isShown;
}
