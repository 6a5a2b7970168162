/** The exports among the sample files of the import facts, each under its own name and under a name that says nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SetDraft } from '../../main/core/importers/draft.ts';
import { readFileContents } from '../../main/unpack/read-file.ts';

interface ExpectedFile {
  readonly encoding: string;
  readonly password: string | null;
  readonly sets: readonly Partial<SetDraft>[];
  readonly ignored: readonly string[];
  readonly warnings: readonly string[];
}

const FOLDER = new URL('./samples/', import.meta.url);
const EXPECTED: Record<string, ExpectedFile> = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));
const SAMPLES = Object.entries(EXPECTED);
const LOCKED = SAMPLES.filter(([, { password }]) => password !== null);
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FOLDER)));

describe('sample exports', () => {
  it('are all described', () => {
    expect(readdirSync(FOLDER).filter((name) => name !== 'expected.json')).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(SAMPLES)('%s gives what a perfect importer finds', async (name, expected) => {
    const { password } = expected;
    const { encoding, sets, ignored, warnings } = await readFileContents(name, bytesOf(name), { password });
    expect({ encoding, warnings }).toEqual({ encoding: expected.encoding, warnings: expected.warnings });
    expect(sets).toMatchObject(expected.sets);
    expect(sets.map(({ codes }) => codes)).toEqual(expected.sets.map(({ codes }) => codes));
    expect(ignored.map(({ text }) => text)).toEqual(expect.arrayContaining([...expected.ignored]));
  });

  it.each(SAMPLES)('%s gives the same under another name', async (name, { password }) => {
    const named = await readFileContents(name, bytesOf(name), { password });
    expect(await readFileContents('backup', bytesOf(name), { password })).toEqual(named);
  });

  it.each(LOCKED)('%s asks for its password, and says when it does not fit', async (name) => {
    await expect(readFileContents(name, bytesOf(name))).rejects.toMatchObject({ code: 'password-needed' });
    const wrong = readFileContents(name, bytesOf(name), { password: 'sample password' });
    await expect(wrong).rejects.toMatchObject({ name: 'UnpackError', code: 'wrong-secret' });
  });
});
