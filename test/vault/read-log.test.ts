/** Reading a long log gives way to other work, so that a window stays alive. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { u64 } from '../../main/core/format/bytes.ts';
import { sealFrame } from '../../main/core/format/frame.ts';
import { advance, encodeTransaction } from '../../main/core/format/transaction.ts';
import { readLog } from '../../main/vault/read-log.ts';
import { eventText, keysOf } from './crafted-file.ts';
import { ACCOUNT, buildSmallVault } from './small-vault.ts';

it('a log of 3,000 frames is read in slices', async () => {
  const vault = await buildSmallVault();
  const keys = await keysOf(vault);
  const event = utf8ToBytes(eventText('AccountRenamed', { account: ACCOUNT, name: 'again' }));
  let point = vault.points[4];
  let last: Uint8Array = vault.bytes.slice(vault.frameStarts[4]);
  const frames: Uint8Array[] = [];
  for (let seq = 5; seq < 3000 && point !== undefined; seq++) {
    const transaction = encodeTransaction({ events: [event], payloads: [], keyring: [] }, point);
    const nonce = concatBytes(new Uint8Array(16), u64(seq));
    last = sealFrame(keys.recordKey, { seq, link: sha256(last) }, transaction, nonce);
    frames.push(last);
    point = advance(point, [event]);
  }
  let turns = 0;
  let isReading = true;
  const turn = (): void => {
    turns += 1;
    if (isReading) setImmediate(turn);
  };
  setImmediate(turn);
  const start = performance.now();
  const log = await readLog(concatBytes(vault.bytes, ...frames), keys.header, keys.recordKey, []);
  const slices = Math.floor((performance.now() - start) / 50);
  isReading = false;
  expect(log.rest.kind).toBe('none');
  expect(log.fold.point.change).toBe(point?.change);
  // Every 20 ms or so; a busy machine may stop the thread for a while.
  expect(turns).toBeGreaterThan(Math.min(3, slices));
});
