/** How much of the build the window loads. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const root = resolve(import.meta.dirname, '../..');

/** All files of the page, typefaces and all, each of them compressed. */
export function bundleRow(): Row {
  const folder = resolve(root, process.env['COLDKEEP_OUT'] ?? 'out', 'renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  const sizeOf = (paths: readonly string[]): number =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0) / 1e3;
  const code = files.filter((path) => /\.(?:js|css|html)$/.test(path));
  return {
    what: 'the page, all its files, gzip-compressed',
    unit: 'kB',
    ours: sizeOf(files),
    peer: null,
    judged: 'itself',
    bound: 900,
    about: `${sizeOf(code).toFixed(0)} kB of it are script, style and HTML, the rest typefaces`,
  };
}
