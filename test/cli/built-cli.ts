/** The built command line in a folder of its own, so that a build that runs meanwhile cannot pull it away from under a test. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = join(ROOT, 'out/main');
/** The page that `rescue-kit` writes, where the build has put it. */
const BUILT_RESCUE = join(ROOT, 'out/rescue');
const KEPT = join(ROOT, 'node_modules/.cache/coldkeep-cli');
const SOURCES = ['main', 'rescue', 'assets', 'package.json', 'electron.vite.config.ts', 'rescue.vite.config.ts'];
const HOUR_MS = 3_600_000;

let found: string | null = null;

/** Path of `cli.js`: of `out/` when that is as new as the sources, else of a build made for it. The same for a whole test file. */
export function builtCli(): string {
  found ??= findOrBuild();
  return found;
}

function findOrBuild(): string {
  const newest = Math.max(...SOURCES.map((source) => newestMs(join(ROOT, source))));
  const fresh = builtAtMs() >= newest;
  const stamp = fresh ? `out-${builtAtMs()}` : `sources-${newest}`;
  const folder = join(KEPT, createHash('sha256').update(stamp).digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    mkdirSync(KEPT, { recursive: true });
    dropOld();
    const work = mkdtempSync(join(KEPT, 'work-'));
    if (!fresh || !copyWhole(work)) buildInto(work);
    cpSync(join(ROOT, 'package.json'), join(work, 'package.json'));
    moveInto(work, folder);
  }
  return join(folder, 'main/cli.js');
}

function newestMs(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function builtAtMs(): number {
  return statSync(join(BUILT, 'cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** False when a build emptied or replaced `out/` while it was copied. */
function copyWhole(work: string): boolean {
  const before = builtAtMs();
  try {
    cpSync(BUILT, join(work, 'main'), { recursive: true });
    cpSync(BUILT_RESCUE, join(work, 'rescue'), { recursive: true });
  } catch {
    return false;
  }
  return before !== 0 && builtAtMs() === before && chunksAreThere(join(work, 'main'));
}

function chunksAreThere(folder: string): boolean {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .every((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [...text.matchAll(/(?:from\s*|import\()"\.\/([\w.-]+\.js)"/g)].every(([, chunk]) =>
        existsSync(join(folder, chunk ?? '')),
      );
    });
}

function buildInto(work: string): void {
  rmSync(join(work, 'main'), { recursive: true, force: true });
  const options = ['build', '--logLevel', 'error', '--outDir'];
  build('electron-vite/bin/electron-vite.js', [...options, work]);
  build('vite/bin/vite.js', [...options, join(work, 'rescue'), '--config', 'rescue.vite.config.ts']);
}

function build(builder: string, options: readonly string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'node_modules', builder), ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Another test file may have been faster. */
function moveInto(work: string, folder: string): void {
  try {
    renameSync(work, folder);
  } catch {
    rmSync(work, { recursive: true, force: true });
  }
}

function dropOld(): void {
  for (const name of readdirSync(KEPT)) {
    const path = join(KEPT, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > HOUR_MS) rmSync(path, { recursive: true, force: true });
  }
}
