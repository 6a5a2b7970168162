#!/usr/bin/env node
/** The composition root of the command line: arguments in, exit status out. */
import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type Action, buildProgram } from './cli/program.ts';
import { errorLine, exitStatus, lineOf } from './cli/sentences.ts';
import { InputLines, type Terminal } from './cli/terminal.ts';
import { CodedError } from './core/errors.ts';

const INTERRUPTED = 130;

// Files that a command makes are for their owner only.
process.umask(0o077);

const tidyUps: (() => Promise<void>)[] = [];

async function tidyUp(): Promise<void> {
  for (let tidy = tidyUps.pop(); tidy !== undefined; tidy = tidyUps.pop()) await tidy();
}

const terminal: Terminal = {
  out: (text) => {
    process.stdout.write(text);
  },
  say: (text) => {
    process.stderr.write(text);
  },
  canAsk: process.stdin.isTTY === true && process.stderr.isTTY === true,
  env: process.env,
  input: new InputLines(process.stdin),
  endWith: (status) => {
    process.exitCode = status;
  },
  atEnd: (tidy) => {
    tidyUps.push(tidy);
  },
};

/** A reader that went away has what it wanted: no error. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') void tidyUp().finally(() => process.exit());
  });
}

process.on('SIGINT', () => {
  terminal.say(errorLine('interrupted'));
  void tidyUp().finally(() => process.exit(INTERRUPTED));
});

function report(error: unknown): number {
  if (error instanceof CodedError) {
    terminal.say(lineOf(error));
    return exitStatus(error);
  }
  if (error instanceof Error && error.name === 'ExitPromptError') {
    terminal.say(errorLine('interrupted'));
    return INTERRUPTED;
  }
  // The message of a foreign error may hold anything; its class is safe to say.
  terminal.say(errorLine('unforeseen', {}, error instanceof Error ? error.name : null));
  return exitStatus(error);
}

async function run(action: Action): Promise<void> {
  try {
    await action(terminal);
  } catch (error) {
    process.exitCode = report(error);
  } finally {
    await tidyUp();
  }
  // Standard input may still be open, and must not keep the process alive.
  process.stdin.destroy();
}

const program = buildProgram(packageJson.version, run);
const quiet = { writeErr: () => undefined };
for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(quiet);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are what was asked for; everything else is a call that was not understood.
  if (error.exitCode === 0) process.exitCode = 0;
  else if (process.argv.length <= 2) {
    terminal.say(program.helpInformation());
    process.exitCode = 2;
  } else {
    terminal.say(errorLine('usage', {}, error.message.replace(/^error: /, '')));
    process.exitCode = 2;
  }
}
