/** What the system says about sleep, its own lock and its end, and what becomes of the window: each locks, as the settings say. */
import type { BrowserWindow, PowerMonitor } from 'electron';
import type { Settings } from '../../../preload/views/settings.ts';

interface Rules {
  readonly settings: () => Settings;
  readonly lock: () => void;
}

/** Events that a system does not have never come: `lock-screen` is not told on Linux. */
export function lockWithSystem(power: Pick<PowerMonitor, 'on'>, { settings, lock }: Rules): void {
  power.on('suspend', () => {
    if (settings().locksOnSleep) lock();
  });
  power.on('lock-screen', () => {
    if (settings().locksWithSystem) lock();
  });
  power.on('user-did-resign-active', () => {
    if (settings().locksWithSystem) lock();
  });
  power.on('shutdown', lock);
}

export function lockWithWindow(window: Pick<BrowserWindow, 'on' | 'webContents'>, { settings, lock }: Rules): void {
  window.on('minimize', () => {
    if (settings().locksOnMinimise) lock();
  });
  window.on('session-end', lock);
  window.webContents.on('render-process-gone', lock);
}
