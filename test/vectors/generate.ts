/** Writes every vector of test/vectors/vault again, byte for byte: `node test/vectors/generate.ts`. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
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
import { restartIds } from './small-file.ts';
import { writeVector } from './vector.ts';

export const VECTORS = join(import.meta.dirname, 'vault');
export const EXTENSION = '.txt';

/** The text of every vector by its name. */
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
  for (const [name, make] of groups.flatMap((cases) => Object.entries(cases))) {
    if (texts.has(name)) throw new Error(`two vectors are called ${name}`);
    restartIds();
    texts.set(name, writeVector({ name, ...make() }));
  }
  return texts;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await mkdir(VECTORS, { recursive: true });
  for (const old of await readdir(VECTORS)) if (old.endsWith(EXTENSION)) await rm(join(VECTORS, old));
  for (const [name, text] of generate()) await writeFile(join(VECTORS, `${name}${EXTENSION}`), text);
}
