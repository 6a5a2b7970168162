/** Vectors of sealed codes: FORMAT.md section 10, R27. The log is whole in each, and one set does or does not open. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ErrorCode } from '../../main/core/errors.ts';
import { writeU32 } from '../../main/core/format/bytes.ts';
import { setCommitment, setKeysKey } from '../../main/core/format/keys.ts';
import { type Case, type Cases, changed, flipAt, hash, success, two } from './cases.ts';
import { CODES, created, type FramePlan, type Keys, line, SET, seal, setAdded, setFrame } from './small-file.ts';

/** What can be wrong with a sealed set, each in place of what is right. */
interface Wrong {
  /** The plaintext of the payload. */
  readonly plain?: Uint8Array;
  readonly payload?: (bytes: Uint8Array) => Uint8Array;
  readonly entry?: (bytes: Uint8Array) => Uint8Array;
  /** The key that stands in the keyring, which is not the one that seals the payload. */
  readonly entryKey?: Uint8Array;
  readonly commitment?: Uint8Array;
  readonly count?: number;
  /** The set id that the entry is bound to. */
  readonly boundTo?: string;
}

/** A set sealed by hand, piece by piece. */
function frame(keys: Keys, wrong: Wrong): FramePlan {
  const [setKey, payloadNonce, entryNonce] = [keys.draw(32), keys.draw(24), keys.draw(24)];
  const commitment = setCommitment(setKey, keys.vaultId);
  const id = hexToBytes(SET);
  const aad = concatBytes(utf8ToBytes('codes'), keys.vaultId, id, commitment);
  const sealed = xchacha20poly1305(setKey, payloadNonce, aad).encrypt(wrong.plain ?? plainOf(CODES));
  const whole = concatBytes(payloadNonce, sealed);
  const payload = wrong.payload?.(whole) ?? whole;
  const entryAad = concatBytes(utf8ToBytes('set key'), keys.vaultId, hexToBytes(wrong.boundTo ?? SET), hash(payload));
  const wrapped = xchacha20poly1305(setKeysKey(keys.vaultKey, keys.vaultId), entryNonce, entryAad).encrypt(
    wrong.entryKey ?? setKey,
  );
  const entry = concatBytes(entryNonce, wrapped, new Uint8Array(24));
  const named = {
    hash: bytesToHex(hash(payload)),
    commitment: bytesToHex(wrong.commitment ?? commitment),
    codes: CODES,
  };
  return {
    lines: [setAdded(named, wrong.count === undefined ? {} : { count: wrong.count })],
    payloads: [payload],
    keyring: [{ setId: SET, bytes: wrong.entry?.(entry) ?? entry }],
  };
}

