/** Days and times as text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, daysBetween, isDay, isLater, lastDayOf, toUtc } from '../../../main/core/custody/days.ts';

describe('days between', () => {
  test.each([
    ['2026-03-01', '2026-03-01', 0],
    ['2026-03-01', '2026-03-02', 1],
    ['2026-03-02', '2026-03-01', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-02-28', '2026-03-01', 1],
    ['2026-01-01', '2027-01-01', 365],
    // The night when clocks change is a day like any other.
    ['2026-03-28', '2026-03-30', 2],
    ['2026-03-01T23:59:59Z', '2026-03-02T00:00:00.5Z', 1],
    ['2026-03-01T00:00:00Z', '2026-03-01T23:59:59Z', 0],
  ])('%s and %s: %i', (from, to, days) => expect(daysBetween(from, to)).toBe(days));
  test('add up', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    const text = day.map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      }),
      { seed: 5 },
    );
  });
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2100-02-29', false],
  ['2026-04-30', true],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-00-01', false],
  ['2026-13-01', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['02026-01-01', false],
  ['2026-01-01T00:00:00Z', false],
  ['', false],
])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

test.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z'],
  ['2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00Z'],
  ['2026-03-01T10:00:00.25z', '2026-03-01T10:00:00.250Z'],
  ['2026-03-01t10:00:00+14:00', '2026-02-28T20:00:00Z'],
  ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z'],
  ['9999-12-31T23:30:00-01:00', null],
  ['2026-02-29T10:00:00Z', null],
  ['2026-03-01T10:00:60Z', null],
  ['2026-03-01T10:00Z', null],
  ['2026-03-01T10:00:00', null],
  ['2026-03-01T10:00:00+24:00', null],
  ['2026-03-01 10:00:00Z', null],
  ['2026-03-01', null],
])('%s in UTC is %s', (text, utc) => expect(toUtc(text)).toBe(utc));

test('one time is later than another by a millisecond, never than itself', () => {
  expect(isLater('2026-03-01T10:00:00.001Z', '2026-03-01T10:00:00Z')).toBe(true);
  expect(isLater('2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z')).toBe(false);
  expect(isLater('2026-03-01T10:00:00Z', '2026-03-01T10:00:00.001Z')).toBe(false);
});

describe('the last day of', () => {
  test.each([
    ['2026', '2026-12-31'],
    ['2026-01', '2026-01-31'],
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
    ['2026-02-03', '2026-02-03'],
    ['2026-02-03T23:59:59.9Z', '2026-02-03'],
  ])('%s is %s', (rough, day) => expect(lastDayOf(rough)).toBe(day));
});

describe('the day after', () => {
  test.each([
    ['2026-03-01', 0, '2026-03-01'],
    ['2026-03-01', 1, '2026-03-02'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01T23:59:59Z', 366, '2027-03-02'],
  ])('%s by %i is %s', (from, days, day) => {
    expect(dayAfter(from, days)).toBe(day);
    expect(daysBetween(from, day)).toBe(days);
  });
});
