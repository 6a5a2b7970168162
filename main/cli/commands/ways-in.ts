/** `passphrase`, `recovery-key`, `slots add`, `slots remove`, `new-key`: the ways into a vault, changed. */
import { resolve } from 'node:path';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { OldCopyReason } from '../../core/custody/state.ts';
import type { Slot, SlotType } from '../../core/format/slot.ts';
import { type Credentials, openingSpelling } from '../../core/format/unlock.ts';
import type { Paper } from '../../core/paper/sheet.ts';
import { KitFile } from '../../sheets/kit-file.ts';
import { checkSheetPlace } from '../../sheets/sheet-file.ts';
import type { OldCopy } from '../../vault/old-copies.ts';
import { type Ports, systemPorts } from '../../vault/ports.ts';
import { SecretFiles } from '../../vault/secret-files.ts';
import type { Session } from '../../vault/session.ts';
import {
  addWay,
  changeVaultKey,
  type MadeSecrets,
  type NewWay,
  removeWay,
  replaceWay,
  waysDropped,
} from '../../vault/ways-in.ts';
import { type RemovalOptions, tellOldCopies } from '../after-removal.ts';
import { adviceOn, kitAdvice, secretsInJson, secretsInWords } from '../made-secrets.ts';
import { oldCopiesInJson } from '../old-copy-sentences.ts';
import { openForWriting, openWithWays, type VaultOptions } from '../opening.ts';
import { type ReplacementOptions, readReplacement, refuseWithoutReplacement } from '../secrets.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

interface Options extends VaultOptions, RemovalOptions {
  /** In MiB. */
  readonly kdfMemory?: number;
}

/** What a change made, and what is said of it. */
interface Done {
  /** Keys of `--json` beside the secrets. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly made: MadeSecrets;
  /** For people. */
  readonly sentence: string;
}

const NOTHING_MADE: MadeSecrets = { passphrase: null, recoveryKey: null, keyFile: null, shares: [] };

/**
 * Carries a change out and hands over what it made, also when the command is stopped meanwhile: once the change is written, the
 * secrets stand nowhere else. Then the copies are told that still have what was removed.
 */
async function carryOut(
  terminal: Terminal,
  { ports, session, options, reason, out, files = new SecretFiles(ports, out) }: Work,
  change: (files: Kept) => Promise<Done>,
): Promise<void> {
  let isGiven = false;
  const give = (done: Done, left: readonly OldCopy[]): void => {
    if (isGiven) return;
    isGiven = true;
    const made = files.leftOf(done.made);
    if (options.json) {
      terminal.out(`${JSON.stringify({ ...done.facts, ...secretsInJson(made), left: oldCopiesInJson(left) })}\n`);
    } else terminal.out(secretsInWords(made));
    terminal.say(`${done.sentence}\n${adviceOn(made, files.written)}`);
  };
  const changing = change(files).catch(async (error: unknown) => {
    await files.discard();
    throw error;
  });
  terminal.atEnd(async () => {
    const done = await changing.catch(() => null);
    if (done !== null) give(done, []);
  });
  const done = await changing;
  if (!options.json) give(done, []);
  const left = reason === null ? [] : await tellOldCopies(terminal, ports, session, reason, options);
  give(done, left);
}

/** Files that new secrets go into. */
type Kept = Pick<SecretFiles, 'written' | 'keep' | 'leftOf' | 'discard'>;

interface Work {
  readonly ports: Ports;
  readonly session: Session;
  readonly options: Options;
  /** Null when nothing is removed. */
  readonly reason: OldCopyReason | null;
  /** A file or folder for what is made, or undefined for standard output. */
  readonly out?: string | undefined;
  /** Where it goes otherwise. */
  readonly files?: Kept;
}

export interface PassphraseOptions extends Options, ReplacementOptions {
  readonly slot?: string;
}

