/** A reader in another language, written from FORMAT.md alone, sees in every vault what the product sees in it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { parseHeader } from '../../main/core/format/header.ts';
import { writeKeyFile } from '../../main/core/format/key-file.ts';
import { looksLikeRecoveryKey } from '../../main/core/format/recovery-key.ts';
import { writeShare } from '../../main/core/format/share.ts';
import type { Credentials } from '../../main/core/format/unlock.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { computer } from '../vault/computers.ts';
import { seededRandom } from '../vault/fake-ports.ts';
import { mutate } from '../vault/mutations.ts';
import { VAULT } from '../vault/small-vault.ts';
import { buildStock, markOf } from '../vault/stock.ts';
import { EXTENSION, VECTORS } from '../vectors/generate.ts';
import type { Golden, GoldenWay } from '../vectors/golden.ts';
import { readVector, type Vector } from '../vectors/vector.ts';
import { type MadeVault, makeVaults, type SeenSet, TODAY } from './made-vaults.ts';
import {
  findPython,
  type Given,
  type PythonRead,
  type ReadVault,
  readAll,
  readFolder,
  runPython,
} from './python-reader.ts';

const python = findPython() ?? '';
const GOLDEN = join(VECTORS, '../golden/v1');
/** How many mutants both readers are given. */
const MUTANTS = 300;

const setsOf = (vault: ReadVault | null | undefined): ReadVault['accounts'][number]['sets'] =>
  vault?.accounts.flatMap(({ sets }) => sets) ?? [];

/** A vault that Python read, in the words for what the product sees. */
function seenBy(vault: ReadVault | null | undefined): MadeVault['seen'] | null {
  if (vault === null || vault === undefined) return null;
  const sets = vault.accounts.flatMap(({ account, sets: own }) =>
    own.map(({ id, state, isPurged, left, codes }): [string, SeenSet] => [
      id,
      {
        state,
        account: account ?? 'e'.repeat(32),
        isPurged,
        left,
        codes: codes.map(({ number, state: codeState, code }) => [number, codeState, code].join(' ').trimEnd()),
      },
    ]),
  );
  return { change: vault.change, fingerprint: vault.fingerprint, sets: Object.fromEntries(sets) };
}

test.skipIf(python !== '')('Python 3.9 or later is not on this computer, so the second reader was not tried', () => {
  expect(python).toBe('');
});

