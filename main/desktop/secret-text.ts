/** The text of a secret that came as bytes. A string cannot be overwritten: it is made as late as can be, and kept nowhere. */

/** A byte order mark is a part of it, as everything is that was typed. */
export function textOf(secret: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(secret);
}
