/** Vaults of every kind for tests that damage them: every way in, every kind of log, made by the product or by hand. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { parseEvent } from '../../main/core/custody/parse-event.ts';
import { openFrame } from '../../main/core/format/frame.ts';
import { type Header, parseHeader } from '../../main/core/format/header.ts';
import { historyStart, recordKey } from '../../main/core/format/keys.ts';
import { encodeMark } from '../../main/core/format/mark.ts';
import { firstEvent, type HistoryPoint, parseTransaction } from '../../main/core/format/transaction.ts';
import { type Credentials, unlock } from '../../main/core/format/unlock.ts';
import { condensed, PAST } from '../vectors/cases-log.ts';
import {
  accountAdded,
  CODES,
  created,
  type FramePlan,
  history,
  type Keys,
  line,
  makeFile,
  restartIds,
  SET,
  seal,
  setFrame,
  used,
} from '../vectors/small-file.ts';
import {
  byKeyFile,
  byShares,
  dealt,
  KEY_FILE,
  PASSPHRASE,
  passphraseSlot,
  RECOVERY_TEXT,
  recoverySlot,
  SCRYPT,
} from '../vectors/ways.ts';
import { quickKdf } from './fake-ports.ts';
import { buildSmallVault, copyOf, openSmall, type SmallVault, VAULT } from './small-vault.ts';

export interface StockVault {
  readonly name: string;
  readonly vaultId: Uint8Array;
  readonly vaultKey: Uint8Array;
  readonly recordKey: Uint8Array;
  readonly bytes: Uint8Array;
  readonly headerBytes: number;
  /** Where each frame starts, and the end of the file. */
  readonly frameStarts: readonly number[];
  /** The history before frame 0, then after each frame. */
  readonly points: readonly HistoryPoint[];
  /** Every way in that there is. */
  readonly ways: readonly Credentials[];
  /** Another file of the same vault, under the same keys, that went another way. */
  readonly fork: Uint8Array;
  /** H of every change of the vault and of its forks, hex. */
  readonly knownPoints: ReadonlySet<string>;
  /** Every event of them, as text. */
  readonly knownEvents: ReadonlySet<string>;
  readonly knownCodes: ReadonlySet<string>;
}

/** The text of the last-seen mark after a frame; −1 is before the first. */
export function markOf({ points, vaultKey, vaultId }: StockVault, frame: number): Uint8Array {
  return utf8ToBytes(encodeMark(points[frame + 1] ?? { change: 0, hash: new Uint8Array(32) }, vaultKey, vaultId));
}

export async function buildStock(): Promise<readonly StockVault[]> {
  const small = await buildSmallVault();
  const condensedLog = condensed().bytes;
  const stock = [
    await smallVault(small),
    await rewrittenVault(small),
    await everyWay('long'),
    await stockOf('a condensed log', condensedLog, condensedLog, [{ secret: RECOVERY_TEXT }]),
  ];
  // What stands in one of them may come up in a splice of the others.
  const known = {
    knownPoints: new Set(stock.flatMap(({ knownPoints }) => [...knownPoints])),
    knownEvents: new Set(stock.flatMap(({ knownEvents }) => [...knownEvents])),
    knownCodes: new Set(stock.flatMap(({ knownCodes }) => [...knownCodes])),
  };
  return stock.map((vault) => ({ ...vault, ...known }));
}

/** Five slots, one of each kind. The long log has a restored branch, a merged one, a corrected set and events of no known type. */
export function everyWay(log: 'long' | 'short'): Promise<StockVault> {
  const frames =
    (number: number) =>
    (keys: Keys): FramePlan[] =>
      log === 'long' ? [...longHistory(keys), used(number)] : [created(keys), accountAdded(), setFrame(seal(keys))];
  const slots = [
    passphraseSlot(),
    recoverySlot,
    byKeyFile,
    byShares,
    passphraseSlot(`${PASSPHRASE}, the second`, SCRYPT),
  ];
  restartIds();
  const file = makeFile({ slots, frames: frames(2) });
  restartIds();
  const fork = makeFile({ slots, frames: frames(3) });
  const sharesAt = 80 + 224 * 3;
  const slotId = file.copy.slice(sharesAt + 16, sharesAt + 32);
  const shares = [3, 1].map((number) => dealt({ ...file, slotId }, 2, number));
  return stockOf('a vault with every way in', file.bytes, fork.bytes, [
    { secret: PASSPHRASE },
    { secret: RECOVERY_TEXT },
    { secret: PASSPHRASE, keyFile: KEY_FILE },
    { secret: '', shares },
    { secret: `${PASSPHRASE}, the second` },
  ]);
}

const CORRECTED = ['1111-2222', '9999-9999', '5555-6666'];