/** Changes the passphrase that opened the vault, or the one that is named. A key file that goes with it stays the same. */
export async function passphrase(terminal: Terminal, path: string, options: PassphraseOptions): Promise<void> {
  refuseWithoutReplacement(terminal, options);
  const ports = systemPorts();
  const { session, credentials } = await openWithWays(terminal, path, options);
  const slot = slotToReplace(session, isPassphrase, options.slot);
  if (slot.type === 'passphrase-and-key-file' && !credentials.keyFile) {
    throw new UsageError('that passphrase goes with a key file; give it with --key-file');
  }
  const way: NewWay = {
    type: slot.type === 'passphrase-and-key-file' ? slot.type : 'passphrase',
    keyFile: credentials.keyFile ?? null,
    passphrase: await readReplacement(terminal, options),
    memoryKib: memoryKib(options),
  };
  await carryOut(terminal, { ports, session, options, reason: 'passphrase-changed' }, async () => {
    const { made, slot: id } = await replaceWay(ports, session, bytesToHex(slot.id), way);
    return { facts: { slot: id }, made, sentence: 'The passphrase was changed.' };
  });
}

export interface RecoveryKeyOptions extends Options {
  readonly slot?: string;
  /** A PDF to write the kit page into, with the key on it, which is not printed then. */
  readonly kit?: string;
  readonly paper: Paper;
}

/** Issues the recovery key again: the old one opens the vault no more. Makes the first one where there is none. */
export async function recoveryKey(terminal: Terminal, path: string, options: RecoveryKeyOptions): Promise<void> {
  const ports = systemPorts();
  const kit = options.kit === undefined ? null : { file: resolve(options.kit), paper: options.paper };
  if (kit !== null) await checkSheetPlace(ports.files, kit.file);
  const session = await openForWriting(terminal, path, options);
  const isRecoveryKey = ({ type }: Slot): boolean => type === 'recovery-key';
  const isFirst = options.slot === undefined && !session.slots.some(isRecoveryKey);
  const old = isFirst ? null : slotToReplace(session, isRecoveryKey, options.slot);
  const reason = old === null ? null : 'way-removed';
  const files = kit === null ? {} : { files: new KitFile(ports, session, kit) };
  await carryOut(terminal, { ports, session, options, reason, ...files }, async (kept) => {
    const way: NewWay = { type: 'recovery-key' };
    const keep = (each: MadeSecrets): Promise<void> => kept.keep(each);
    const { made, slot } =
      old === null
        ? await addWay(ports, session, way, keep)
        : await replaceWay(ports, session, bytesToHex(old.id), way, keep);
    const sentence = old === null ? 'There is a recovery key now.' : 'The old recovery key opens the vault no more.';
    return { facts: { slot, ...(kit === null ? {} : { kit: kit.file }) }, made, sentence };
  });
  if (options.kit !== undefined) terminal.say(kitAdvice(path, options.kit));
}

export interface AddOptions extends Options, ReplacementOptions {
  readonly needed?: number;
  readonly of?: number;
  readonly out?: string;
}

/** The words for a new way in, after `slots VAULT add`. */
const WORDS = {
  passphrase: 'passphrase',
  'recovery-key': 'recovery-key',
  'key-file': 'passphrase-and-key-file',
  shares: 'shares',
} as const satisfies Record<string, SlotType>;

/** Adds a way in. */
export async function addSlot(
  terminal: Terminal,
  path: string,
  word: string | null,
  options: AddOptions,
): Promise<void> {
  const type = Object.entries(WORDS).find(([name]) => name === word)?.[1];
  if (type === undefined) throw new UsageError(`after add comes ${Object.keys(WORDS).join(', ')}`);
  refuseUnfitting(terminal, type, options);
  const ports = systemPorts();
  const files = new SecretFiles(ports, options.out);
  if (type === 'shares') await files.refuseToOverwrite({ type, needed: options.needed ?? 0, of: options.of ?? 0 });
  if (type === 'passphrase-and-key-file') await files.refuseToOverwrite({ type, passphrase: null, memoryKib: null });
  const session = await openForWriting(terminal, path, options);
  const way = await newWay(terminal, type, options);
  await carryOut(terminal, { ports, session, options, reason: null, out: options.out }, async (kept) => {
    const { made, slot } = await addWay(ports, session, way, (each) => kept.keep(each));
    return { facts: { slot }, made, sentence: 'The way in was added.' };
  });
}

