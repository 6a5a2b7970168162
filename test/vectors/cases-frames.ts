/** Vectors of frames and transactions: FORMAT.md sections 6 to 8, R18 to R22. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { readU32, writeU32, writeU64 } from '../../main/core/format/bytes.ts';
import { encodeHeader } from '../../main/core/format/header.ts';
import {
  type Case,
  type Cases,
  changed,
  damaged,
  flipAt,
  readOnly,
  refused,
  success,
  tiny,
  two,
  WHOLE_SETS,
  whole,
  withTheFrames,
} from './cases.ts';
import {
  accountAdded,
  CODES,
  created,
  type FramePlan,
  type Keys,
  line,
  revealed,
  SET,
  seal,
  setAdded,
  setFrame,
  used,
} from './small-file.ts';

/** Frame 1 fails, and nothing follows it. */
function bad(rule: string, note: string, edits: FramePlan): Case {
  return () => damaged(rule, note, two({ ...accountAdded(), ...edits }));
}

const grown = (bytes: Uint8Array, by: number): Uint8Array => concatBytes(bytes, new Uint8Array(by));
const edited =
  (edit: (bytes: Uint8Array) => void) =>
  (bytes: Uint8Array): Uint8Array =>
    changed(bytes, edit);

/** Where the change number stands in a transaction. */
const changeAt = (transaction: Uint8Array): number => transaction.length - 40;

function setWith(edit: (transaction: Uint8Array, payloadAt: number) => void): (keys: Keys) => FramePlan {
  return (keys) => {
    const frame = setFrame(seal(keys));
    return {
      ...frame,
      transaction: edited((bytes) => edit(bytes, 8 + readU32(bytes, 4) + 4)),
    };
  };
}

function moved(note: string, order: readonly number[], record: number): Case {
  return () => {
    const file = whole();
    const frames = order.map((k) => file.frames[k] ?? new Uint8Array(0));
    return damaged('R19', note, file, record, withTheFrames(file, ...frames));
  };
}

