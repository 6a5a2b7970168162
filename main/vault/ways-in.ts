/** The ways into a vault that is open: added, replaced, removed, all made anew with the vault key. FORMAT.md 4 and 14.1. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { EventBody } from '../core/custody/events.ts';
import { MOST_KDF_SLOTS, MOST_SLOTS } from '../core/format/header.ts';
import type { Slot } from '../core/format/slot.ts';
import { type Credentials, openingSpelling } from '../core/format/unlock.ts';
import { backUpBeforeRewrite } from './backups.ts';
import { LEAST_CHOSEN_KIB, PASSES } from './kdf.ts';
import { checkNewWay, type MadeSecrets, type MadeWay, makeWay, type NewWay, passphraseSlot } from './make-way.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';
import { StorageError } from './storage-error.ts';

export type { MadeSecrets, NewWay } from './make-way.ts';

/** A new way in: what is shown of it once, and the id of its slot in hex. */
export interface WayMade {
  readonly made: MadeSecrets;
  readonly slot: string;
}

/**
 * Called with what was made before it counts: whoever keeps it in a file does so here. What it throws leaves the vault as it was;
 * a file that it wrote is of no use when the change fails afterwards.
 */
export type Keep = (made: MadeSecrets) => Promise<void>;

/**
 * Adds a way in. The others stay as they are.
 * @throws CodedError as `Session.rewrite`, `too-many-ways-in` before anything is derived, or what a new passphrase is refused for.
 */
export async function addWay(ports: Ports, session: Session, way: NewWay, keep?: Keep): Promise<WayMade> {
  checkNewWay(way);
  refuseTooMany(session.slots, [way]);
  const made = await makeAndKeep(ports, session, way, keep);
  await session.rewrite({
    addedSlots: [made.slot],
    events: [made.added],
    backUp: (open) => backUpBeforeRewrite(ports, open),
  });
  return wayMade(made);
}

/**
 * Puts a new way in in the place of one: a passphrase is changed, a recovery key or shares are issued again. The secret of the old
 * one opens the vault no more, and every copy made before it still does; see removal.ts.
 * @param slotId - of the old one, hex
 * @throws CodedError as {@link addWay}, `way-in-not-found`.
 */
export async function replaceWay(
  ports: Ports,
  session: Session,
  slotId: string,
  way: NewWay,
  keep?: Keep,
): Promise<WayMade> {
  checkNewWay(way);
  refuseUnknown(session, slotId);
  refuseTooMany(withoutSlot(session.slots, slotId), [way]);
  const made = await makeAndKeep(ports, session, way, keep);
  await session.rewrite({
    removedSlots: [slotId],
    addedSlots: [made.slot],
    events: [removed(slotId), made.added],
    keepsNoOldCopy: true,
  });
  return wayMade(made);
}

/**
 * Removes a way in. Copies made before still open with its secret; see removal.ts.
 * @param slotId - hex
 * @throws CodedError as `Session.rewrite`, `way-in-not-found`, `last-way-in`.
 */
export async function removeWay(_ports: Ports, session: Session, slotId: string): Promise<void> {
  refuseUnknown(session, slotId);
  await session.rewrite({ removedSlots: [slotId], events: [removed(slotId)], keepsNoOldCopy: true });
}

/** What came of a new vault key. */
export interface KeyChanged {
  /** In the order of the ways that were kept. */
  readonly made: readonly MadeSecrets[];
  /** Ids of the ways in that nothing took the place of, hex. */
  readonly dropped: readonly string[];
}

/**
 * A new vault key: nothing of the old one opens the vault any more. Every way in has to be made anew, from its passphrase or with
 * a new secret; those that are not among `kept` are gone.
 * @throws CodedError as {@link addWay}, `last-way-in` when none is kept.
 */
export async function changeVaultKey(
  ports: Ports,
  session: Session,
  kept: readonly NewWay[],
  keep?: Keep,
): Promise<KeyChanged> {
  for (const way of kept) checkNewWay(way);
  if (kept.length === 0) throw new StorageError('last-way-in');
  refuseTooMany([], kept);
  const old = session.slots.map(({ id }) => bytesToHex(id));
  const dropped = waysDropped(session, kept);
  const ways: MadeWay[] = [];
  try {
    for (const way of kept) ways.push(await makeAndKeep(ports, session, way, keep));
    await session.rewrite({
      newVaultKey: true,
      addedSlots: ways.map(({ slot }) => slot),
      events: [
        { t: 'VaultKeyChanged', d: { epoch: session.epoch + 1 } },
        ...old.map(removed),
        ...ways.map(({ added }) => added),
      ],
      keepsNoOldCopy: true,
    });
  } finally {
    for (const { slot } of ways) slot.secret.fill(0);
  }
  return { made: ways.map(({ made }) => made), dropped };
}

