/** Base64 as KeePass writes it. */

/** What stands in the text, in memory of its own; signs that are no base64 are passed over. */
export const bytesOfBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