/** Everything that can be said of the call before a secret is asked for. */
function refuseUnfitting(terminal: Terminal, type: SlotType, { needed, of, out, json, ...options }: AddOptions): void {
  if (type === 'shares') {
    if (needed === undefined || of === undefined) throw new UsageError('say how many shares with --needed and --of');
    if (needed > of) throw new UsageError('no more shares can be needed than there are');
  } else if (needed !== undefined || of !== undefined) throw new UsageError('--needed and --of go with shares');
  if (type === 'passphrase-and-key-file' && out === undefined && !json) {
    throw new UsageError('say where the key file goes with --out');
  }
  if (out !== undefined && type !== 'shares' && type !== 'passphrase-and-key-file') {
    throw new UsageError('--out goes with key-file and shares');
  }
  if (type === 'passphrase' || type === 'passphrase-and-key-file') refuseWithoutReplacement(terminal, options);
  else if (options.generate || options.newPassphraseFile !== undefined) {
    throw new UsageError('a new passphrase goes with passphrase and key-file');
  }
}

async function newWay(terminal: Terminal, type: SlotType, options: AddOptions): Promise<NewWay> {
  if (type === 'shares') return { type, needed: options.needed ?? 0, of: options.of ?? 0 };
  if (type === 'recovery-key') return { type };
  return { type, passphrase: await readReplacement(terminal, options), memoryKib: memoryKib(options) };
}

/** Removes the way in that is named. */
export async function removeSlot(
  terminal: Terminal,
  path: string,
  word: string | null,
  options: Options,
): Promise<void> {
  if (word === null) throw new UsageError('say which way in to remove, by its id from `slots`');
  const ports = systemPorts();
  const session = await openForWriting(terminal, path, options);
  const slot = slotToReplace(session, () => true, word);
  await carryOut(terminal, { ports, session, options, reason: 'way-removed' }, async () => {
    await removeWay(ports, session, bytesToHex(slot.id));
    return { facts: { slot: bytesToHex(slot.id) }, made: NOTHING_MADE, sentence: 'The way in was removed.' };
  });
}

export interface NewKeyOptions extends Options, ReplacementOptions {
  readonly out?: string;
  readonly yes?: boolean;
}

/** A new vault key: the way in that opened the vault stays, with a new recovery key where there was one; the others go. */
export async function newKey(terminal: Terminal, path: string, options: NewKeyOptions): Promise<void> {
  if (!options.yes && !terminal.canAsk) throw new UsageError('no terminal to ask on; go on with --yes');
  const replaces = options.generate === true || options.newPassphraseFile !== undefined;
  if (replaces) refuseWithoutReplacement(terminal, options);
  const ports = systemPorts();
  const { session, credentials } = await openWithWays(terminal, path, options);
  const replacement = replaces ? { passphrase: await readReplacement(terminal, options) } : null;
  const kept = await waysToKeep(ports, session, credentials, replacement, options);
  const dropped = waysDropped(session, kept).map((id) => inWords(session, id));
  terminal.say(keyInWords(kept, dropped));
  if (!options.yes && !(await confirmNewKey())) throw new CliError('cancelled');
  await carryOut(terminal, { ports, session, options, reason: 'key-changed', out: options.out }, async (files) => {
    const done = await changeVaultKey(ports, session, kept, (each) => files.keep(each));
    const slots = session.slots.map(({ id }) => bytesToHex(id));
    return { facts: { slots, dropped: done.dropped }, made: merged(done.made), sentence: 'The vault has a new key.' };
  });
}

