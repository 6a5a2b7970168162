#!/usr/bin/env node
/** The composition root of the command line: arguments in, exit status out. */
import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type Action, buildProgram } from './cli/program.ts';
import { errorLine, exitStatus, lineOf } from './cli/sentences.ts';
import { InputLines, type Terminal } from './cli/terminal.ts';
import { misunderstanding } from './cli/usage-sentences.ts';
import { CodedError, ERRORS } from './core/errors.ts';
import { writeFailure } from './vault/storage-error.ts';

// Files that a command makes are for their owner only.
process.umask(0o077);

const tidyUps: (() => Promise<void>)[] = [];

async function tidyUp(): Promise<void> {
  for (let tidy = tidyUps.pop(); tidy !== undefined; tidy = tidyUps.pop()) await tidy();
}

let stopping = false;
/** Set when the result could not be written: whatever the command did, its caller does not have what it asked for. */
let outputFailure: CodedError | null = null;

/** The streams are touched when a command needs them: opening one takes longer than printing the help. */
const terminal: Terminal = {
  out: (text) => {
    process.stdout.write(text);
  },
  say: (text) => {
    process.stderr.write(text);
  },
  get canAsk() {
    return process.stdin.isTTY === true && process.stderr.isTTY === true;
  },
  env: process.env,
  input: new InputLines({ [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() }),
  endWith: (status) => {
    process.exitCode = status;
  },
  atEnd: (tidy) => {
    tidyUps.push(tidy);
  },
};

/** A reader that went away has what it wanted: no error, and no reason to leave a change half done. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || outputFailure !== null) return;
  outputFailure = writeFailure(error);
  process.exitCode = report(outputFailure);
});

process.stderr.on('error', () => undefined);

function stop(): void {
  // npm hands a signal on that the terminal has sent to the whole group already.
  if (stopping) return;
  stopping = true;
  terminal.say(errorLine('interrupted'));
  void tidyUp().finally(() => process.exit(ERRORS.interrupted.exit));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

/** Says what went wrong; the exit status of it. */
function report(error: unknown): number {
  if (stopping) return ERRORS.interrupted.exit;
  if (error instanceof CodedError) {
    terminal.say(lineOf(error));
    return exitStatus(error);
  }
  if (error instanceof Error && error.name === 'ExitPromptError') {
    terminal.say(errorLine('interrupted'));
    return ERRORS.interrupted.exit;
  }
  // The message of a foreign error may hold anything; its class is safe to say.
  terminal.say(errorLine('unforeseen', {}, error instanceof Error ? error.name : null));
  return exitStatus(error);
}

process.on('uncaughtException', (error) => {
  process.exitCode = report(error);
  void tidyUp().finally(() => process.exit());
});

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
  if (error.exitCode === 0) process.exitCode ??= 0;
  else {
    terminal.say(
      process.argv.length <= 2 ? program.helpInformation() : errorLine('usage', {}, misunderstanding(error)),
    );
    process.exitCode = ERRORS.usage.exit;
  }
}
