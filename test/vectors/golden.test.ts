/** Vaults of released versions, which every later version opens: golden/v1/README.md says why they never change. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { startKdf } from '../../main/vault/kdf.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Session } from '../../main/vault/session.ts';
import { findPython, type Given, readAll } from '../reader/python-reader.ts';
import { fakePorts } from '../vault/fake-ports.ts';
import { credentialsOf, type Golden, type GoldenWay } from './golden.ts';

const FOLDER = join(import.meta.dirname, 'golden', 'v1');
const PATH = '/vaults/own.coldkeep';
/** The sums stand here as well: a file and the page beside it are not changed together by mistake. */
const SUMS = {
  condensed: '47494c776e74d02c7082673c72cd383adf6cfce1910c761522cdc678b3ef9eea',
  everyday: 'ad03c303eb941536d774a976b9d35d054b17f3eec6533cffcbe2d4eede28d8e2',
  merged: '6930b03c6613cbe8eacebf1b505db4c238e8e5204ec457d4e8f0add98d0c04dc',
  purged: '89aecb23fa917df282a2e22396f962edc55a5c32116a934ddf742c57eb9c8c47',
  young: 'bda1626ea9ac6388546677147f475aa27c4618e72094af4f487d0c307a0f53a2',
};

function read(name: string): { readonly bytes: Uint8Array; readonly golden: Golden } {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, `${name}.coldkeep`)));
  return { bytes, golden: JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) };
}

function open(bytes: Uint8Array, way: GoldenWay): Promise<Session> {
  const ports = fakePorts('golden', { startKdf });
  ports.files.put(PATH, bytes);
  return openVault(ports, { path: PATH, access: 'write', ...credentialsOf(way) });
}

async function codesOf(session: Session): Promise<Record<string, readonly string[] | null>> {
  const sets: Record<string, readonly string[] | null> = {};
  for (const [set] of session.state.sets) {
    if (!session.isPayloadThere(set)) {
      sets[set] = null;
      continue;
    }
    const [receipt] = await session.recordOpening([{ t: 'SetOpened', d: { set, for: 'export' } }]);
    if (receipt !== undefined) sets[set] = session.openSet(receipt).map(({ text }) => text);
  }
  return sets;
}

it('no golden vault is missing', () => {
  const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.coldkeep') ? [file.slice(0, -9)] : []));
  expect(names.sort()).toEqual(Object.keys(SUMS));
});

describe.each(Object.entries(SUMS))('the golden vault "%s"', (name, sum) => {
  const { bytes, golden } = read(name);

  it('is the file that it was', () => {
    expect([bytesToHex(sha256(bytes)), golden.sha256]).toEqual([sum, sum]);
  });

  it.each(golden.ways.map((way, i) => [i + 1, way] as const))(
    'opens by way in %i, and says what it said',
    async (_, way) => {
      const session = await open(bytes, way);
      expect(session.standing.code).toBeNull();
      expect({
        vaultId: session.vaultId,
        epoch: session.epoch,
        events: [...(await session.readEvents())].length,
        change: session.point.change,
        hash: bytesToHex(session.point.hash),
        words: session.fingerprint,
      }).toEqual({
        vaultId: golden.vaultId,
        epoch: golden.epoch,
        events: golden.events,
        change: golden.change,
        hash: golden.hash,
        words: golden.words,
      });
      await session.lock();
    },
  );

  it('gives every code that it held, and goes on', async () => {
    const session = await open(bytes, golden.ways[1] ?? golden.ways[0] ?? { secret: '' });
    expect(await codesOf(session)).toEqual(golden.sets);
    await session.lock();
  });
});

const python = findPython();

describe.skipIf(python === null)('a reader that was written from FORMAT.md alone', () => {
  it('reads every golden vault', () => {
    const all = Object.keys(SUMS).map((name) => ({ name, ...read(name) }));
    // By the recovery key: Argon2id at a real cost takes minutes in plain Python.
    const given = all.map(({ name, bytes, golden }): [string, Given] => {
      return [name, { bytes, secret: (golden.ways[1] ?? golden.ways[0])?.secret ?? '' }];
    });
    const readings = readAll(python ?? '', new Map(given), '2026-11-24');
    for (const { name, golden } of all) {
      const { code, vault } = readings.get(name) ?? {};
      expect([name, code, vault?.change, vault?.events]).toEqual([name, 'success', golden.change, golden.events]);
      expect(vault?.fingerprint).toBe(golden.words.join(' '));
      const sets = vault?.accounts.flatMap((account) => account.sets) ?? [];
      const codes = sets.map(({ id, isPurged, codes }) => [id, isPurged ? null : codes.map(({ code }) => code)]);
      expect(Object.fromEntries(codes)).toEqual(golden.sets);
    }
  });
});
