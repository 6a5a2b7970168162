import { expect, it } from 'vitest';
import { mutateRounds } from './mutate-rounds.ts';

it('opens, or refuses with a code, every one of 1,000 changed vaults, and never reads a history that nobody wrote', async () => {
  const tally = await mutateRounds({ rounds: 1000, seed: 'test', log: () => {} });
  expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(1000);
  // The changes reach every part of the reader.
  for (const outcome of [
    'good',
    'read-only header-damaged',
    'read-only record-damaged',
    'read-only truncated',
    'refused header-damaged',
    'refused header-tampered',
    'refused record-damaged',
    'refused unsupported-feature',
    'refused wrong-secret',
  ]) {
    expect(Object.keys(tally)).toContain(outcome);
  }
}, 60_000);
