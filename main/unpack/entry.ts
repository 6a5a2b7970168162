/** What containers give: the entries of a password manager, authenticator or archive, before anyone looks for codes in them. */
import type { ImportWarning } from '../core/importers/draft.ts';

/** A text of an entry that may hold codes. Passwords, seeds, cards and identities are never among them. */
export interface EntryField {
  /** Path of the field in the file, as `inspect --json` shows it: `items[0].notes`, `Google/Backup codes`. */
  readonly source: string;
  /** The name that the field has in the file, such as `Recovery codes`; null for notes. */
  readonly label: string | null;
  readonly text: string;
}

/** A file inside an entry: an attachment, a document. */
export interface EntryFile {
  readonly source: string;
  /** Without a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One entry, all of whose codes belong to one login unless a text says otherwise. */
export interface Entry {
  /** What people called it; empty where it has no name. */
  readonly title: string;
  /** Addresses of its site as the file has them, such as `https://github.com/login`. */
  readonly addresses: readonly string[];
  /** The login; null where the entry does not say. */
  readonly account: string | null;
  readonly fields: readonly EntryField[];
  readonly files: readonly EntryFile[];
}

/** What one container holds. */
export interface Contents {
  readonly entries: readonly Entry[];
  readonly warnings: readonly ImportWarning[];
  /** Strings that look like codes and are none by the place that they stand in: TOTP seeds, card numbers. Never passwords. */
  readonly ignored: readonly string[];
}

/** A file to open, and what the user gave to open it with. */
export interface ContainerFile {
  /** Without its path. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The decoded text, for kinds that are text; else empty. */
  readonly text: string;
  readonly password: string | null;
  /** A KeePass key file; null where none was given. */
  readonly keyFile: Uint8Array | null;
}

/**
 * Opens one kind of container.
 * @throws UnpackError `unsupported-format` with `facts.kind` for a damaged file, `too-large` beyond a limit, `password-needed` where
 * one is needed and none was given, `wrong-secret` where it does not fit.
 */
export type ContainerReader = (file: ContainerFile) => Promise<Contents>;
