/** What a command sees of the world outside: where it writes, what it is asked from, what it must tidy up when it stops. */
import { CodedError } from '../core/errors.ts';
import { LARGEST_FILE_BYTES } from '../unpack/text.ts';
import { errnoOf } from '../vault/storage-error.ts';

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

/** More than any file of codes, and than any line that is a secret or an answer. */
const MOST_INPUT_BYTES = LARGEST_FILE_BYTES + 1;
const MOST_LINE_BYTES = 64 * 1024;

/** Standard input, which may hold a secret in its first line and answers or a document after it. */
export class InputLines {
  readonly #source: AsyncIterable<Uint8Array>;
  #iterator: AsyncIterator<Uint8Array> | null = null;
  #pending: Uint8Array[] = [];
  #secretTaken = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source;
  }

  /**
   * The first line, as a secret.
   * @throws UsageError when a secret was read from here before, or when it is not UTF-8.
   */
  async secret(): Promise<string> {
    if (this.#secretTaken) throw new UsageError('only one secret can come from standard input');
    this.#secretTaken = true;
    const line = await this.#lineBytes();
    if (line === null) throw new UsageError('there is no passphrase on standard input');
    const text = decodeSecret(line);
    line.fill(0);
    if (text === null) throw new UsageError('the passphrase on standard input is not UTF-8 text');
    return text;
  }

  /** The next line without its end, or null at the end of the input. */
  async line(): Promise<string | null> {
    const line = await this.#lineBytes();
    return line === null ? null : new TextDecoder().decode(line);
  }

  /** Everything that is left, or a little more of it than a file may have. */
  async rest(): Promise<Uint8Array> {
    const parts = this.#pending;
    this.#pending = [];
    return gather(parts, () => this.#next(), MOST_INPUT_BYTES);
  }

  async #lineBytes(): Promise<Uint8Array | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const part = this.#pending.shift() ?? (await this.#next());
      if (part === null) return length === 0 ? null : withoutReturn(joined(parts));
      const end = part.indexOf(LINE_END);
      parts.push(end < 0 ? part : part.subarray(0, end));
      if (end >= 0) {
        if (end + 1 < part.length) this.#pending.unshift(part.subarray(end + 1));
        return withoutReturn(joined(parts));
      }
      length += part.length;
      if (length > MOST_LINE_BYTES) throw new UsageError('a line on standard input is too long');
    }
  }

  async #next(): Promise<Uint8Array | null> {
    this.#iterator ??= this.#source[Symbol.asyncIterator]();
    try {
      const { done, value } = await this.#iterator.next();
      return done ? null : value;
    } catch (error) {
      throw new CliError('no-such-file', `standard input, ${errnoOf(error)}`);
    }
  }
}

const LINE_END = 10;
const RETURN = 13;

function withoutReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === RETURN ? line.subarray(0, -1) : line;
}

/** Joins what comes, until it ends or is longer than the most that is wanted. */
export async function gather(
  begun: readonly Uint8Array[],
  next: () => Promise<Uint8Array | null>,
  mostBytes: number,
): Promise<Uint8Array> {
  const parts = [...begun];
  let length = parts.reduce((sum, part) => sum + part.length, 0);
  while (length < mostBytes) {
    const part = await next();
    if (part === null) break;
    parts.push(part);
    length += part.length;
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Strict UTF-8, or null. A byte order mark is no part of a secret: nobody could type it. */
export function decodeSecret(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
