/** The calls about the app itself: settings, recent vaults, running times and the clipboard (desktop.md, "Behaviour"). */

import type { AppInfo, OfflineLayer, Settings } from '../../../preload/views/settings.ts';
import { daysBetween } from '../../core/custody/days.ts';
import type { Ports } from '../../vault/ports.ts';
import type { AppCalls } from '../calls.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import type { OnShow } from '../on-show.ts';
import type { Recents } from '../recents.ts';
import type { WindowPort } from '../window-port.ts';
import { type ClipboardPort, createCodeClipboard } from './clipboard.ts';
import { type Copying, createCopying } from './copying.ts';
import { type CountdownService, createCountdowns } from './countdowns.ts';
import { createOnShow, type ShownCodeHolder } from './on-show.ts';
import { createPresence } from './presence.ts';
import { openRecents, type RecentStore } from './recents.ts';
import { openSettings, type SettingsStore } from './settings.ts';
import type { WatchPort } from './watch.ts';

/** How the window looks to whoever looks at the screen. */
export interface AppearancePort {
  showTheme(theme: Settings['theme']): void;
  /** Keeps the window out of screenshots and screen sharing, where the system can. */
  hideFromCapture(isHidden: boolean): void;
}

export interface AppSurroundings {
  readonly ports: Pick<Ports, 'files' | 'clock' | 'random' | 'dataFolder'>;
  readonly watch: WatchPort;
  readonly clipboard: ClipboardPort;
  readonly appearance: AppearancePort;
  readonly window: Pick<WindowPort, 'tell'>;
  readonly build: Omit<AppInfo, 'ageDays'>;
  readonly askLayers: () => Promise<readonly OfflineLayer[]>;
  /** Locks whatever is open, as the user's own Lock does; {@link AppPart.locked} is called by that. */
  readonly lock: () => void;
}

export interface AppPart {
  readonly calls: AppCalls;
  readonly onShow: OnShow;
  readonly recents: Recents;
  readonly settings: () => Settings;
  /** A vault is open from now on: the idle time runs. */
  opened(): void;
  /** At every lock: drops the code on show, ends the idle time, clears the clipboard. Nothing waits for it. */
  locked(): void;
  /** The app ends: settles when the clipboard holds nothing of ours, or after two seconds. */
  close(): Promise<void>;
}

interface Parts {
  readonly settings: SettingsStore;
  readonly recents: RecentStore;
  readonly countdowns: CountdownService;
  readonly onShow: ShownCodeHolder;
  readonly copying: Copying;
}

async function createParts({ ports, watch, clipboard, window, lock }: AppSurroundings): Promise<Parts> {
  const settings = await openSettings(ports.files, ports.dataFolder);
  const recents = await openRecents({
    files: ports.files,
    dataFolder: ports.dataFolder,
    random: ports.random,
    presence: createPresence(ports.files, watch),
    isKept: () => settings.now().keepsRecent,
    now: () => ports.clock.now(),
  });
  const countdowns = createCountdowns({
    watch,
    tell: (now) => window.tell('countdowns', now),
    locksOnSleep: () => settings.now().locksOnSleep,
    idleMinutes: () => settings.now().idleMinutes,
    endings: {
      lock,
      hide: () => {
        onShow.hide();
        window.tell('hidden');
      },
      clearClipboard: () => copying.tryAgain(),
    },
  });
  const onShow = createOnShow(countdowns, () => settings.now().revealSeconds);
  const copying = createCopying({
    clipboard: createCodeClipboard(clipboard, ports.random),
    countdowns,
    watch,
    settings: settings.now,
    textOnShow: onShow.text,
  });
  return { settings, recents, countdowns, onShow, copying };
}

/** What a setting changes takes effect at once, and not at the next start. */
function obeySettings(
  { settings, recents, countdowns, copying }: Parts,
  { showTheme, hideFromCapture }: AppearancePort,
): void {
  showTheme(settings.now().theme);
  settings.onChange(async (now, before) => {
    if (now.theme !== before.theme) showTheme(now.theme);
    if (now.hidesFromCapture !== before.hidesFromCapture) hideFromCapture(now.hidesFromCapture);
    if (now.idleMinutes !== before.idleMinutes) countdowns.look();
    if (!now.keepsRecent) await recents.forget(null);
    if (!now.allowsClipboard && before.allowsClipboard) await copying.clear();
  });
}

function callsOf(parts: Parts, { build, ports, askLayers }: AppSurroundings): AppCalls {
  const { settings, recents, countdowns, onShow, copying } = parts;
  return {
    appInfo: async () => done({ ...build, ageDays: Math.max(0, daysBetween(build.builtOn, ports.clock.now())) }),
    settings: async () => done(settings.now()),
    changeSettings: async (change) => done(await settings.change(change)),
    offlineLayers: async () => done(await askLayers()),
    reportActivity: async () => {
      countdowns.act();
      return done(null);
    },
    recentVaults: async () => done(await recents.list()),
    forgetRecent: async (id) => {
      await recents.forget(id);
      return done(await recents.list());
    },
    keepShowing: async () => {
      if (!onShow.keep()) throw new DesktopError('usage');
      return done(null);
    },
    hideCode: async () => {
      onShow.hide();
      return done(null);
    },
    copyCode: async () => {
      await copying.copy();
      return done(null);
    },
    clearClipboard: async () => {
      await copying.clear();
      return done(null);
    },
  };
}

/** Reads settings and recent vaults from the data folder first; a file that makes no sense stops nothing. */
export async function createAppCalls(surroundings: AppSurroundings): Promise<AppPart> {
  const parts = await createParts(surroundings);
  const { settings, recents, countdowns, onShow, copying } = parts;
  obeySettings(parts, surroundings.appearance);
  return {
    calls: callsOf(parts, surroundings),
    onShow,
    recents,
    settings: settings.now,
    opened: countdowns.open,
    locked: () => {
      onShow.hide();
      countdowns.close();
      copying.clear().catch(() => undefined);
    },
    close: copying.close,
  };
}
