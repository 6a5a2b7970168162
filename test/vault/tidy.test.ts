/** A log of many frames is written anew when a changed vault is closed, and only when nothing speaks against it. vault.md 5. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealFrame } from '../../main/core/format/frame.ts';
import { advance, encodeTransaction, type HistoryPoint } from '../../main/core/format/transaction.ts';
import type { Session } from '../../main/vault/session.ts';
import { tidyIfWorthIt, WORTH_TIDYING_FRAMES } from '../../main/vault/tidy.ts';
import { eventText, keysOf } from './crafted-file.ts';
import { type FakePorts, seededRandom } from './fake-ports.ts';
import type { FileCall } from './memory-files.ts';
import {
  ACCOUNT,
  ACCOUNT_ADDED,
  buildSmallVault,
  copyOf,
  openSmall,
  revealed,
  type SmallVault,
  used,
  VAULT,
} from './small-vault.ts';

/** The small vault with as many frames as these, of one event each. */
async function withManyFrames(vault: SmallVault, frames: number): Promise<Uint8Array> {
  const { recordKey } = await keysOf(vault);
  const nonces = seededRandom('many');
  const event = utf8ToBytes(eventText('AccountRenamed', { account: ACCOUNT, name: 'someone' }));
  const parts = [vault.bytes];
  let point: HistoryPoint = vault.points.at(-1) ?? { change: 0, hash: new Uint8Array(32) };
  let last = vault.bytes.subarray(vault.frameStarts[4]);
  for (let seq = 5; seq < frames; seq++) {
    const transaction = encodeTransaction({ events: [event], payloads: [], keyring: [] }, point);
    last = sealFrame(recordKey, { seq, link: sha256(last) }, transaction, nonces.bytes(24));
    point = advance(point, [event]);
    parts.push(last);
  }
  return concatBytes(...parts);
}

let vault: SmallVault;
/** One frame fewer than may be there without being tidied. */
let many: Uint8Array;
beforeAll(async () => {
  vault = await buildSmallVault();
  many = await withManyFrames(vault, WORTH_TIDYING_FRAMES - 1);
});

/** A session on the vault of many frames, after this many commits. */
async function afterCommits(commits: number): Promise<{ ports: FakePorts; session: Session }> {
  const ports = copyOf(vault, many);
  const session = await openSmall(ports, vault);
  for (let i = 0; i < commits; i++) await session.commit([ACCOUNT_ADDED]);
  return { ports, session };
}

describe('tidying', () => {
  it('begins above 4,000 frames, after a backup, and keeps the history', async () => {
    const { ports, session } = await afterCommits(1);
    expect([session.frames, WORTH_TIDYING_FRAMES]).toEqual([4_000, 4_000]);
    expect(await tidyIfWorthIt(ports, session)).toBe(false);
    await session.commit([ACCOUNT_ADDED]);
    const [{ point, sizeBytes }, before] = [session, ports.files.content(VAULT)];
    expect(await tidyIfWorthIt(ports, session)).toBe(true);
    expect([session.point, session.epoch]).toEqual([point, 2]);
    expect(session.frames).toBeLessThan(10);
    expect(session.sizeBytes).toBeLessThan(sizeBytes / 2);
    const backups = ports.files.paths.filter((path) => path.startsWith('/vaults/own.backups/own '));
    expect(backups.map((path) => ports.files.content(path))).toEqual([before]);
    expect(await tidyIfWorthIt(ports, session)).toBe(false);
    await session.lock();
    expect((await openSmall(ports, vault)).standing.code).toBeNull();
  });

  it('is skipped without a word where something speaks against it', async () => {
    const { ports, session } = await afterCommits(2);
    const { files } = ports;
    const room = 3 * session.sizeBytes;
    const inTheWay: [string, () => void][] = [
      ['one byte too little room', () => Object.assign(files, { free: room - 1 })],
      ['a system that does not tell how much room there is', () => Object.assign(files, { free: null })],
      ['a new file that cannot be written', () => failAt(({ path }) => /own\.coldkeep\..*\.new$/.test(path))],
      ['a backup that cannot be made', () => failAt(({ path }) => path.startsWith('/vaults/own.backups'))],
    ];
    const failAt = (isWanted: (call: FileCall) => boolean): void => {
      files.plan = (call) => (isWanted(call) ? { errno: 'ENOSPC' } : null);
    };
    const before = files.content(VAULT);
    for (const [what, put] of inTheWay) {
      Object.assign(files, { free: room });
      files.plan = () => null;
      put();
      expect([what, await tidyIfWorthIt(ports, session)]).toEqual([what, false]);
    }
    expect([files.content(VAULT), session.notices]).toEqual([before, []]);
    files.plan = () => null;
    await session.lock();
  });

  it('waits while a code was shown and its outcome is open; three times the size of the file is room enough', async () => {
    const { ports, session } = await afterCommits(1);
    await session.commit([revealed(2)]);
    expect(await tidyIfWorthIt(ports, session)).toBe(false);
    await session.commit([used(2)]);
    ports.files.free = 3 * session.sizeBytes;
    expect(await tidyIfWorthIt(ports, session)).toBe(true);
    await session.lock();
  });

  it('is not for a session that changed nothing, or may change nothing', async () => {
    const ports = copyOf(vault, await withManyFrames(vault, WORTH_TIDYING_FRAMES + 1));
    for (const access of ['read', 'write'] as const) {
      const session = await openSmall(ports, vault, { access });
      expect([session.frames, await tidyIfWorthIt(ports, session)]).toEqual([4_001, false]);
      await session.lock();
    }
  });
});
