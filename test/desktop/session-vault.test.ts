/** The vault behind the window: a view for the right secret, a code for everything else, and no opening outlives its wait. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSessionVault } from '../../main/desktop/session-vault.ts';
import type { Opening } from '../../main/desktop/vault-port.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import type { Progress } from '../../preload/contract.ts';
import { makeSampleVault, PASSPHRASE, type SampleVault } from '../e2e/sample-vault.ts';

let folder: string;
let path: string;
let ports: Ports;
let sample: SampleVault;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-session-'));
  path = join(folder, 'personal.coldkeep');
  ports = { ...systemPorts(), dataFolder: join(folder, 'data') };
  sample = await makeSampleVault(path, ports.dataFolder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function opening(secret: string, signal = new AbortController().signal): Opening & { readonly heard: Progress[] } {
  const heard: Progress[] = [];
  return {
    path,
    secret: new TextEncoder().encode(secret),
    onProgress: (progress) => heard.push(progress),
    signal,
    heard,
  };
}

/** No lock file beside the vault. */
const isFree = (): Promise<boolean> =>
  stat(`${path}.lock`).then(
    () => false,
    () => true,
  );

describe('opening', () => {
  test('gives the view, overwrites the secret, and tells its steps', async () => {
    const vault = createSessionVault(ports);
    const asked = opening(PASSPHRASE);
    const result = await vault.open(asked);
    expect(result).toMatchObject({
      ok: true,
      value: {
        standing: null,
        notices: [],
        accounts: [
          { service: 'GitHub', account: 's-rivera', sets: [{ state: 'active', total: 4, unused: 3, openReveals: 0 }] },
          { service: 'Rivera Studio door', account: null, sets: [{ state: 'active', total: 2, unused: 0 }] },
        ],
      },
    });
    expect(asked.heard).toEqual([
      { step: 'deriving', done: null },
      { step: 'reading', done: null },
    ]);
    expect(new Set(asked.secret)).toEqual(new Set([0]));
    await vault.lock();
  });

  test('the view holds no code', async () => {
    const vault = createSessionVault(ports);
    const text = JSON.stringify(await vault.open(opening(PASSPHRASE)));
    expect(text).not.toMatch(/1a2b3|c4d5e|482916|730158/);
    await vault.lock();
  });

  test('the recovery key needs no derivation', async () => {
    const vault = createSessionVault(ports);
    const asked = opening(sample.recoveryKey);
    expect(await vault.open(asked)).toMatchObject({ ok: true });
    expect(asked.heard).toEqual([]);
    await vault.lock();
  });

  test('a wrong passphrase is wrong-secret and leaves no lock', async () => {
    await expect(createSessionVault(ports).open(opening('something else entirely'))).rejects.toMatchObject({
      code: 'wrong-secret',
    });
    expect(await isFree()).toBe(true);
  });

  test('while another one has it open for writing: read-only, and says so', async () => {
    const [first, second] = [createSessionVault(ports), createSessionVault(ports)];
    await first.open(opening(PASSPHRASE));
    expect(await second.open(opening(PASSPHRASE))).toMatchObject({ ok: true, value: { standing: { code: 'locked' } } });
    await second.lock();
    expect(await isFree()).toBe(false);
    await first.lock();
    expect(await isFree()).toBe(true);
  });
});

test('the view tells what is not as it should be and refuses nothing', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const vault = createSessionVault({ ...ports, dataFolder: file });
  expect(await vault.open(opening(PASSPHRASE))).toMatchObject({
    ok: true,
    value: { standing: null, notices: ['mark-not-written'] },
  });
  await vault.lock();
});

describe('locking', () => {
  test('gives the lock file back, and a second time does nothing', async () => {
    const vault = createSessionVault(ports);
    await vault.open(opening(PASSPHRASE));
    expect(await isFree()).toBe(false);
    await vault.lock();
    await vault.lock();
    expect(await isFree()).toBe(true);
  });
});

describe('cancelling', () => {
  test('before it began', async () => {
    await expect(createSessionVault(ports).open(opening(PASSPHRASE, AbortSignal.abort()))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  test('during the derivation ends the thread', async () => {
    let ended = 0;
    const stopped = new AbortController();
    const startKdf = (): ReturnType<Ports['startKdf']> => ({
      derive: () => {
        stopped.abort();
        return new Promise(() => undefined);
      },
      close: async () => {
        ended += 1;
      },
    });
    const vault = createSessionVault({ ...ports, startKdf });
    await expect(vault.open(opening(PASSPHRASE, stopped.signal))).rejects.toMatchObject({ code: 'cancelled' });
    expect(ended).toBeGreaterThan(0);
  });

  test('while the medium does not answer; a session that comes late is locked', async () => {
    let reads = 0;
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const stopped = new AbortController();
    const files: Ports['files'] = {
      ...ports.files,
      readFile: async (file) => {
        if (file === path) reads += 1;
        await held;
        return ports.files.readFile(file);
      },
    };
    const vault = createSessionVault({ ...ports, files });
    const waits = vault.open(opening(sample.recoveryKey, stopped.signal));
    stopped.abort();
    await expect(waits).rejects.toMatchObject({ code: 'cancelled' });
    answer();
    // The second reading of the vault is the one under the lock.
    await expect.poll(() => reads).toBe(2);
    await expect.poll(isFree).toBe(true);
  });
});
