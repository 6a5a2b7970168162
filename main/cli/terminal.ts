/** What a command sees of the world outside: where it writes, what it is asked from, what it must tidy up when it stops. */
import { CodedError } from '../core/errors.ts';

export interface Terminal {
  /** What the command exists to give: data, JSON, secrets that were asked for. */
  out(text: string): void;
  /** Everything for people that is not the result. */
  say(text: string): void;
  /** True when a person can be asked: standard input and standard error are a terminal. */
  readonly canAsk: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: InputLines;
  /** The exit status of a command that gave its result and still did not do all it was asked. */
  endWith(status: number): void;
  /** Runs when the command ends, however it ends; the last one added runs first. */
  atEnd(tidy: () => Promise<void>): void;
}

/** A command that was understood wrongly: exit 2. */
export class UsageError extends CodedError {
  override name = 'UsageError';

  constructor(detail: string) {
    super('usage', detail);
  }
}

/** A refusal of the command line itself, such as a cancelled question. */
export class CliError extends CodedError {
  override name = 'CliError';
}

/** Standard input, which may hold a secret in its first line and answers or a document after it. */
export class InputLines {
  readonly #source: AsyncIterable<Uint8Array>;
  #iterator: AsyncIterator<Uint8Array> | null = null;
  #pending = new Uint8Array(0);
  #secretTaken = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source;
  }

  /**
   * The first line, as a secret.
   * @throws UsageError when a secret was read from here before.
   */
  async secret(): Promise<string> {
    if (this.#secretTaken) throw new UsageError('only one secret can come from standard input');
    this.#secretTaken = true;
    return (await this.line()) ?? '';
  }

  /** The next line without its end, or null at the end of the input. */
  async line(): Promise<string | null> {
    let end = this.#pending.indexOf(10);
    while (end < 0 && (await this.#more())) end = this.#pending.indexOf(10);
    if (end < 0 && this.#pending.length === 0) return null;
    const bytes = this.#pending.slice(0, end < 0 ? undefined : end);
    this.#pending = end < 0 ? new Uint8Array(0) : this.#pending.slice(end + 1);
    const text = new TextDecoder().decode(bytes);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  /** Everything that is left. */
  async rest(): Promise<Uint8Array> {
    while (await this.#more());
    const bytes = this.#pending;
    this.#pending = new Uint8Array(0);
    return bytes;
  }

  async #more(): Promise<boolean> {
    this.#iterator ??= this.#source[Symbol.asyncIterator]();
    const { done, value } = await this.#iterator.next();
    if (done) return false;
    const joined = new Uint8Array(this.#pending.length + value.length);
    joined.set(this.#pending);
    joined.set(value, this.#pending.length);
    this.#pending = joined;
    return true;
  }
}
