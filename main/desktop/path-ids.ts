/** Names for paths that the window may hold: random and of this run, so that it never has a path that it could send. */
import type { RandomPort } from '../vault/random.ts';

export interface PathIds {
  /** The same path has the same id. */
  of(path: string): string;
  /** Null for an id that was not given out. */
  pathOf(id: string): string | null;
}

export function createPathIds(random: RandomPort): PathIds {
  const byPath = new Map<string, string>();
  return {
    of: (path) => {
      const known = byPath.get(path);
      if (known !== undefined) return known;
      const id = [...random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      byPath.set(path, id);
      return id;
    },
    pathOf: (id) => [...byPath].find(([, known]) => known === id)?.[0] ?? null,
  };
}
