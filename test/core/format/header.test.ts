import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { writeU16, writeU32, writeU64 } from '../../../main/core/format/bytes.ts';
import { encodeHeader, parseHeader, verifyHeaderMac } from '../../../main/core/format/header.ts';
import { headerMacKey } from '../../../main/core/format/keys.ts';
import { sealSlot, type WorkFactor } from '../../../main/core/format/slot.ts';
import { codeOf } from './code-of.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const vaultId = numberedBytes(16, 1);
const vaultKey = numberedBytes(32, 2);
const fileSalt = numberedBytes(32, 3);
const FRAMES = numberedBytes(512, 4);

function slot(number: number, work: WorkFactor = { kdf: 'none' }): Uint8Array {
  const type = work.kdf === 'none' ? 'recovery-key' : 'passphrase';
  const id = numberedBytes(16, 10 + number);
  const [salt, secret] = [numberedBytes(32, 40 + number), numberedBytes(20, 70 + number)];
  return sealSlot({ type, work, id, salt, secret }, vaultId, vaultKey);
}

function copyWith(slots: number): Uint8Array {
  const list = Array.from({ length: slots }, (_, i) => slot(i));
  return encodeHeader({ vaultId, epoch: 7, fileSalt, slots: list }, vaultKey);
}

const copy = copyWith(1);

function fileOf(first: Uint8Array, second: Uint8Array = first): Uint8Array {
  return concatBytes(first, second, FRAMES);
}

/** A changed copy whose checks fit again, as someone without the key can make it. */
function resealed(change: (bytes: Uint8Array) => void, of: Uint8Array = copy): Uint8Array {
  const bytes = of.slice();
  change(bytes);
  bytes.set(sha256(bytes.subarray(0, 16)).subarray(0, 4), 16);
  bytes.set(sha256(bytes.subarray(0, bytes.length - 32)), bytes.length - 32);
  return bytes;
}

it('is damaged when the second copy is whole but states another length than its own place (R5)', () => {
  expect(parseHeader(fileOf(copy, copyWith(2))).readOnly).toBe('header-damaged');
});

describe('the length of a header copy', () => {
  it.each([
    [1, 512],
    [2, 1024],
    [3, 1024],
    [4, 1536],
    [8, 2048],
    [9, 2560],
    [16, 4096],
  ])('with %i slots is %i bytes', (slots, length) => {
    const bytes = copyWith(slots);
    expect(bytes.length).toBe(length);
    const header = parseHeader(fileOf(bytes));
    expect(header.slots.length).toBe(slots);
    expect(header.framesAt).toBe(2 * length);
    expect(header.readOnly).toBeNull();
  });
});

