/** How long the command line takes to say what it can do, beside a Node that does nothing. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { best, type Row } from './row.ts';

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

export async function helpRow(): Promise<Row> {
  const run = (args: readonly string[]) => (): void => {
    execFileSync(process.execPath, args, { stdio: 'ignore' });
  };
  let ours = Number.POSITIVE_INFINITY;
  let peer = Number.POSITIVE_INFINITY;
  // In turn, so that a machine that drifts does so for both.
  for (let i = 0; i < 10; i++) {
    peer = Math.min(peer, await best(1, run(['-e', '0'])));
    ours = Math.min(ours, await best(1, run([CLI, '--help'])));
  }
  return {
    what: 'coldkeep --help',
    unit: 'ms',
    ours,
    peer: { what: 'node -e 0', value: peer },
    judged: 'difference',
    bound: 60,
  };
}
