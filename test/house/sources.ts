/** The product's own source files and what each of them imports, read as text. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Import {
  /** Path of the importing file, from the root. */
  readonly from: string;
  /** Path from the root of what is imported, or the name of a package or of a module of Node. */
  readonly what: string;
  /** True where nothing of it is left at run time. */
  readonly isType: boolean;
}

/** Files below a folder of the root whose names end so. */
export function listFiles(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'\s*\)/g;

function importsOf(path: string): Import[] {
  const text = read(path);
  const named = (what: string): string =>
    what.startsWith('.') ? posix.normalize(posix.join(dirname(path), what.replace(/\?.*$/, ''))) : what;
  return [
    ...[...text.matchAll(statement)].map(([, type, what = '']) => ({
      from: path,
      what: named(what),
      isType: type !== undefined,
    })),
    ...[...text.matchAll(dynamic)].map(([, what, required]) => ({
      from: path,
      what: named(what ?? required ?? ''),
      isType: false,
    })),
  ];
}

/** Every import of every source file below a folder of the root. */
export function listImports(folder: string): Import[] {
  return listFiles(folder, '.ts', '.tsx').flatMap(importsOf);
}
