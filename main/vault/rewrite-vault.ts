/** Makes the new file of a rewrite and opens it, before the old one is touched: FORMAT.md 14.1 and R37. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { VaultEvent } from '../core/custody/events.ts';
import type { LogFold } from '../core/custody/log-fold.ts';
import { encodeEvent, parseEvent } from '../core/custody/parse-event.ts';
import { equalBytes } from '../core/format/bytes.ts';
import {
  encodeHeader,
  type Header,
  MOST_KDF_SLOTS,
  MOST_SLOTS,
  parseHeader,
  verifyHeaderMac,
} from '../core/format/header.ts';
import { recordKey } from '../core/format/keys.ts';
import { checkSetKey, KEY_BYTES, NONCE_BYTES } from '../core/format/payload.ts';
import { type NewSlot, openSlot, parseSlot, type Slot, sealSlot } from '../core/format/slot.ts';
import type { HistoryPoint } from '../core/format/transaction.ts';
import { unfinishedPath } from './leftovers.ts';
import { LiveParts, livePayloads } from './live-parts.ts';
import { type NewFile, writeNewFile } from './new-file.ts';
import type { Ports } from './ports.ts';
import { type Log, readLog } from './read-log.ts';
import { isSamePoint, type RewriteParts, rewrittenFile } from './rewrite.ts';
import type { RewriteOrder } from './rewrite-order.ts';
import { slices } from './slices.ts';
import { StorageError } from './storage-error.ts';

export interface RewriteSource {
  readonly path: string;
  readonly header: Header;
  readonly vaultKey: Uint8Array;
  readonly fold: LogFold;
  /** The bytes of all events, read from the file again. */
  readonly events: Iterable<Uint8Array>;
  /** The events of the change, with those that waited to be written. */
  readonly change: readonly VaultEvent[];
  readonly order: Omit<RewriteOrder<never>, 'backUp' | 'events'>;
}

/** The new file beside the old one, verified, and what a session needs to go on with it. */
export interface Rewritten {
  readonly newFile: NewFile;
  readonly header: Header;
  /** The array of the source where the key stays. */
  readonly vaultKey: Uint8Array;
  readonly log: Log;
  /** Takes the new file away again, and overwrites a new key. */
  discard(): Promise<void>;
}

/** @throws CodedError as `Session.rewrite`; nothing of the new file stays then. */
export async function rewriteVault(ports: Ports, source: RewriteSource): Promise<Rewritten> {
  const { order, vaultKey: oldKey } = source;
  const vaultKey = order.newVaultKey === true ? ports.random.bytes(KEY_BYTES) : oldKey;
  const forget = (): void => {
    if (vaultKey !== oldKey) vaultKey.fill(0);
  };
  try {
    const header = newHeader(ports, source, vaultKey);
    const fileKey = recordKey(vaultKey, header.fileSalt);
    try {
      const parts = rewriteParts(ports, source, { vaultKey, header: header.bytes, recordKey: fileKey });
      let end: HistoryPoint | null = null;
      const written = (async function* () {
        end = yield* rewrittenFile(parts);
      })();
      const newFile = await writeNewFile(ports.files, unfinishedPath(source.path, ports.random), written);
      const discard = async (): Promise<void> => {
        forget();
        await discardNewFile(ports, source.path, newFile);
      };
      try {
        const opened = await verifyRewritten(newFile.bytes, source, { header: header.bytes, vaultKey, fileKey, end });
        return { newFile, vaultKey, ...opened, discard };
      } catch (error) {
        await discard();
        throw error;
      }
    } finally {
      fileKey.fill(0);
    }
  } catch (error) {
    forget();
    throw error;
  }
}

/** A new file whose vault is gone from its place is all there is of it: it stays, under a name that nobody clears away. */
async function discardNewFile({ files }: Ports, vaultPath: string, { path }: NewFile): Promise<void> {
  const isGone = (await files.identity(vaultPath).catch(() => null)) === null;
  const done = isGone ? files.rename(path, path.replace(/\.new$/, '.kept')) : files.unlink(path);
  await done.catch(() => undefined);
}

