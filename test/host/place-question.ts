/** Where a new file goes, asked on the terminal: a page of Chromium's cannot name a place that has no file yet. */
import { once } from 'node:events';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { DialogFacts } from './sides.ts';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Somebody can answer. */
  readonly isTerminal: boolean;
}

/** The absolute path that was typed, a leading `~` meaning the home; null for an empty line and where nobody can be asked. */
export async function askForPlace(
  { title, suggested, isFolder }: DialogFacts,
  { input, output, isTerminal }: Terminal,
): Promise<string | null> {
  const name = suggested ?? (isFolder ? 'the folder' : 'a name');
  if (!isTerminal) {
    output.write(`${title}: start from a terminal to say where ${name} goes. Nothing was saved.\n`);
    return null;
  }
  const asking = createInterface({ input, output });
  // An input that ends leaves the question without an answer.
  const ended = once(asking, 'close').then(() => '');
  try {
    const question = `\u0007${title}: path for ${name} (Enter alone cancels): `;
    const typed = await Promise.race([asking.question(question), ended]);
    const path = typed.trim().replace(/^~(?=[/\\]|$)/, homedir());
    return path === '' ? null : resolve(path);
  } finally {
    asking.close();
  }
}
