/** Deriving keys: the engines agree, the fallback runs and says so, the cost fits the machine, the thread ends. */
import { argon2id as nobleFull } from '@noble/hashes/argon2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../main/vault/create-vault.ts';
import {
  type Argon2id,
  chooseEngine,
  derive,
  deriveWithFallback,
  loadSodiumArgon2id,
  nobleArgon2id,
} from '../../main/vault/derive.ts';
import { argon2id, chooseWorkFactor, type KdfPort, LEAST_CHOSEN_KIB, startKdf } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { fakePorts, quickKdf, seededRandom, TINY_KIB } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { PASSPHRASE, VAULT } from './small-vault.ts';

const MIB = 1024;
let sodium: Argon2id;
beforeAll(async () => {
  sodium = await loadSodiumArgon2id();
});

const request = (memoryKib = TINY_KIB) => ({
  work: argon2id(memoryKib),
  passphrase: new TextEncoder().encode('a passphrase'),
  salt: new Uint8Array(16).fill(5),
});

describe('the engines', () => {
  it('give the same on random cases', () => {
    const random = seededRandom('cases');
    for (let i = 0; i < 40; i++) {
      const [passphrase, salt] = [random.bytes(random.below(80)), random.bytes(16)];
      const [memoryKib, passes] = [8 + random.below(200), 1 + random.below(4)];
      const expected = bytesToHex(nobleArgon2id(passphrase, salt, memoryKib, passes));
      expect(bytesToHex(sodium(passphrase, salt, memoryKib, passes)), `case ${i}`).toBe(expected);
    }
  });

  it('are Argon2id version 0x13 with one lane and 32 bytes', () => {
    const salt = new Uint8Array(16).fill(2);
    const expected = nobleFull('password', salt, { t: 2, m: 64, p: 1, dkLen: 32, version: 0x13 });
    expect(nobleArgon2id(new TextEncoder().encode('password'), salt, 64, 2)).toEqual(expected);
  });

  it('give the known answer of phc-winner-argon2 (t=2, m=256, p=1), as far as its short salt lets them', () => {
    const key = nobleArgon2id(new TextEncoder().encode('password'), new TextEncoder().encode('somesalt'), 256, 2);
    expect(bytesToHex(key)).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe');
  });

  it('leave scrypt to the reference', () => {
    const salt = new Uint8Array(16).fill(1);
    const passphrase = Uint8Array.of(1);
    const key = derive(sodium, { work: { kdf: 'scrypt', log2N: 4 }, passphrase, salt });
    expect(key).toEqual(scrypt(passphrase, salt, { N: 16, r: 8, p: 1, dkLen: 32 }));
  });
});

describe('the choice of the engine', () => {
  it('is libsodium where it loads and agrees', async () => {
    expect((await chooseEngine()).engine).toBe('libsodium');
  });

  const wrong: [string, () => Promise<Argon2id>][] = [
    ['does not load', () => Promise.reject(new Error('no WebAssembly'))],
    [
      'throws on the probe',
      async () => () => {
        throw new Error('broken');
      },
    ],
    [
      'gives another key',
      async () =>
        (...args) =>
          nobleArgon2id(...args).fill(1, 31),
    ],
    ['gives no bytes', async () => () => new Uint8Array(0)],
    [
      'gives too few bytes',
      async () =>
        (...args) =>
          nobleArgon2id(...args).subarray(0, 31),
    ],
  ];
  it.each(wrong)('is the reference when the fast one %s', async (_, load) => {
    const chosen = await chooseEngine(load);
    expect(chosen.engine).toBe('noble');
    expect(derive(chosen.argon2id, request())).toEqual(derive(nobleArgon2id, request()));
  });

  it('falls back for one request that the fast engine cannot do', () => {
    const fails: Argon2id = () => {
      throw new RangeError('out of memory');
    };
    const answer = deriveWithFallback({ engine: 'libsodium', argon2id: fails }, request());
    expect(answer).toEqual({ key: derive(nobleArgon2id, request()), engine: 'noble' });
  });

  it('says it when neither engine gets the memory', () => {
    const fails: Argon2id = () => {
      throw new RangeError('out of memory');
    };
    const tooLarge = { ...request(), work: argon2id(2 ** 33) };
    expect(deriveWithFallback({ engine: 'libsodium', argon2id: fails }, tooLarge)).toBeNull();
  });
});

