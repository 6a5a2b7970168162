/** Questions on the terminal, drawn on standard error so that a result can be piped; a test answers them in their place. */

export interface Answer<T> {
  readonly name: string;
  readonly value: T;
}

export interface Questions {
  /** One of several; nothing is chosen before. */
  choose<T>(message: string, answers: readonly Answer<T>[]): Promise<T>;
  /** Any number of several, some of which may be ticked already. */
  tick<T>(message: string, answers: readonly (Answer<T> & { readonly isTicked: boolean })[]): Promise<readonly T[]>;
  /** A line of text. `refuse` says what is wrong with it, or null. */
  text(message: string, refuse: (text: string) => string | null): Promise<string>;
  /** The same for a code: it does not stay on the terminal. */
  code(message: string, refuse: (text: string) => string | null): Promise<string>;
}

const check =
  (refuse: (text: string) => string | null) =>
  (text: string): string | true =>
    refuse(text) ?? true;

/** Rows of a menu that are in sight at once. */
const PAGE = 15;

export function terminalQuestions(): Questions {
  const context = { output: process.stderr };
  return {
    choose: async (message, answers) => {
      const { select } = await import('@inquirer/prompts');
      return select({ message, choices: [...answers], pageSize: PAGE }, context);
    },
    tick: async (message, answers) => {
      const { checkbox } = await import('@inquirer/prompts');
      const choices = answers.map(({ isTicked, ...answer }) => ({ ...answer, checked: isTicked }));
      return checkbox({ message, choices, pageSize: PAGE }, context);
    },
    text: async (message, refuse) => {
      const { input } = await import('@inquirer/prompts');
      return input({ message, validate: check(refuse) }, context);
    },
    code: async (message, refuse) => {
      const { input } = await import('@inquirer/prompts');
      return input({ message, validate: check(refuse) }, { ...context, clearPromptOnDone: true });
    },
  };
}
