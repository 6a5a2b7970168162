/**
 * Makes a vault, opens it, shows a code, adds a way in and locks: then waits, so that its memory can be looked at. What it works
 * with comes in by standard input alone, one JSON line: path, dataFolder, snapshot, passphrase, code.
 */
import { copyFileSync, readSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { writeHeapSnapshot } from 'node:v8';
import { createVault } from '../../main/vault/create-vault.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import type { Session } from '../../main/vault/session.ts';
import { addWay } from '../../main/vault/ways-in.ts';
import { TINY_KIB } from '../vault/fake-ports.ts';
import { ACCOUNT_ADDED, addSet, revealed, SET } from '../vault/small-vault.ts';

interface Given {
  readonly path: string;
  readonly dataFolder: string;
  readonly snapshot: string;
}

/** The line as bytes, which are overwritten once they were read. */
function readGiven(): Given & { readonly passphrase: string; readonly code: string } {
  const bytes = new Uint8Array(4096);
  const length = readSync(0, bytes);
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(0, length)));
  } finally {
    bytes.fill(0);
  }
}

async function liveOneDay(): Promise<{ readonly session: Session; readonly snapshot: string }> {
  const { path, dataFolder, snapshot, passphrase, code } = readGiven();
  const ports: Ports = { ...systemPorts(), dataFolder };
  await createVault(ports, { path, passphrase, recoveryKey: false, memoryKib: TINY_KIB });
  copyFileSync(path, `${path}.first`);
  const session = await openVault(ports, { path, secret: passphrase, access: 'write' });
  await session.commit([ACCOUNT_ADDED]);
  await addSet(session, SET, [code]);
  const [receipt] = await session.recordOpening([revealed(1)]);
  if (receipt === undefined || session.openSet(receipt)[0]?.text !== code) throw new Error('the code did not come up');
  await addWay(ports, session, { type: 'recovery-key' });
  session.fingerprints([code]);
  session.checkSets();
  await session.lock();
  return { session, snapshot };
}

const { session, snapshot } = await liveOneDay();
// What a turn of the loop still holds, such as a thread that is being ended, goes first.
for (let turn = 0; turn < 5; turn++) {
  await pause(20);
  globalThis.gc?.();
}
writeHeapSnapshot(snapshot);
writeSync(1, `${session.isWritable ? 'open' : 'locked'}\n`);
readSync(0, new Uint8Array(1));
