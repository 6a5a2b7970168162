/** Vectors of the header: FORMAT.md section 3, R1 to R8. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { writeU16, writeU32 } from '../../main/core/format/bytes.ts';
import { type Cases, changed, flipAt, readOnly, refused, success, tiny, withCopies } from './cases.ts';
import { authenticated, withCheckBytes, withChecksum } from './header-edits.ts';
import type { SmallFile } from './small-file.ts';
import { recoverySlot } from './ways.ts';

/** A file whose header copies were changed and authenticated again. */
function authentic(edit: (copy: Uint8Array) => void): SmallFile {
  return tiny({ header: (copy) => changed(copy, edit) });
}

/** Both copies with another HL in a prelude whose check bytes fit. */
function statedLength(length: number): Uint8Array {
  const file = tiny();
  return withCopies(file, withChecksum(withCheckBytes(changed(file.copy, (copy) => writeU32(copy, 12, length)))));
}

/** A file where the copies say another version, each with all its checks right. */
function versioned(at: 8 | 10, value: number): SmallFile {
  return authentic((copy) => writeU16(copy, at, value));
}

const other = (file: SmallFile, edit: (copy: Uint8Array) => void): Uint8Array =>
  authenticated(changed(file.copy, edit), file.vaultKey);

export const HEADER_CASES: Cases = {
  'header-smallest': () => success('R8', 'One slot, one frame: the smallest vault there is.', { file: tiny() }),
  'header-longer-than-needed': () => {
    const longer = (copy: Uint8Array): Uint8Array => {
      const bytes = concatBytes(copy.subarray(0, 448), new Uint8Array(576));
      writeU32(bytes, 12, 1024);
      return bytes;
    };
    return success('R8', 'HL is 1,024 for one slot: a writer takes 512, a reader takes any that holds the slots.', {
      file: tiny({ header: longer }),
    });
  },
  'header-epoch-above-one': () =>
    success('R8', 'The epoch is 2^53 - 1, the highest there can be.', {
      file: tiny({ epoch: Number.MAX_SAFE_INTEGER }),
    }),
  'header-reserved-after-n': () =>
    refused(
      'unsupported-feature',
      'R1',
      'Byte 22 of the header is not zero.',
      authentic((copy) => copy.fill(1, 22, 23)).bytes,
    ),
  'header-reserved-after-slots': () =>
    refused(
      'unsupported-feature',
      'R1',
      'The last byte before the MAC is not zero.',
      authentic((copy) => copy.fill(1, 447, 448)).bytes,
    ),
  'header-epoch-out-of-range': () =>
    refused('unsupported-feature', 'R8', 'The epoch is 2^53.', authentic((copy) => copy.fill(0x20, 41, 42)).bytes),
  'empty-file': () => refused('empty-file', 'R2', 'No byte at all.', new Uint8Array(0)),
  'not-a-vault-text': () =>
    refused('not-a-vault', 'R3', 'A text file.', utf8ToBytes('These are not the bytes of a vault.\n'.repeat(40))),
  'not-a-vault-short': () =>
    refused('not-a-vault', 'R3', 'The first seven bytes of the magic.', tiny().bytes.slice(0, 7)),
  'not-a-vault-far-magic': () =>
    refused(
      'not-a-vault',
      'R3',
      'The magic stands at 8,704, behind every place where a copy can stand.',
      concatBytes(new Uint8Array(8704), tiny().bytes),
    ),
  'magic-alone': () => refused('header-damaged', 'R4', 'The magic and nothing else.', tiny().bytes.slice(0, 8)),
  'header-far-magic': () =>
    refused(
      'header-damaged',
      'R4',
      'The only magic stands at 8,192, the last place for a copy, and its HL is 512.',
      concatBytes(new Uint8Array(8192), tiny().bytes),
    ),
  'header-both-checksums': () => {
    const file = tiny();
    return refused('header-damaged', 'R4', 'Both checksums are wrong.', withCopies(file, flipAt(file.copy, 511)));
  },
  'header-both-check-bytes': () => {
    const file = tiny();
    return refused(
      'header-damaged',
      'R4',
      'The check bytes of both preludes are wrong; the checksums are right.',
      withCopies(file, withChecksum(flipAt(file.copy, 16))),
    );
  },
  'header-cut-in-copy-1': () =>
    refused('header-damaged', 'R4', 'The file ends inside copy 1.', tiny().bytes.slice(0, 500)),
  'header-length-0': () => refused('header-damaged', 'R4', 'HL is 0.', statedLength(0)),
  'header-length-513': () => refused('header-damaged', 'R4', 'HL is no multiple of 512.', statedLength(513)),
  'header-length-8704': () => refused('header-damaged', 'R4', 'HL is above 8,192.', statedLength(8704)),
  'header-length-huge': () => refused('header-damaged', 'R4', 'HL is 2^32 - 512.', statedLength(0xffff_fe00)),
  'header-length-past-end': () =>
    refused('header-damaged', 'R4', 'HL is 8,192 in a file of 1,536 bytes.', statedLength(8192)),
  'header-copy-1-checksum': () => {
    const file = tiny();
    return readOnly('header-damaged', 'R5', 'The checksum of copy 1 is wrong.', {
      file,
      bytes: withCopies(file, flipAt(file.copy, 100), file.copy),
    });
  },
  'header-copy-1-zeroed': () => {
    const file = tiny();
    return readOnly('header-damaged', 'R5', 'Copy 1 is a sector of zeros, so copy 2 is looked for.', {
      file,
      bytes: withCopies(file, new Uint8Array(512), file.copy),
    });
  },
  'header-copy-1-magic': () => {
    const file = tiny();
    return readOnly('header-damaged', 'R5', 'The first byte of the file is wrong.', {
      file,
      bytes: withCopies(file, flipAt(file.copy, 0), file.copy),
    });
  },
  'header-copy-1-length': () => {
    const file = tiny();
    return readOnly('header-damaged', 'R5', 'HL of copy 1 was changed without its check bytes.', {
      file,
      bytes: withCopies(file, flipAt(file.copy, 14), file.copy),
    });
  },
  'header-copy-2-checksum': () => {
    const file = tiny();
    return readOnly('header-damaged', 'R5', 'The checksum of copy 2 is wrong.', {
      file,
      bytes: withCopies(file, file.copy, flipAt(file.copy, 511)),
    });
  },
  'header-copy-2-check-bytes': () => {
    const file = tiny();
    return readOnly('header-damaged', 'R5', 'The check bytes of copy 2 are wrong; its checksum is right.', {
      file,
      bytes: withCopies(file, file.copy, withChecksum(flipAt(file.copy, 16))),
    });
  },
  'header-copy-2-elsewhere': () => {
    const file = tiny();
    const copy = withChecksum(withCheckBytes(changed(file.copy, (each) => writeU32(each, 12, 1024))));
    return readOnly('header-damaged', 'R5', 'Copy 2 states an HL that is not the offset it stands at.', {
      file,
      bytes: withCopies(file, file.copy, copy),
    });
  },
  'header-copy-1-of-4096': () => {
    const file = tiny({ slots: Array.from({ length: 16 }, () => recoverySlot) });
    return readOnly(
      'header-damaged',
      'R5',
      'Copy 1 of a header of 4,096 bytes is all zeros; copy 2 is found at its own offset.',
      { file, bytes: withCopies(file, new Uint8Array(4096), file.copy) },
    );
  },
  'header-copies-differ': () => {
    const file = tiny();
    return refused(
      'header-tampered',
      'R6',
      'Both copies are good and authentic, and copy 2 has epoch 2.',
      withCopies(
        file,
        file.copy,
        other(file, (copy) => copy.fill(2, 47, 48)),
      ),
    );
  },
  'header-copies-differ-in-mac': () => {
    const file = tiny();
    return refused(
      'header-tampered',
      'R6',
      'Copy 2 has another MAC and a checksum that fits it.',
      withCopies(file, file.copy, withChecksum(flipAt(file.copy, 448))),
    );
  },
  'version-major-0': () =>
    refused('newer-version', 'R7', 'Major version 0, which was never released.', versioned(8, 0).bytes),
  'version-major-2': () =>
    refused('newer-version', 'R7', 'Major version 2 in a file that is otherwise as version 1.', versioned(8, 2).bytes),
  'version-major-2-other-body': () => {
    const file = tiny();
    const copy = withCheckBytes(changed(file.copy, (each) => writeU16(each.fill(0x5a, 20), 8, 2)));
    return refused(
      'newer-version',
      'R7',
      'Major version 2 with a body that version 1 knows nothing of: the prelude alone decides.',
      withCopies(file, copy),
    );
  },
  'version-major-2-in-copy-2': () => {
    const file = tiny();
    return refused(
      'newer-version',
      'R7',
      'Major version 2 in copy 2 only.',
      withCopies(
        file,
        file.copy,
        other(file, (copy) => writeU16(copy, 8, 2)),
      ),
    );
  },
  'version-minor-1': () => readOnly('newer-version', 'R7', 'Minor version 1.', { file: versioned(10, 1) }),
  'version-minor-65535': () =>
    readOnly('newer-version', 'R7', 'The highest minor version.', { file: versioned(10, 0xffff) }),
  'slots-0': () =>
    refused('unsupported-feature', 'R8', 'n is 0.', authentic((copy) => writeU16(copy.fill(0, 80, 448), 20, 0)).bytes),
  'slots-17': () => refused('unsupported-feature', 'R8', 'n is 17.', authentic((copy) => writeU16(copy, 20, 17)).bytes),
  'slots-65535': () =>
    refused('unsupported-feature', 'R8', 'n is 65,535.', authentic((copy) => writeU16(copy, 20, 0xffff)).bytes),
  'slots-past-end': () =>
    refused(
      'unsupported-feature',
      'R8',
      'n is 2 where HL has room for one slot.',
      authentic((copy) => writeU16(copy, 20, 2)).bytes,
    ),
  'slots-16': () =>
    success('R8', 'Sixteen slots, as many as there may be.', {
      file: tiny({ slots: Array.from({ length: 16 }, () => recoverySlot) }),
    }),
};
