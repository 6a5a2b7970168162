/** The idle lock, the code on show and the clipboard, each at the second before its end, at it and after it. */
import { describe, expect, test } from 'vitest';
import { type CountdownService, createCountdowns } from '../../../main/desktop/app/countdowns.ts';
import type { Countdowns } from '../../../preload/views/codes.ts';
import { FakeWatch } from './fake-watch.ts';

interface Scene {
  readonly watch: FakeWatch;
  readonly countdowns: CountdownService;
  /** What was ended, in order. */
  readonly ended: string[];
  readonly told: Countdowns[];
  readonly rules: { idleMinutes: number; locksOnSleep: boolean };
}

function scene(): Scene {
  const watch = new FakeWatch();
  const ended: string[] = [];
  const told: Countdowns[] = [];
  const rules = { idleMinutes: 5, locksOnSleep: true };
  const countdowns = createCountdowns({
    watch,
    tell: (now) => told.push(now),
    locksOnSleep: () => rules.locksOnSleep,
    idleMinutes: () => rules.idleMinutes,
    endings: {
      lock: () => {
        ended.push('lock');
        countdowns.close();
      },
      hide: () => ended.push('hide'),
      clearClipboard: () => ended.push('clear'),
    },
  });
  return { watch, countdowns, ended, told, rules };
}

const nothing: Countdowns = { reveal: null, lock: null, clipboard: null };
const MINUTE = 60_000;

describe('the idle lock', () => {
  test.each([
    [5 * MINUTE - 1, []],
    [5 * MINUTE, ['lock']],
    [5 * MINUTE + 1, ['lock']],
  ])('after %i ms: %j', (ms, expected) => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    watch.pass(ms);
    expect(ended).toEqual(expected);
  });

  test.each([
    [1, MINUTE],
    [60, 60 * MINUTE],
  ])('with %i minutes in the settings', (idleMinutes, ms) => {
    const { watch, countdowns, ended, rules } = scene();
    rules.idleMinutes = idleMinutes;
    countdowns.open();
    watch.pass(ms - 1);
    expect(ended).toEqual([]);
    watch.pass(1);
    expect(ended).toEqual(['lock']);
  });

  test('is said every second from 30 seconds before it on, and not earlier', () => {
    const { watch, countdowns, told } = scene();
    countdowns.open();
    watch.pass(5 * MINUTE - 30_001);
    expect(told).toEqual([]);
    watch.pass(30_001);
    expect(told.map(({ lock }) => lock)).toEqual([...Array.from({ length: 30 }, (_, i) => 30 - i), null]);
  });

  test('begins anew with every activity, and the warning goes away', () => {
    const { watch, countdowns, ended, told } = scene();
    countdowns.open();
    watch.pass(5 * MINUTE - 1);
    countdowns.act();
    expect(told.at(-1)).toEqual(nothing);
    watch.pass(5 * MINUTE - 1);
    expect(ended).toEqual([]);
    watch.pass(1);
    expect(ended).toEqual(['lock']);
  });

  test('activity that is told too late opens nothing again', () => {
    const { watch, countdowns, ended, rules } = scene();
    rules.locksOnSleep = false;
    countdowns.open();
    watch.sleep(5 * MINUTE, true);
    countdowns.act();
    expect(ended).toEqual(['lock']);
    expect(watch.waiting).toBe(0);
  });

  test('a shorter time in the settings counts from the last activity', () => {
    const { watch, countdowns, ended, rules } = scene();
    countdowns.open();
    watch.pass(2 * MINUTE);
    rules.idleMinutes = 2;
    countdowns.look();
    expect(ended).toEqual(['lock']);
  });
});

describe('the code on show', () => {
  test.each([
    [59_999, []],
    [60_000, ['hide']],
    [60_001, ['hide']],
  ])('after %i ms of 60 s: %j', (ms, expected) => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    countdowns.start('reveal', 60);
    watch.pass(ms);
    expect(ended).toEqual(expected);
  });

  test('tells every second that is left, and that it is over', () => {
    const { watch, countdowns, told } = scene();
    countdowns.open();
    countdowns.start('reveal', 3);
    watch.pass(3_000);
    expect(told.map(({ reveal }) => reveal)).toEqual([3, 2, 1, null]);
  });

  test('started again it has the full time', () => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    countdowns.start('reveal', 60);
    watch.pass(59_000);
    countdowns.start('reveal', 60);
    watch.pass(59_999);
    expect(ended).toEqual([]);
    watch.pass(1);
    expect(ended).toEqual(['hide']);
  });

  test('stopped it ends nothing', () => {
    const { watch, countdowns, ended, told } = scene();
    countdowns.open();
    countdowns.start('reveal', 60);
    countdowns.stop('reveal');
    watch.pass(61_000);
    expect(ended).toEqual([]);
    expect(told.at(-1)).toEqual(nothing);
  });
});

