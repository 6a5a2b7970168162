/** Ways in which a vault on a machine can be damaged, replaced by another copy, or held; each is one deed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { writeU16, writeU32, writeU64 } from '../../main/core/format/bytes.ts';
import { MAJOR_VERSION, parseHeader } from '../../main/core/format/header.ts';
import { type Machine, VAULT } from './machine.ts';
import { framesOf } from './stored-events.ts';

/** Where the two header copies keep their checksum, and what a change of theirs must carry along (FORMAT.md 3.3). */
function changeBothHeaders(machine: Machine, change: (copy: Uint8Array) => void): void {
  const file = machine.read(VAULT);
  const length = parseHeader(file).framesAt / 2;
  const copy = file.slice(0, length);
  change(copy);
  copy.set(sha256(copy.subarray(0, 16)).subarray(0, 4), 16);
  copy.set(sha256(copy.subarray(0, length - 32)), length - 32);
  file.set(copy, 0);
  file.set(copy, length);
  machine.write(VAULT, file);
}

const FIRST_SLOT_AT = 80;

export const emptyFile = (machine: Machine): void => void machine.write(VAULT, '');
export const otherFile = (machine: Machine): void => void machine.write(VAULT, 'a shopping list\n');
export const newerMajor = (machine: Machine): void =>
  changeBothHeaders(machine, (copy) => writeU16(copy, 8, MAJOR_VERSION + 1));
export const noSlots = (machine: Machine): void => changeBothHeaders(machine, (copy) => writeU16(copy, 20, 0));
export const otherEpoch = (machine: Machine): void => changeBothHeaders(machine, (copy) => writeU64(copy, 40, 7));
export const hungrySlot = (machine: Machine): void =>
  changeBothHeaders(machine, (copy) => writeU32(copy, FIRST_SLOT_AT + 4, 1024 * 1024 + 1));

/** One of the two header copies has a flipped bit. */
export function damagedHeaderCopy(machine: Machine): void {
  const file = machine.read(VAULT);
  file.set([(file[100] ?? 0) ^ 1], 100);
  machine.write(VAULT, file);
}

/** A flipped bit in the middle of the record that added the sets. */
export function damagedRecord(machine: Machine): void {
  const file = machine.read(VAULT);
  const frame = framesOf(file, machine.text('key'))[1];
  if (frame === undefined) throw new Error('the vault has one record only');
  file.set([(file[frame.at + 100] ?? 0) ^ 1], frame.at + 100);
  machine.write(VAULT, file);
}

/** The last record lost its end. */
export const cutOff = (machine: Machine): void => void machine.write(VAULT, machine.read(VAULT).slice(0, -200));

/** An old copy of the file is put back; `older` holds it. */
export const oldCopy = (machine: Machine): void => void machine.write(VAULT, machine.read('older'));

/** A copy that went its own way on another computer. */
export async function ownWay(machine: Machine): Promise<void> {
  const other = machine.copy();
  oldCopy(other);
  const elsewhere = { env: { COLDKEEP_DATA_DIR: other.path('elsewhere') } };
  for (const number of ['5', '6']) {
    const { status, stderr } = await other.open(['mark', VAULT, 'github', number, 'not-tried'], elsewhere);
    if (status !== 0) throw new Error(stderr);
  }
  machine.write(VAULT, other.read(VAULT));
}

/** What this computer noted does not fit the key of the vault. */
export function otherKey(machine: Machine): void {
  const marks = join(machine.dataFolder, 'marks');
  for (const name of readdirSync(marks)) {
    const mark = JSON.parse(readFileSync(join(marks, name), 'utf8'));
    writeFileSync(join(marks, name), JSON.stringify({ ...mark, mac: '0'.repeat(64) }));
  }
}

/** A lock of another host, which nobody here can call dead. */
export function lockedElsewhere(machine: Machine): void {
  const holder = { v: 1, host: 'another-computer', pid: 1, started: null, token: '0'.repeat(32) };
  machine.write(`${VAULT}.lock`, `${JSON.stringify(holder)}\n`);
}