/** What opened the vault, with the passphrase that takes its place, if any; and a recovery key where there is one. */
async function waysToKeep(
  ports: Ports,
  session: Session,
  credentials: Credentials,
  replacement: { readonly passphrase: string | null } | null,
  options: NewKeyOptions,
): Promise<NewWay[]> {
  const ways: NewWay[] = [];
  const opened = session.slots.find(({ id }) => bytesToHex(id) === session.slotId);
  if (opened !== undefined && isPassphrase(opened)) {
    const known = replacement ?? {
      passphrase: await openingSpelling(hexToBytes(session.vaultId), opened, credentials, ports.startKdf),
      isGenerated: session.state.slots.get(session.slotId)?.generated === true,
    };
    const type = opened.type === 'passphrase' ? opened.type : 'passphrase-and-key-file';
    ways.push({ type, ...known, keyFile: credentials.keyFile ?? null, memoryKib: memoryKib(options) });
  } else if (replacement !== null) ways.push({ type: 'passphrase', ...replacement, memoryKib: memoryKib(options) });
  const shares = opened?.type === 'shares' ? (session.state.slots.get(session.slotId)?.shares ?? null) : null;
  if (shares !== null) ways.push({ type: 'shares', ...shares });
  if (session.slots.some(({ type }) => type === 'recovery-key')) ways.push({ type: 'recovery-key' });
  return ways;
}

function keyInWords(kept: readonly NewWay[], dropped: readonly string[]): string {
  const issued = kept.filter(({ type }) => type === 'recovery-key' || type === 'shares').map(({ type }) => NAMES[type]);
  return [
    issued.length > 0 ? `Issued again: ${issued.join(', ')}.\n` : '',
    dropped.length > 0 ? `Dropped; add them again afterwards:\n${dropped.map((way) => `  ${way}\n`).join('')}` : '',
  ].join('');
}

const NAMES = {
  passphrase: 'passphrase',
  'recovery-key': 'recovery key',
  shares: 'shares',
  'passphrase-and-key-file': 'passphrase and key file',
} as const satisfies Record<SlotType, string>;

function inWords({ slots, state }: Session, slotId: string): string {
  const type = slots.find(({ id }) => bytesToHex(id) === slotId)?.type ?? null;
  const added = state.slots.get(slotId)?.addedAt.slice(0, 10);
  const name = type === null ? 'a way in that this version does not know' : NAMES[type];
  return `${name}, ${added === undefined ? '' : `added ${added}, `}${slotId.slice(0, 8)}`;
}

async function confirmNewKey(): Promise<boolean> {
  const { confirm } = await import('@inquirer/prompts');
  return confirm({ message: 'Make a new key for this vault?', default: false }, { output: process.stderr });
}

function merged(all: readonly MadeSecrets[]): MadeSecrets {
  const first = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null;
  return {
    passphrase: first(all.map((made) => made.passphrase)),
    recoveryKey: first(all.map((made) => made.recoveryKey)),
    keyFile: first(all.map((made) => made.keyFile)),
    shares: all.flatMap(({ shares }) => shares),
  };
}

function isPassphrase({ type }: Slot): boolean {
  return type === 'passphrase' || type === 'passphrase-and-key-file';
}

function memoryKib({ kdfMemory }: Options): number | null {
  return kdfMemory === undefined ? null : kdfMemory * 1024;
}

/** Digits of an id that are enough to name a way in. */
const LEAST_DIGITS = 4;

/**
 * The way in that is named by its id or the first four digits of it or more; without a name the one that opened the vault, or the
 * only one that fits.
 * @throws CliError `way-in-not-found`.
 */
function slotToReplace(session: Session, fits: (slot: Slot) => boolean, word?: string): Slot {
  const candidates = session.slots.filter(fits);
  const digits = word?.toLowerCase();
  const isNamed = ({ id }: Slot): boolean => digits !== undefined && bytesToHex(id).startsWith(digits);
  const named = digits === undefined || digits.length < LEAST_DIGITS ? [] : candidates.filter(isNamed);
  const opened = candidates.find(({ id }) => bytesToHex(id) === session.slotId);
  const found = digits !== undefined ? named : opened === undefined ? candidates : [opened];
  const [slot, other] = found;
  if (slot === undefined || other !== undefined) throw new CliError('way-in-not-found');
  return slot;
}
