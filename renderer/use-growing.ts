/** Draws a long page in parts, some more in every frame, so that no part holds the window up. */
import { useEffect, useState } from 'react';

const AT_ONCE = 6;

/** @returns how many of `total` stand on the page by now, and a way to have them all at once. */
export function useGrowing(total: number): readonly [shown: number, showAll: () => void] {
  const [shown, setShown] = useState(AT_ONCE);
  useEffect(() => {
    if (shown >= total) return;
    const frame = requestAnimationFrame(() => setShown(shown + AT_ONCE));
    return () => cancelAnimationFrame(frame);
  }, [shown, total]);
  return [Math.min(shown, total), () => setShown(total)];
}
