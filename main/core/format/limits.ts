/** Limits that importers, domain and file share: FORMAT.md section 16. */

/** Codes of one set. */
export const MOST_CODES = 1_000;
/** UTF-8 bytes of one code. */
export const MOST_CODE_BYTES = 4096;
/** The most shares that the key of one slot is split into (FORMAT.md 4.5). */
export const MOST_SHARES = 16;
/** Bytes of a whole vault: a larger file is neither read nor made. */
export const MOST_FILE_BYTES = 2 ** 30;
