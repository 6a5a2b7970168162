/** Draws a long page in parts, some more in every frame, so that no part holds the window up. */
import { useEffect, useState } from 'react';

/** What fills a window. */
const AT_FIRST = 6;
/** As much as one frame bears. */
const A_FRAME = 2;

/** @returns how many of `total` stand on the page by now, and a way to have them all at once. */
export function useGrowing(total: number): readonly [shown: number, showAll: () => void] {
  const [shown, setShown] = useState(AT_FIRST);
  useEffect(() => {
    if (shown >= total) return;
    const frame = requestAnimationFrame(() => setShown(shown + A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [shown, total]);
  return [Math.min(shown, total), () => setShown(total)];
}
