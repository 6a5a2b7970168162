/**
 * Cuts the power at every moment of an operation and opens what may be on the disk then: the old vault or the new one is there,
 * nothing that the user was told is missing, nothing is invented, and the next change can be written.
 */
import type { EventBody } from '../../main/core/custody/events.ts';
import { CodedError, type ErrorCode } from '../../main/core/errors.ts';
import { parseMark } from '../../main/core/format/mark.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Session } from '../../main/vault/session.ts';
import { type CrashState, crashStates, type Image } from './crash-disk.ts';
import { type FakePorts, fakePorts, fakeProcesses, seededRandom, TINY_KIB } from './fake-ports.ts';
import type { Habits } from './memory-files.ts';
import { PASSPHRASE, revealed, VAULT } from './small-vault.ts';

/** Hears how an operation goes. */
export interface Watch {
  /** The user was told: changes up to this number are kept. `hash` is H of it. */
  told(change: number, hash?: Uint8Array): void;
  /** What came of a small change in the same session after the operation failed. */
  afterFailure?(code: ErrorCode | 'done'): void;
}

export interface Operation {
  readonly name: string;
  readonly habits?: Habits;
  /** What is on the disk before, as long as ago. */
  readonly prepare: () => Promise<FakePorts>;
  readonly run: (ports: FakePorts, watch: Watch) => Promise<void>;
  /** Secrets of which at least one opens whatever vault is left. */
  readonly secrets: readonly string[];
  /** The code with which the new vault may open until its mark is written, and after which the user can go on. */
  readonly alsoOpensAs?: ErrorCode;
  /** What else must hold of a state; `session` is what opened. */
  readonly check?: (state: CrashState, session: Session) => Promise<void> | void;
}

export interface Depth {
  readonly seed: string;
  readonly mostCombinations: number;
  readonly samples: number;
}

