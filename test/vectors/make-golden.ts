/** Made the vaults of `golden/v1` with the product, once: `node test/vectors/make-golden.ts FOLDER`. It never writes over a file. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody } from '../../main/core/custody/events.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { startKdf } from '../../main/vault/kdf.ts';
import { mergeVault } from '../../main/vault/merge.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Ports } from '../../main/vault/ports.ts';
import { purgeSet } from '../../main/vault/purge.ts';
import { systemRandom } from '../../main/vault/random.ts';
import type { Session } from '../../main/vault/session.ts';
import { addWay } from '../../main/vault/ways-in.ts';
import { type FakePorts, fakePorts, TINY_KIB } from '../vault/fake-ports.ts';
import { condensed } from './cases-log.ts';
import { credentialsOf, type Golden, type GoldenWay } from './golden.ts';
import { AT, created, line, makeFile, SET, seal, setFrame } from './small-file.ts';
import { RECOVERY_TEXT, recoverySlot } from './ways.ts';

const PATH = '/vaults/own.coldkeep';
const OTHER = '/vaults/other.coldkeep';
const PASSPHRASE = 'golden vaults are never made again';
const REAL_KIB = 64 * 1024;
const FIRST_MS = Date.parse(AT);
const STEP_MS = 2_220_000;

type GoldenPorts = Ports & Pick<FakePorts, 'files'>;

/** Files in memory, everything else as the product has it, but for a clock that goes on by 37 minutes a look. */
function goldenPorts(): GoldenPorts {
  let looks = 0;
  const ports = fakePorts('golden');
  const now = (): string => new Date(FIRST_MS + STEP_MS * looks++).toISOString();
  return { ...ports, random: systemRandom, startKdf, clock: { ...ports.clock, now } };
}

const id = (): string => bytesToHex(systemRandom.bytes(16));

interface SetToAdd {
  readonly service: string | null;
  readonly name: string;
  readonly codes: readonly string[];
  readonly d?: Partial<Extract<EventBody, { t: 'SetAdded' }>['d']>;
}

/** An account with a set. @returns the id of the set */
async function addAccount(session: Session, { service, name, codes, d = {} }: SetToAdd): Promise<string> {
  const [account, set] = [id(), id()];
  const sealed = session.sealSet(
    set,
    codes.map((text) => ({ text, key: text.replaceAll(/[^\p{L}\p{N}]/gu, '') })),
  );
  await session.commit([{ t: 'AccountAdded', d: { account, service, instance: null, label: null, name } }]);
  const added: EventBody = {
    t: 'SetAdded',
    d: {
      set,
      account,
      kind: 'recovery-codes',
      use: 'single',
      usesPerCode: 1,
      state: 'active',
      indexBase: 1,
      orderSure: true,
      count: codes.length,
      used: [],
      spentUnknown: 0,
      generatedAt: '2026-11',
      expiresAt: null,
      payload: { hash: sealed.hash, commitment: sealed.commitment },
      ...d,
    },
  };
  await session.commit([added], { payloads: [sealed.payload], keyring: [{ setId: set, bytes: sealed.entry }] });
  return set;
}

const outcome = (
  t: 'CodeUsed' | 'CodeRefused',
  set: string,
  number: number,
  note: string | null = null,
): EventBody => ({
  t,
  d: { set, number, when: null, from: null, note },
});

function draw(signs: string, length: number): string {
  return [...systemRandom.bytes(length)].map((byte) => signs[byte % signs.length]).join('');
}

const digits = (): string => draw('0123456789', 8);
const groups = (): string => `${draw('abcdef0123456789', 5)}-${draw('abcdef0123456789', 5)}`;

/** Some months of a person with four accounts. @returns the ids of the sets */
async function live(session: Session): Promise<readonly string[]> {
  const github = await addAccount(session, {
    service: 'github',
    name: 'someone',
    codes: Array.from({ length: 16 }, groups),
  });
  const google = await addAccount(session, {
    service: 'google',
    name: 'some.one@example.org',
    codes: Array.from({ length: 10 }, digits),
    d: { used: [2, 3], indexBase: 1 },
  });
  const odd = await addAccount(session, {
    service: null,
    name: '\u65e5\u672c\u8a9e \ud83d\udd11',
    codes: ['sch\u00f6n-\u00df', '\u30b3\u30fc\u30c9', 'x'.repeat(4096)],
    d: { indexBase: 0 },
  });
  const many = await addAccount(session, {
    service: null,
    name: 'a thousand',
    codes: Array.from({ length: 1000 }, () => `${groups()}-${draw('0123456789', 60)}`),
  });
  for (const number of [1, 2]) {
    await session.recordOpening([{ t: 'CodeRevealed', d: { set: github, number } }]);
    await session.commit([outcome(number === 1 ? 'CodeUsed' : 'CodeRefused', github, number, 'at the airport')]);
  }
  await session.commit([
    {
      t: 'SheetPrinted',
      d: {
        sheet: 'S-0001-KQ',
        replaces: null,
        layout: 'recovery',
        paper: 'a4',
        copies: 2,
        way: 'pdf',
        sets: [{ set: google, numbers: [1, 4, 5] }],
      },
    },
  ]);
  await session.commit([{ t: 'CopyProven', d: { copy: 'S-0001-KQ/1', way: 'typed' } }]);
  await session.commit([{ t: 'CopyPlaced', d: { copy: 'S-0001-KQ/1', place: 'with the notary', seal: null } }]);
  return [github, google, odd, many];
}

async function create(ports: Ports, memoryKib: number): Promise<{ session: Session; ways: GoldenWay[] }> {
  const made = await createVault(ports, { path: PATH, passphrase: PASSPHRASE, recoveryKey: true, memoryKib });
  const session = await openVault(ports, { path: PATH, secret: PASSPHRASE, access: 'write' });
  return { session, ways: [{ secret: PASSPHRASE }, { secret: made.recoveryKey ?? '' }] };
}

