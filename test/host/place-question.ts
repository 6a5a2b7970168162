/** What a page of Chromium's cannot do for the system, asked on the terminal: name a place that has no file yet, confirm a deed. */
import { once } from 'node:events';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { DialogFacts, QuestionFacts } from './sides.ts';

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
  const typed = await ask(`\u0007${title}: path for ${name} (Enter alone cancels): `, { input, output });
  const path = typed.trim().replace(/^~(?=[/\\]|$)/, homedir());
  return path === '' ? null : resolve(path);
}

/** The place of the button whose number was typed; the harmless one for anything else and where nobody can be asked. */
export async function askQuestion(
  { message, detail, buttons, cancelId }: QuestionFacts,
  { input, output, isTerminal }: Terminal,
): Promise<number> {
  if (!isTerminal) {
    output.write(`${message} Start from a terminal to answer that. Nothing was done.\n`);
    return cancelId;
  }
  const choices = buttons.map((button, place) => `${place + 1} ${button}`).join(', ');
  const typed = await ask(`\u0007${message}\n${detail}\n${choices}: `, { input, output });
  const place = /^\d+$/.test(typed.trim()) ? Number(typed) - 1 : cancelId;
  return place in buttons ? place : cancelId;
}

async function ask(question: string, { input, output }: Omit<Terminal, 'isTerminal'>): Promise<string> {
  const asking = createInterface({ input, output });
  // An input that ends leaves the question without an answer.
  const ended = once(asking, 'close').then(() => '');
  try {
    return await Promise.race([asking.question(question), ended]);
  } finally {
    asking.close();
  }
}
