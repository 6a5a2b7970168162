/**
 * Opens a vault and changes it for ever, with a rewrite now and then and a backup now and then, saying on standard output which
 * change is acknowledged. Made to be killed.
 */
import { writeSync } from 'node:fs';
import { bytesToHex } from '@noble/hashes/utils.js';
import { makeBackup } from '../../main/vault/backups.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { systemPorts } from '../../main/vault/ports.ts';
import { SET } from './small-vault.ts';

const [path = '', secret = '', dataFolder = '', rewritesEvery = '', backupsEvery = ''] = process.argv.slice(2);
const ports = { ...systemPorts(), dataFolder };
const session = await openVault(ports, { path, secret, access: 'write' });
if (!session.isWritable) throw new Error(`the vault cannot be written: ${session.standing.code}`);
for (let count = 1; ; count++) {
  // Frames of one sector and of many take turns.
  const note = 'n'.repeat((count % 4) * 900);
  await session.commit([{ t: 'CodeUsed', d: { set: SET, number: (count % 3) + 1, when: null, from: null, note } }]);
  if (count % Number(rewritesEvery) === 0) await session.rewrite({ events: [] });
  if (count % Number(backupsEvery) === 0) {
    const { failed } = await makeBackup(ports, session);
    if (failed.length > 0) throw new Error(`no backup: ${failed[0]?.code}`);
  }
  writeSync(1, `${session.point.change} ${bytesToHex(session.point.hash)}\n`);
}
