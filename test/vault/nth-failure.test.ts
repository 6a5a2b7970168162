import { afterAll, describe, expect, it } from 'vitest';
import { appending, copying, creating, locking, rewritings } from './crash-operations.ts';
import { type FailureTally, tryFailures } from './nth-failure.ts';
import { buildSmallVault } from './small-vault.ts';

const vault = await buildSmallVault();
const tallies: [string, FailureTally][] = [];

describe('with each call to the disk failing in turn', () => {
  const operations = [...appending(vault), ...locking(vault), ...creating(), ...rewritings(vault), ...copying(vault)];

  it.each(operations)(
    '$name is done or refused with a code, and nothing acknowledged is lost (R32)',
    async (operation) => {
      const tally = await tryFailures(operation, { seed: 'test', faultsPerCall: 1, bothWays: false });
      tallies.push([operation.name, tally]);
      expect(tally.failures).toBe(tally.calls);
    },
  );
});

afterAll(() => {
  const lines = tallies.map(
    ([name, { calls, failures, codes }]) => `  ${name}: ${calls} calls, ${failures} failures: ${JSON.stringify(codes)}`,
  );
  const failures = tallies.reduce((sum, [, tally]) => sum + tally.failures, 0);
  console.info(`failing calls: ${failures} tried\n${lines.join('\n')}`);
});
