/** Unpacks the members of a ZIP within the limits: the directory's numbers are checked first, and nothing may come out larger. */
import { inflateRawSync } from 'node:zlib';
import { LARGEST_RATIO, MOST_UNPACKED_BYTES, RATIO_FREE_BYTES } from '../limits.ts';
import { UnpackError } from '../unpack-error.ts';
import { crc32 } from './crc32.ts';
import { refuse } from './refuse.ts';
import { DAMAGED_ZIP, packedBytesOf, readZipDirectory, type ZipMember } from './zip-directory.ts';

const STORED = 0;
const DEFLATED = 8;

/** What systems put into archives beside people's files. */
const OF_SYSTEMS = /(?:^|[/\\])(?:__MACOSX[/\\].*|\._[^/\\]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** An archive whose members can be unpacked one by one. */
export interface Zip {
  /** Without folders, links, and what systems add. */
  readonly members: readonly ZipMember[];
  /**
   * The bytes of a member; null where it is locked with a password, packed in an unusual way, or damaged.
   * @throws UnpackError `too-large` where all that was unpacked comes to more than 100 MB
   */
  unpack(member: ZipMember): Uint8Array | null;
}

/**
 * @throws UnpackError `unsupported-format` for a damaged archive; `too-large` for more than 2,000 members, and for one of more than
 *   1 MB that is packed more than 200 times.
 */
export function openZip(bytes: Uint8Array): Zip {
  const members = readZipDirectory(bytes).filter(({ path, isLink }) => !isLink && !OF_SYSTEMS.test(path));
  members.forEach(checkRatio);
  // Members that share their bytes would make much work out of little.
  if (members.reduce((sum, { packedBytes }) => sum + packedBytes, 0) > bytes.length) refuse(DAMAGED_ZIP);
  let left = MOST_UNPACKED_BYTES;
  return {
    members,
    unpack: (member) => {
      if (member.isEncrypted) return null;
      if (member.unpackedBytes > left) {
        throw new UnpackError('too-large', 'an archive that unpacks to too much', { limitBytes: MOST_UNPACKED_BYTES });
      }
      left -= member.unpackedBytes;
      const packed = packedBytesOf(bytes, member);
      return packed === null ? null : inflate(packed, member);
    },
  };
}

function checkRatio({ packedBytes, unpackedBytes }: ZipMember): void {
  if (unpackedBytes > RATIO_FREE_BYTES && unpackedBytes > packedBytes * LARGEST_RATIO) {
    throw new UnpackError('too-large', 'an archive with a file that is packed too tightly', { limit: LARGEST_RATIO });
  }
}

function inflate(packed: Uint8Array, { method, unpackedBytes, crc }: ZipMember): Uint8Array | null {
  const unpacked = method === STORED ? packed.slice() : method === DEFLATED ? inflateTo(packed, unpackedBytes) : null;
  return unpacked !== null && unpacked.length === unpackedBytes && crc32(unpacked) === crc ? unpacked : null;
}

/** Null for what is damaged, or gives more than it should. */
function inflateTo(packed: Uint8Array, limit: number): Uint8Array | null {
  try {
    const { buffer, byteOffset, byteLength } = inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch {
    return null;
  }
}
