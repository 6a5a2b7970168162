/** The sample files of the import facts, each under its own name and under a name that says nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SetDraft } from '../../../main/core/importers/draft.ts';
import { readTexts } from '../../../main/core/importers/read-texts.ts';
import { unpack } from '../../../main/unpack/document.ts';

interface ExpectedFile {
  readonly encoding: string;
  readonly sets: readonly Partial<SetDraft>[];
  readonly ignored: readonly string[];
  readonly warnings: readonly string[];
}

const FOLDER = new URL('./samples/', import.meta.url);
const EXPECTED: Record<string, ExpectedFile> = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));
const SAMPLES = Object.entries(EXPECTED);

const ABSENT = {
  account: null,
  label: null,
  generatedAt: null,
  expiresAt: null,
  retired: false,
  replacesOlder: false,
  indexBase: 1,
  orderSure: true,
  doubtful: [],
};

describe('sample files', () => {
  it('are all described', () => {
    expect(
      readdirSync(FOLDER)
        .filter((name) => name !== 'expected.json')
        .sort(),
    ).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(SAMPLES)('%s gives what a perfect importer finds', async (name, expected) => {
    const { encoding, ...unpacked } = await unpack(name, readFileSync(new URL(name, FOLDER)));
    const { sets, warnings } = readTexts(unpacked.documents, unpacked.warnings, unpacked.ignored);
    expect(encoding).toBe(expected.encoding);
    expect(sets).toMatchObject(expected.sets.map((set) => ({ ...ABSENT, ...set })));
    expect(sets).toHaveLength(expected.sets.length);
    expect(warnings).toEqual(expected.warnings);
    const taken = sets.flatMap((set) => set.codes.map((code) => code.text));
    expect(taken.filter((text) => expected.ignored.includes(text))).toEqual([]);
  });

  it.each(SAMPLES)('%s gives the same codes as codes.txt', async (name, expected) => {
    const { documents } = await unpack('codes.txt', readFileSync(new URL(name, FOLDER)));
    const { sets } = readTexts(documents);
    expect(sets.map((set) => ({ kind: set.kind, codes: set.codes.map(({ text, used }) => [text, used]) }))).toEqual(
      expected.sets.map((set) => ({ kind: set.kind, codes: set.codes?.map(({ text, used }) => [text, used]) })),
    );
    for (const [index, set] of sets.entries()) {
      expect([null, expected.sets[index]?.service]).toContain(set.service);
    }
  });
});
