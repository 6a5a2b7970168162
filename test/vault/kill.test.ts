import { expect, it } from 'vitest';
import { killRounds } from './kill-rounds.ts';

it('loses nothing that a process acknowledged before it was killed, and takes over its lock (R32, R34)', async () => {
  const tally = await killRounds({ rounds: 8, seed: 'test', log: () => {} });
  expect(tally.rounds).toBe(8);
  expect(tally.acknowledged).toBeGreaterThan(20);
  expect(tally.locksTakenOver).toBeGreaterThan(3);
  expect(tally.epoch).toBeGreaterThan(1);
  expect(tally.backups).toBeGreaterThan(0);
}, 120_000);
