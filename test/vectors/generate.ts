/** Writes every vector of test/vectors/vault again, byte for byte: `node test/vectors/generate.ts`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Cases } from './cases.ts';
import { CODE_CASES } from './cases-codes.ts';
import { FRAME_CASES } from './cases-frames.ts';
import { HEADER_CASES } from './cases-header.ts';
import { LOG_CASES } from './cases-log.ts';
import { SHARE_CASES } from './cases-shares.ts';
import { SLOT_CASES } from './cases-slots.ts';
import { TAIL_CASES } from './cases-tail.ts';
import { writeRulesPage } from './rules.ts';
import { restartIds } from './small-file.ts';
import { type Vector, writeVector } from './vector.ts';

export const VECTORS = join(import.meta.dirname, 'vault');
export const EXTENSION = '.txt';

/** Every file of the folder by its name: the vectors, and the page that says which rule each is about. */
export function generate(): ReadonlyMap<string, string> {
  const groups: readonly Cases[] = [
    HEADER_CASES,
    SLOT_CASES,
    SHARE_CASES,
    FRAME_CASES,
    LOG_CASES,
    CODE_CASES,
    TAIL_CASES,
  ];
  const texts = new Map<string, string>();
  const vectors: Vector[] = [];
  for (const [name, make] of groups.flatMap((cases) => Object.entries(cases))) {
    const file = `${name}${EXTENSION}`;
    if (texts.has(file)) throw new Error(`two vectors are called ${name}`);
    restartIds();
    const vector = { name, ...make() };
    vectors.push(vector);
    texts.set(file, writeVector(vector));
  }
  return texts.set('README.md', writeRulesPage(vectors));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await rm(VECTORS, { recursive: true, force: true });
  await mkdir(VECTORS, { recursive: true });
  for (const [file, text] of generate()) await writeFile(join(VECTORS, file), text);
}
