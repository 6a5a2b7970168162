/** Random changes of one file: of its bytes, of the signs of a text, of the values of its JSON. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SeededRandom } from '../vault/fake-ports.ts';

/** Signs that formats of text give a meaning to. */
const TOKENS = [
  '"',
  "'",
  ',',
  ';',
  '\n',
  '\r',
  '\t',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '&',
  '</',
  '<!--',
  '<![CDATA[',
  '&lol;',
  '%',
  '%E0',
  ':',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '://',
  'null',
  '-1',
  '99999999999999999999',
  '1e999',
  '__proto__',
  '['.repeat(5000),
  '"",'.repeat(5000),
  'A'.repeat(70_000),
];

/** What takes the place of a value in JSON. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  '',
  'A',
  'not base64!',
  '\uD800',
  [],
  {},
  [null],
  [[[['deep']]]],
  { __proto__: null, value: [1] },
  ['a', 1, null, {}],
];

/** One to three changes. `other` is the file that something is taken from. */
export function mutateFile(
  { bytes, isText }: { readonly bytes: Uint8Array; readonly isText: boolean },
  other: Uint8Array,
  random: SeededRandom,
): Uint8Array {
  if (isText && random.below(2) === 0) {
    const changed = mutateJson(bytes, random);
    if (changed !== null) return changed;
  }
  let mutated = bytes;
  for (let times = 1 + random.below(3); times > 0; times--) mutated = mutateBytes(mutated, other, isText, random);
  return mutated;
}

function mutateBytes(bytes: Uint8Array, other: Uint8Array, isText: boolean, random: SeededRandom): Uint8Array {
  const at = random.below(bytes.length + 1);
  const slice = sliceOf(bytes, random);
  const replace = (start: number, end: number, ...by: Uint8Array[]): Uint8Array =>
    concatBytes(bytes.subarray(0, start), ...by, bytes.subarray(end));
  switch (random.below(isText ? 10 : 7)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return replace(at, at + 1, random.bytes(1));
    case 2:
      return replace(at, at, random.bytes(1 + random.below(16)));
    case 3:
      return replace(at, at + 1 + random.below(64));
    case 4:
      return replace(at, at, slice);
    case 5:
      return replace(at, at + slice.length, new Uint8Array(slice.length).fill(random.below(2) * 255));
    case 6:
      return replace(at, at, sliceOf(other, random));
    default:
      return replace(at, at, utf8ToBytes(TOKENS[random.below(TOKENS.length)] ?? ''));
  }
}

/** At most a tenth of the file. */
function sliceOf(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const start = random.below(bytes.length + 1);
  return bytes.slice(start, start + 1 + random.below(Math.ceil((bytes.length + 1) / 10)));
}

type Holder = Record<string, unknown> | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** The file with one to three of its values exchanged, taken out or given another name; null where it is no JSON. */
function mutateJson(bytes: Uint8Array, random: SeededRandom): Uint8Array | null {
  const root = parse(bytes);
  if (!isHolder(root)) return null;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const holders = holdersIn(root);
    const holder = holders[random.below(holders.length)];
    const keys = Object.keys(holder ?? {});
    const key = keys[random.below(Math.max(keys.length, 1))];
    if (holder !== undefined && key !== undefined) mutateValue(holder, key, random);
  }
  return utf8ToBytes(JSON.stringify(root));
}

function mutateValue(holder: Holder, key: string, random: SeededRandom): void {
  // Not by assignment: one of the names is `__proto__`.
  const put = (name: string, value: unknown): void => {
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
  };
  const value: unknown = Reflect.get(holder, key);
  switch (random.below(5)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      break;
    case 1:
      put(TOKENS[random.below(TOKENS.length)] ?? '', value);
      break;
    case 2:
      put(key, [value]);
      break;
    default:
      put(key, structuredClone(VALUES[random.below(VALUES.length)]));
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function holdersIn(value: unknown): Holder[] {
  if (!isHolder(value)) return [];
  return [value, ...Object.values(value).flatMap(holdersIn)];
}
