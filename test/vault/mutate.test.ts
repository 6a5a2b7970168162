import { expect, it } from 'vitest';
import { type MutationTally, mutateRounds } from './mutate-rounds.ts';

const BLOCKS = ['first', 'second', 'third', 'fourth'];
const ROUNDS = 500;
const outcomes: MutationTally = {};

it.each(BLOCKS)(
  `opens, or refuses with a code, every one of ${ROUNDS} changed vaults, and reads no history or code that nobody wrote: the %s block`,
  async (seed) => {
    const tally = await mutateRounds({ rounds: ROUNDS, seed, log: () => {} });
    expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(ROUNDS);
    for (const [outcome, count] of Object.entries(tally)) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  },
  60_000,
);

it('and the changes reach every part of the reader', () => {
  expect(Object.keys(outcomes)).toEqual(
    expect.arrayContaining([
      'good',
      'read-only diverged',
      'read-only header-damaged',
      'read-only newer-version',
      'read-only record-damaged',
      'read-only rolled-back',
      'read-only truncated',
      'refused excessive-work-factor',
      'refused header-damaged',
      'refused header-tampered',
      'refused newer-version',
      'refused record-damaged',
      'refused unsupported-feature',
      'refused wrong-secret',
    ]),
  );
});
