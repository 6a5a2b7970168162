/**
 * `npm run torture`: long rounds of kills, power cuts, failing disks, changed vaults and changed files to import, in blocks that
 * each have a seed of their own.
 *
 * `npm run torture -- --seed WORD --from BLOCK --blocks N`. A run that was stopped goes on with `--from` and the block it names.
 */
import { parseArgs } from 'node:util';
import { changeRounds, cutRounds, mutationSubjects } from '../unpack/mutations.ts';
import { appending, copying, creating, locking, rewritings } from '../vault/crash-operations.ts';
import { type Operation, tryOperation } from '../vault/crash-states.ts';
import { killRounds } from '../vault/kill-rounds.ts';
import { mutateRounds } from '../vault/mutate-rounds.ts';
import { tryFailures } from '../vault/nth-failure.ts';
import { sequenceRounds } from '../vault/sequences.ts';
import { buildSmallVault } from '../vault/small-vault.ts';

/** Ten blocks are 1,000 kills and 100,000 mutations. */
const KILLS_PER_BLOCK = 100;
const MUTATIONS_PER_BLOCK = 10_000;
const SEQUENCES_PER_BLOCK = 100;
const COMMANDS_PER_SEQUENCE = 60;
/** For each reader of containers. */
const CHANGES_PER_READER = 10_000;
const CUTS_PER_FILE = 2000;

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

const vault = await buildSmallVault();
const operations = (): Operation[] => [
  ...appending(vault),
  ...locking(vault),
  ...creating(),
  ...rewritings(vault),
  ...copying(vault),
];

/** Power cuts at every moment of every operation, other draws in each block. */
async function cutPower(seed: string): Promise<void> {
  let states = 0;
  for (const operation of operations()) {
    states += (await tryOperation(operation, { seed, mostCombinations: 1024, samples: 150 })).states;
  }
  say(`power cuts: ${states} states opened`);
}

/** All faults of every call of every operation, once and for good. */
async function failCalls(seed: string): Promise<void> {
  let failures = 0;
  for (const operation of operations()) {
    failures += (await tryFailures(operation, { seed, faultsPerCall: 10, bothWays: true })).failures;
  }
  say(`failing calls: ${failures} tried`);
}

/** Files of every container, cut at every place and changed at random: each reader has its turn, over all of its files. */
async function changeFiles(seed: string): Promise<void> {
  const subjects = await mutationSubjects();
  for (const read of new Set(subjects.map((subject) => subject.read))) {
    const own = subjects.filter((subject) => subject.read === read);
    for (const subject of own) await cutRounds(subject, CUTS_PER_FILE);
    const tally = await changeRounds(own, { rounds: CHANGES_PER_READER, seed, others: subjects });
    say(`${own[0]?.name}: ${JSON.stringify(tally)}`);
  }
}

for (let block = first; block <= last; block++) {
  const seed = `${values.seed}-${block}`;
  say(`block ${block} of ${last}, seed ${seed}; to go on from here: --seed ${values.seed} --from ${block}`);
  await killRounds({ rounds: KILLS_PER_BLOCK, seed, log: say });
  await cutPower(seed);
  // They are the same in every block.
  if (block === 1) await failCalls(seed);
  const sequences = { vault, seed, runs: SEQUENCES_PER_BLOCK, commandsPerRun: COMMANDS_PER_SEQUENCE };
  say(`sequences: ${JSON.stringify(await sequenceRounds(sequences))}`);
  await changeFiles(seed);
  const outcomes = await mutateRounds({ rounds: MUTATIONS_PER_BLOCK, seed, log: say });
  say(`mutate: ${JSON.stringify(outcomes)}`);
}
say('nothing was lost, and every error had a code');
