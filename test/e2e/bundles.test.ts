/** What runs in the window, read off the built files: nothing in it can ask for anything that is not ours (product.md, promise 2). */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { networkWordsIn } from '../house/network-words.ts';
import { ROOT } from '../house/sources.ts';

test.each(['preload', 'renderer'])('no file of %s has a word of a network', (folder) => {
  const { files, words } = networkWordsIn(join(ROOT, 'out', folder));
  expect(files).toBeGreaterThan(0);
  expect(words).toEqual([]);
});
