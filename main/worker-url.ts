/** Where the entry of a worker lies: `.ts` beside its source when unbuilt, `.js` beside the bundle when built. */
export function workerUrl(
  name: 'kdf-worker' | 'sheet-worker' | 'import-worker',
  folder: 'vault' | 'sheets' | 'unpack',
): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(`./${folder}/${name}.ts`, import.meta.url)
    : new URL(`./${name}.js`, import.meta.url);
}
