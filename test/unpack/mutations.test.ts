/** Every reader of a container, on files that were cut short or changed at random: typed errors or Contents, in no time. */
import { describe, expect, it } from 'vitest';
import { CANARY_PASSWORD } from './canary.ts';
import { changeRounds, cutRounds, mutationSubjects, readSubject } from './mutations.ts';

/** Over all readers; `npm run torture` makes 10,000 for each. */
const CHANGES = Number(process.env['COLDKEEP_CHANGES'] ?? 2000);
const CUTS = 40;

const subjects = await mutationSubjects();

describe.each(subjects.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  it('is read whole, and its passwords stay out', async () => {
    const contents = await readSubject(subject);
    expect(contents.entries.length + contents.warnings.length).toBeGreaterThan(0);
    expect(JSON.stringify(contents)).not.toContain(CANARY_PASSWORD);
  });

  it('is read as far as it goes, or refused, wherever it is cut', async () => {
    const tally = await cutRounds(subject, CUTS);
    expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(CUTS / 2);
  });
});

it(`${CHANGES} files changed at random are read or refused`, async () => {
  const tally = await changeRounds(subjects, { rounds: CHANGES, seed: 'coldkeep' });
  expect(tally['contents']).toBeGreaterThan(0);
});
