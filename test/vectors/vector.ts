/** One test vector: what is expected of a file, as a text header over its bytes. README.md describes the form. */
import type { ErrorCode } from '../../main/core/errors.ts';
import { ERRORS } from '../../main/core/errors.ts';

export interface Vector {
  readonly name: string;
  readonly rules: readonly string[];
  readonly note: string;
  readonly expect: ErrorCode | 'success';
  readonly opens: 'no' | 'read-only' | 'yes';
  readonly record?: number;
  /** A tail that was never confirmed is there, and nothing is wrong. */
  readonly tail?: boolean;
  readonly secret?: string;
  readonly keyFile?: string;
  readonly shares?: readonly string[];
  /** The text of the last-seen mark that this computer has of the vault. */
  readonly mark?: string;
  /** What stands in the file as far as it can be read; null where it does not open. */
  readonly content: {
    readonly events: number;
    readonly change: number;
    readonly words: readonly string[];
    /** By set id: its codes, or what opening it comes to. */
    readonly sets: Readonly<Record<string, readonly string[] | ErrorCode>>;
  } | null;
  readonly bytes: Uint8Array;
}

const LINE_SIGNS = 76;

export function writeVector(vector: Vector): string {
  const { secret, keyFile, shares = [], mark, content } = vector;
  const sets = Object.entries(content?.sets ?? {}).map(
    ([id, codes]) => `set: ${id} ${typeof codes === 'string' ? codes : JSON.stringify(codes)}`,
  );
  const lines = [
    `expect: ${vector.expect}`,
    `opens: ${vector.opens}`,
    ...(vector.record === undefined ? [] : [`record: ${vector.record}`]),
    ...(vector.tail === true ? ['notice: unconfirmed-tail'] : []),
    `rule: ${vector.rules.join(' ')}`,
    ...(secret === undefined ? [] : [`secret: ${JSON.stringify(secret)}`]),
    ...(keyFile === undefined ? [] : [`key file: ${JSON.stringify(keyFile)}`]),
    ...shares.map((share) => `share: ${JSON.stringify(share)}`),
    ...(mark === undefined ? [] : [`mark: ${JSON.stringify(mark)}`]),
    ...(content === null
      ? []
      : [`events: ${content.events}`, `change: ${content.change}`, `words: ${content.words.join(' ')}`]),
    ...sets,
    `note: ${vector.note}`,
  ];
  const base64 = Buffer.from(vector.bytes).toString('base64');
  const wrapped = base64.match(new RegExp(`.{1,${LINE_SIGNS}}`, 'g')) ?? [];
  return `${[...lines, '', ...wrapped].join('\n')}\n`;
}

/** @throws Error for a header that is not of the form. */
export function readVector(name: string, text: string): Vector {
  const [head = '', ...rest] = text.replaceAll('\r\n', '\n').split('\n\n');
  const fields = head.split('\n').map((line): [string, string] => {
    const at = line.indexOf(': ');
    if (at < 0) throw new Error(`${name}: ${line}`);
    return [line.slice(0, at), line.slice(at + 2)];
  });
  const all = (key: string): string[] => fields.filter(([each]) => each === key).map(([, value]) => value);
  const one = (key: string): string | undefined => all(key)[0];
  const quoted = (key: string): string | undefined => {
    const value = one(key);
    return value === undefined ? undefined : String(JSON.parse(value));
  };
  const [expect = '', opens = '', record, events] = [one('expect'), one('opens'), one('record'), one('events')];
  if (!isOutcome(expect) || (opens !== 'no' && opens !== 'read-only' && opens !== 'yes')) throw new Error(name);
  const [secret, keyFile, mark] = [quoted('secret'), quoted('key file'), quoted('mark')];
  return {
    name,
    rules: (one('rule') ?? '').split(' '),
    note: one('note') ?? '',
    expect,
    opens,
    ...(record === undefined ? {} : { record: Number(record) }),
    tail: one('notice') === 'unconfirmed-tail',
    ...(secret === undefined ? {} : { secret }),
    ...(keyFile === undefined ? {} : { keyFile }),
    shares: all('share').map((share) => String(JSON.parse(share))),
    ...(mark === undefined ? {} : { mark }),
    content:
      events === undefined
        ? null
        : {
            events: Number(events),
            change: Number(one('change')),
            words: (one('words') ?? '').split(' '),
            sets: Object.fromEntries(all('set').map((value) => [value.slice(0, 32), readSet(value.slice(33))])),
          },
    bytes: new Uint8Array(Buffer.from(rest.join(''), 'base64')),
  };
}

function readSet(value: string): readonly string[] | ErrorCode {
  if (isCode(value)) return value;
  const codes: unknown = JSON.parse(value);
  if (!Array.isArray(codes)) throw new Error(value);
  return codes.map(String);
}

function isCode(value: string): value is ErrorCode {
  return Object.hasOwn(ERRORS, value);
}

function isOutcome(value: string): value is ErrorCode | 'success' {
  return value === 'success' || isCode(value);
}