export interface OperationTally {
  readonly calls: number;
  readonly states: number;
  /** How often each outcome of opening came up. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** @throws Error that names the operation, the moment and what is wrong. */
export async function tryOperation(operation: Operation, { seed, ...limits }: Depth): Promise<OperationTally> {
  const ports = await operation.prepare();
  ports.files.habits = operation.habits ?? {};
  const before = ports.files.has(VAULT) ? await eventsIn(ports, operation) : [];
  ports.files.startLog();
  const start = ports.files.snapshot();
  await operation.run(ports, { told: (change) => ports.files.log.push({ kind: 'told', change }) });
  const { log } = ports.files;
  const after = await eventsIn(
    portsOver(new Map(ports.files.snapshot().map(({ path, bytes }) => [path, bytes]))),
    operation,
  );
  const outcomes: Record<string, number> = {};
  let states = 0;
  for (const state of crashStates(start, log, { ...limits, random: seededRandom(`${seed} ${operation.name}`) })) {
    const outcome = await openState(operation, state, { before, after }).catch((error: unknown) => {
      const moment = `${operation.name}, power cut after call ${state.done} of ${log.length}`;
      throw new Error(`${moment}, told ${state.told}: ${[...state.image.keys()].join(' ')}`, { cause: error });
    });
    states += 1;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return { calls: log.length, states, outcomes };
}

/** Ports of another process, after a restart of the computer, over what is left. */
export function portsOver(image: Image, habits: Habits = {}): FakePorts {
  const ports = fakePorts('after', { processes: fakeProcesses('here', 200, new Map([[200, 'start-200']])) });
  ports.files.habits = habits;
  for (const [path, bytes] of image) ports.files.put(path, bytes);
  return ports;
}

interface Histories {
  /** The events of the vault that was there, and of the one that is to be there. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

async function openState(operation: Operation, state: CrashState, histories: Histories): Promise<string> {
  const ports = portsOver(state.image, operation.habits);
  const isThere = (state.image.get(VAULT)?.length ?? 0) > 0;
  if (!isThere) return startAgain(ports, state, histories);
  let session = await openWith(ports, operation, { access: 'write' });
  const outcome = outcomeWords(session);
  const { code } = session.standing;
  const isNamed = code === 'truncated' ? !hasMark(state.image, session.vaultId) : code === operation.alsoOpensAs;
  if (code !== null && isNamed) {
    await session.lock();
    session = await openWith(ports, operation, { access: 'write', acceptOlder: true });
  }
  if (session.standing.code !== null) throw new Error(`the vault is ${session.standing.code}`);
  const events = await textsOf(session);
  refuseLoss(events, state.told, histories);
  await operation.check?.(state, session);
  await session.commit([revealed(2)]);
  await session.lock();
  await refuseUnlessGoesOn(ports, operation, events);
  // Unfinished backups go with the next backup.
  const left = ports.files.paths.filter((path) => /\.lock|\.new$|\.tmp$/.test(path) && !path.includes('.backups/'));
  if (left.length > 0) throw new Error(`${left.join(' ')} was left`);
  return outcome;
}

function outcomeWords({ standing, notices }: Session): string {
  const tail = notices.includes('unconfirmed-tail') ? ' with an unconfirmed tail' : '';
  return `${standing.code === null ? 'good' : `read-only ${standing.code}`}${tail}`;
}

function hasMark(image: Image, vaultId: string): boolean {
  const bytes = image.get(`/data/marks/${vaultId}.json`);
  return bytes !== undefined && parseMark(new TextDecoder().decode(bytes)) !== null;
}

/** No vault is there: none was promised, and one can be made. */
async function startAgain(ports: FakePorts, { told }: CrashState, { before }: Histories): Promise<string> {
  if (told !== null || before.length > 0) throw new Error('there is no vault');
  await createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
  const session = await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'write' });
  await session.lock();
  const left = ports.files.paths.filter((path) => !path.startsWith('/data/marks/') && path !== VAULT);
  if (left.length > 0) throw new Error(`${left.join(' ')} was left`);
  return 'not there';
}

export async function openWith(
  ports: FakePorts,
  { secrets }: Operation,
  request: {
    readonly access: 'read' | 'write';
    readonly acceptOlder?: boolean;
    readonly remember?: boolean;
    readonly anchorChange?: number | null;
  },
): Promise<Session> {
  for (const secret of secrets) {
    try {
      return await openVault(ports, { path: VAULT, secret, ...request });
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'wrong-secret') throw error;
    }
  }
  throw new Error('no secret opens the vault');
}

export async function textsOf(session: Session): Promise<string[]> {
  return [...(await session.readEvents())].map((bytes) => new TextDecoder().decode(bytes));
}

export async function eventsIn(ports: FakePorts, operation: Operation): Promise<string[]> {
  const session = await openWith(ports, operation, { access: 'read', remember: false });
  const events = await textsOf(session);
  await session.lock();
  return events;
}

export function startsWith(events: readonly string[], start: readonly string[]): boolean {
  return start.every((text, i) => events[i] === text);
}

/** The events are those from before, or so many of those to come as the user was told of, or more. */
function refuseLoss(events: readonly string[], told: number | null, { before, after }: Histories): void {
  const least = told ?? (startsWith(after, before) ? before.length : after.length);
  const isNew = startsWith(after, events) && events.length >= least;
  const isOld = told === null && startsWith(before, events) && events.length === before.length;
  if (!isNew && !isOld) throw new Error(`${events.length} events, ${before.length} before, ${after.length} to come`);
}

async function refuseUnlessGoesOn(ports: FakePorts, operation: Operation, before: readonly string[]): Promise<void> {
  const now = await eventsIn(ports, operation);
  const bodies = now.map((text): EventBody & { id: string } => JSON.parse(text));
  const last = bodies.at(-1);
  const isAppended = last?.t === 'CodeRevealed' && last.d.number === 2;
  if (!startsWith(now, before) || now.length <= before.length || !isAppended)
    throw new Error('the next change is not there');
  if (new Set(bodies.map(({ id }) => id)).size !== bodies.length) throw new Error('an event is there twice');
}
