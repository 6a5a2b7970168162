/** `log --json` gives the bytes of the events as they are stored, one a line. */
import { expect, test } from 'vitest';
import { DISCORD, GITHUB, machineWithVault, VAULT } from './machine.ts';
import { framesOf } from './stored-events.ts';

test('each line of log --json is the stored event, byte by byte', async () => {
  const { machine, made } = await machineWithVault([GITHUB, DISCORD]);
  await machine.open(['mark', VAULT, 'github', '1', 'used', '--note', 'naïve “quotes” \u2028 and 日本']);
  await machine.open(['undo', VAULT]);
  const { stdout, stderr, status } = await machine.open(['log', VAULT, '--json']);
  const stored = framesOf(machine.read(VAULT), made.recoveryKey).flatMap(({ events }) => events);
  expect(stored).toHaveLength(9);
  expect({ stdout, stderr, status }).toEqual({
    stdout: stored.map((bytes) => `${new TextDecoder('utf-8', { fatal: true }).decode(bytes)}\n`).join(''),
    stderr: '',
    status: 0,
  });
});