describe.skipIf(python === '')('the reader in Python', () => {
  let made: ReadonlyMap<string, MadeVault>;
  beforeAll(async () => {
    made = await makeVaults();
  });

  function vaultOf(name: string): MadeVault {
    const vault = made.get(name);
    if (vault === undefined) throw new Error(`no vault is called ${name}`);
    return vault;
  }

  describe('opens what the product writes', () => {
    let read: ReadonlyMap<string, PythonRead>;
    beforeAll(() => {
      read = readAll(python, made, TODAY);
    });

    test('by every way in, after every kind of change, with the same codes in the same states', () => {
      expect(made.size).toBeGreaterThan(12);
      for (const [name, { seen }] of made) {
        expect({ name, seen: seenBy(read.get(name)?.vault) }).toEqual({ name, seen });
        expect([name, read.get(name)?.code]).toEqual([name, 'success']);
      }
    });

    test('and of a torn tail what stands before it', () => {
      const whole = vaultOf('recovery-key');
      const bytes = whole.bytes.slice(0, whole.bytes.length - 100);
      const torn = readAll(python, new Map([['torn', { ...whole, bytes }]]), TODAY).get('torn');
      expect([torn?.code, torn?.opens]).toEqual(['truncated(4)', 'read-only']);
      const [set] = setsOf(torn?.vault);
      expect(set?.codes.map(({ state, code }) => `${state} ${code}`)).toEqual([
        'unused 1111-2222',
        'unused 3333-4444',
        'unused 5555-6666',
      ]);
    });
  });

  describe('as a command', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'coldkeep-reader-'));
      const vault = vaultOf('recovery-key');
      writeFileSync(join(folder, 'own.coldkeep'), vault.bytes);
      writeFileSync(join(folder, 'key'), `${vault.secret}\n`);
      writeFileSync(join(folder, 'wrong'), 'not the passphrase of it\r\n');
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const run = (...args: readonly string[]): ReturnType<typeof runPython> =>
      runPython(python, [join(folder, 'own.coldkeep'), '--today', TODAY, ...args]);

    test('prints no code unless it is asked to', () => {
      const { stdout, status } = run('--recovery-key-file', join(folder, 'key'));
      expect(status).toBe(0);
      expect(stdout).toContain('github');
      expect(stdout).toContain('used');
      expect(stdout).not.toContain('1111-2222');
    });

    test('prints the codes with their states', () => {
      const { stdout } = run('--recovery-key-file', join(folder, 'key'), '--codes');
      expect(stdout).toMatch(/1 {2}used {5}1111-2222\n +2 {2}unused {3}3333-4444\n/);
    });

    test('says what is wrong in one line with the code of FORMAT.md', () => {
      const { stderr, stdout, status } = run('--passphrase-file', join(folder, 'wrong'));
      expect([stderr.replaceAll('\r\n', '\n'), stdout, status]).toEqual(['coldkeep: wrong-secret\n', '', 2]);
    });
  });

  test('comes to the code of every vector, and to what it holds', () => {
    const vectors = readdirSync(VECTORS).filter((file) => file.endsWith(EXTENSION));
    expect(vectors.length).toBeGreaterThan(100);
    const read = readFolder(python, VECTORS, TODAY);
    for (const file of vectors) {
      const name = file.slice(0, -EXTENSION.length);
      const vector = readVector(name, readFileSync(join(VECTORS, file), 'utf8'));
      expect({ name, ...shortly(read.get(name), vector) }).toEqual({ name, ...expectedOf(vector) });
    }
  });

  test('opens the golden vaults by every way that takes no derivation, and gives every code', () => {
    // A passphrase of theirs takes half a minute of this reader.
    const isQuick = ({ secret }: GoldenWay): boolean => secret === '' || looksLikeRecoveryKey(secret);
    const ways = new Map<string, Given & { readonly golden: Golden }>();
    for (const file of readdirSync(GOLDEN).filter((each) => each.endsWith('.coldkeep'))) {
      const name = file.slice(0, -'.coldkeep'.length);
      const golden: Golden = JSON.parse(readFileSync(join(GOLDEN, `${name}.json`), 'utf8'));
      const bytes = new Uint8Array(readFileSync(join(GOLDEN, file)));
      const quick = golden.ways.filter(isQuick);
      expect([name, quick.length > 0]).toEqual([name, true]);
      quick.forEach((way, at) => {
        ways.set(`${name}-${at}`, { ...way, bytes, golden });
      });
    }
    const read = readAll(python, ways, TODAY);
    for (const [name, { golden }] of ways) {
      const vault = read.get(name)?.vault;
      const sets = setsOf(vault).map(({ id, codes }) => [id, codes.map(({ code }) => code ?? null)]);
      const { vaultId, epoch, events, change, words } = golden;
      expect({
        name,
        vaultId: vault?.vault,
        epoch: vault?.epoch,
        events: vault?.events,
        change: vault?.change,
        words: vault?.fingerprint.split(' '),
        sets: Object.fromEntries(sets),
      }).toEqual({ name, vaultId, epoch, events, change, words, sets: withoutPurged(golden, vault) });
    }
  });

  test('says of changed files what the product says', async () => {
    const stock = await buildStock();
    const random = seededRandom('mutants for two readers');
    const pick = <T>(of: readonly T[]): T | undefined => of[random.below(of.length)];
    const mutants = new Map<string, Given>();
    const outcomes = new Map<string, string>();
    for (let round = 0; round < MUTANTS; round++) {
      const [vault, other] = [pick(stock), pick(stock)];
      const way = vault && pick(vault.ways);
      if (vault === undefined || other === undefined || way === undefined) throw new RangeError('no stock');
      const { bytes } = mutate(vault, other, random);
      const mark = random.below(2) === 0 ? markOf(vault, random.below(vault.points.length) - 1) : undefined;
      mutants.set(String(round), { bytes, ...given(way), ...(mark && { mark: new TextDecoder().decode(mark) }) });
      outcomes.set(String(round), await productSays(bytes, vault.vaultId, way, mark));
    }
    const read = readAll(python, mutants, TODAY);
    const differ = [...outcomes]
      .filter(([name, outcome]) => read.get(name)?.code !== outcome)
      .map(([name, outcome]) => `${name}: ${outcome}, in Python ${read.get(name)?.code}`);
    expect(differ).toEqual([]);
    // Not one outcome for all of them.
    expect(new Set(outcomes.values()).size).toBeGreaterThan(8);
  });
});

