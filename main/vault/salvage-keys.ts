/** What salvage makes of damaged headers: ways in, file salts and a vault key, each proven by something else than a checksum. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { CodedError } from '../core/errors.ts';
import { equalBytes, readU32, readU64 } from '../core/format/bytes.ts';
import { FormatError } from '../core/format/format-error.ts';
import {
  type Header,
  MAGIC,
  MOST_KDF_SLOTS,
  MOST_SLOTS,
  parseHeader,
  SECTOR_BYTES,
  verifyHeaderMac,
} from '../core/format/header.ts';
import { parseSlot, SLOT_BYTES, type Slot } from '../core/format/slot.ts';
import { type Credentials, unlock } from '../core/format/unlock.ts';
import type { KdfEngine } from './derive.ts';
import type { Ports } from './ports.ts';

/** A second copy of the header starts here at the latest. */
const LAST_COPY_AT = 8192;
const SLOTS_AT = 80;

/** What stands where a header copy may stand, damaged or not. */
interface HeaderGuess {
  readonly vaultId: Uint8Array;
  readonly epoch: number | null;
  readonly fileSalt: Uint8Array;
  readonly slots: readonly Slot[];
}

export interface SalvagedKeys {
  /** 32 bytes; whoever holds it overwrites it. */
  readonly vaultKey: Uint8Array;
  /** 16 bytes; a slot opens under the right one only. */
  readonly vaultId: Uint8Array;
  /** The slot that opened. */
  readonly slot: Slot;
  /** The ways in that are to be kept, the one that opened among them. */
  readonly slots: readonly Slot[];
  readonly epoch: number;
  /** Which of them is the file's, its frames tell. */
  readonly fileSalts: readonly Uint8Array[];
  readonly engine: KdfEngine | null;
}

/**
 * Tries the secret on every slot of every copy, whatever their checksums say: a slot that opens proves itself and the vault id.
 *
 * @param backup - a file of the same vault whose header serves where those of the file are gone; null: there is none
 * @throws FormatError `header-damaged` where no way in is left at all, `wrong-secret` and the like where none opens.
 */
export async function salvageKeys(
  ports: Pick<Ports, 'startKdf'>,
  file: Uint8Array,
  backup: Uint8Array | null,
  credentials: Credentials,
): Promise<SalvagedKeys> {
  const good = [file, ...(backup === null ? [] : [backup])].flatMap((each) => goodHeader(each) ?? []);
  const guesses = [...guessesIn(file), ...good];
  const slots = once(guesses.flatMap((guess) => guess.slots));
  if (slots.length === 0) throw new FormatError('header-damaged', 'no way in is left in it');
  const ids = uniqueBytes(guesses.map(({ vaultId }) => vaultId));
  const opened = await openAny(ports, ids, slots, credentials);
  const proven = good.find((header) => isProven(header, opened.vaultKey));
  return {
    ...opened,
    slots: proven?.slots ?? fitting(opened.slot, slots),
    epoch: proven?.epoch ?? Math.min(...guesses.flatMap(({ epoch }) => epoch ?? [])),
    fileSalts: uniqueBytes(guesses.map(({ fileSalt }) => fileSalt)),
  };
}

function goodHeader(file: Uint8Array): Header | null {
  try {
    return parseHeader(file);
  } catch {
    return null;
  }
}

function isProven(header: Header, vaultKey: Uint8Array): boolean {
  try {
    verifyHeaderMac(header, vaultKey);
    return true;
  } catch {
    return false;
  }
}

function guessesIn(file: Uint8Array): HeaderGuess[] {
  const statedAt = file.length < SLOTS_AT ? 0 : readU32(file, 12);
  const guesses: HeaderGuess[] = [];
  for (let at = 0; at <= LAST_COPY_AT && at + SLOTS_AT + SLOT_BYTES <= file.length; at += SECTOR_BYTES) {
    const hasMagic = equalBytes(file.subarray(at, at + MAGIC.length), MAGIC);
    if (at === 0 || at === statedAt || hasMagic) guesses.push(guessAt(file, at));
  }
  return guesses;
}

function guessAt(file: Uint8Array, at: number): HeaderGuess {
  const slots: Slot[] = [];
  for (let i = 0; i < MOST_SLOTS; i++) {
    const start = at + SLOTS_AT + SLOT_BYTES * i;
    const slot = start + SLOT_BYTES <= file.length ? slotIn(file.subarray(start, start + SLOT_BYTES)) : null;
    if (slot !== null) slots.push(slot);
  }
  return {
    vaultId: file.slice(at + 24, at + 40),
    epoch: readU64(file, at + 40),
    fileSalt: file.slice(at + 48, at + 80),
    slots,
  };
}

/** Null for what is no slot of a known kind, or asks for more than a slot may ask for. */
function slotIn(bytes: Uint8Array): Slot | null {
  try {
    const slot = parseSlot(bytes);
    return slot.type === null ? null : slot;
  } catch {
    return null;
  }
}

type Opened = Pick<SalvagedKeys, 'vaultKey' | 'vaultId' | 'slot' | 'engine'>;

/** One slot at a time: a damaged one must not keep the others from being tried. */
async function openAny(
  { startKdf }: Pick<Ports, 'startKdf'>,
  ids: readonly Uint8Array[],
  slots: readonly Slot[],
  credentials: Credentials,
): Promise<Opened> {
  let failure = new CodedError('wrong-secret');
  for (const vaultId of ids) {
    for (const slot of slots) {
      try {
        return { vaultId, ...(await unlock(headerOfOne(vaultId, slot), credentials, startKdf)) };
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        if (error.code === 'recovery-key-mistyped' || error.code === 'not-enough-memory') throw error;
        if (failure.code === 'wrong-secret' || error.code === 'header-tampered') failure = error;
      }
    }
  }
  throw new FormatError(failure.code, failure.detail, failure.facts);
}

function headerOfOne(vaultId: Uint8Array, slot: Slot): Header {
  const none = new Uint8Array(0);
  return { vaultId, epoch: 0, fileSalt: none, slots: [slot], bytes: none, framesAt: 0, readOnly: null };
}

/** The one that opened first, and of the others, which nothing proves, as many as a header may have. */
function fitting(opened: Slot, slots: readonly Slot[]): readonly Slot[] {
  const kept = [opened];
  for (const slot of slots) {
    const withKdf = kept.filter(({ work }) => work.kdf !== 'none').length;
    const isFull = kept.length === MOST_SLOTS || (slot.work.kdf !== 'none' && withKdf === MOST_KDF_SLOTS);
    if (slot !== opened && !isFull) kept.push(slot);
  }
  return kept;
}

function once(slots: readonly Slot[]): Slot[] {
  return [...new Map(slots.map((slot) => [bytesToHex(slot.bytes), slot])).values()];
}

function uniqueBytes(values: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(values.map((value) => [bytesToHex(value), value])).values()];
}