/**
 * Seals the slot that opened the vault anew where its passphrase is cheaper to try than a slot may be today (64 MiB, 3 passes).
 * The way in stays the same one, so nothing is recorded; copies made before keep the old cost, and whoever has one tries
 * passphrases on it as cheaply as ever: only another passphrase helps against that.
 * @returns whether it was sealed anew
 * @throws CodedError as `Session.rewrite`.
 */
export async function raiseCost(ports: Ports, session: Session, credentials: Credentials): Promise<boolean> {
  const slot = session.slots.find(({ id }) => bytesToHex(id) === session.slotId);
  if (slot === undefined || !session.isWritable || !isCheap(slot)) return false;
  const passphrase = await openingSpelling(hexToBytes(session.vaultId), slot, credentials, ports.startKdf);
  if (passphrase === null) return false;
  const identity = { id: slot.id, salt: ports.random.bytes(32) };
  const keyFile = slot.type === 'passphrase-and-key-file' ? (credentials.keyFile ?? null) : null;
  const raised = await passphraseSlot(ports, identity, { passphrase, keyFile, memoryKib: null });
  await session.rewrite({
    removedSlots: [session.slotId],
    addedSlots: [raised.slot],
    events: [],
    keepsNoOldCopy: true,
  });
  return true;
}

async function makeAndKeep(ports: Ports, session: Session, way: NewWay, keep?: Keep): Promise<MadeWay> {
  const made = await makeWay(ports, hexToBytes(session.vaultId), way);
  try {
    await keep?.(made.made);
    return made;
  } catch (error) {
    made.slot.secret.fill(0);
    throw error;
  }
}

/** scrypt takes 128·8·N bytes of memory. */
const LEAST_LOG2_N = 16;

function isCheap({ work }: Slot): boolean {
  if (work.kdf === 'argon2id') return work.memoryKib < LEAST_CHOSEN_KIB || work.passes < PASSES;
  return work.kdf === 'scrypt' && work.log2N < LEAST_LOG2_N;
}

function wayMade({ made, slot }: MadeWay): WayMade {
  return { made, slot: bytesToHex(slot.id) };
}

function removed(slot: string): EventBody {
  return { t: 'SlotRemoved', d: { slot } };
}

function withoutSlot(slots: readonly Slot[], slotId: string): Slot[] {
  return slots.filter(({ id }) => bytesToHex(id) !== slotId);
}

/** @throws StorageError `way-in-not-found`. */
function refuseUnknown({ slots }: Session, slotId: string): void {
  if (withoutSlot(slots, slotId).length === slots.length) throw new StorageError('way-in-not-found');
}

/** @throws StorageError `too-many-ways-in`. */
function refuseTooMany(kept: readonly Slot[], added: readonly NewWay[]): void {
  const withKdf =
    kept.filter(({ work }) => work.kdf !== 'none').length +
    added.filter(({ type }) => type === 'passphrase' || type === 'passphrase-and-key-file').length;
  if (kept.length + added.length > MOST_SLOTS || withKdf > MOST_KDF_SLOTS) throw new StorageError('too-many-ways-in');
}

/**
 * Ids of the ways in that {@link changeVaultKey} would drop, hex: those that no kept way of their type takes the place of. The one
 * that opened the vault is the first to be kept.
 */
export function waysDropped({ slots, slotId }: Pick<Session, 'slots' | 'slotId'>, kept: readonly NewWay[]): string[] {
  const left = slots.map(({ id, type }) => ({ id: bytesToHex(id), type }));
  left.sort((a, b) => Number(b.id === slotId) - Number(a.id === slotId));
  for (const way of kept) {
    const at = left.findIndex(({ type }) => type === way.type);
    if (at >= 0) left.splice(at, 1);
  }
  return left.map(({ id }) => id);
}