/** The codes of a golden vault; of a set that was purged the reader gives its numbers and no text. */
function withoutPurged({ sets }: Golden, vault: ReadVault | null | undefined): Record<string, unknown> {
  const counts = new Map(setsOf(vault).map(({ id, codes }) => [id, codes.length]));
  return Object.fromEntries(
    Object.entries(sets).map(([id, codes]) => [id, codes ?? new Array(counts.get(id) ?? 0).fill(null)]),
  );
}

function given({ secret, keyFile, shares }: Credentials): Partial<Vector> {
  return {
    secret,
    ...(keyFile ? { keyFile: writeKeyFile(keyFile) } : {}),
    shares: (shares ?? []).map((share) => writeShare(share, share.number, 16)),
  };
}

async function productSays(
  bytes: Uint8Array,
  vaultId: Uint8Array,
  way: Credentials,
  mark: Uint8Array | undefined,
): Promise<string> {
  const ports = computer('product', bytes);
  // Where a change made another id of it, the mark of that one is meant.
  for (const id of [vaultId, idIn(bytes)]) {
    if (mark !== undefined && id !== null) ports.files.put(`/data/marks/${bytesToHex(id)}.json`, mark);
  }
  const named = (code: string | null, record: unknown): string =>
    typeof record === 'number' ? `${code}(${record})` : (code ?? 'success');
  try {
    const session = await openVault(ports, { path: VAULT, access: 'write', ...way });
    await session.lock();
    return named(session.standing.code, session.standing.facts['record']);
  } catch (error) {
    if (error instanceof CodedError) return named(error.code, error.facts['record']);
    throw error;
  }
}

function idIn(bytes: Uint8Array): Uint8Array | null {
  try {
    return parseHeader(bytes).vaultId;
  } catch {
    return null;
  }
}

interface Shortly {
  readonly code: string | undefined;
  readonly opens: string | undefined;
  readonly tail: boolean;
  readonly content: Vector['content'];
}

function expectedOf({ expect: code, opens, record, tail, content }: Vector): Shortly {
  return { code: record === undefined ? code : `${code}(${record})`, opens, tail: tail === true, content };
}

/** Of the sets only those that the vector names. */
function shortly(read: PythonRead | undefined, { content }: Vector): Shortly {
  const vault = read?.vault;
  const sets = setsOf(vault)
    .filter(({ id }) => content !== null && Object.hasOwn(content.sets, id))
    .map(({ id, trouble, codes }) => [id, trouble ?? codes.map(({ code }) => code)]);
  return {
    code: read?.code,
    opens: read?.opens,
    tail: vault?.hasTail === true && vault.findings.length === 0,
    content:
      vault && content
        ? {
            events: vault.events,
            change: vault.change,
            words: vault.fingerprint.split(' '),
            sets: Object.fromEntries(sets),
          }
        : null,
  };
}
