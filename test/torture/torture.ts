/**
 * `npm run torture`: long rounds of kills and mutations, in blocks that each have a seed of their own.
 *
 * `npm run torture -- --seed WORD --from BLOCK --blocks N`. A run that was stopped goes on with `--from` and the block it names.
 */
import { parseArgs } from 'node:util';
import { killRounds } from '../vault/kill-rounds.ts';
import { mutateRounds } from '../vault/mutate-rounds.ts';

const KILLS_PER_BLOCK = 50;
const MUTATIONS_PER_BLOCK = 10_000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'coldkeep' },
    from: { type: 'string', default: '1' },
    blocks: { type: 'string', default: '10' },
  },
});
const first = Number(values.from);
const last = first + Number(values.blocks) - 1;
if (!(first >= 1 && last >= first)) throw new RangeError('--from and --blocks are whole numbers from 1');

const say = (line: string): void => {
  process.stdout.write(`  ${line}\n`);
};

for (let block = first; block <= last; block++) {
  const seed = `${values.seed}-${block}`;
  say(`block ${block} of ${last}, seed ${seed}; to go on from here: --seed ${values.seed} --from ${block}`);
  await killRounds({ rounds: KILLS_PER_BLOCK, seed, log: say });
  const outcomes = await mutateRounds({ rounds: MUTATIONS_PER_BLOCK, seed, log: say });
  say(`mutate: ${JSON.stringify(outcomes)}`);
}
say('nothing was lost, and every error had a code');
