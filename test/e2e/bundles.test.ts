/** What runs in the window, read off the built files: nothing in it can ask for anything that is not ours (product.md, promise 2). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { networkWordsIn } from '../house/network-words.ts';
import { ROOT } from '../house/sources.ts';

test.each(['preload', 'renderer'])('no file of %s has a word of a network', (folder) => {
  const { files, words } = networkWordsIn(join(ROOT, 'out', folder));
  expect(files).toBeGreaterThan(0);
  expect(words).toEqual([]);
});

test('the page with its fonts is less than 900 kB, compressed', () => {
  const folder = join(ROOT, 'out', 'renderer');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length);
  expect(files.map(({ name }) => name)).toContain('index.html');
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(900_000);
});