export const FRAME_CASES: Cases = {
  'frame-larger-than-needed': () =>
    success('R18', 'A frame of 1,024 bytes where 512 would do: a writer takes the smallest, a reader takes any.', {
      file: two({ ...accountAdded(), plain: (plain) => grown(plain, 512) }),
    }),
  'frame-size-1536': bad('R18', 'A whole frame of 1,536 bytes, which is no size of a frame.', {
    plain: (plain) => grown(plain, 1024),
  }),
  'frame-size-256': bad('R18', 'The size field says 256.', { head: (head) => writeU32(head, 4, 256) }),
  'frame-size-0': bad('R18', 'The size field says 0.', { head: (head) => writeU32(head, 4, 0) }),
  'frame-size-above-16-mib': bad('R18', 'The size field says 16 MiB and 64 KiB.', {
    head: (head) => writeU32(head, 4, 0x101_0000),
  }),
  'frame-size-raised': bad(
    'R19',
    'The size field of a whole last frame says 1,024 where 512 bytes stand: a damaged size is no torn tail.',
    { sealed: edited((bytes) => writeU32(bytes, 4, 1024)) },
  ),
  'frame-magic': bad('R19', 'A frame begins with CKF2, and its tag covers that.', {
    head: (head) => head.set(utf8ToBytes('CKF2')),
  }),
  'frame-seq': bad('R19', 'Frame 1 says that it is frame 2, and its tag covers that.', {
    head: (head) => writeU64(head, 8, 2),
  }),
  'frame-seq-out-of-range': bad('R19', 'Frame 1 has a number above 2^53, and its tag covers that.', {
    head: (head) => head.fill(0xff, 8, 12),
  }),
  'frame-link': bad('R19', 'The link of frame 1 is not the hash of frame 0, and its tag covers that.', {
    head: (head) => head.set(flipAt(head, 16)),
  }),
  'frame-nonce': bad('R19', 'A bit of the nonce is wrong.', { sealed: (bytes) => flipAt(bytes, 48) }),
  'frame-reserved': bad('R19', 'Byte 72 of a frame is not zero, and its tag covers that.', {
    head: (head) => head.fill(1, 72, 73),
  }),
  'frame-ciphertext': bad('R19', 'A bit of the ciphertext is wrong.', { sealed: (bytes) => flipAt(bytes, 200) }),
  'frame-tag': bad('R19', 'A bit of the tag is wrong.', { sealed: (bytes) => flipAt(bytes, 511) }),
  'frame-0-tag': () =>
    damaged(
      'R19',
      'A bit of the tag of frame 0 is wrong.',
      tiny({ frames: (keys) => [{ ...created(keys), sealed: (bytes) => flipAt(bytes, 511) }] }),
    ),
  'frame-in-the-middle': () => {
    const file = whole();
    const [first, second, ...rest] = file.frames;
    return damaged(
      'R19',
      'A bit of frame 1 of four is wrong.',
      file,
      1,
      withTheFrames(file, first ?? file.copy, flipAt(second ?? file.copy, 300), ...rest),
    );
  },
  'frame-length': bad('R19', 'The transaction says that it is longer than its frame.', {
    plain: edited((plain) => writeU32(plain, 0, plain.length - 3)),
  }),
  'frame-length-most': bad('R19', 'The transaction says that it has 2^32 - 1 bytes.', {
    plain: edited((plain) => writeU32(plain, 0, 0xffff_ffff)),
  }),
  'frame-padding': bad('R19', 'The last byte behind the transaction is not zero.', {
    plain: edited((plain) => plain.fill(1, plain.length - 1)),
  }),
  'frames-swapped': moved('Frames 1 and 2 have changed places.', [0, 2, 1, 3], 1),
  'frame-replayed': moved('Frame 1 stands again at the end.', [0, 1, 2, 3, 1], 4),
  'frame-duplicated': moved('Frame 1 stands twice.', [0, 1, 1, 2, 3], 2),
  'frame-left-out': moved('Frame 1 is missing.', [0, 2, 3], 1),
  'frame-0-left-out': moved('Frame 0 is missing.', [1, 2, 3], 0),
  'frame-of-a-fork': () => {
    const file = whole();
    const fork = whole({
      frames: (keys) => [created(keys), accountAdded(), setFrame(seal(keys)), revealed(2), used(2)],
    });
    return damaged(
      'R19',
      'Frame 4 is of a fork of this vault: its number fits, its link does not.',
      file,
      4,
      withTheFrames(file, ...file.frames, fork.frames[4] ?? file.copy),
    );
  },
  'frame-of-another-vault': () => {
    const file = two(accountAdded());
    const other = two(accountAdded(), { seed: 'another vault' });
    return damaged(
      'R19',
      'Frame 1 is of another vault.',
      file,
      1,
      withTheFrames(file, file.frames[0] ?? file.copy, other.frames[1] ?? file.copy),
    );
  },
  'frames-under-another-header': () => {
    const file = tiny();
    const slots = [file.copy.slice(80, 304)];
    const newer = encodeHeader({ vaultId: file.vaultId, epoch: 2, fileSalt: file.draw(32), slots }, file.vaultKey);
    return refused(
      'record-damaged',
      'R19',
      'The header of the next rewrite, under the same vault key, over the frames of the old file.',
      concatBytes(newer, newer, ...file.frames),
      { record: 0 },
    );
  },
  'sector-zeroed-in-the-middle': () => {
    const file = whole();
    return damaged(
      'R19',
      'A sector of frame 2 is zeros, and a whole frame follows: no torn tail.',
      file,
      2,
      changed(file.bytes, (bytes) => bytes.fill(0, 2560, 3072)),
    );
  },
  'first-sector-zeroed-in-the-middle': () => {
    const file = whole();
    return damaged(
      'R19',
      'Frame 1 is zeros, and a whole frame follows: no torn tail.',
      file,
      1,
      changed(file.bytes, (bytes) => bytes.fill(0, 1536, 2048)),
    );
  },
  'sector-of-anything-after': () => {
    const file = tiny();
    return readOnly(
      'record-damaged',
      'R19',
      'A sector that is no frame follows the last one.',
      { file, bytes: concatBytes(file.bytes, file.draw(512)) },
      { record: 1 },
    );
  },
  'count-of-events-most': bad('R21', 'A transaction says that it has 2^32 - 1 events.', {
    transaction: edited((bytes) => writeU32(bytes, 0, 0xffff_ffff)),
  }),
  'count-of-events-above': bad('R21', 'A transaction of one event says that it has two.', {
    transaction: edited((bytes) => writeU32(bytes, 0, 2)),
  }),
  'count-of-events-below': bad('R21', 'A transaction of one event says that it has none.', {
    transaction: edited((bytes) => writeU32(bytes, 0, 0)),
  }),
  'count-of-payloads-most': bad('R21', 'A transaction says that it has 2^32 - 1 payloads.', {
    transaction: edited((bytes) => writeU32(bytes, bytes.length - 48, 0xffff_ffff)),
  }),
  'count-of-keyring-above': bad('R21', 'A transaction without a keyring entry says that it has one.', {
    transaction: edited((bytes) => writeU32(bytes, bytes.length - 44, 1)),
  }),
  'length-of-an-event': bad('R21', 'An event says that it is longer than its transaction.', {
    transaction: edited((bytes) => writeU32(bytes, 4, bytes.length)),
  }),
  'length-of-an-event-most': bad('R21', 'An event says that it has 2^32 - 1 bytes.', {
    transaction: edited((bytes) => writeU32(bytes, 4, 0xffff_ffff)),
  }),
  'transaction-trailing-byte': bad('R21', 'One byte follows the log hash, inside the stated length.', {
    transaction: (bytes) => grown(bytes, 1),
  }),
  'transaction-cut': bad('R21', 'The last byte of the log hash is missing.', {
    transaction: (bytes) => bytes.slice(0, -1),
  }),
  'transaction-of-no-bytes': bad('R21', 'A frame whose transaction has no byte.', {
    transaction: () => new Uint8Array(0),
  }),
  'payload-under-another-hash': () =>
    damaged(
      'R21',
      'A payload stands under a hash that is not its own.',
      two(setWith((bytes, at) => bytes.fill(0, at, at + 32))),
    ),
  'length-of-a-payload': () =>
    damaged(
      'R21',
      'A payload says that it is one byte longer than it is.',
      two(setWith((bytes, at) => writeU32(bytes, at + 32, readU32(bytes, at + 32) + 1))),
    ),
  'change-number-above': bad('R21', 'The change number is one too high.', {
    transaction: edited((bytes) => writeU64(bytes, changeAt(bytes), 3)),
  }),
  'change-number-below': bad('R21', 'The change number is one too low.', {
    transaction: edited((bytes) => writeU64(bytes, changeAt(bytes), 1)),
  }),
  'change-number-out-of-range': bad('R21', 'The change number is above 2^53.', {
    transaction: edited((bytes) => bytes.fill(0xff, changeAt(bytes), changeAt(bytes) + 4)),
  }),
  'log-hash': bad('R21', 'A bit of the log hash is wrong.', {
    transaction: (bytes) => flipAt(bytes, bytes.length - 1),
  }),
  'transaction-without-events': () =>
    success('R21', 'A transaction of no events, payloads or keyring entries: the change number stays.', {
      file: two({}),
    }),
  'keyring-replaced': () =>
    success('R22', 'Two keyring entries for one set: the first is rubbish, the later one counts.', {
      file: two((keys) => {
        const sealed = seal(keys);
        const keyring = [
          { setId: SET, bytes: keys.draw(96) },
          { setId: SET, bytes: sealed.entry },
        ];
        return { lines: [setAdded(sealed)], payloads: [sealed.payload], keyring };
      }),
      sets: { [SET]: CODES },
    }),
  'keyring-dropped': () =>
    success('R22 R27', 'A later keyring entry of length 0 drops that of the set.', {
      file: whole({
        frames: (keys) => [
          created(keys),
          setFrame(seal(keys)),
          { keyring: [{ setId: SET, bytes: new Uint8Array(0) }] },
        ],
      }),
      sets: { [SET]: 'record-damaged' },
    }),
  'many-frames': () =>
    success('R19', 'Ten frames, each linked to the one before.', {
      file: whole({
        frames: (keys) => [
          created(keys),
          accountAdded(),
          setFrame(seal(keys)),
          ...Array.from({ length: 7 }, () => ({ lines: [line('CodeRevealed', { set: SET, number: 2 })] })),
        ],
      }),
      sets: WHOLE_SETS,
    }),
};
