/** What was not understood about a call, without repeating what was typed: it may be a code or a passphrase. */
import type { CommanderError } from 'commander';

/** One clause, in one line. */
export function misunderstanding({ code, message }: Pick<CommanderError, 'code' | 'message'>): string {
  const plain = message.replace(/^error: /, '');
  switch (code) {
    case 'commander.unknownOption':
      return `unknown option${optionName(plain)}${suggestion(plain)}`;
    case 'commander.unknownCommand':
      return `unknown command${suggestion(plain)}`;
    case 'commander.excessArguments':
      return plain.replace(/ but got (\d+):[\s\S]*$/, ' but got $1');
    case 'commander.invalidArgument':
      return invalid(plain);
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
    case 'commander.missingMandatoryOptionValue':
      return plain;
    default:
      return 'see its arguments and options';
  }
}

/** `--passphrase=secret` is called by its first part; what does not look like the name of an option is not called at all. */
function optionName(message: string): string {
  const name = /'(-[a-zA-Z]|--[a-z][a-z-]{0,30})[='\s]/.exec(message)?.[1];
  return name === undefined ? '' : ` ${name}`;
}

function suggestion(message: string): string {
  const meant = /\(Did you mean ([^?\n]+)\?\)\s*$/.exec(message)?.[1];
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

/** The value stands in the middle of the message; what is said of it at the ends. */
function invalid(message: string): string {
  const option = /^option '([^']+)'/.exec(message)?.[1];
  const argument = /is invalid for argument '([^']+)'\. [^']*$/.exec(message)?.[1];
  const reason = /(?:It must be|Allowed choices are) [^']*$/.exec(message)?.[0] ?? 'It is invalid.';
  return `${option ?? argument ?? 'an argument'}: ${reason}`;
}