describe('the clipboard', () => {
  test.each([
    [9_999, []],
    [10_000, ['clear']],
    [10_001, ['clear']],
  ])('after %i ms of 10 s: %j', (ms, expected) => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    countdowns.start('clipboard', 10);
    watch.pass(ms);
    expect(ended).toEqual(expected);
  });

  test('is tried again every second, at 0, until it is stopped', () => {
    const { watch, countdowns, ended, told } = scene();
    countdowns.open();
    countdowns.start('clipboard', 10);
    watch.pass(12_000);
    expect(ended).toEqual(['clear', 'clear', 'clear']);
    expect(told.slice(-3).map(({ clipboard }) => clipboard)).toEqual([0, 0, 0]);
    countdowns.stop('clipboard');
    watch.pass(5_000);
    expect(ended).toHaveLength(3);
    expect(told.at(-1)).toEqual(nothing);
  });

  test('goes on where the vault is locked before it is over', () => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    countdowns.start('clipboard', 10);
    countdowns.close();
    watch.pass(10_000);
    expect(ended).toEqual(['clear']);
  });
});

test('two that run beside each other are told at the changes of each', () => {
  const { watch, countdowns, told } = scene();
  countdowns.open();
  countdowns.start('reveal', 2);
  watch.pass(400);
  countdowns.start('clipboard', 2);
  watch.pass(2_000);
  expect(told.map(({ reveal, clipboard }) => [reveal, clipboard])).toEqual([
    [2, null],
    [2, 2],
    [1, 2],
    [1, 1],
    [null, 1],
    [null, 0],
  ]);
});

describe('while no vault is open', () => {
  test('nothing ticks, before the first and after a lock', () => {
    const { watch, countdowns, ended } = scene();
    expect(watch.waiting).toBe(0);
    countdowns.act();
    expect(watch.waiting).toBe(0);
    countdowns.open();
    expect(watch.waiting).toBe(1);
    countdowns.start('reveal', 60);
    countdowns.close();
    expect(watch.waiting).toBe(0);
    watch.pass(10 * MINUTE);
    expect(ended).toEqual([]);
  });

  test('a sleep before an opening is none of its business', () => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    countdowns.close();
    watch.sleep(60 * MINUTE, false);
    countdowns.open();
    watch.pass(MINUTE);
    expect(ended).toEqual([]);
  });
});

describe('a clock that jumped', () => {
  test.each<[string, (watch: FakeWatch) => void]>([
    ['sleep that the steady clock does not count', (watch) => watch.sleep(6_000, false)],
    ['sleep that it counts', (watch) => watch.sleep(21_000, true)],
    ['a wall clock set forward', (watch) => watch.setWall(60 * MINUTE)],
    ['a wall clock set back', (watch) => watch.setWall(-6_000)],
  ])('locks at once: %s', (_name, jump) => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    watch.pass(MINUTE);
    jump(watch);
    watch.pass(1_000);
    expect(ended).toEqual(['lock']);
  });

  test.each<[string, (watch: FakeWatch) => void]>([
    ['five seconds forward', (watch) => watch.setWall(5_000)],
    ['five seconds back', (watch) => watch.setWall(-5_000)],
    ['a computer that is busy for 19 seconds', (watch) => watch.sleep(19_000, true)],
  ])('does not lock for %s', (_name, jump) => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    watch.pass(MINUTE);
    jump(watch);
    watch.pass(1_000);
    expect(ended).toEqual([]);
  });

  test('small steps of a time server add up to nothing', () => {
    const { watch, countdowns, ended } = scene();
    countdowns.open();
    for (let step = 0; step < 100; step++) {
      watch.setWall(-400);
      watch.pass(2_000);
    }
    expect(ended).toEqual([]);
  });

  describe('where sleep does not lock', () => {
    test.each([true, false])('it counts as time in which nobody did anything (on the steady clock: %s)', (counts) => {
      const { watch, countdowns, ended, rules } = scene();
      rules.locksOnSleep = false;
      countdowns.open();
      countdowns.start('reveal', 60);
      watch.sleep(2 * MINUTE, counts);
      watch.pass(1_000);
      expect(ended).toEqual(['hide']);
      watch.pass(3 * MINUTE - 1_001);
      expect(ended).toEqual(['hide']);
      watch.pass(1);
      expect(ended).toEqual(['hide', 'lock']);
    });

    test('a clock that was set back locks all the same', () => {
      const { watch, countdowns, ended, rules } = scene();
      rules.locksOnSleep = false;
      countdowns.open();
      watch.setWall(-60 * MINUTE);
      watch.pass(1_000);
      expect(ended).toEqual(['lock']);
    });
  });
});
