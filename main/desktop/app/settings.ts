/** Settings of the app on this computer (desktop.md, "Behaviour"): a file of JSON, read as something that anybody may have written. */
import { join } from 'node:path';
import type { Settings } from '../../../preload/views/settings.ts';
import { type FileSystemPort, replaceFile } from '../../vault/file-system.ts';
import { writeFailure } from '../../vault/storage-error.ts';
import { readStored } from './stored-json.ts';

export const DEFAULTS: Settings = {
  idleMinutes: 5,
  locksOnSleep: true,
  locksWithSystem: true,
  locksOnMinimise: false,
  revealSeconds: 60,
  allowsClipboard: false,
  clipboardSeconds: 10,
  theme: 'system',
  hidesFromCapture: true,
  keepsRecent: true,
};

type Fits = { readonly [K in keyof Settings]: (value: unknown) => value is Settings[K] };

const isYesOrNo = (value: unknown): value is boolean => typeof value === 'boolean';
const isWhole =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** Ranges as preload/views/settings.ts states them. */
const FITS: Fits = {
  idleMinutes: isWhole(1, 60),
  locksOnSleep: isYesOrNo,
  locksWithSystem: isYesOrNo,
  locksOnMinimise: isYesOrNo,
  revealSeconds: isWhole(10, 300),
  allowsClipboard: isYesOrNo,
  clipboardSeconds: isWhole(5, 60),
  theme: (value) => value === 'system' || value === 'light' || value === 'dark',
  hidesFromCapture: isYesOrNo,
  keepsRecent: isYesOrNo,
};

const isName = (name: string): name is keyof Settings => Object.hasOwn(FITS, name);

/** A change that the window asks for; null where it names something that is no setting, or a value out of its range. */
export function parseChange(given: unknown): Partial<Settings> | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const entries = Object.entries(given);
  return entries.every(([name, value]) => isName(name) && FITS[name](value)) ? Object.fromEntries(entries) : null;
}

/** What a file says of settings: each value that fits counts, and the default stands for every other. */
function settingsOf(given: object): Settings {
  const fitting = Object.entries(given).filter(([name, value]) => isName(name) && FITS[name](value));
  return { ...DEFAULTS, ...Object.fromEntries(fitting) };
}

export interface SettingsStore {
  now(): Settings;
  /**
   * Settles when the change is in the file and everybody has heard of it.
   * @throws StorageError where it cannot be written; then nothing has changed.
   */
  change(change: Partial<Settings>): Promise<Settings>;
  /** Is told of every change, after it was written. */
  onChange(heard: (now: Settings, before: Settings) => void | Promise<void>): void;
}

/** Never fails: a file that makes no sense is kept beside as `settings.json.damaged`, and defaults count. */
export async function openSettings(files: FileSystemPort, dataFolder: string): Promise<SettingsStore> {
  const path = join(dataFolder, 'settings.json');
  const listeners: ((now: Settings, before: Settings) => void | Promise<void>)[] = [];
  let settings = settingsOf(await readStored(files, path));
  let last: Promise<unknown> = Promise.resolve();

  const change = async (given: Partial<Settings>): Promise<Settings> => {
    const before = settings;
    const now = { ...before, ...given };
    const text = `${JSON.stringify(now, null, 2)}\n`;
    await replaceFile(files, path, new TextEncoder().encode(text)).catch((error: unknown) => {
      throw writeFailure(error);
    });
    settings = now;
    for (const heard of listeners) await heard(now, before);
    return now;
  };
  return {
    now: () => settings,
    change: (given) => {
      // One after the other: two at once would each write without the other's change.
      const changed = last.then(() => change(given));
      last = changed.catch(() => undefined);
      return changed;
    },
    onChange: (heard) => {
      listeners.push(heard);
    },
  };
}
