/** Fails each call that an operation makes to the disk, one after the other: coded errors, nothing lost, nothing left behind. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { CodedError, type ErrorCode } from '../../main/core/errors.ts';
import type { Session } from '../../main/vault/session.ts';
import { eventsIn, type Operation, openWith, portsOver, startsWith, textsOf } from './crash-states.ts';
import { type FakePorts, type SeededRandom, seededRandom } from './fake-ports.ts';
import type { Fault, FileCall } from './memory-files.ts';
import { revealed, VAULT } from './small-vault.ts';

/** What a system may say to each call. */
const FAULTS: Readonly<Record<FileCall['operation'], readonly Fault[]>> = {
  write: [
    { errno: 'ENOSPC' },
    { errno: 'EDQUOT' },
    { errno: 'EIO' },
    { errno: 'EROFS' },
    { errno: 'EFBIG' },
    { errno: 'ENOSPC', partBytes: 1 },
    { errno: 'EIO', partBytes: 200 },
    { partBytes: 0 },
    { partBytes: 1 },
    { partBytes: 511 },
  ],
  sync: [{ errno: 'EIO' }, { errno: 'ENOSPC' }, { errno: 'EDQUOT' }],
  open: [{ errno: 'EACCES' }, { errno: 'EROFS' }, { errno: 'EMFILE' }, { errno: 'ENOSPC' }, { errno: 'EIO' }],
  rename: [{ errno: 'EACCES' }, { errno: 'EBUSY' }, { errno: 'ENOSPC' }, { errno: 'EIO' }],
  link: [{ errno: 'EPERM' }, { errno: 'EMLINK' }, { errno: 'ENOSPC' }, { errno: 'EIO' }],
  truncate: [{ errno: 'EIO' }, { errno: 'EACCES' }],
  unlink: [{ errno: 'EACCES' }, { errno: 'EBUSY' }, { errno: 'EIO' }],
  read: [{ errno: 'EIO' }, { partBytes: 1 }, { partBytes: 0 }],
  readFile: [{ errno: 'EIO' }, { errno: 'EACCES' }],
  identity: [{ errno: 'EIO' }, { errno: 'EACCES' }],
  statHandle: [{ errno: 'EIO' }],
  close: [{ errno: 'EIO' }, { errno: 'ENOSPC' }],
  entries: [],
  list: [{ errno: 'EACCES' }, { errno: 'EIO' }],
  makeFolder: [{ errno: 'EACCES' }, { errno: 'EROFS' }, { errno: 'ENOSPC' }],
  syncFolder: [{ errno: 'EIO' }],
  freeBytes: [{ errno: 'EIO' }],
};

/** What an operation may fail with, whatever the disk says. */
const CODES: ReadonlySet<ErrorCode> = new Set([
  'disk-full',
  'not-writable',
  'no-such-file',
  'changed-on-disk',
  'backup-failed',
  'locked',
]);
const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export interface FailureTally {
  /** Calls of the operation, each of which was failed. */
  readonly calls: number;
  readonly failures: number;
  /** How often it was done all the same, and how often each code came. */
  readonly codes: Readonly<Record<string, number>>;
}

export interface FailureDepth {
  readonly seed: string;
  /** How many of the faults of a call are tried. */
  readonly faultsPerCall: number;
  /** Each fault happens once, and in another run stays; else one of the two by the seed. */
  readonly bothWays: boolean;
}

/** @throws Error that names the operation, the call and the fault. */
export async function tryFailures(
  operation: Operation,
  { seed, faultsPerCall, bothWays }: FailureDepth,
): Promise<FailureTally> {
  const dry = await attempt(operation, () => () => null);
  const { begunAt } = dry.ports.files;
  const calls = [...dry.ports.files.calls];
  const histories = await historiesOf(operation, dry);
  const random = seededRandom(`${seed} ${operation.name}`);
  const codes: Record<string, number> = {};
  let failures = 0;
  for (let nth = begunAt; nth < calls.length; nth++) {
    const call = calls[nth];
    for (const fault of picked(call === undefined ? [] : FAULTS[call.operation], faultsPerCall, random)) {
      for (const stays of bothWays ? [false, true] : [random.below(2) === 0]) {
        const code = await failAt(operation, { dry, ...histories }, { nth, kind: call?.operation, fault, stays }).catch(
          (error: unknown) => {
            const what = `${call?.operation} of ${call?.path} (call ${nth - begunAt + 1} of ${calls.length - begunAt})`;
            throw new Error(`${operation.name}: ${what} with ${JSON.stringify(fault)}${stays ? ' that stays' : ''}`, {
              cause: error,
            });
          },
        );
        failures += 1;
        codes[code] = (codes[code] ?? 0) + 1;
      }
    }
  }
  return { calls: calls.length - begunAt, failures, codes };
}

function picked(faults: readonly Fault[], most: number, random: SeededRandom): Fault[] {
  const left = [...faults];
  while (left.length > most) left.splice(random.below(left.length), 1);
  return left;
}

interface Attempt {
  readonly ports: FakePorts;
  readonly code: ErrorCode | 'done';
  /** What came of a small change in the same session, after the operation failed. */
  readonly after: ErrorCode | 'done' | null;
  readonly told: { readonly change: number; readonly hash: Uint8Array | null } | null;
}

