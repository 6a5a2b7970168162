/** What the command line says about an error: one sentence and the next step, from the closed table. */
import { CodedError, ERRORS, type ErrorCode, type ErrorFacts } from '../core/errors.ts';
import { printable } from './table.ts';

/** `coldkeep: CODE: sentence`, in one line. */
export function errorLine(code: ErrorCode, facts: ErrorFacts = {}, detail: string | null = null): string {
  const { sentence, next } = ERRORS[code];
  // A fact may come from a file that anyone can write, such as the host in a lock.
  const exact = printable([detail, factsInWords(facts, detail ?? '')].filter((part) => part).join(', '));
  return `coldkeep: ${code}: ${sentence}${exact === '' ? '' : ` (${exact})`} ${next}\n`;
}

/** The facts that the detail does not tell already. */
function factsInWords(facts: ErrorFacts, detail: string): string {
  return Object.entries(facts)
    .filter(([, value]) => !detail.includes(String(value)))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

export function lineOf(error: CodedError): string {
  return errorLine(error.code, error.facts, error.detail);
}

/** The exit status of a code, for a command that gave its result all the same. */
export function exitStatusOf(code: ErrorCode): number {
  return ERRORS[code].exit;
}

/** The exit status of an error; 1 for what nobody foresaw. */
export function exitStatus(error: unknown): number {
  return error instanceof CodedError ? ERRORS[error.code].exit : ERRORS.unforeseen.exit;
}
