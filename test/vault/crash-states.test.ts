import { afterAll, describe, expect, it } from 'vitest';
import { appending, copying, creating, locking, rewritings } from './crash-operations.ts';
import { type OperationTally, tryOperation } from './crash-states.ts';
import { buildSmallVault } from './small-vault.ts';

const vault = await buildSmallVault();
const tallies: [string, OperationTally][] = [];

describe('whatever a power cut leaves of', () => {
  const operations = [...appending(vault), ...locking(vault), ...creating(), ...rewritings(vault), ...copying(vault)];

  it.each(operations)(
    '$name, the old vault or the new one opens, with every change that was acknowledged (R32, R37)',
    async (operation) => {
      const tally = await tryOperation(operation, { seed: 'test', mostCombinations: 128, samples: 12 });
      tallies.push([operation.name, tally]);
      expect(tally.states).toBeGreaterThan(tally.calls / 2);
    },
  );
});

afterAll(() => {
  const lines = tallies.map(([name, { calls, states, outcomes }]) => {
    return `  ${name}: ${calls} calls, ${states} states: ${JSON.stringify(outcomes)}`;
  });
  const states = tallies.reduce((sum, [, tally]) => sum + tally.states, 0);
  console.info(`power cuts: ${states} states opened\n${lines.join('\n')}`);
});
