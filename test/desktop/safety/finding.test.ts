/** What the board says of backups and old copies: one thing, the most urgent. */
import { describe, expect, test } from 'vitest';
import type { BranchLine } from '../../../main/core/custody/merge.ts';
import { changesByAccount } from '../../../main/desktop/safety/changes-by-account.ts';
import { type SafetyFacts, safetyFinding } from '../../../main/desktop/safety/finding.ts';

type Newest = SafetyFacts['standing']['newest']['beside'];

const NOW = '2026-11-24T10:00:00.000Z';

function backup(place: 'beside' | 'second', day: string, change = 1): Newest {
  const at = `${day}T09:00:00Z`;
  return { file: `/${place}`, place, at, change, epoch: 1, sizeBytes: 1, isReachable: true };
}

function facts(
  changes: Partial<SafetyFacts> & { readonly beside?: Newest; readonly second?: Newest } = {},
): SafetyFacts {
  const { beside = backup('beside', '2026-11-24'), second = backup('second', '2026-11-24'), ...rest } = changes;
  return {
    standing: {
      hasSecondPlace: true,
      isSecondReachable: true,
      isAsked: true,
      isDue: false,
      newest: { beside, second },
    },
    failed: [],
    oldCopies: 0,
    change: 2,
    now: NOW,
    ...rest,
  };
}

const without = (given: SafetyFacts): SafetyFacts => ({
  ...given,
  standing: { ...given.standing, hasSecondPlace: false, newest: { ...given.standing.newest, second: null } },
});

test('all is well: nothing', () => {
  expect(safetyFinding(facts())).toBeNull();
});

describe('a backup of one place is old', () => {
  test.each([
    ['beside', '2026-11-17', null],
    ['beside', '2026-11-16', 'backup-old'],
    ['second', '2026-10-25', null],
    ['second', '2026-10-24', 'backup-old'],
  ] as const)('%s, of %s: %s', (place, day, finding) => {
    const found = safetyFinding(facts({ [place]: backup(place, day) }));
    expect(found?.finding ?? null).toBe(finding);
    if (finding !== null) expect(found).toEqual({ finding, place, newest: `${day}T09:00:00Z` });
  });

  test('but never when it has the last change', () => {
    expect(safetyFinding(facts({ beside: backup('beside', '2020-01-01', 2) }))).toBeNull();
  });

  test('and always when there is none', () => {
    expect(safetyFinding(facts({ beside: null }))).toEqual({ finding: 'backup-old', place: 'beside', newest: null });
    expect(safetyFinding(facts({ second: null }))).toEqual({ finding: 'backup-old', place: 'second', newest: null });
  });
});

describe('the most urgent comes first', () => {
  const full = { place: 'beside', code: 'disk-full' } as const;
  const away = { place: 'second', code: 'no-such-file' } as const;

  test('a failure before an old copy before a missing place', () => {
    const all = without(facts({ failed: [full], oldCopies: 2 }));
    expect(safetyFinding(all)).toEqual({ finding: 'backup-failed', ...full });
    expect(safetyFinding({ ...all, failed: [] })).toEqual({ finding: 'old-copies', files: 2 });
    expect(safetyFinding({ ...all, failed: [], oldCopies: 0 })).toEqual({ finding: 'no-second-place' });
  });

  test('a stick that is not in is no failure', () => {
    expect(safetyFinding(facts({ failed: [away] }))).toBeNull();
    expect(safetyFinding(facts({ failed: [away, full] }))).toEqual({ finding: 'backup-failed', ...full });
    expect(safetyFinding(facts({ failed: [{ place: 'second', code: 'disk-full' }] }))).toMatchObject({
      place: 'second',
    });
  });
});

describe('changes by account', () => {
  const line = (account: string | null, type: BranchLine['type'], count: number): BranchLine => ({
    account,
    service: account === null ? null : `Service ${account}`,
    login: null,
    type,
    count,
  });
  const zero = { login: null, outcomes: 0, sets: 0, others: 0 };

  test('count outcomes, sets and the rest; most outcomes first', () => {
    const lines = [
      line('a', 'SetAdded', 1),
      line('a', 'CodeRevealed', 2),
      line('b', 'CodeUsed', 2),
      line('b', 'CodeRefused', 1),
      line('c', 'CopyPlaced', 1),
    ];
    expect(changesByAccount(lines)).toEqual([
      { ...zero, service: 'Service b', outcomes: 3 },
      { ...zero, service: 'Service a', sets: 1, others: 2 },
      { ...zero, service: 'Service c', others: 1 },
    ]);
  });

  test('leave out what is about no account', () => {
    expect(changesByAccount([line(null, 'SlotAdded', 1)])).toEqual([]);
    expect(changesByAccount([])).toEqual([]);
  });
});
