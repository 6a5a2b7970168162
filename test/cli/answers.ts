/** Answers to the questions of `prove`, as someone with the paper in hand gives them. */
import type { Started } from './machine.ts';
import { DISCORD_CODES, GITHUB_CODES } from './sample-codes.ts';

const QUESTIONS = 3;
const QUESTION = /^(GitHub|Discord)\S*.*, code (\d+): characters (\d+) and (\d+) \(hyphens and blanks not counted\)$/;

/** The answer to one question, letters in the other case. */
export function rightAnswer(question: string): string {
  const [, service, number, first, second] = QUESTION.exec(question) ?? [];
  const code = (service === 'GitHub' ? GITHUB_CODES : DISCORD_CODES)[Number(number) - 1];
  if (code === undefined) throw new Error(`no answer to: ${question}`);
  const signs = code.replaceAll('-', '').toUpperCase();
  return `${signs.charAt(Number(first) - 1)} ${signs.charAt(Number(second) - 1)}`;
}

/** Answers each question as soon as it is asked. */
export async function answerRightly(proving: Started): Promise<void> {
  for (let asked = 1; asked <= QUESTIONS; asked += 1) {
    proving.type(rightAnswer(await proving.line(asked)));
  }
}
