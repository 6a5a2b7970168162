/** Brings what another copy of the vault knows into this one, and tells before what that is. FORMAT.md 14.2. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Fork } from '../core/custody/events.ts';
import { evolve } from '../core/custody/evolve.ts';
import {
  type BranchLine,
  branchLines,
  conflictsOf,
  eventsToBring,
  isPassedOver,
  type LoggedEvent,
  type MergeConflict,
} from '../core/custody/merge.ts';
import { initialState, type ReadState } from '../core/custody/state.ts';
import { equalBytes } from '../core/format/bytes.ts';
import type { Header } from '../core/format/header.ts';
import type { KeyringEntry } from '../core/format/transaction.ts';
import { type Credentials, unlock } from '../core/format/unlock.ts';
import { backUpBeforeRewrite } from './backups.ts';
import {
  type Branch,
  type BranchEnd,
  branchEnd,
  branchOf,
  endOf,
  findFork,
  givenUpAfter,
  isIn,
  knowsPoint,
  newestOf,
  timeAt,
} from './branches.ts';
import { joinCodes, type SetToJoin, setToJoin } from './join-codes.ts';
import type { Ports } from './ports.ts';
import { readCopy, refuseUnknown, type VaultCopy } from './read-copy.ts';
import type { ForeignParts, Session } from './session.ts';
import { slices } from './slices.ts';
import { StorageError } from './storage-error.ts';

export interface MergeRequest {
  /** The other copy of the vault. It is never changed. */
  readonly from: string;
  /** They open the copy where the key of the session does not; null: there are none. */
  readonly credentials: Credentials | null;
}

export interface MergePreview {
  readonly copy: BranchEnd & { readonly trouble: VaultCopy['trouble'] };
  readonly own: BranchEnd;
  /** The last change that both share, and when it was. At the end of this vault the copy is simply newer. */
  readonly fork: BranchEnd;
  /** How many changes come over. */
  readonly changes: number;
  readonly lines: readonly BranchLine[];
  readonly conflicts: readonly MergeConflict[];
  /** Sets of this vault whose lost codes the copy still has, 32 hex digits each. */
  readonly regained: readonly string[];
  /** The copy has other ways in than this vault; they stay where they are. */
  readonly hasOtherWays: boolean;
}

export type MergeDone = Pick<MergePreview, 'changes' | 'lines' | 'conflicts' | 'regained'>;

/** Opens the copy and compares it; nothing is written. @throws as {@link mergeVault}. */
export async function previewMerge(ports: Ports, session: Session, request: MergeRequest): Promise<MergePreview> {
  const copy = await readOther(ports, session, request);
  try {
    return (await compare(session, copy)).preview;
  } finally {
    copy.vaultKey.fill(0);
  }
}

/**
 * Writes the vault anew, with the events that only the copy has after its own.
 * @throws CodedError `other-vault`, `nothing-to-merge`, `newer-version`, `unsupported-feature`, what opening the copy throws,
 * `wrong-secret` where nothing was given to open it with, and as `Session.rewrite`: the vault is as it was then.
 */
export async function mergeVault(ports: Ports, session: Session, request: MergeRequest): Promise<MergeDone> {
  const copy = await readOther(ports, session, request);
  try {
    const { preview, givenUp, brought, merged, toJoin } = await compare(session, copy);
    const foreign = foreignParts(session, copy, { brought, merged });
    const joined = await joinCodes(ports, session, copy, toJoin);
    await session.rewrite({
      events: [{ t: 'VaultMerged', d: { fork: preview.fork.change, givenUp } }],
      foreign: {
        events: [...foreign.events, ...joined.events],
        payloads: [...foreign.payloads, ...joined.payloads],
        keyring: [...foreign.keyring, ...joined.keyring],
      },
      backUp: (own) => backUpBeforeRewrite(ports, own),
    });
    const { changes, lines, conflicts, regained } = preview;
    return { changes, lines, conflicts, regained };
  } finally {
    copy.vaultKey.fill(0);
  }
}

async function readOther(ports: Ports, session: Session, { from, credentials }: MergeRequest): Promise<VaultCopy> {
  const copy = await readCopy(ports, from, async (header) => {
    if (bytesToHex(header.vaultId) !== session.vaultId) throw new StorageError('other-vault');
    return session.keyOf(header) ?? (await keyBySecret(ports, header, credentials));
  });
  try {
    refuseUnknown(copy);
    return copy;
  } catch (error) {
    copy.vaultKey.fill(0);
    throw error;
  }
}

async function keyBySecret(ports: Ports, header: Header, credentials: Credentials | null): Promise<Uint8Array> {
  if (credentials === null) throw new StorageError('wrong-secret', 'the other copy is under another key');
  return (await unlock(header, credentials, ports.startKdf)).vaultKey;
}

interface Compared {
  readonly preview: MergePreview;
  readonly givenUp: Fork['givenUp'];
  /** What comes over, and then what is told again. */
  readonly brought: readonly LoggedEvent[];
  readonly toJoin: readonly SetToJoin[];
  /** The state after both. */
  readonly merged: ReadState;
}