describe('the cost of a new slot', () => {
  const clockOf = (
    warmMs: number,
  ): { clock: Parameters<typeof chooseWorkFactor>[1]; kdf: KdfPort; asked: number[] } => {
    let now = 0;
    let runs = 0;
    const asked: number[] = [];
    const kdf: KdfPort = {
      derive: async ({ work, passphrase }) => {
        asked.push(work.kdf === 'argon2id' ? work.memoryKib : 0);
        // The first run is cold and slow, whatever the machine.
        now += runs++ === 0 ? 5000 : warmMs;
        return { key: passphrase, engine: 'libsodium' };
      },
      close: async () => {},
    };
    return { clock: { now: () => '', today: () => '', monotonicMs: () => now, pause: async () => {} }, kdf, asked };
  };

  it.each([
    [1, 256],
    [249, 256],
    [250, 256],
    [251, 128],
    [500, 128],
    [501, 64],
    [5000, 64],
  ])('where 64 MiB take %i ms warm is %i MiB (R12)', async (warmMs, mib) => {
    const { clock, kdf, asked } = clockOf(warmMs);
    expect(await chooseWorkFactor(kdf, clock)).toEqual({ kdf: 'argon2id', memoryKib: mib * MIB, passes: 3 });
    expect(asked).toEqual([LEAST_CHOSEN_KIB, LEAST_CHOSEN_KIB]);
  });

  it('is chosen when a slot is written and never when it is opened (R12)', async () => {
    const requests: number[] = [];
    const inner = quickKdf();
    const startKdfOnce = (): KdfPort => ({
      ...inner.start(),
      derive: async ({ work, passphrase, salt }) => {
        if (work.kdf === 'argon2id') requests.push(work.memoryKib);
        const key = derive(nobleArgon2id, { work: argon2id(TINY_KIB), passphrase, salt });
        return { key, engine: 'libsodium' };
      },
    });
    const ports = fakePorts('cost', { startKdf: startKdfOnce });
    await createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: null });
    expect(requests).toEqual([64 * MIB, 64 * MIB, 256 * MIB]);
    requests.length = 0;
    await (await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'write' })).lock();
    expect(requests).toEqual([256 * MIB]);
  });
});

describe('a vault whose key the reference engine derived', () => {
  it('says so when it is made and when it is opened', async () => {
    const slow = (): KdfPort => {
      const inner = quickKdf().start();
      return { ...inner, derive: async (asked) => ({ ...(await inner.derive(asked)), engine: 'noble' }) };
    };
    const ports = fakePorts('slow', { startKdf: slow });
    const made = await createVault(ports, {
      path: VAULT,
      passphrase: PASSPHRASE,
      recoveryKey: true,
      memoryKib: TINY_KIB,
    });
    expect(made.slowKeyDerivation).toBe(true);
    const session = await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'read' });
    expect(session.notices).toContain('slow-key-derivation');
    const byKey = await openVault(ports, { path: VAULT, secret: made.recoveryKey ?? '', access: 'read' });
    expect(byKey.notices).not.toContain('slow-key-derivation');
  });
});

describe('the thread', () => {
  it('derives as the reference does, and overwrites the passphrase it was given', async () => {
    const kdf = startKdf();
    try {
      const asked = request();
      const passphrase = asked.passphrase;
      const answering = kdf.derive(asked);
      expect([...passphrase]).toEqual(Array(12).fill(0));
      expect(await answering).toEqual({ key: derive(nobleArgon2id, request()), engine: 'libsodium' });
    } finally {
      await kdf.close();
    }
  });

  it('answers requests made at the same time each with its own key', async () => {
    const kdf = startKdf();
    try {
      const salts = [1, 2, 3].map((byte) => new Uint8Array(16).fill(byte));
      const answers = await Promise.all(salts.map((salt) => kdf.derive({ ...request(), salt })));
      const expected = salts.map((salt) => derive(nobleArgon2id, { ...request(), salt }));
      expect(answers.map(({ key }) => key)).toEqual(expected);
    } finally {
      await kdf.close();
    }
  });

  it('that is ended while it derives answers with a code, and does not leave its caller waiting', async () => {
    const kdf = startKdf();
    const answering = codeOf(() => kdf.derive(request(64 * MIB)));
    await kdf.close();
    expect(await answering).toBe('unforeseen');
    expect(await codeOf(() => kdf.derive(request()))).toBe('unforeseen');
  });

  it('is ended after creating and after opening, whether that worked or not', async () => {
    const kdf = quickKdf();
    const ports = fakePorts('ended', { startKdf: kdf.start });
    await createVault(ports, { path: VAULT, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
    await openVault(ports, { path: VAULT, secret: PASSPHRASE, access: 'read' });
    const wrong = 'not the passphrase of it';
    expect(await codeOf(() => openVault(ports, { path: VAULT, secret: wrong, access: 'read' }))).toBe('wrong-secret');
    expect(kdf.counts).toEqual({ started: 3, closed: 3 });
  });

  it('takes 64 MiB and three passes', async () => {
    const kdf = startKdf();
    try {
      const { key, engine } = await kdf.derive(request(64 * MIB));
      expect(engine).toBe('libsodium');
      expect(bytesToHex(key)).toBe(bytesToHex(sodium(request().passphrase, request().salt, 64 * MIB, 3)));
    } finally {
      await kdf.close();
    }
  });
});

describe('a passphrase that does not fit', () => {
  it('is tried in its canonical spelling too, on every slot, and in no other (R14)', async () => {
    const tried: string[] = [];
    const inner = quickKdf();
    const ports = fakePorts('spelling', {
      startKdf: () => {
        const kdf = inner.start();
        return {
          ...kdf,
          derive: (asked) => {
            tried.push(new TextDecoder().decode(asked.passphrase));
            return kdf.derive(asked);
          },
        };
      },
    });
    const made = await createVault(ports, { path: VAULT, passphrase: null, recoveryKey: false, memoryKib: TINY_KIB });
    const right = made.passphrase ?? '';
    const attempt = async (secret: string): Promise<string[]> => {
      tried.length = 0;
      await codeOf(() => openVault(ports, { path: VAULT, secret, access: 'read' }));
      return [...tried];
    };
    expect(await attempt(right)).toEqual([right]);
    expect(await attempt(right.toUpperCase())).toEqual([right.toUpperCase(), right]);
    expect(await attempt('Not these words xqzk')).toEqual(['Not these words xqzk']);
  });
});
