/** Made exports of password managers, from their bytes to all that `inspect --json` says of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFileContents } from '../../../main/unpack/read-file.ts';

interface Expected {
  readonly encoding: string;
  readonly password: string | null;
  readonly sets: readonly Readonly<Record<string, unknown>>[];
  readonly ignored: readonly string[];
  readonly warnings: readonly string[];
}

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`../files/${name}`, import.meta.url)));
const expected: Readonly<Record<string, Expected>> = JSON.parse(Buffer.from(bytesOf('expected.json')).toString());

describe.each(Object.entries(expected))('%s', (name, { encoding, password, sets, ignored, warnings }) => {
  // A name that says nothing of what the file is.
  it.each([name, 'codes.txt'])('as %s', async (givenName) => {
    const found = await readFileContents(givenName, bytesOf(name), { password });
    expect(found.sets).toMatchObject(sets);
    expect(found.ignored.map(({ text }) => text).toSorted()).toEqual(ignored.toSorted());
    expect({ encoding: found.encoding, warnings: found.warnings }).toEqual({ encoding, warnings });
  });
});
