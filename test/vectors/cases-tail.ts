/** Vectors of cut files, torn tails and last-seen marks: FORMAT.md R20 and sections 12 and 13. */
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { encodeMark } from '../../main/core/format/mark.ts';
import type { HistoryPoint } from '../../main/core/format/transaction.ts';
import {
  type Case,
  type Cases,
  changed,
  damaged,
  flipAt,
  hash,
  readOnly,
  refused,
  success,
  tiny,
  two,
  WHOLE_SETS,
  whole,
} from './cases.ts';
import { condensed, PAST } from './cases-log.ts';
import {
  accountAdded,
  CODES,
  created,
  history,
  line,
  restartIds,
  revealed,
  SET,
  type SmallFile,
  seal,
  setFrame,
  used,
} from './small-file.ts';

/** The mark of a point of a file's own history. */
function markAt(file: SmallFile, point: HistoryPoint): { readonly mark: string } {
  return { mark: encodeMark(point, file.vaultKey, file.vaultId) };
}

const after = (file: SmallFile, frame: number): HistoryPoint => file.points[frame] ?? file.start;

/** Frames 0 and 1 whole, and frame 2 of 1,024 bytes as a power cut may leave it. */
function torn(edit: (bytes: Uint8Array) => Uint8Array): { file: SmallFile; bytes: Uint8Array; frames: 2 } {
  const file = whole({ frames: (keys) => [created(keys), accountAdded(), setFrame(seal(keys))] });
  return { file, bytes: edit(file.bytes), frames: 2 };
}

type Seen = 'above' | 'at' | 'below' | 'none';

/** A torn tail, and how far the last change that this computer has seen lies from the one before it. */
function tail(note: string, seen: Seen, edit: (bytes: Uint8Array) => Uint8Array): Case {
  return () => {
    const cut = torn(edit);
    const given = seen === 'none' ? {} : markAt(cut.file, after(cut.file, { above: 2, at: 1, below: 0 }[seen]));
    if (seen === 'above' || seen === 'none') {
      return readOnly('truncated', 'section-12', note, cut, { ...given, record: 2 });
    }
    return success('section-12', note, cut, { ...given, tail: true });
  };
}

/** Frame 2 is cut or damaged in a way that is no torn tail, whatever the mark says. */
function noTail(note: string, edit: (bytes: Uint8Array) => Uint8Array): Case {
  return () => {
    const { file, bytes } = torn(edit);
    return { ...damaged('R19 section-12', note, file, 2, bytes), ...markAt(file, after(file, 1)) };
  };
}

/** A whole history under a mark of another. */
function marked(
  code: 'rolled-back' | 'diverged' | 'key-changed',
  note: string,
  mark: (file: SmallFile) => string,
): Case {
  return () => {
    const file = whole();
    return readOnly(code, 'section-13', note, { file, sets: WHOLE_SETS }, { mark: mark(file) });
  };
}

function seen(note: string, mark: (file: SmallFile) => string): Case {
  return () => {
    const file = whole();
    return success('section-13', note, { file, sets: WHOLE_SETS }, { mark: mark(file) });
  };
}

/** A history of two branches: this file's event names what the other branch gave up, and the mark is of that one. */
function givenUp(t: 'VaultRestored' | 'VaultMerged'): Case {
  return () => {
    const branch = whole({ frames: (keys) => [...history(keys), revealed(3)] });
    const point = after(branch, 4);
    restartIds();
    const file = whole({
      frames: (keys) => {
        const d = { fork: 4, givenUp: [{ change: point.change, hash: bytesToHex(point.hash.subarray(0, 16)) }] };
        return [...history(keys), { lines: [line(t, d)] }, used(1)];
      },
    });
    const note = `The mark is of a change that \`${t}\` names as given up.`;
    return success('section-13', note, { file, sets: WHOLE_SETS }, markAt(file, point));
  };
}

const FRAME_2 = 2048;
const zeroed =
  (from: number, to: number) =>
  (bytes: Uint8Array): Uint8Array =>
    changed(bytes, (each) => each.fill(0, from, to));
const cutAt =
  (length: number) =>
  (bytes: Uint8Array): Uint8Array =>
    bytes.slice(0, length);
const edited = (text: string, edit: (mark: Record<string, unknown>) => void): string => {
  const mark: Record<string, unknown> = JSON.parse(text);
  edit(mark);
  return JSON.stringify(mark);
};

