/** What main takes from the window: everything is unknown until a parser has looked at it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_ARGUMENTS } from '../../main/desktop/call-arguments.ts';

const bytes = (length: number): Uint8Array => new Uint8Array(length);

describe('unlock takes one secret of 1 to 4,096 bytes', () => {
  test.each([
    [0, false],
    [1, true],
    [4095, true],
    [4096, true],
    [4097, false],
  ])('%i bytes: %s', (length, isTaken) => {
    const secret = bytes(length);
    expect(CALL_ARGUMENTS.unlock([secret])).toEqual(isTaken ? [secret] : null);
  });

  test.each([
    ['a text', ['correct horse']],
    ['nothing', []],
    ['null', [null]],
    ['an array of numbers', [[1, 2, 3]]],
    ['an object that looks like bytes', [{ length: 3, 0: 1, 1: 2, 2: 3 }]],
    ['an ArrayBuffer', [new ArrayBuffer(3)]],
    ['wider numbers', [new Uint16Array(3)]],
    ['two secrets', [bytes(3), bytes(3)]],
    ['a secret and a path', [bytes(3), '/tmp/x']],
  ])('not %s', (_name, given) => {
    expect(CALL_ARGUMENTS.unlock(given)).toBeNull();
  });
});

describe.each(['appInfo', 'chosenVault', 'chooseVault', 'cancelUnlock', 'lock'] as const)(
  '%s takes nothing',
  (name) => {
    test('and is called with nothing', () => {
      expect(CALL_ARGUMENTS[name]([])).toEqual([]);
    });

    test('whatever is given along', () => {
      fc.assert(
        fc.property(fc.array(fc.anything(), { minLength: 1 }), (given) => {
          expect(CALL_ARGUMENTS[name](given)).toBeNull();
        }),
      );
    });
  },
);
