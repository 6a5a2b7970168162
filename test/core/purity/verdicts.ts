/** What the compiler and the linter say of every fixture, each as if it lay in the product at the same path. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const fixtures = join(import.meta.dirname, 'fixtures');

/** Rules of the linter and errors of the compiler (`TS2304`), by the path of the fixture. */
export type Verdicts = ReadonlyMap<string, readonly string[]>;

/** The paths of all fixtures, as they would stand in the product. */
export function listFixtures(): string[] {
  return readdirSync(fixtures, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(fixtures.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A folder with the product's own rules in which the fixtures stand where the product's files stand. */
function layOut(folder: string): void {
  cpSync(fixtures, folder, { recursive: true });
  for (const rules of ['lint', 'tsconfig.base.json', 'main/core/tsconfig.json'])
    cpSync(join(root, rules), join(folder, rules), { recursive: true });
  const config: unknown = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  if (!isRecord(config)) throw new Error('biome.json is no object');
  const { vcs: _vcs, files: _files, $schema: _schema, ...rules } = config;
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
  // A package's own types may bring in what core must not know (electron's bring in Node's): those are linted only.
  writeFileSync(
    join(folder, 'main/core/own.json'),
    JSON.stringify({ extends: './tsconfig.json', include: ['.'], exclude: ['packages'] }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

function run(folder: string, tool: string, args: readonly string[]): string {
  const { stdout, error } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) throw error;
  return stdout;
}

function lint(folder: string): [path: string, rule: string][] {
  const text = run(folder, '@biomejs/biome/bin/biome', [
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    'main',
    'renderer',
    'preload',
    'rescue',
  ]);
  const report: unknown = JSON.parse(text);
  if (!isRecord(report) || !Array.isArray(report['diagnostics'])) throw new Error(`no report: ${text.slice(0, 200)}`);
  return report['diagnostics'].filter(isRecord).map(({ location, category, message }) => {
    const path = isRecord(location) ? location['path'] : null;
    const where = isRecord(path) ? path['file'] : path;
    return [
      String(where).replaceAll('\\', '/').replace(/^\.\//, ''),
      category === 'plugin' ? `plugin: ${JSON.stringify(message)}` : String(category),
    ];
  });
}

function compile(folder: string): [path: string, error: string][] {
  const text = run(folder, 'typescript/bin/tsc', ['-p', 'main/core/own.json', '--pretty', 'false']);
  return [...text.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(([, path, code]) => [String(path), String(code)]);
}

export function judgeFixtures(): Verdicts {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-purity-'));
  try {
    layOut(folder);
    const verdicts = new Map<string, string[]>(listFixtures().map((path) => [path, []]));
    for (const [path, verdict] of [...lint(folder), ...compile(folder)]) verdicts.get(path)?.push(verdict);
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
