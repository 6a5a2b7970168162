/** Limits that importers, domain and file share: FORMAT.md section 16. */

/** Codes of one set. */
export const MOST_CODES = 1_000;
/** UTF-8 bytes of one code. */
export const MOST_CODE_BYTES = 4096;
