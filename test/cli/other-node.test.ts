/** The built command line on the Node that the system has, where that is another one than the tests' own. */
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { GITHUB, Machine, VAULT } from './machine.ts';
import { GITHUB_CODES } from './sample-codes.ts';

const LEAST_MAJOR = 20;

/** Path of the first other Node on PATH, or the reason in words why there is none. */
function otherNode(): { readonly path: string } | { readonly reason: string } {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    if (!existsSync(path) || realpathSync(path) === realpathSync(process.execPath)) continue;
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
    if (version === process.version) continue;
    if (Number(version.slice(1).split('.')[0]) >= LEAST_MAJOR) return { path };
    return { reason: `the system has Node ${version}, and Coldkeep needs ${LEAST_MAJOR}` };
  }
  return { reason: 'the system has no other Node than that of the tests' };
}

test('the main job runs on the Node of the system', async ({ skip }) => {
  const found = otherNode();
  if ('reason' in found) return skip(found.reason);
  const machine = Machine.make();
  const run = async (args: readonly string[]): Promise<unknown> => {
    const { status, stdout, stderr } = await machine.run([...args, '--json'], { node: found.path });
    if (status !== 0) throw new Error(`${args[0]}: ${stderr}`);
    return JSON.parse(stdout);
  };
  const { recoveryKey, passphrase } = Object(await run(['create', VAULT, '--generate', '--kdf-memory', '64']));
  machine.write('key', recoveryKey);
  machine.write('passphrase', passphrase);
  const key = ['--passphrase-file', 'key'];
  await run(['import', VAULT, GITHUB, '--yes', '--passphrase-file', 'passphrase']);
  expect(await run(['next', VAULT, 'github', ...key])).toMatchObject({ number: 1, code: GITHUB_CODES[0] });
  expect((await machine.run(['mark', VAULT, 'github', '1', 'used', ...key], { node: found.path })).status).toBe(0);
  expect(await run(['print', VAULT, 'github', '--out', 'sheet.pdf', ...key])).toMatchObject({ pages: 1 });
  expect(await run(['verify', VAULT, ...key])).toMatchObject({ ok: true });
});
