/** What one file may cost to open: sizes, counts, and how much work its header may ask for; section 7 of the import facts. */

/** Members of one archive. */
export const MOST_ZIP_MEMBERS = 2_000;
/** All that comes out of one file, archives inside of archives included. */
export const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;
/** How much larger than its packed form a member may be, where it is larger than {@link RATIO_FREE_BYTES}. */
export const LARGEST_RATIO = 200;
export const RATIO_FREE_BYTES = 1024 * 1024;
/** Items of a password manager, rows of a table. */
export const MOST_ENTRIES = 100_000;
/** A file inside of a file is level 1. */
export const DEEPEST_LEVEL = 2;

export const MOST_PBKDF2_ROUNDS = 2_000_000;
export const MOST_ARGON2_KIB = 2 ** 20;
export const MOST_ARGON2_PASSES = 64;
/** Memory times passes: 1 GiB four times, or 64 MiB 64 times; some 20 seconds. KeePassXC asks for a quarter of it where it aims at one. */
export const MOST_ARGON2_KIB_IN_ALL = 4 * MOST_ARGON2_KIB;
export const LARGEST_SCRYPT_N = 2 ** 20;