export const TAIL_CASES: Cases = {
  'cut-at-end-of-header': () =>
    refused('truncated', 'R20', 'The file ends where frame 0 should begin.', tiny().bytes.slice(0, 1024), {
      record: 0,
    }),
  'cut-in-copy-2': () =>
    refused('truncated', 'R20', 'The file ends inside copy 2.', tiny().bytes.slice(0, 800), { record: 0 }),
  'cut-in-frame-0': () =>
    refused('truncated', 'R20', 'The file ends inside frame 0.', tiny().bytes.slice(0, 1300), { record: 0 }),
  'cut-in-frame-0-head': () =>
    refused('truncated', 'R20', 'The file ends three bytes after the header.', tiny().bytes.slice(0, 1027), {
      record: 0,
    }),
  'frame-0-zeroed': () =>
    refused('truncated', 'R20', 'Frame 0 is zeros.', zeroed(1024, 1536)(tiny().bytes), { record: 0 }),
  'cut-between-frames': () => {
    const file = whole();
    return success(
      'R20',
      'A file that ends with frame 1, on a computer that knows nothing of frame 2: nobody can tell.',
      { file, bytes: file.bytes.slice(0, FRAME_2), frames: 2 },
    );
  },
  'tail-cut-mark-at': tail(
    'The last frame is cut at 700 of 1,024 bytes, and the mark is of the frame before.',
    'at',
    cutAt(FRAME_2 + 700),
  ),
  'tail-cut-mark-below': tail('The same, and the mark is of frame 0.', 'below', cutAt(FRAME_2 + 700)),
  'tail-cut-mark-above': tail(
    'The same, and the mark is of the frame that is cut: an acknowledged change is missing.',
    'above',
    cutAt(FRAME_2 + 700),
  ),
  'tail-cut-no-mark': tail('The same, on a computer that never saw this vault.', 'none', cutAt(FRAME_2 + 700)),
  'tail-1-byte-mark-at': tail('One byte of the last frame was written.', 'at', cutAt(FRAME_2 + 1)),
  'tail-511-bytes-mark-at': tail('511 bytes of the last frame were written.', 'at', cutAt(FRAME_2 + 511)),
  'tail-1023-bytes-mark-at': tail('All but the last byte of the last frame were written.', 'at', cutAt(FRAME_2 + 1023)),
  'tail-1023-bytes-mark-above': tail(
    'All but the last byte of the last frame are there, and it was acknowledged.',
    'above',
    cutAt(FRAME_2 + 1023),
  ),
  'tail-first-sector-zero-mark-at': tail(
    'The first sector of the last frame is zeros.',
    'at',
    zeroed(FRAME_2, FRAME_2 + 512),
  ),
  'tail-first-sector-zero-mark-above': tail(
    'The first sector of the last frame is zeros, and it was acknowledged.',
    'above',
    zeroed(FRAME_2, FRAME_2 + 512),
  ),
  'tail-last-sector-zero-mark-at': tail(
    'The last sector of the last frame is zeros.',
    'at',
    zeroed(FRAME_2 + 512, FRAME_2 + 1024),
  ),
  'tail-last-sector-zero-no-mark': tail(
    'The last sector of the last frame is zeros, on a computer that never saw this vault.',
    'none',
    zeroed(FRAME_2 + 512, FRAME_2 + 1024),
  ),
  'tail-all-zero-mark-at': tail(
    'The file was made longer, and nothing of the last frame was written.',
    'at',
    zeroed(FRAME_2, FRAME_2 + 1024),
  ),
  'tail-garbage-short-mark-at': tail('100 bytes that are no frame follow the last one.', 'at', (bytes) =>
    concatBytes(bytes.subarray(0, FRAME_2), new Uint8Array(100).fill(0x77)),
  ),
  'tail-bit-mark-at': noTail('A bit of the last frame is wrong, and none of its sectors is zeros.', (bytes) =>
    flipAt(bytes, FRAME_2 + 900),
  ),
  'tail-sector-of-ones-mark-at': noTail('The last sector of the last frame is bytes of one.', (bytes) =>
    changed(bytes, (each) => each.fill(1, FRAME_2 + 512, FRAME_2 + 1024)),
  ),
  'tail-misaligned-zeros-mark-at': noTail(
    '512 zeros stand across the two sectors of the last frame, and neither is all zeros.',
    zeroed(FRAME_2 + 256, FRAME_2 + 768),
  ),
  'tail-size-damaged-mark-at': noTail('A whole last frame states 2,048 bytes where it has 1,024.', (bytes) =>
    changed(bytes, (each) => each.fill(8, FRAME_2 + 6, FRAME_2 + 7)),
  ),
  'tail-size-invalid-mark-at': noTail('A cut last frame states no size that a frame can have.', (bytes) =>
    changed(bytes.slice(0, FRAME_2 + 700), (each) => each.fill(9, FRAME_2 + 7, FRAME_2 + 8)),
  ),
  'tail-magic-damaged-mark-at': noTail('A cut last frame does not begin with CKF1.', (bytes) =>
    flipAt(bytes.slice(0, FRAME_2 + 700), FRAME_2),
  ),
  'tail-zeros-then-frame': () => {
    const file = whole();
    return {
      ...damaged(
        'R19 section-12',
        'Frame 2 is zeros and frame 3 is whole.',
        file,
        2,
        zeroed(FRAME_2, FRAME_2 + 1024)(file.bytes),
      ),
      ...markAt(file, after(file, 1)),
    };
  },
  'mark-none': () =>
    success('section-13', 'No mark: the first time on this computer.', { file: whole(), sets: WHOLE_SETS }),
  'mark-same': seen('The mark is of the last change.', (file) => markAt(file, after(file, 3)).mark),
  'mark-newer': seen('The mark is of an earlier change.', (file) => markAt(file, after(file, 1)).mark),
  'mark-of-change-0': seen('The mark is of H(0).', (file) => markAt(file, file.start).mark),
  'mark-no-json': seen('A mark that cannot be read is as none.', () => '{"v":1,"change":'),
  'mark-v-2': seen('A mark of a later version is as none.', (file) =>
    edited(markAt(file, after(file, 3)).mark, (mark) => Object.assign(mark, { v: 2 })),
  ),
  'mark-hash-upper-case': seen('A mark whose hash is in upper case is as none.', (file) =>
    edited(markAt(file, after(file, 3)).mark, (mark) =>
      Object.assign(mark, { hash: String(mark['hash']).toUpperCase() }),
    ),
  ),
  'mark-given-up-by-restore': givenUp('VaultRestored'),
  'mark-given-up-by-merge': givenUp('VaultMerged'),
  'mark-rolled-back': marked(
    'rolled-back',
    'The mark is of a change that this copy does not have.',
    (file) => markAt(file, { change: 9, hash: hash(file.copy) }).mark,
  ),
  'mark-diverged': marked(
    'diverged',
    'The mark has another H at change 3.',
    (file) => markAt(file, { change: 3, hash: hash(file.copy) }).mark,
  ),
  'mark-diverged-at-the-end': marked(
    'diverged',
    'The mark has another H at the last change.',
    (file) => markAt(file, { change: 4, hash: hash(file.copy) }).mark,
  ),
  'mark-other-key': marked('key-changed', 'The MAC of the mark is made with another vault key.', (file) =>
    encodeMark(after(file, 3), new Uint8Array(32), file.vaultId),
  ),
  'mark-forged': marked('key-changed', 'The change of the mark was lowered by whoever has no key.', (file) =>
    edited(markAt(file, after(file, 3)).mark, (mark) => Object.assign(mark, { change: 1 })),
  ),
  'mark-where-condensed': () => {
    const file = condensed();
    return success(
      'section-13',
      'The mark is of the change that a condensed log goes on from.',
      { file },
      markAt(file, PAST),
    );
  },
  'mark-before-condensed': () => {
    const file = condensed();
    const mark = markAt(file, { change: 39, hash: hash(file.copy) });
    return readOnly(
      'diverged',
      'section-13',
      'The mark is of a change that a condensed log no longer has.',
      { file },
      mark,
    );
  },
  'both-damaged-record-and-copy': () => {
    const file = two({ ...accountAdded(), sealed: (bytes) => flipAt(bytes, 300) });
    const bytes = changed(file.bytes, (each) => each.fill(0, 0, 512));
    return readOnly(
      'record-damaged',
      'section-11',
      'Copy 1 is zeros and frame 1 is damaged: the damaged record is said first.',
      { file, bytes, frames: 1 },
      { record: 1 },
    );
  },
  'both-damaged-copy-and-mark': () => {
    const file = whole();
    const bytes = changed(file.bytes, (each) => each.fill(0, 0, 512));
    return readOnly(
      'header-damaged',
      'section-11',
      'Copy 1 is zeros and the mark is of a newer copy: the damaged header is said first.',
      { file, bytes, sets: { [SET]: CODES } },
      markAt(file, { change: 9, hash: hash(file.copy) }),
    );
  },
  'both-tail-and-diverged': () => {
    const cut = torn(cutAt(FRAME_2 + 700));
    return readOnly(
      'diverged',
      'section-11',
      'The last frame is cut and the mark has another H at change 1: the fork is said first.',
      cut,
      markAt(cut.file, { change: 1, hash: hash(cut.file.copy) }),
    );
  },
};
