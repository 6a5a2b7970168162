/** The day that About gives for this build: equal sources give an equal day, whoever builds them and when (reproducible-builds.org). */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const isSeconds = (text: string): boolean => /^\d{1,11}$/.test(text);

/** When HEAD was committed, in seconds since 1970; null where this is no repository or there is no git. */
function secondsOfHead(root: string): string | null {
  // Unpacked from an archive, the folder may lie in somebody else's repository.
  if (!existsSync(join(root, '.git'))) return null;
  try {
    const args = ['-C', root, 'log', '-1', '--format=%ct', 'HEAD'];
    const seconds = execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return isSeconds(seconds) ? seconds : null;
  } catch {
    return null;
  }
}

/**
 * `YYYY-MM-DD` in UTC, from `SOURCE_DATE_EPOCH`, else from the commit, else from the clock.
 *
 * @param nowMs milliseconds since 1970, for sources that say nothing of their age.
 * @throws Error for a `SOURCE_DATE_EPOCH` that is no number of seconds: whoever sets it wants it to count.
 */
export function builtOn(root: string, env: Readonly<Record<string, string | undefined>>, nowMs: number): string {
  const wanted = env['SOURCE_DATE_EPOCH'] || null;
  if (wanted !== null && !isSeconds(wanted)) throw new Error('SOURCE_DATE_EPOCH must be whole seconds since 1970');
  const seconds = wanted ?? secondsOfHead(root);
  return new Date(seconds === null ? nowMs : Number(seconds) * 1000).toISOString().slice(0, 10);
}
