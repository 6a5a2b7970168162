/** Opens vaults that were changed at random, with the checks recomputed or not: only coded errors, no invented history. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { CodedError } from '../../main/core/errors.ts';
import { derive, nobleArgon2id } from '../../main/vault/derive.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Session } from '../../main/vault/session.ts';
import { type FakePorts, fakePorts, type SeededRandom, seededRandom } from './fake-ports.ts';
import type { RoundsRequest } from './kill-rounds.ts';
import { type Mutated, mutate } from './mutations.ts';
import { revealed, SET, VAULT } from './small-vault.ts';
import { buildStock, markOf, type StockVault } from './stock.ts';

/** Time of the processor: on a busy machine a quick call can take long by the clock. */
const LONGEST_MS = 2000;
const MOST_GROWTH_KIB = 512 * 1024;

/** How often each outcome came up. */
export type MutationTally = Record<string, number>;

/**
 * @throws Error that names seed, round and vault, for an error without a code, an invented history, a call that takes too long, or
 * a process that grew too large.
 */
export async function mutateRounds({ rounds, seed, log }: RoundsRequest): Promise<MutationTally> {
  const stock = await buildStock();
  const random = seededRandom(seed);
  const tally: MutationTally = {};
  const atStartKib = process.resourceUsage().maxRSS;
  for (let round = 0; round < rounds; round++) {
    const vault = pick(stock, random);
    const mutated = mutate(vault, pick(stock, random), random);
    const start = process.cpuUsage();
    const outcome = await openMutated(vault, mutated, random).catch((error: unknown) => {
      throw new Error(`seed ${seed}, round ${round}, ${vault.name}`, { cause: error });
    });
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 > LONGEST_MS) throw new Error(`seed ${seed}, round ${round} took too long`);
    if (process.resourceUsage().maxRSS - atStartKib > MOST_GROWTH_KIB) {
      throw new Error(`seed ${seed}, round ${round} took too much memory`);
    }
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    if (round % 10_000 === 9999) log(`mutate: ${round + 1} rounds, ${JSON.stringify(tally)}`);
  }
  return tally;
}

function pick<T>(of: readonly T[], random: SeededRandom): T {
  const picked = of[random.below(of.length)];
  if (picked === undefined) throw new RangeError('nothing to pick from');
  return picked;
}

async function openMutated(vault: StockVault, { bytes, keyed }: Mutated, random: SeededRandom): Promise<string> {
  const ports = portsOver(vault, bytes, random);
  const way = pick(vault.ways, random);
  try {
    const acceptOlder = random.below(4) === 0;
    const session = await openVault(ports, { path: VAULT, access: 'write', acceptOlder, ...way });
    const { code } = session.standing;
    if (!keyed) await refuseInvented(vault, session);
    await exercise(session, keyed ? null : vault.knownCodes);
    return code === null ? 'good' : `read-only ${code}`;
  } catch (error) {
    if (error instanceof CodedError) return `refused ${error.code}`;
    throw error;
  }
}

/** The changed file, with the mark of one of its frames or with none. */
function portsOver(vault: StockVault, bytes: Uint8Array, random: SeededRandom): FakePorts {
  const ports = fakePorts('copy', { startKdf: boundedKdf });
  ports.files.put(VAULT, bytes);
  if (random.below(3) > 0) {
    const mark = markOf(vault, random.below(vault.points.length) - 1);
    ports.files.put(`/data/marks/${bytesToHex(vault.vaultId)}.json`, mark);
  }
  return ports;
}

async function refuseInvented(vault: StockVault, session: Session): Promise<void> {
  if (!vault.knownPoints.has(bytesToHex(session.point.hash))) throw new Error('a history that nobody wrote');
  for (const event of await session.readEvents()) {
    if (!vault.knownEvents.has(bytesToUtf8(event))) throw new Error('an event that nobody wrote');
  }
}

/** Does what can be done with a session; each step works or fails with a code. Codes must be known ones, where a set is given. */
async function exercise(session: Session, knownCodes: ReadonlySet<string> | null): Promise<void> {
  const open = (receipt: Parameters<Session['openSet']>[0]): void => {
    for (const { text } of session.openSet(receipt)) {
      if (knownCodes?.has(text) === false) throw new Error('a code that nobody wrote');
    }
  };
  const steps: (() => unknown)[] = [
    async () => [...(await session.readEvents())],
    () => session.checkSets(),
    () => session.fingerprintsBySet(),
    async () => (await session.recordOpening([revealed(2)])).forEach(open),
    async () => open(await session.openUnrecorded(SET, 1)),
    () => session.lock(),
  ];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }
}

/** What takes a derivation longer than a test has is answered with zeros, as a wrong passphrase would be. */
const MOST_DERIVED_KIB = 1024;
const MOST_DERIVED_LOG2_N = 8;

/** Fails the round for a cost that a reader must refuse before it gets here (R11). */
function boundedKdf(): KdfPort {
  return {
    derive: async (request) => {
      const { work, passphrase } = request;
      const isArgon = work.kdf === 'argon2id';
      const within = isArgon ? work.memoryKib <= 1024 * 1024 && work.passes <= 10 : work.log2N <= 20;
      if (!within) throw new Error('a cost above the bounds was asked for');
      const quick = isArgon ? work.memoryKib <= MOST_DERIVED_KIB : work.log2N <= MOST_DERIVED_LOG2_N;
      const key = quick ? derive(nobleArgon2id, request) : new Uint8Array(32);
      passphrase.fill(0);
      return { key, engine: 'libsodium' };
    },
    close: async () => {},
  };
}
