/** How long a proof and a set count as fresh. */
import { describe, expect, test } from 'vitest';
import { isOldProof, isStale, proofOldFrom } from '../../../main/core/custody/proof-age.ts';

describe('a proof of 1 March 2026', () => {
  const provenAt = '2026-03-01T23:30:00Z';
  test.each([
    // The clock may have been set back since.
    ['2026-02-28', false],
    ['2026-03-01', false],
    ['2027-02-28', false],
    ['2027-03-01', false],
    ['2027-03-02', true],
  ])('on %s is old: %s', (today, isOld) => {
    expect(isOldProof(provenAt, today)).toBe(isOld);
    expect(today >= proofOldFrom(provenAt)).toBe(isOld);
  });
});

test.each([
  ['2028-02-28', false],
  ['2028-02-29', false],
  ['2028-03-01', true],
])('a set of 1 March 2026 on %s is stale: %s', (today, stale) => {
  expect(isStale('2026-03-01', today)).toBe(stale);
});