interface Failure {
  readonly nth: number;
  readonly kind: FileCall['operation'] | undefined;
  readonly fault: Fault;
  /** Every later call of the same kind fails, too. */
  readonly stays: boolean;
}

async function attempt(
  operation: Operation,
  planOf: (ports: FakePorts) => (call: FileCall) => Fault | null,
): Promise<Attempt> {
  const ports = await operation.prepare();
  ports.files.habits = operation.habits ?? {};
  ports.files.calls.length = 0;
  ports.files.plan = planOf(ports);
  let told: Attempt['told'] = null;
  let code: Attempt['code'] = 'done';
  let after: Attempt['after'] = null;
  try {
    await operation.run(ports, {
      told: (change, hash) => {
        told = { change, hash: hash ?? null };
      },
      afterFailure: (next) => {
        after = next;
      },
    });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    code = error.code;
  }
  ports.files.plan = () => null;
  return { ports, code, told, after };
}

interface Expected {
  /** How it went without a fault. */
  readonly dry: Attempt;
  /** Null: no vault was there. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[];
}

async function historiesOf(operation: Operation, dry: Attempt): Promise<Pick<Expected, 'before' | 'after'>> {
  const prepared = await operation.prepare();
  const before = prepared.files.has(VAULT) ? await eventsIn(prepared, operation) : null;
  return { before, after: await eventsIn(dry.ports, operation) };
}

async function failAt(operation: Operation, expected: Expected, { nth, kind, fault, stays }: Failure): Promise<string> {
  let at = -1;
  let drawn = 0;
  const failed = await attempt(operation, ({ random }) => (call) => {
    at += 1;
    if (at === nth) drawn = random.given.length;
    return at === nth || (stays && at > nth && call.operation === kind) ? fault : null;
  });
  if (failed.code !== 'done') refuseCode(failed.code, fault);
  if (failed.after !== null && failed.after !== 'done') {
    if (!stays) throw new Error(`the session failed again, with ${failed.after}`);
    refuseCode(failed.after, fault);
  }
  refuseKeysLeft(expected.dry.ports, failed.ports, drawn);
  await refuseLoss(operation, expected, failed);
  return failed.after === null ? failed.code : `${failed.code}, then ${failed.after}`;
}

function refuseCode(code: ErrorCode, { errno }: Fault): void {
  if (!CODES.has(code)) throw new Error(`it failed with ${code}`);
  if (code === 'disk-full' && !FULL.has(errno)) throw new Error(`${errno} is called disk-full`);
}

/** What is overwritten when all goes well is overwritten when it does not. */
function refuseKeysLeft(dry: FakePorts, failed: FakePorts, drawn: number): void {
  const isZero = (bytes: Uint8Array | undefined): boolean => bytes?.every((byte) => byte === 0) ?? false;
  for (let i = 0; i < drawn; i++) {
    if (isZero(dry.random.given[i]) && !isZero(failed.random.given[i]))
      throw new Error(`secret ${i} was left in memory`);
  }
}

/** Opens what is there with the ports of the next program, and changes it once more. */
async function refuseLoss(operation: Operation, expected: Expected, { ports, told, code }: Attempt): Promise<void> {
  const next = portsOver(new Map(ports.files.snapshot().map(({ path, bytes }) => [path, bytes])), operation.habits);
  if (expected.before === null && code !== 'done' && told === null) {
    if (next.files.has(VAULT)) throw new Error('a vault was left that nobody was told of');
    return;
  }
  const session = await openForNext(next, operation, told?.change ?? null);
  if (told?.hash && bytesToHex(session.hashAt(told.change) ?? new Uint8Array(0)) !== bytesToHex(told.hash)) {
    throw new Error(`change ${told.change} was acknowledged and is missing`);
  }
  const events = await textsOf(session);
  refuseInvention(expected, events);
  await session.commit([revealed(2)]);
  await session.lock();
  const now = await eventsIn(next, operation);
  if (!startsWith(now, events) || now.length <= events.length) throw new Error('the next change is not there');
  const left = next.files.paths.filter((path) => /\.lock|\.new$|\.tmp$/.test(path) && !path.includes('.backups/'));
  if (left.length > 0) throw new Error(`${left.join(' ')} was left`);
}

async function openForNext(ports: FakePorts, operation: Operation, anchorChange: number | null): Promise<Session> {
  const session = await openWith(ports, operation, { access: 'write', anchorChange });
  if (session.standing.code === null) return session;
  if (session.standing.code !== operation.alsoOpensAs) throw new Error(`the vault is ${session.standing.code}`);
  await session.lock();
  return openWith(ports, operation, { access: 'write', anchorChange, acceptOlder: true });
}

/** The old events are there, or those of the new history, and what came after is of a kind that was asked for. */
function refuseInvention({ before, after }: Expected, events: readonly string[]): void {
  // A restored log ends with an event that tells what is given up, as far as that could be read.
  const shared = before !== null && startsWith(events, before) ? before : after.slice(0, -1);
  if (!startsWith(events, shared)) throw new Error('an event of the vault is missing');
  const kinds = new Set([...after.map(kindOf), 'CodeRevealed']);
  const invented = events
    .slice(shared.length)
    .map(kindOf)
    .filter((kind) => !kinds.has(kind));
  if (invented.length > 0) throw new Error(`${invented.join(' ')} is invented`);
}

function kindOf(event: string): string {
  const { t }: { t: string } = JSON.parse(event);
  return t;
}
