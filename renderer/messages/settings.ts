/** Words of the settings, honest about what a switch can and cannot do. */
import type { Settings } from '../../preload/views/settings.ts';
import { count } from './intl.ts';

type System = 'linux' | 'mac' | 'windows';

function systemOf(platform: string): System {
  if (platform.startsWith('Mac')) return 'mac';
  return platform.startsWith('Win') ? 'windows' : 'linux';
}

export const system = systemOf(navigator.platform);

const capture: Readonly<Record<System, string>> = {
  linux: 'Linux has no way to do this: whatever records the screen sees this window too.',
  mac: 'Older ways of recording leave the window out; recent versions of macOS may record it all the same.',
  windows: 'Windows leaves it out of screenshots and shared screens. A camera still sees it.',
};

const systemLock: Readonly<Record<System, string>> = {
  linux: 'Not every desktop on Linux tells an app that its screen was locked. The minutes above hold everywhere.',
  mac: 'Also when another user takes over.',
  windows: 'Also when another user takes over.',
};

export const settingsWords = {
  title: 'Settings',
  about: 'Of the app on this computer. Each change holds at once.',
  loading: 'Reading the settings',
  aboutLink: 'About this build of Coldkeep',
  minutes: (value: number) => count(value, 'minute', 'minutes'),
  seconds: (value: number) => count(value, 'second', 'seconds'),

  safety: 'This vault',
  safetyAbout: 'Where its backups go, how to restore one, and what is left of older copies.',
  backups: 'Backups',
  waysAbout: 'What opens it: passphrases, recovery key, key file and shares.',
  ways: 'Ways in',
  sweepAbout: 'Files with codes in clear that lie about on this computer.',
  sweep: 'Look for codes in clear',

  locking: 'Locking',
  idleMinutes: 'Lock when nobody has touched a key or the mouse for',
  locksOnSleep: 'Lock when the computer goes to sleep',
  locksWithSystem: 'Lock when the screen is locked',
  locksWithSystemAbout: systemLock[system],
  locksOnMinimise: 'Lock when the window is minimised',

  codes: 'A code on show',
  revealSeconds: 'Hide it by itself after',
  revealAbout: 'While it is on show, “More time” starts the time again.',

  clipboard: 'Clipboard',
  allowsClipboard: 'A code on show may be copied',
  allowsClipboardAbout:
    'Off is safer. The system is asked to keep the code out of its history, but a clipboard manager or any other program may keep it, and Coldkeep can only clear what still lies there.',
  clipboardSeconds: 'Clear it after',
  clipboardOff: 'Counts once copying is on.',

  look: 'Look',
  theme: 'Light or dark',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },

  screen: 'Screen',
  hidesFromCapture: 'Keep the window out of screenshots and shared screens',
  hidesFromCaptureAbout: capture[system],

  recents: 'Recent vaults',
  keepsRecent: 'Keep a list of the vaults opened last',
  keepsRecentAbout: 'Names, folders and times, on this computer only. Turned off, the list is emptied.',
} as const;

/** What is said once a change is saved. */
export function savedWords(change: Partial<Settings>, now: Settings): string {
  if (change.idleMinutes !== undefined) return `Saved: locks after ${settingsWords.minutes(now.idleMinutes)}`;
  if (change.revealSeconds !== undefined) return `Saved: hides after ${settingsWords.seconds(now.revealSeconds)}`;
  if (change.clipboardSeconds !== undefined)
    return `Saved: cleared after ${settingsWords.seconds(now.clipboardSeconds)}`;
  if (change.theme !== undefined) return `Saved: ${settingsWords.themes[now.theme].toLowerCase()}`;
  return Object.values(change)[0] === true ? 'Saved: on' : 'Saved: off';
}
