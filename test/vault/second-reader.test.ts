/** The specification is enough: a reader that was written from it alone reads what the product writes. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { flipped } from '../core/format/numbered-bytes.ts';
import { readWithSecondReader } from './second-reader.ts';
import { addSet, buildSmallVault, CODES, copyOf, markPath, openSmall, SET, VAULT } from './small-vault.ts';

describe('a second reader', () => {
  it('reads the same events, history, codes and mark', async () => {
    const vault = await buildSmallVault();
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const many = Array.from({ length: 1000 }, (_, i) => `${i}-${'x'.repeat(i % 200)}-ä🔑`);
    await addSet(session, 'c'.repeat(32), many);
    const expected = [...(await session.readEvents())].map((bytes) => bytesToUtf8(bytes));
    const reading = readWithSecondReader(ports.files.content(VAULT), vault.recoveryKey);
    expect(reading.vaultId).toBe(vault.vaultId);
    expect(reading.epoch).toBe(1);
    expect(reading.events).toEqual(expected);
    expect(reading.change).toBe(session.point.change);
    expect(reading.hash).toBe(bytesToHex(session.point.hash));
    expect(reading.codes).toEqual(
      new Map([
        [SET, CODES],
        ['c'.repeat(32), many],
      ]),
    );
    expect(JSON.parse(bytesToUtf8(ports.files.content(markPath(vault)))).mac).toBe(reading.markMac);
    await session.lock();
  });

  it('finds what was changed', async () => {
    const vault = await buildSmallVault();
    for (const at of [0, 500, 1500, 2060, 3000, vault.bytes.length - 1]) {
      expect(() => readWithSecondReader(flipped(vault.bytes, at), vault.recoveryKey)).toThrow();
    }
  });
});
