/** Pages without their codes: dots of one width stand where the signs of codes would (desktop.md, screen 7). */
import type { Operation, Page, TextRun } from '../core/paper/drawing.ts';

type CodeOperation = Extract<Operation, { readonly op: 'code' }>;

const DOT = '•';

/** The lengths of its words would tell a part of a phrase. */
const DOTS_PER_WORD = 6;

/** The same page for every code of the same length that is laid out alike; no text of a code is in it. */
export function veilPage(page: Page): Page {
  return { ...page, operations: page.operations.flatMap(veilOperation) };
}

function veilOperation(operation: Operation): readonly Operation[] {
  if (operation.op !== 'code') return [operation];
  const isPhrase = showsWords(operation);
  return operation.runs.map((run) => ({ op: 'text', run: veilRun(run, isPhrase) }));
}

function veilRun(run: TextRun, isWord: boolean): TextRun {
  return { ...run, text: DOT.repeat(isWord ? DOTS_PER_WORD : Array.from(run.text).length) };
}

function showsWords({ actual, runs }: CodeOperation): boolean {
  const words = actual.split(' ').filter((word) => word !== '');
  return words.length > 1 && words.length === runs.length && words.every((word, index) => word === runs[index]?.text);
}