/** Every way in at a real cost, and a log of some months. */
async function everyday(): Promise<Made> {
  const ports = goldenPorts();
  const { session, ways } = await create(ports, REAL_KIB);
  await live(session);
  const shares = await addWay(ports, session, { type: 'shares', needed: 2, of: 3 });
  const withFile = await addWay(ports, session, {
    type: 'passphrase-and-key-file',
    passphrase: `${PASSPHRASE}, with a file`,
    memoryKib: REAL_KIB,
  });
  ways.push({ secret: '', shares: shares.made.shares.slice(1) });
  ways.push({ secret: `${PASSPHRASE}, with a file`, keyFile: withFile.made.keyFile ?? '' });
  await session.commit([outcome('CodeUsed', [...session.state.sets.keys()][1] ?? '', 1)]);
  await session.lock();
  return { ports, ways };
}

/** As it was made: epoch 1, one change a frame. */
async function young(): Promise<Made> {
  const ports = goldenPorts();
  const { session, ways } = await create(ports, TINY_KIB);
  await addAccount(session, { service: 'github', name: 'someone', codes: Array.from({ length: 16 }, groups) });
  await session.lock();
  return { ports, ways };
}

/** Rewritten for a purge; the codes of one set are gone. */
async function purged(): Promise<Made> {
  const ports = goldenPorts();
  const { session, ways } = await create(ports, TINY_KIB);
  const [github = ''] = await live(session);
  await purgeSet(ports, session, github);
  await session.lock();
  return { ports, ways };
}

/** Two copies that went ways of their own, brought together. */
async function merged(): Promise<Made> {
  const ports = goldenPorts();
  const { session, ways } = await create(ports, TINY_KIB);
  const set = await addAccount(session, {
    service: 'github',
    name: 'someone',
    codes: Array.from({ length: 16 }, groups),
  });
  await session.lock();
  ports.files.put(OTHER, ports.files.content(PATH));
  const elsewhere: Ports = { ...ports, dataFolder: '/elsewhere' };
  const other = await openVault(elsewhere, { path: OTHER, secret: PASSPHRASE, access: 'write' });
  await other.commit([outcome('CodeUsed', set, 4)]);
  await addAccount(other, { service: 'google', name: 'on the road', codes: Array.from({ length: 10 }, digits) });
  await other.lock();
  const own = await openVault(ports, { path: PATH, secret: PASSPHRASE, access: 'write' });
  await own.commit([outcome('CodeUsed', set, 5)]);
  await mergeVault(ports, own, { from: OTHER, credentials: { secret: PASSPHRASE } });
  await own.lock();
  return { ports, ways };
}

/** A log that goes on from one that was condensed, which no program writes yet. */
function condensedLog(): Made {
  const ports = goldenPorts();
  const { frames } = condensed();
  const file = makeFile({
    seed: 'coldkeep golden vaults',
    slots: [recoverySlot],
    frames: (keys) => {
      const past = { change: 40, hash: sha256(frames[0] ?? new Uint8Array(0)) };
      const first = line('LogCondensed', { ...past, hash: bytesToHex(past.hash), createdAt: AT, fingerprints: 1 });
      return [
        { ...created(keys, first), before: past },
        setFrame(seal(keys)),
        { lines: [line('CodeRevealed', { set: SET, number: 1 })] },
      ];
    },
  });
  ports.files.put(PATH, file.bytes);
  return { ports, ways: [{ secret: RECOVERY_TEXT }] };
}

interface Made {
  readonly ports: GoldenPorts;
  readonly ways: readonly GoldenWay[];
}

async function describeVault({ ports, ways }: Made, note: string): Promise<Golden> {
  const [way] = ways;
  const session = await openVault(ports, { path: PATH, access: 'write', ...credentialsOf(way ?? { secret: '' }) });
  const sets: Record<string, readonly string[] | null> = {};
  for (const [set, { count, indexBase }] of session.state.sets) {
    const texts: string[] = [];
    for (let i = 0; session.isPayloadThere(set) && i < count; i++) {
      const receipt = await session.openUnrecorded(set, indexBase + i);
      texts.push(...session.openSet(receipt).map(({ text }) => text));
    }
    sets[set] = session.isPayloadThere(set) ? texts : null;
  }
  const golden: Golden = {
    note,
    sha256: bytesToHex(sha256(ports.files.content(PATH))),
    vaultId: session.vaultId,
    epoch: session.epoch,
    events: [...(await session.readEvents())].length,
    change: session.point.change,
    hash: bytesToHex(session.point.hash),
    words: session.fingerprint,
    ways,
    sets,
  };
  await session.lock();
  return golden;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new TypeError('which folder?');
const all: readonly (readonly [string, Made, string])[] = [
  [
    'everyday',
    await everyday(),
    'Four accounts and some months of use; a passphrase, a recovery key, shares, and a passphrase with a key file, at 64 MiB.',
  ],
  ['young', await young(), 'As it was made: two ways in, one set, never rewritten.'],
  ['purged', await purged(), 'Rewritten when the codes of one set were destroyed.'],
  ['merged', await merged(), 'Two copies that went ways of their own, brought together.'],
  ['condensed', condensedLog(), 'A log that begins with LogCondensed. Made by hand: no program writes one yet.'],
];
for (const [name, made, note] of all) {
  const golden = await describeVault(made, note);
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(golden, null, 2)}\n`, { flag: 'wx' });
  await writeFile(join(folder, `${name}.coldkeep`), made.ports.files.content(PATH), { flag: 'wx' });
}
