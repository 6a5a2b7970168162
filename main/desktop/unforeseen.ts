/** What nobody foresaw ends the app: locked first, and without a word of what was in the error. */
import { CodedError, ERRORS } from '../core/errors.ts';

interface Surroundings {
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly write: (text: string) => void;
  /** Lets go of keys and files. */
  readonly finish: () => Promise<unknown>;
  readonly exit: (status: number) => void;
}

/** The code, and where it came from. The message stays out: it may quote a line of a file that holds codes. */
export function harmlessWords(error: unknown): string {
  const code = error instanceof CodedError ? error.code : 'unforeseen';
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => /^ {4}at /.test(line));
  return [`coldkeep: ${code}: ${ERRORS[code].sentence}`, ...places, ''].join('\n');
}

export function endOnUnforeseen({ process, write, finish, exit }: Surroundings): void {
  let isEnding = false;
  const end = (error: unknown): void => {
    write(harmlessWords(error));
    if (isEnding) return;
    isEnding = true;
    const leave = (): void => exit(1);
    finish().then(leave, leave);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
