/** A kit page with the recovery key on it as a file in clear: recorded first, written before the key counts (paper.md 10). */

import { CodedError } from '../core/errors.ts';
import type { Paper } from '../core/paper/sheet.ts';
import { eventsOf } from '../vault/events-of.ts';
import type { MadeSecrets } from '../vault/make-way.ts';
import type { Ports } from '../vault/ports.ts';
import type { Session } from '../vault/session.ts';
import { kitModel } from './kit-model.ts';
import { writeSheetFile } from './sheet-file.ts';

export interface KitPlace {
  /** Absolute path of a file that is not there yet. */
  readonly file: string;
  readonly paper: Paper;
}

type KitPorts = Pick<Ports, 'files' | 'clock'>;

/** Where the page goes that a new recovery key is written on; it stands in for SecretFiles while a way in is made. */
export class KitFile {
  readonly written: string[] = [];
  readonly #ports: KitPorts;
  readonly #session: Session;
  readonly #place: KitPlace;

  constructor(ports: KitPorts, session: Session, place: KitPlace) {
    this.#ports = ports;
    this.#session = session;
    this.#place = place;
  }

  /**
   * Records the file and writes the page with the key that is about to count. When that fails no such file is left, nor its record.
   * @throws SheetError `glyph-missing` for a name that no face has the signs of, StorageError `would-overwrite`, `disk-full`,
   * `not-writable`, and what `Session.commit` throws.
   */
  async keep({ recoveryKey }: Pick<MadeSecrets, 'recoveryKey'>): Promise<void> {
    const { file, paper } = this.#place;
    await this.#session.commit([{ t: 'PlaintextWritten', d: { file, sheet: null } }]);
    try {
      const { drawSheet } = await import('./draw-sheet.ts');
      const today = this.#ports.clock.today();
      const { pdf } = await drawSheet([kitModel(this.#session, { recoveryKey, paper, today })]);
      await writeSheetFile(this.#ports.files, file, pdf);
      this.written.push(file);
    } catch (error) {
      const isOther = error instanceof CodedError && error.code === 'would-overwrite';
      await this.#takeBack(isOther);
      throw error;
    }
  }

  /** The key came to nothing: its page opens nothing. */
  async discard(): Promise<void> {
    for (const file of this.written.splice(0)) {
      await this.#ports.files.unlink(file).catch(() => undefined);
      await this.#takeBack(false);
    }
  }

  /** What stands in no file. */
  leftOf(made: MadeSecrets): MadeSecrets {
    return this.written.length === 0 ? made : { ...made, recoveryKey: null };
  }

  /** A file that is still there, and is not somebody else's, stays on the list of what is to be destroyed. */
  async #takeBack(isOther: boolean): Promise<void> {
    const { file } = this.#place;
    const isGone = isOther || (await this.#ports.files.identity(file).catch(() => undefined)) === null;
    if (!isGone) return;
    const events = eventsOf({ type: 'DestroyPlaintext', file }, this.#session.state);
    await this.#session.commit(events).catch(() => undefined);
  }
}