describe('a header', () => {
  it('reads back as it was written', () => {
    const header = parseHeader(fileOf(copy));
    expect(header.vaultId).toEqual(vaultId);
    expect(header.fileSalt).toEqual(fileSalt);
    expect(header.epoch).toBe(7);
    expect(header.bytes).toEqual(copy);
    expect(codeOf(() => verifyHeaderMac(header, vaultKey))).toBe('done');
  });

  it('has the MAC at HL−64 and the checksum at HL−32', () => {
    const mac = hmac(sha256, headerMacKey(vaultKey, fileSalt), copy.subarray(0, 448));
    expect(copy.subarray(448, 480)).toEqual(mac);
    expect(copy.subarray(480)).toEqual(sha256(copy.subarray(0, 480)));
  });

  it('of a file of 0 bytes is an empty file (R2)', () => {
    expect(codeOf(() => parseHeader(new Uint8Array(0)))).toBe('empty-file');
  });

  it.each([
    ['one byte', Uint8Array.of(0x89)],
    ['seven bytes of the magic', copy.slice(0, 7)],
    ['text', new Uint8Array(4096).fill(0x20)],
    ['zeros', new Uint8Array(4096)],
  ])('is none when no place has the magic: %s (R3)', (_, bytes) => {
    expect(codeOf(() => parseHeader(bytes))).toBe('not-a-vault');
  });

  it('is damaged, not foreign, when only the second place has the magic (R3, R4)', () => {
    const file = fileOf(flipped(copy, 0), copy);
    expect(codeOf(() => parseHeader(file.slice(0, 520)))).toBe('header-damaged');
    expect(codeOf(() => parseHeader(file.slice(0, 519)))).toBe('not-a-vault');
  });

  it.each([8, 19, 20, 100, 511])('is damaged when the file ends after %i bytes (R4)', (length) => {
    expect(codeOf(() => parseHeader(copy.slice(0, length)))).toBe('header-damaged');
  });

  it('is damaged when no copy is good, whichever byte of each is bad (R4)', () => {
    for (let at = 0; at < 512; at++) {
      const file = fileOf(flipped(copy, at), flipped(copy, 511 - at));
      expect(
        codeOf(() => parseHeader(file)),
        `byte ${at}`,
      ).toBe('header-damaged');
    }
  });

  it('is read from the good copy, and only to read, whichever byte of the other is bad (R5)', () => {
    for (let at = 0; at < 512; at++) {
      for (const file of [fileOf(flipped(copy, at), copy), fileOf(copy, flipped(copy, at))]) {
        const header = parseHeader(file);
        expect(header.readOnly, `byte ${at}`).toBe('header-damaged');
        expect(header.bytes).toEqual(copy);
        expect(header.framesAt).toBe(1024);
      }
    }
  });

  it('is found at another HL when the first prelude is bad (R5)', () => {
    for (const slots of [1, 2, 4, 16]) {
      const bytes = copyWith(slots);
      const header = parseHeader(fileOf(flipped(bytes, 13), bytes));
      expect(header.readOnly).toBe('header-damaged');
      expect(header.framesAt).toBe(2 * bytes.length);
    }
  });

  it('is found where the largest one allowed ends (R5)', () => {
    const grown = new Uint8Array(8192);
    grown.set(copy.subarray(0, 304));
    const largest = resealed((bytes) => writeU32(bytes, 12, 8192), grown);
    expect(parseHeader(fileOf(flipped(largest, 3), largest)).framesAt).toBe(16_384);
  });

  it('is refused when both copies are good and differ (R6)', () => {
    const other = resealed((bytes) => writeU64(bytes, 40, 8));
    expect(codeOf(() => parseHeader(fileOf(copy, other)))).toBe('header-tampered');
    expect(codeOf(() => parseHeader(fileOf(other, copy)))).toBe('header-tampered');
  });

  it('of an unknown major version is refused (R7)', () => {
    const newer = resealed((bytes) => writeU16(bytes, 8, 2));
    expect(codeOf(() => parseHeader(fileOf(newer)))).toBe('newer-version');
    expect(codeOf(() => parseHeader(fileOf(flipped(newer, 0), newer)))).toBe('newer-version');
  });

  it('of an unknown major version is damaged when its HL is none (R4, R7)', () => {
    const newer = resealed((bytes) => {
      writeU16(bytes, 8, 2);
      writeU32(bytes, 12, 511);
    });
    expect(codeOf(() => parseHeader(fileOf(newer)))).toBe('header-damaged');
  });

  it('of a higher minor version is read-only (R7)', () => {
    const newer = resealed((bytes) => writeU16(bytes, 10, 1));
    expect(parseHeader(fileOf(newer)).readOnly).toBe('newer-version');
  });

  it.each([0, 256, 511, 513, 8193, 8704, 0xffff_fe00])('with an HL of %i is damaged (R4)', (length) => {
    const bad = resealed((bytes) => writeU32(bytes, 12, length));
    expect(codeOf(() => parseHeader(fileOf(bad)))).toBe('header-damaged');
  });

  it.each([0, 2, 16, 17, 0xffff])('that says it has %i slots and holds one is not supported (R8)', (count) => {
    const bad = resealed((bytes) => writeU16(bytes, 20, count));
    expect(codeOf(() => parseHeader(fileOf(bad)))).toBe('unsupported-feature');
  });

  it('with 17 slots that would fit is not supported (R8)', () => {
    const bytes = new Uint8Array(8192);
    bytes.set(copyWith(16).subarray(0, 80 + 16 * 224));
    bytes.set(slot(16), 80 + 16 * 224);
    const bad = resealed((each) => {
      writeU16(each, 20, 17);
      writeU32(each, 12, 8192);
    }, bytes);
    expect(codeOf(() => parseHeader(fileOf(bad)))).toBe('unsupported-feature');
  });

  it.each([22, 23, 304, 400, 447])('with a reserved byte that is not zero at %i is not supported (R1)', (at) => {
    const bad = resealed((bytes) => {
      bytes[at] = 1;
    });
    expect(codeOf(() => parseHeader(fileOf(bad)))).toBe('unsupported-feature');
  });

  it('with an epoch from 2^53 on is not supported', () => {
    const bad = resealed((bytes) => bytes.fill(0xff, 40, 48));
    expect(codeOf(() => parseHeader(fileOf(bad)))).toBe('unsupported-feature');
  });

  it('may have four slots with a kdf and not five (R10)', () => {
    const withKdfs = (count: number): Uint8Array => {
      const slots = Array.from({ length: count }, (_, i) => slot(i, { kdf: 'argon2id', memoryKib: 8, passes: 1 }));
      return fileOf(encodeHeader({ vaultId, epoch: 1, fileSalt, slots }, vaultKey));
    };
    expect(parseHeader(withKdfs(4)).slots.length).toBe(4);
    expect(codeOf(() => parseHeader(withKdfs(5)))).toBe('excessive-work-factor');
  });

  it('with a slot of an unknown type beside a known one skips it, and alone is not supported (R9)', () => {
    const two = copyWith(2);
    const first = resealed((bytes) => {
      bytes[80] = 9;
    }, two);
    expect(parseHeader(fileOf(first)).slots.map((each) => each.type)).toEqual([null, 'recovery-key']);
    const alone = resealed((bytes) => {
      bytes[80] = 9;
    });
    expect(codeOf(() => parseHeader(fileOf(alone)))).toBe('unsupported-feature');
  });

  it('changed by someone who recomputed the checksum fails its MAC, whichever byte it is (R16)', () => {
    for (let at = 24; at < 480; at += 1) {
      if (at >= 304 && at < 448) continue; // Reserved: R1 refuses them before.
      const bad = resealed((bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      });
      const code = codeOf(() => verifyHeaderMac(parseHeader(fileOf(bad)), vaultKey));
      // Costs and types have rules of their own, which are looked at before any key is there.
      const early =
        (at >= 80 && at < 96) || (at >= 144 && at < 176) || (at >= 256 && at < 304) || (at >= 40 && at < 42);
      if (early) expect(['header-tampered', 'unsupported-feature'], `byte ${at}`).toContain(code);
      else expect(code, `byte ${at}`).toBe('header-tampered');
    }
  });

  it('fails its MAC under another vault key (R16)', () => {
    expect(codeOf(() => verifyHeaderMac(parseHeader(fileOf(copy)), numberedBytes(32, 99)))).toBe('header-tampered');
  });
});
