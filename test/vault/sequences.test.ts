import { expect, it } from 'vitest';
import { sequenceRounds } from './sequences.ts';
import { buildSmallVault } from './small-vault.ts';

it('reads what was acknowledged after every one of 300 commands, whatever fails and wherever the power goes (R32)', async () => {
  const vault = await buildSmallVault();
  const tally = await sequenceRounds({ vault, seed: 'test', runs: 10, commandsPerRun: 30 });
  console.info(`sequences: ${JSON.stringify(tally)}`);
  expect(tally.commands).toBe(300);
  expect(tally.refused).toBeGreaterThan(5);
  expect(tally.powerCuts).toBeGreaterThan(20);
  // Every command is done now and then.
  const names = ['append', 'backup', 'merge', 'new key', 'reopen', 'restore', 'rewrite', 'slot change', 'undo'];
  expect(Object.keys(tally.done).sort()).toEqual(names);
});
