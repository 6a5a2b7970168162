/** The plain files of an import once it is stored: where they lie, as far as main knows, and whether they may be deleted. */
import type { SourceFile } from '../../../preload/views/strays.ts';
import type { FileSystemPort } from '../../vault/file-system.ts';
import { syncServiceOf } from '../../vault/sync-folder.ts';
import type { RemovableFiles } from '../strays/removable-files.ts';
import type { ReviewedSource } from './store-decided.ts';

/** Each place of each file once; what was pasted is no file. */
export async function sourceFiles(
  files: FileSystemPort,
  removable: RemovableFiles,
  reviewed: readonly ReviewedSource[],
): Promise<readonly SourceFile[]> {
  const sources = new Map<string, SourceFile>();
  for (const { file, hasLeftOut, holdsMore } of reviewed) {
    for (const [name, path] of file.places) {
      if (name === '' || sources.has(name)) continue;
      const known = path === null ? null : await whereIs(files, path);
      const id =
        known === null
          ? null
          : removable.add({ ...known, hash: file.hash, held: hasLeftOut ? 'some' : 'all', holdsMore });
      sources.set(name, {
        id,
        file: known?.path ?? name,
        sizeBytes: known?.sizeBytes ?? null,
        syncedBy: known === null ? null : syncServiceOf(known.path),
        hasLeftOut,
      });
    }
  }
  return [...sources.values()];
}

/** Where a link leads, the file behind it is the one that holds the codes. Null for what is gone by now. */
async function whereIs(
  files: FileSystemPort,
  path: string,
): Promise<{ readonly path: string; readonly sizeBytes: number } | null> {
  const real = await files.realPath(path);
  const there = await files.identity(real).catch(() => null);
  return there === null ? null : { path: real, sizeBytes: there.sizeBytes };
}