/** @throws StorageError `nothing-to-merge`. */
async function compare(session: Session, copy: VaultCopy): Promise<Compared> {
  const own = await branchOf(copy.header.vaultId, await session.readEvents());
  const other = copy.branch;
  const brought = eventsToBring(idsOf(own), other.events);
  const { state: merged, retold } = await foldAll(own.events, brought);
  const regained = lostSets(session, copy, merged);
  if (brought.length === 0 && regained.length === 0 && knowsPoint(own, endOf(other))) {
    throw new StorageError('nothing-to-merge');
  }
  const change = findFork(own, other);
  const theirs = idsOf(other);
  const onlyOwn = own.events.filter(({ event }) => !theirs.has(event.id)).map(({ event }) => event);
  const events = brought.map(({ event }) => event);
  const conflicts = conflictsOf(onlyOwn, events, merged);
  const preview = {
    copy: { ...branchEnd(other), trouble: copy.trouble },
    own: branchEnd(own),
    fork: { change, at: timeAt(own, change) },
    changes: brought.length,
    lines: branchLines(events, merged),
    conflicts,
    regained,
    hasOtherWays: copy.header.slots.some(({ bytes }) => !session.slots.some((slot) => equalBytes(slot.bytes, bytes))),
  };
  const givenUp = newestOf(givenUpAfter(other, change).filter((point) => !isIn(own, point)));
  const shared = own.events.filter(({ event }) => theirs.has(event.id));
  const toJoin = setsToJoin(conflicts).map((set) => setToJoin(set, shared, brought));
  return { preview, givenUp, brought: [...brought, ...retold], merged, toJoin };
}

function idsOf({ events }: Branch): ReadonlySet<string> {
  return new Set(events.map(({ event }) => event.id));
}

interface Merged {
  readonly state: ReadState;
  /** Events of the first log that count only once the others have come. */
  readonly retold: readonly LoggedEvent[];
}

/** Folds a log, then what comes, then again what of the log had named what came with it. */
async function foldAll(own: readonly LoggedEvent[], brought: readonly LoggedEvent[]): Promise<Merged> {
  const giveWay = slices();
  const state = initialState();
  const tooEarly: LoggedEvent[] = [];
  for (const logged of own) {
    if (isPassedOver(logged.event, state)) tooEarly.push(logged);
    evolve(state, logged.event);
    await giveWay();
  }
  for (const { event } of brought) {
    evolve(state, event);
    await giveWay();
  }
  const told = new Set<string>();
  const retold = tooEarly.filter(({ event }) => {
    if (told.has(event.id) || isPassedOver(event, state)) return false;
    told.add(event.id);
    evolve(state, event);
    return true;
  });
  return { state, retold };
}

/** Sets that are in this vault without their codes, and in the copy with them: a salvaged vault is made whole by a backup. */
function lostSets(session: Session, { log }: VaultCopy, merged: ReadState): string[] {
  return [...merged.sets.values()]
    .filter(({ id, purgedAt, payload }) => {
      const own = session.state.sets.get(id);
      const isLost = own !== undefined && own.payload.hash === payload.hash && !session.isPayloadThere(id);
      return purgedAt === null && isLost && log.fold.payloads.has(payload.hash) && log.fold.keyring.has(id);
    })
    .map(({ id }) => id);
}

/** What the copy has to give: its events, and the codes of the sets that the merged log finds there and not here. */
function foreignParts(
  session: Session,
  { log, vaultKey }: VaultCopy,
  { brought, merged }: Pick<Compared, 'brought' | 'merged'>,
): ForeignParts {
  const payloads: Uint8Array[] = [];
  const keyring: KeyringEntry[] = [];
  for (const { id: setId, payload: ref, purgedAt } of merged.sets.values()) {
    const isHere = session.state.sets.get(setId)?.payload.hash === ref.hash && session.isPayloadThere(setId);
    const payload = log.fold.payloads.get(ref.hash);
    const entry = log.fold.keyring.get(setId);
    if (purgedAt !== null || isHere || payload === undefined || entry === undefined) continue;
    const bytes = adopted(session, entry, vaultKey, { setId, payloadHash: ref.hash });
    if (bytes === null) continue;
    payloads.push(payload);
    keyring.push({ setId, bytes });
  }
  return { events: brought.map(({ bytes }) => bytes), payloads, keyring };
}

/** An entry that does not open there opens nowhere. */
function adopted(
  session: Session,
  entry: Uint8Array,
  otherKey: Uint8Array,
  of: { readonly setId: string; readonly payloadHash: string },
): Uint8Array | null {
  try {
    return session.adoptEntry(entry, otherKey, of);
  } catch {
    return null;
  }
}

function setsToJoin(conflicts: readonly MergeConflict[]): string[] {
  return conflicts.flatMap(({ about, set }) => (about === 'codes-on-both' && set !== null ? [set] : []));
}
