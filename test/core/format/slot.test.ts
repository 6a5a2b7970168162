import { describe, expect, it } from 'vitest';
import { writeU32 } from '../../../main/core/format/bytes.ts';
import { checkedWork, openSlot, parseSlot, sealSlot, type WorkFactor } from '../../../main/core/format/slot.ts';
import { codeOf } from './code-of.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const vaultId = numberedBytes(16, 1);
const vaultKey = numberedBytes(32, 2);
const secret = numberedBytes(20, 3);
const [id, salt] = [numberedBytes(16, 4), numberedBytes(32, 5)];

function sealed(work: WorkFactor): Uint8Array {
  const type = work.kdf === 'none' ? 'recovery-key' : 'passphrase';
  return sealSlot({ type, work, id, salt, secret }, vaultId, vaultKey);
}

const plain = sealed({ kdf: 'none' });
const argon2id = sealed({ kdf: 'argon2id', memoryKib: 65_536, passes: 3 });
const scrypt = sealed({ kdf: 'scrypt', log2N: 17 });

function withCosts(bytes: Uint8Array, a: number, b: number, c: number): Uint8Array {
  const changed = bytes.slice();
  writeU32(changed, 4, a);
  writeU32(changed, 8, b);
  writeU32(changed, 12, c);
  return changed;
}

describe('a slot', () => {
  it.each([
    ['recovery-key', plain, { kdf: 'none' }],
    ['passphrase', argon2id, { kdf: 'argon2id', memoryKib: 65_536, passes: 3 }],
    ['passphrase', scrypt, { kdf: 'scrypt', log2N: 17 }],
  ])('reads back as it was written: %s', (type, bytes, work) => {
    const slot = parseSlot(bytes);
    expect(slot).toMatchObject({ type, work });
    expect([slot.id, slot.salt]).toEqual([id, salt]);
    expect(openSlot(slot, secret, vaultId)).toEqual(vaultKey);
  });

  it('stays shut for a secret that differs in any bit, and for another vault id (R15)', () => {
    const slot = parseSlot(plain);
    for (let at = 0; at < secret.length; at++) expect(openSlot(slot, flipped(secret, at), vaultId)).toBeNull();
    expect(openSlot(slot, secret, flipped(vaultId, 0))).toBeNull();
  });

  it('stays shut when a byte of id, salt or commitment differs (R15)', () => {
    for (let at = 16; at < 64; at++) expect(openSlot(parseSlot(flipped(plain, at)), secret, vaultId)).toBeNull();
    for (let at = 96; at < 128; at++) expect(openSlot(parseSlot(flipped(plain, at)), secret, vaultId)).toBeNull();
  });

  it('was tampered with when the commitment fits and the wrapped key does not open (R16)', () => {
    for (let at = 128; at < 176; at++) {
      expect(
        codeOf(() => openSlot(parseSlot(flipped(plain, at)), secret, vaultId)),
        `byte ${at}`,
      ).toBe('header-tampered');
    }
  });

  it('with a cheaper cost has another commitment, so guessing under it is of no use (R15)', () => {
    expect(openSlot(parseSlot(withCosts(argon2id, 8, 1, 1)), secret, vaultId)).toBeNull();
  });

  it.each([2, 3, 64, 95, 176, 223])('with a reserved byte that is not zero at %i is not supported (R1)', (at) => {
    expect(codeOf(() => parseSlot(flipped(plain, at)))).toBe('unsupported-feature');
  });

  it.each([
    [1, 0],
    [2, 1],
    [2, 2],
    [3, 0],
    [4, 1],
    [5, 0],
    [6, 0],
    [7, 0],
    [0, 0],
    [255, 0],
    [1, 3],
    [1, 255],
  ])('of type %i with kdf %i is skipped (R9)', (type, kdf) => {
    const bytes = withCosts(
      plain,
      ...((kdf === 0 ? [0, 0, 0] : kdf === 2 ? [17, 8, 1] : [65_536, 3, 1]) as [number, number, number]),
    );
    bytes[0] = type;
    bytes[1] = kdf;
    expect(parseSlot(bytes).type).toBeNull();
  });
});

describe('costs', () => {
  const most = 1024 * 1024;
  it.each([
    [8, 1, 1, 'done'],
    [most, 10, 1, 'done'],
    [7, 3, 1, 'unsupported-feature'],
    [0, 3, 1, 'unsupported-feature'],
    [65_536, 0, 1, 'unsupported-feature'],
    [65_536, 3, 0, 'unsupported-feature'],
    [65_536, 3, 2, 'unsupported-feature'],
    [most + 1, 3, 1, 'excessive-work-factor'],
    [0xffff_ffff, 3, 1, 'excessive-work-factor'],
    [65_536, 11, 1, 'excessive-work-factor'],
    [65_536, 0xffff_ffff, 1, 'excessive-work-factor'],
  ])('of Argon2id with %i KiB, %i passes and %i lanes: %s (R11)', (a, b, c, code) => {
    expect(codeOf(() => parseSlot(withCosts(argon2id, a, b, c)))).toBe(code);
  });

  it.each([
    [1, 8, 1, 'done'],
    [20, 8, 1, 'done'],
    [0, 8, 1, 'unsupported-feature'],
    [17, 7, 1, 'unsupported-feature'],
    [17, 9, 1, 'unsupported-feature'],
    [17, 8, 2, 'unsupported-feature'],
    [21, 8, 1, 'excessive-work-factor'],
    [0xffff_ffff, 8, 1, 'excessive-work-factor'],
  ])('of scrypt with N = 2^%i, r = %i and p = %i: %s (R11)', (a, b, c, code) => {
    expect(codeOf(() => parseSlot(withCosts(scrypt, a, b, c)))).toBe(code);
  });

  it('without a kdf are not supported (R11)', () => {
    expect(codeOf(() => parseSlot(withCosts(plain, 8, 0, 0)))).toBe('unsupported-feature');
    expect(codeOf(() => parseSlot(withCosts(plain, 0, 0, 1)))).toBe('unsupported-feature');
  });

  it('of a slot that would be skipped are looked at all the same (R11)', () => {
    const unknown = withCosts(argon2id, most + 1, 3, 1);
    unknown[0] = 6;
    expect(codeOf(() => parseSlot(unknown))).toBe('excessive-work-factor');
  });

  it('that are no whole numbers are none (R11)', () => {
    expect(codeOf(() => checkedWork({ kdf: 'argon2id', memoryKib: 8.5, passes: 1 }))).toBe('unsupported-feature');
    expect(codeOf(() => checkedWork({ kdf: 'argon2id', memoryKib: Number.NaN, passes: 1 }))).toBe(
      'unsupported-feature',
    );
  });
});
