/** The TOTP seeds of an export, to be named among what was left out. */

/** Seeds that are shown; a review of more helps nobody. */
const MOST = 200;

export class SeedsLeftOut {
  readonly #seen = new Set<string>();

  add(secret: string): void {
    if (secret !== '' && this.#seen.size < MOST) this.#seen.add(secret);
  }

  /** Each once, in the order of the file. */
  list(): string[] {
    return [...this.#seen];
  }
}