function longHistory(keys: Keys): FramePlan[] {
  const corrected = seal(keys, CORRECTED);
  const payload = { hash: corrected.hash, commitment: corrected.commitment };
  const givenUp = [{ change: 4, hash: '0'.repeat(32) }];
  return [
    ...history(keys),
    { lines: [line('VaultRestored', { fork: 3, givenUp })] },
    { lines: [line('VaultMerged', { fork: 3, givenUp }), line('CodeRevealed', { set: SET, number: 3 })] },
    {
      lines: [line('CodeCorrected', { set: SET, number: 2, payload })],
      payloads: [corrected.payload],
      keyring: [{ setId: SET, bytes: corrected.entry }],
    },
    { lines: [line('SomethingLater', {}, { crit: false }), line('PayloadPurged', { set: 'c'.repeat(32) })] },
  ];
}

async function smallVault(small: SmallVault): Promise<StockVault> {
  const ports = copyOf(small, small.bytes.slice(0, small.frameStarts[3]), 2);
  const session = await openSmall(ports, small);
  await session.commit([{ t: 'CodeRevealed', d: { set: SET, number: 3 } }]);
  await session.lock();
  return stockOf('a small vault', small.bytes, ports.files.content(VAULT), waysInto(small));
}

/** The small vault after the product wrote it anew: epoch 2, its events in one frame. */
async function rewrittenVault(small: SmallVault): Promise<StockVault> {
  const ports = copyOf(small);
  const session = await openSmall(ports, small);
  await session.rewrite({ events: [] });
  await session.commit([{ t: 'CodeRevealed', d: { set: SET, number: 2 } }]);
  const bytes = ports.files.content(VAULT);
  await session.commit([{ t: 'CodeRevealed', d: { set: SET, number: 3 } }]);
  await session.lock();
  return stockOf('a rewritten vault', bytes, ports.files.content(VAULT), waysInto(small));
}

function waysInto({ recoveryKey }: SmallVault): readonly Credentials[] {
  return [{ secret: recoveryKey }, { secret: PASSPHRASE }];
}

/** Reads a good file, and another of the same vault and keys, piece by piece. */
export async function stockOf(
  name: string,
  bytes: Uint8Array,
  fork: Uint8Array,
  ways: readonly Credentials[],
): Promise<StockVault> {
  const header = parseHeader(bytes);
  const [way] = ways;
  if (way === undefined) throw new TypeError('a vault has a way in');
  const { vaultKey } = await unlock(header, way, quickKdf().start);
  const key = recordKey(vaultKey, header.fileSalt);
  const own = readFrames(bytes, header, key);
  const other = readFrames(fork, parseHeader(fork), key);
  return {
    name,
    vaultId: header.vaultId,
    vaultKey,
    recordKey: key,
    bytes,
    headerBytes: header.bytes.length,
    frameStarts: own.frameStarts,
    points: own.points,
    ways,
    fork,
    knownPoints: new Set([...own.hashes, ...other.hashes]),
    knownEvents: new Set([...own.events, ...other.events]),
    knownCodes: new Set([...CODES, ...CORRECTED]),
  };
}

interface ReadFrames {
  readonly frameStarts: readonly number[];
  readonly points: readonly HistoryPoint[];
  readonly events: readonly string[];
  /** H after every event, hex. */
  readonly hashes: readonly string[];
}

function readFrames(bytes: Uint8Array, header: Header, key: Uint8Array): ReadFrames {
  const frameStarts = [header.framesAt];
  const points: HistoryPoint[] = [];
  const events: string[] = [];
  const hashes: string[] = [];
  for (let at = header.framesAt; at < bytes.length; at = frameStarts.at(-1) ?? bytes.length) {
    const opened = openFrame(key, bytes, at, null);
    if (opened === null) throw new TypeError('a frame of a good file does not open');
    const before = points.at(-1) ?? historyBefore(opened.transaction, header.vaultId);
    const transaction = parseTransaction(opened.transaction, before);
    if (transaction === null) throw new TypeError('a transaction of a good file does not parse');
    if (points.length === 0) points.push(before);
    points.push(transaction.points.at(-1) ?? before);
    events.push(...transaction.events.map((event) => bytesToUtf8(event)));
    hashes.push(...transaction.points.map(({ hash }) => bytesToHex(hash)));
    frameStarts.push(at + opened.size);
  }
  return { frameStarts, points, events, hashes };
}

function historyBefore(transaction: Uint8Array, vaultId: Uint8Array): HistoryPoint {
  const first = firstEvent(transaction);
  const isCondensed = first !== null && parseEvent(first).t === 'LogCondensed';
  return isCondensed ? PAST : { change: 0, hash: historyStart(vaultId) };
}
