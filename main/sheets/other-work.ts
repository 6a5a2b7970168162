/** Gives way: drawing runs in slices, so that the window and the lock timer keep going. */

/** Resolves after everything that was waiting has had its turn. */
export function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
