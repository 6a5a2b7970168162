/** The plain text that lies beside every backup and in every rescue kit, for a stranger in ten years (product.md, promise 6). */

export const README_NAME = 'README.txt';
/** How the text begins, so that it is told from a README of the user's own. */
export const README_HEAD = 'Coldkeep: recovery codes in an encrypted file';

export const README_TEXT = `${README_HEAD}
=============================================

A file here whose name ends in .coldkeep is a vault: an encrypted file that
holds recovery codes. Services hand out such codes for the day when the phone
or the security key of an account is lost; each lets its owner in once. Who
found this folder and is not that owner can open nothing here, and should give
it back to the owner or the owner's heirs.

What is needed
--------------

One way into the vault, which does not lie here: its passphrase, its recovery
key (nine groups of four signs, on paper), the passphrase together with a key
file, or enough shares of a secret that was dealt out. Without one of them
nobody can open it, and nobody can reset it. A copy opens with what opened the
vault on the day when the copy was made, which may be an earlier passphrase.

Three ways to open it
---------------------

1. With the page rescue.html, where it lies here. Open it in a web browser; it
   works without a network, so disconnect the computer first. Choose the vault
   file, give the passphrase or the recovery key, and read the codes. The page
   changes nothing.

2. With the program Coldkeep. Copy the vault to the computer's own disk first.
   In its window choose "Open a vault", or on the command line:
       coldkeep verify FILE.coldkeep
       coldkeep list FILE.coldkeep
       coldkeep next FILE.coldkeep SERVICE
   To put a backup in the place of a damaged vault:
       coldkeep restore VAULT.coldkeep FILE.coldkeep

3. Without either. The source of Coldkeep has a page FORMAT.md that says what
   every byte of such a file means, and a reader in Python that needs nothing
   but Python. The file uses XChaCha20-Poly1305, HKDF and HMAC with SHA-256,
   and Argon2id; any programmer can write a reader from that page.

Which file
----------

The name of a backup says when it was made (the time is UTC) and after how many
changes, as in "personal 2026-11-24 093012 c000412.coldkeep". Take the newest
one. Codes that were used after that day still look unused in it: try the next
one when a service refuses a code.
`;