function plainOf(codes: readonly (string | Uint8Array)[], length?: number): Uint8Array {
  const parts = codes.map((code) => (typeof code === 'string' ? utf8ToBytes(code) : code));
  const used = 4 + parts.reduce((sum, part) => sum + 4 + part.length, 0);
  const bytes = new Uint8Array(length ?? Math.ceil(used / 64) * 64);
  writeU32(bytes, 0, parts.length);
  let at = 4;
  for (const part of parts) {
    writeU32(bytes, at, part.length);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

function bad(note: string, wrong: Wrong | ((keys: Keys) => FramePlan), code: ErrorCode = 'record-damaged'): Case {
  const second = (keys: Keys): FramePlan => (typeof wrong === 'function' ? wrong(keys) : frame(keys, wrong));
  return () => success('R27', note, { file: two(second), sets: { [SET]: code } });
}

function good(note: string, codes: readonly string[], later: (keys: Keys) => FramePlan): Case {
  return () =>
    success('R27', note, {
      file: two({}, { frames: (keys) => [created(keys), setFrame(seal(keys)), later(keys)] }),
      sets: { [SET]: codes },
    });
}

/** A later payload of the same set, with the event that brings it. */
function later(keys: Keys, t: string, d: Record<string, unknown>, codes: readonly string[]): FramePlan {
  const sealed = seal(keys, codes);
  const payload = { hash: sealed.hash, commitment: sealed.commitment };
  return {
    lines: [line(t, { set: SET, ...d, payload })],
    payloads: [sealed.payload],
    keyring: [{ setId: SET, bytes: sealed.entry }],
  };
}

/** A set, and in the same frame the event that destroyed its codes. */
function purged(note: string, isStillThere: boolean): ReturnType<Case> {
  const second = (keys: Keys): FramePlan => {
    const { lines = [], ...parts } = frame(keys, {});
    return { ...(isStillThere ? parts : {}), lines: [...lines, line('PayloadPurged', { set: SET })] };
  };
  return success('R27', note, { file: two(second), sets: { [SET]: 'purged' } });
}

const corrected = [CODES[0] ?? '', '9999-9999', CODES[2] ?? ''];
const more = [...CODES, '7777-8888', '9999-0000'];
const shifted = (by: number): Wrong => ({ plain: changed(plainOf(CODES), (bytes) => writeU32(bytes, 4, by)) });

export const CODE_CASES: Cases = {
  'codes-utf8': () => {
    const codes = ['\u00e4\u00f6\u00fc', '\u65e5\u672c\u8a9e', '\ud83d\udd11'];
    return success('R27', 'Codes of two, three and four bytes a sign.', {
      file: two((keys) => setFrame(seal(keys, codes))),
      sets: { [SET]: codes },
    });
  },
  'codes-exact-block': () => {
    const codes = ['x'.repeat(56)];
    return success('R27', 'Codes that fill 64 bytes with no padding at all.', {
      file: two((keys) => setFrame(seal(keys, codes))),
      sets: { [SET]: codes },
    });
  },
  'codes-more-padding': () =>
    success('R27', 'A block of padding more than is needed: a writer adds none, a reader takes it.', {
      file: two((keys) => frame(keys, { plain: plainOf(CODES, 192) })),
      sets: { [SET]: CODES },
    }),
  'codes-fingerprints-wrong': () =>
    success('R27', 'The fingerprints of the codes are zeros, which a reader does not check.', {
      file: two((keys) => frame(keys, {})),
      sets: { [SET]: CODES },
    }),
  'codes-corrected': good('`CodeCorrected` brings a new payload, which counts.', corrected, (keys) =>
    later(keys, 'CodeCorrected', { number: 2 }, corrected),
  ),
  'codes-added': good('`CodeAdded` brings a new payload with all codes.', more, (keys) =>
    later(keys, 'CodeAdded', { count: 5 }, more),
  ),
  'codes-purged': () => purged('`PayloadPurged`, and neither payload nor keyring entry is there.', false),
  'codes-purged-still-there': () =>
    purged(
      '`PayloadPurged` of a set whose payload and keyring entry are still there: the codes are gone all the same.',
      true,
    ),
  'codes-purged-then-added': () =>
    success('R27', '`CodeAdded` after `PayloadPurged` brings nothing back.', {
      file: two(
        {},
        {
          frames: (keys) => [
            created(keys),
            frame(keys, {}),
            { lines: [line('PayloadPurged', { set: SET })] },
            later(keys, 'CodeAdded', { count: 5 }, more),
          ],
        },
      ),
      sets: { [SET]: 'purged' },
    }),
  'codes-payload-tag': bad('The tag of a payload is wrong, and the hash is of the payload as it is.', {
    payload: (bytes) => flipAt(bytes, bytes.length - 1),
  }),
  'codes-payload-short': bad('A payload of 39 bytes, too short for a nonce and a tag.', {
    payload: (bytes) => bytes.slice(0, 39),
  }),
  'codes-payload-empty': bad('A payload of no bytes.', { payload: () => new Uint8Array(0) }),
  'codes-payload-missing': bad('The event names a payload that is not there.', (keys) => ({
    ...frame(keys, {}),
    payloads: [],
  })),
  'codes-entry-missing': bad('There is no keyring entry.', (keys) => ({ ...frame(keys, {}), keyring: [] })),
  'codes-entry-tag': bad('A bit of the keyring entry is wrong.', { entry: (bytes) => flipAt(bytes, 71) }),
  'codes-entry-short': bad('A keyring entry of 71 bytes.', { entry: (bytes) => bytes.slice(0, 71) }),
  'codes-entry-of-another-set': bad('The keyring entry is bound to another set id.', { boundTo: 'c'.repeat(32) }),
  'codes-entry-of-another-payload': bad('The keyring entry is of an older payload of the set.', (keys) => ({
    ...frame(keys, {}),
    keyring: [{ setId: SET, bytes: seal(keys).entry }],
  })),
  'codes-commitment': bad('The commitment in the event is not that of the set key.', {
    commitment: new Uint8Array(32),
  }),
  'codes-commitment-key': bad(
    'The keyring holds another key: the tag of its entry is right, the commitment does not fit.',
    { entryKey: new Uint8Array(32) },
  ),
  'codes-not-utf8': bad('A code is not UTF-8.', {
    plain: plainOf([CODES[0] ?? '', Uint8Array.of(0x61, 0xff, 0x62), CODES[2] ?? '']),
  }),
  'codes-overlong': bad('A code has an overlong form of a slash, which is not UTF-8.', {
    plain: plainOf([CODES[0] ?? '', Uint8Array.of(0xc0, 0xaf), CODES[2] ?? '']),
  }),
  'codes-byte-order-mark': bad(
    'A code begins with a byte order mark, which a writer must refuse and a reader must not drop.',
    { plain: plainOf([CODES[0] ?? '', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), CODES[2] ?? '']) },
  ),
  'codes-count-above': bad('The event says four codes, the payload holds three.', { count: 4 }),
  'codes-count-below': bad('The event says two codes, the payload holds three.', { count: 2 }),
  'codes-count-most': bad('The payload says 2^32 - 1 codes.', {
    plain: changed(plainOf(CODES), (bytes) => writeU32(bytes, 0, 0xffff_ffff)),
  }),
  'codes-length': bad('The first code says that it is longer than the payload.', shifted(0x1000)),
  'codes-length-most': bad('The first code says that it has 2^32 - 1 bytes.', shifted(0xffff_ffff)),
  'codes-padding': bad('The last byte of the padding is not zero.', {
    plain: changed(plainOf(CODES), (bytes) => bytes.fill(1, bytes.length - 1)),
  }),
  'codes-length-of-list': bad('The codes end at 63 bytes, which is no multiple of 64.', { plain: plainOf(CODES, 63) }),
};
