/** Writes ZIP archives byte by byte, so that each field can be what no program would write. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../main/unpack/archives/crc32.ts';

export interface WrittenMember {
  readonly path: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** What the directory says, where it does not say the truth. */
  readonly crc?: number;
  readonly unpackedBytes?: number;
  readonly packedBytes?: number;
  /** Numbers of the directory in the extra field for large archives. */
  readonly isWide?: boolean;
  /** The sizes after the data, as whoever writes to a pipe does. */
  readonly hasDescriptor?: boolean;
  /** Attributes of a Unix file. */
  readonly unixMode?: number;
}

export interface ZipDress {
  readonly comment?: string;
  readonly before?: Uint8Array;
  /** The record of the end for large archives. */
  readonly isWide?: boolean;
}

const DEFLATED = 8;
const DESCRIPTOR = 0x0008;
const FULL = 0xffff_ffff;

/** A little-endian record out of pairs of size and number, or bytes as they are. */
function record(...parts: readonly (readonly [1 | 2 | 4 | 8, number] | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => {
      if (part instanceof Uint8Array) return part;
      const [size, number] = part;
      const bytes = Buffer.alloc(size);
      if (size === 8) bytes.writeBigUInt64LE(BigInt(number));
      else bytes.writeUIntLE(number, 0, size);
      return bytes;
    }),
  );
}

export function writeZip(
  members: readonly WrittenMember[],
  { comment = '', before, isWide }: ZipDress = {},
): Uint8Array {
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const member of members) {
    const { local, entry } = writeMember(member, at);
    locals.push(local);
    entries.push(entry);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = members.length;
  const counts = (size: 2 | 8): (readonly [2 | 8, number])[] => [
    [size, count],
    [size, count],
  ];
  const wide = record(
    ...([
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
    ] as const),
    ...counts(8),
    ...([
      [8, directory.length],
      [8, at],
    ] as const),
    ...([
      [4, 0x07064b50],
      [4, 0],
      [8, at + directory.length],
      [4, 1],
    ] as const),
  );
  const end = record(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
    ] as const),
    ...(isWide === true
      ? ([
          [2, 0xffff],
          [2, 0xffff],
          [4, FULL],
          [4, FULL],
        ] as const)
      : counts(2)),
    ...(isWide === true
      ? []
      : ([
          [4, directory.length],
          [4, at],
        ] as const)),
    [2, comment.length],
    new TextEncoder().encode(comment),
  );
  return Uint8Array.from(
    Buffer.concat([before ?? new Uint8Array(), ...locals, directory, isWide === true ? wide : new Uint8Array(), end]),
  );
}

function writeMember(member: WrittenMember, at: number): { readonly local: Uint8Array; readonly entry: Uint8Array } {
  const { bytes, method = DEFLATED, isWide = false, hasDescriptor = false } = member;
  const path = typeof member.path === 'string' ? new TextEncoder().encode(member.path) : member.path;
  const packed = method === DEFLATED ? deflateRawSync(bytes) : bytes;
  const flags = (member.flags ?? 0) | (hasDescriptor ? DESCRIPTOR : 0);
  const crc = member.crc ?? crc32(bytes);
  const packedBytes = member.packedBytes ?? packed.length;
  const unpackedBytes = member.unpackedBytes ?? bytes.length;
  const sizes = [
    [4, crc],
    [4, packedBytes],
    [4, unpackedBytes],
  ] as const;
  const local = record(
    ...([
      [4, 0x04034b50],
      [2, 20],
      [2, flags],
      [2, method],
      [4, 0],
    ] as const),
    ...(hasDescriptor
      ? ([
          [4, 0],
          [4, 0],
          [4, 0],
        ] as const)
      : sizes),
    [2, path.length],
    [2, 0],
    path,
    packed,
    ...(hasDescriptor ? ([[4, 0x08074b50], ...sizes] as const) : []),
  );
  const extra = isWide ? record([2, 1], [2, 24], [8, unpackedBytes], [8, packedBytes], [8, at]) : new Uint8Array();
  const isUnix = member.unixMode !== undefined;
  const entry = record(
    ...([
      [4, 0x02014b50],
      [1, 20],
      [1, isUnix ? 3 : 0],
      [2, 20],
      [2, flags],
      [2, method],
      [4, 0],
    ] as const),
    ...(isWide
      ? ([
          [4, crc],
          [4, FULL],
          [4, FULL],
        ] as const)
      : sizes),
    ...([
      [2, path.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
    ] as const),
    [4, (member.unixMode ?? 0) * 0x1_0000],
    [4, isWide ? FULL : at],
    path,
    extra,
  );
  return { local, entry };
}
