/** What is installed is what was written down: one Node, exact versions, no script of a package runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, read } from './sources.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function json(path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(read(path));
  if (!isRecord(value)) throw new Error(`${path} is no object`);
  return value;
}

function section(from: Readonly<Record<string, unknown>>, name: string): [string, unknown][] {
  const value = from[name];
  return isRecord(value) ? Object.entries(value) : [];
}

const manifest = json('package.json');

describe('Node', () => {
  const pins = section(manifest, 'optionalDependencies').filter(([name]) => name.startsWith('node-'));
  const here = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const pinned = existsSync(join(ROOT, 'node_modules', here));

  test('every platform package and .node-version name one version', () => {
    expect(pins.length).toBeGreaterThan(0);
    expect(new Set([...pins.map(([, version]) => version), read('.node-version').trim()]).size).toBe(1);
  });

  test.runIf(pinned)('the tests run on the pinned one', () => {
    expect(process.versions.node).toBe(pins[0]?.[1]);
  });

  test.skipIf(pinned)('without a platform package the tests run on one that is new enough', () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    expect(major > 24 || (major === 24 && minor >= 15)).toBe(true);
  });
});

describe('packages', () => {
  test.each(['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'])(
    '%s have exact versions',
    (name) => {
      const loose = section(manifest, name).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)));
      expect(loose).toEqual([]);
    },
  );

  test('the lock file holds no package with an install script', () => {
    const packages = section(json('package-lock.json'), 'packages');
    expect(packages.length).toBeGreaterThan(100);
    const scripted = packages.filter(([, entry]) => isRecord(entry) && entry['hasInstallScript'] === true);
    expect(scripted.map(([name]) => name).filter((name) => name !== '')).toEqual([]);
  });

  test('the lock file has a hash for every package, and no source but the registry', () => {
    const packages = section(json('package-lock.json'), 'packages').filter(([name]) => name !== '');
    const isFine = (entry: unknown): boolean =>
      isRecord(entry) &&
      String(entry['integrity']).startsWith('sha512-') &&
      String(entry['resolved'] ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/');
    expect(packages.filter(([, entry]) => !isFine(entry)).map(([name]) => name)).toEqual([]);
  });
});
