/** What a locked session leaves in the memory of its process: no key, and of texts what this says. SECURITY.md names the rest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHeader } from '../../main/core/format/header.ts';
import {
  headerMacKey,
  lastSeenKey,
  recordKey,
  setKeysKey,
  slotKeys,
  unrecordedKey,
} from '../../main/core/format/keys.ts';
import { passphraseBytes } from '../../main/core/format/passphrase.ts';
import { FINGERPRINT_KEY_ID, openFingerprintKey } from '../../main/core/format/payload.ts';
import { unlock } from '../../main/core/format/unlock.ts';
import { derive, nobleArgon2id } from '../../main/vault/derive.ts';
import { readLog } from '../../main/vault/read-log.ts';
import { quickKdf } from '../vault/fake-ports.ts';
import { SET } from '../vault/small-vault.ts';
import { stringsInHeap } from './heap-snapshot.ts';
import { findInMemory, whyNot } from './process-memory.ts';

const CHILD = fileURLToPath(new URL('./locked-child.ts', import.meta.url));

let folder: string;
let child: ChildProcess;
const passphrase = randomBytes(16).toString('hex');
const code = randomBytes(8).toString('hex');
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-leaks-'));
  child = spawn(process.execPath, ['--expose-gc', CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  const given = {
    path: at('own.coldkeep'),
    dataFolder: at('data'),
    snapshot: at('own.heapsnapshot'),
    passphrase,
    code,
  };
  child.stdin?.write(`${JSON.stringify(given)}\n`);
  const [line] = await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
  expect(String(line)).toBe('locked\n');
}, 60_000);

afterAll(async () => {
  child.stdin?.end('\n');
  await rm(folder, { recursive: true, force: true });
});

/** FORMAT.md section 10, opened here by hand: the product hands out no set key. */
function setKeyOf(vaultKey: Uint8Array, vaultId: Uint8Array, entry: Uint8Array, payloadHash: string): Uint8Array {
  const aad = concatBytes(utf8ToBytes('set key'), vaultId, hexToBytes(SET), hexToBytes(payloadHash));
  const cipher = xchacha20poly1305(setKeysKey(vaultKey, vaultId), entry.slice(0, 24), aad);
  return cipher.decrypt(entry.subarray(24, 72));
}

/** Every key of the vault, by its name in FORMAT.md, found out here by opening the file that the other process made. */
async function keysOfTheVault(): Promise<Map<string, Uint8Array>> {
  const file = new Uint8Array(await readFile(at('own.coldkeep')));
  const header = parseHeader(file);
  const first = parseHeader(new Uint8Array(await readFile(at('own.coldkeep.first'))));
  const { vaultKey, slot } = await unlock(header, { secret: passphrase }, quickKdf().start);
  if (slot.work.kdf === 'none') throw new TypeError('a passphrase has a kdf');
  const request = { work: slot.work, passphrase: passphraseBytes(passphrase), salt: slot.salt.slice(0, 16) };
  const secret = derive(nobleArgon2id, request);
  const { fold } = await readLog(file, header, recordKey(vaultKey, header.fileSalt), []);
  const entry = (id: string): Uint8Array => fold.keyring.get(id) ?? new Uint8Array(0);
  return new Map([
    ['VK', vaultKey],
    ['S of the passphrase', secret],
    ['KEK of the passphrase', slotKeys(secret, slot.salt, header.vaultId, slot.bytes.slice(0, 96)).kek.slice()],
    ['K_hdr', headerMacKey(vaultKey, header.fileSalt)],
    ['K_rec', recordKey(vaultKey, header.fileSalt)],
    ['K_hdr before the rewrite', headerMacKey(vaultKey, first.fileSalt)],
    ['K_rec before the rewrite', recordKey(vaultKey, first.fileSalt)],
    ['K_set', setKeysKey(vaultKey, header.vaultId)],
    ['K_seen', lastSeenKey(vaultKey, header.vaultId)],
    ['K_unr', unrecordedKey(vaultKey, header.vaultId)],
    ['K_dup', openFingerprintKey(vaultKey, header.vaultId, entry(FINGERPRINT_KEY_ID))],
    ['set key', setKeyOf(vaultKey, header.vaultId, entry(SET), fold.state.sets.get(SET)?.payload.hash ?? '')],
  ]);
}

describe('the heap of a process whose vault is locked', () => {
  it.each([
    ['the passphrase', passphrase],
    ['the code that was shown', code],
  ])('holds no string with %s', (_, text) => {
    expect(stringsInHeap(at('own.heapsnapshot'), text).map(({ retainers }) => retainers.join(' < '))).toEqual([]);
  });

  it('is a heap where such a string would be found', () => {
    expect(stringsInHeap(at('own.heapsnapshot'), 'way in').length).toBeGreaterThan(0);
  });
});

const reason = whyNot();
describe.skipIf(reason !== null)(
  `the memory of that process${reason === null ? '' : ` (not looked at: ${reason})`}`,
  () => {
    it('holds no key of the vault', async () => {
      const keys = await keysOfTheVault();
      const { found, bytes } = findInMemory(child.pid ?? 0, keys);
      expect(bytes).toBeGreaterThan(10_000_000);
      expect([...found].filter(([, times]) => times > 0)).toEqual([]);
    });
  },
);
