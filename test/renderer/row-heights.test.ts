/** Where the rows of a long list lie, held against adding them up one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layRows } from '../../renderer/row-heights.ts';

const heightsOf = (count: number, usual: number, others: ReadonlyMap<number, number>): readonly number[] =>
  Array.from({ length: count }, (_, place) => others.get(place) ?? usual);

/** A list of up to 60 rows, some of which are of another height. */
const lists = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }), fc.array(fc.tuple(fc.nat(59), fc.nat(200))))
  .map(([count, usual, others]) => ({ count, usual, others: new Map(others) }));

describe('rows', () => {
  test('each begins where those before it end', () => {
    fc.assert(
      fc.property(lists, ({ count, usual, others }) => {
        const laid = layRows(count, usual, others);
        let top = 0;
        heightsOf(count, usual, others).forEach((height, place) => {
          expect(laid.startOf(place)).toBe(top);
          expect(laid.heightOf(place)).toBe(height);
          top += height;
        });
        expect(laid.total).toBe(top);
        expect(laid.startOf(count)).toBe(top);
      }),
    );
  });

  test('the row at a height is the last that begins there or before', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: -50, max: 8000 }), ({ count, usual, others }, pixels) => {
        const laid = layRows(count, usual, others);
        const begins = Array.from({ length: count }, (_, place) => laid.startOf(place));
        expect(laid.indexAt(pixels)).toBe(
          Math.max(
            0,
            begins.findLastIndex((begin) => begin <= pixels),
          ),
        );
      }),
    );
  });

  test('a height that is known of a place behind the last row counts for nothing', () => {
    expect(layRows(2, 10, new Map([[2, 500]])).total).toBe(20);
  });
});