function newHeader(
  { random }: Ports,
  { header, order }: RewriteSource,
  vaultKey: Uint8Array,
): { readonly bytes: Uint8Array; readonly fileSalt: Uint8Array } {
  const kept = order.newVaultKey === true ? [] : header.slots.filter((slot) => !isRemoved(slot, order));
  const added = (order.addedSlots ?? []).map((slot) => sealSlot(slot, header.vaultId, vaultKey));
  const slots = [...kept.map(({ bytes }) => bytes), ...added];
  refuseImpossible(slots.map(parseSlot));
  const fileSalt = random.bytes(32);
  const { vaultId, epoch } = header;
  return { bytes: encodeHeader({ vaultId, epoch: epoch + 1, fileSalt, slots }, vaultKey), fileSalt };
}

function isRemoved({ id }: Slot, { removedSlots = [] }: RewriteSource['order']): boolean {
  return removedSlots.includes(bytesToHex(id));
}

/** @throws StorageError `last-way-in`, `too-many-ways-in`. */
function refuseImpossible(slots: readonly Slot[]): void {
  if (slots.every(({ type }) => type === null)) throw new StorageError('last-way-in');
  const withKdf = slots.filter(({ work }) => work.kdf !== 'none').length;
  if (slots.length > MOST_SLOTS || withKdf > MOST_KDF_SLOTS) throw new StorageError('too-many-ways-in');
}

function rewriteParts(
  { random }: Ports,
  { header, fold, events, change, order, vaultKey }: RewriteSource,
  made: { readonly vaultKey: Uint8Array; readonly header: Uint8Array; readonly recordKey: Uint8Array },
): RewriteParts {
  const foreign = order.foreign?.events ?? [];
  const nonce = (): Uint8Array => random.bytes(NONCE_BYTES);
  const live = new LiveParts({
    live: livePayloads(fold.state, [...change, ...foreign.map(parseEvent)]),
    payloads: fold.payloads,
    keyring: fold.keyring,
    added: [order.sealed, order.foreign].filter((parts) => parts !== undefined),
    keys: { vaultId: header.vaultId, old: vaultKey, new: made.vaultKey },
    nonce,
  });
  return {
    vaultId: header.vaultId,
    header: made.header,
    recordKey: made.recordKey,
    events,
    point: fold.point,
    change: change.map(encodeEvent),
    foreign,
    live,
    nonce,
  };
}

interface Meant {
  readonly header: Uint8Array;
  readonly vaultKey: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly end: HistoryPoint | null;
}

/** Opens the bytes that were read back as anyone would, and every new slot with its secret. */
async function verifyRewritten(
  file: Uint8Array,
  { fold, order, vaultKey: oldKey }: RewriteSource,
  meant: Meant,
): Promise<{ readonly header: Header; readonly log: Log }> {
  const header = parseHeader(file);
  verifyHeaderMac(header, meant.vaultKey);
  const newSlots = order.addedSlots ?? [];
  const sameHeader = equalBytes(header.bytes, meant.header) && newSlots.every((slot) => opens(header, slot, meant));
  const log = await readLog(file, header, meant.fileKey, [...fold.watched], { keepsEvents: fold.keepsEvents });
  const whole = log.rest.kind === 'none' && log.end.offset === file.length;
  if (!sameHeader || !whole || meant.end === null || !isSamePoint(log.fold.point, meant.end)) {
    throw new StorageError('not-writable', 'the new file does not open as it should');
  }
  if (meant.vaultKey !== oldKey) await checkKeys(log.fold, header.vaultId, meant.vaultKey);
  return { header, log };
}

function opens(header: Header, made: NewSlot, { vaultKey }: Meant): boolean {
  const slot = header.slots.find(({ id }) => equalBytes(id, made.id));
  const unwrapped = slot === undefined ? null : openSlot(slot, made.secret, header.vaultId);
  if (unwrapped === null) return false;
  const same = equalBytes(unwrapped, vaultKey);
  unwrapped.fill(0);
  return same;
}

/** @throws FormatError `record-damaged` when the key of a set does not open under the new vault key. */
async function checkKeys(fold: LogFold, vaultId: Uint8Array, vaultKey: Uint8Array): Promise<void> {
  const giveWay = slices();
  for (const { id: setId, payload: ref } of fold.state.sets.values()) {
    const [payload, entry] = [fold.payloads.get(ref.hash), fold.keyring.get(setId)];
    if (payload && entry) checkSetKey(vaultKey, vaultId, { setId, payload, commitment: ref.commitment, entry });
    await giveWay();
  }
}
