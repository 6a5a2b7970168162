/** What crosses between the preload's world and main on the stand-in host comes out as structured clone would make it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodec } from '../host/codec.ts';

const { encode, decode } = createCodec();
const through = (value: unknown): unknown => decode(encode(value));

const cloneable = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: false,
});

test('any value comes out as structuredClone makes it', () => {
  fc.assert(
    fc.property(cloneable, (value) => {
      expect(through(value)).toStrictEqual(structuredClone(value));
    }),
    { numRuns: 500 },
  );
});

describe('what JSON would lose', () => {
  test.each([undefined, Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0n, 2n ** 70n])(
    '%s',
    (value) => {
      expect(Object.is(through(value), value)).toBe(true);
    },
  );

  test('a key named __proto__ stays a key', () => {
    const value = JSON.parse('{"__proto__":{"polluted":1}}');
    const made = through(value);
    expect(Object.keys(Object(made))).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  test('two mentions of one object are one object, and a circle stays one', () => {
    const shared = { n: 1 };
    const circle: { self?: unknown; both: unknown[] } = { both: [shared, shared] };
    circle.self = circle;
    const made = through(circle);
    const both = Reflect.get(Object(made), 'both');
    expect(Reflect.get(Object(made), 'self')).toBe(made);
    expect(both[0]).toBe(both[1]);
  });

  test('bytes at an offset arrive alone', () => {
    expect(through(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toStrictEqual(new Uint8Array([2, 3]));
  });

  test.each([0, 1, 8191, 8192, 8193])('%i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => at % 251);
    expect(through(bytes)).toStrictEqual(bytes);
  });
});

test.each([() => 1, Symbol('x'), { inside: () => 1 }])('functions and symbols are refused', (value) => {
  expect(() => encode(value)).toThrow(expect.objectContaining({ name: 'DataCloneError' }));
});
