/** How large a file is, for people. */
const KIB = 1024;

/** `1 byte`, `312 bytes`, `2 KiB`: rounded up, since no file is smaller than it is said to be. */
export function sizeInWords(bytes: number): string {
  if (bytes < KIB) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < KIB * KIB ? `${Math.ceil(bytes / KIB)} KiB` : `${Math.ceil(bytes / KIB / KIB)} MiB`;
}
