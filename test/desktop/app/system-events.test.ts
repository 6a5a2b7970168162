/** What the system and the window do locks, as the settings say. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, PowerMonitor } from 'electron';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../../main/desktop/app/settings.ts';
import { lockWithSystem, lockWithWindow } from '../../../main/desktop/app/system-events.ts';
import type { Settings } from '../../../preload/views/settings.ts';

function counting(settings: Settings): { readonly rules: Parameters<typeof lockWithSystem>[1]; locks(): number } {
  let locks = 0;
  const lock = (): void => {
    locks += 1;
  };
  return { rules: { settings: () => settings, lock }, locks: () => locks };
}

describe('the system', () => {
  test.each<[string, Partial<Settings>, number]>([
    ['suspend', {}, 1],
    ['suspend', { locksOnSleep: false }, 0],
    ['lock-screen', {}, 1],
    ['lock-screen', { locksWithSystem: false }, 0],
    ['user-did-resign-active', {}, 1],
    ['user-did-resign-active', { locksWithSystem: false }, 0],
    ['shutdown', { locksOnSleep: false, locksWithSystem: false }, 1],
    ['resume', {}, 0],
  ])('%s with %j locks %i times', (event, change, expected) => {
    const { rules, locks } = counting({ ...DEFAULTS, ...change });
    const power = new EventEmitter();
    // Electron's type names each event; an emitter of Node's has them all.
    lockWithSystem(power as unknown as PowerMonitor, rules);
    power.emit(event);
    expect(locks()).toBe(expected);
  });
});

describe('the window', () => {
  test.each<[string, Partial<Settings>, number]>([
    ['minimize', {}, 0],
    ['minimize', { locksOnMinimise: true }, 1],
    ['session-end', {}, 1],
    ['restore', { locksOnMinimise: true }, 0],
  ])('%s with %j locks %i times', (event, change, expected) => {
    const { rules, locks } = counting({ ...DEFAULTS, ...change });
    const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() });
    lockWithWindow(window as unknown as BrowserWindow, rules);
    window.emit(event);
    expect(locks()).toBe(expected);
  });

  test('a page whose process has died locks', () => {
    const { rules, locks } = counting(DEFAULTS);
    const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() });
    lockWithWindow(window as unknown as BrowserWindow, rules);
    window.webContents.emit('render-process-gone');
    expect(locks()).toBe(1);
  });
});
