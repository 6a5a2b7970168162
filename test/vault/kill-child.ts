/** Opens a vault and shows codes for ever, saying on standard output which change is acknowledged. Made to be killed. */
import { writeSync } from 'node:fs';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openVault } from '../../main/vault/open-vault.ts';
import { systemPorts } from '../../main/vault/ports.ts';
import { SET } from './small-vault.ts';

const [path = '', secret = '', dataFolder = ''] = process.argv.slice(2);
const session = await openVault({ ...systemPorts(), dataFolder }, { path, secret, access: 'write' });
if (!session.isWritable) throw new Error(`the vault cannot be written: ${session.standing.code}`);
for (let count = 0; ; count++) {
  // Frames of one sector and of many take turns.
  const note = 'n'.repeat((count % 4) * 900);
  await session.commit([{ t: 'CodeUsed', d: { set: SET, number: (count % 3) + 1, when: null, from: null, note } }]);
  writeSync(1, `${session.point.change} ${bytesToHex(session.point.hash)}\n`);
}
