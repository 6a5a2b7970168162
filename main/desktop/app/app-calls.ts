/** The calls about the app itself: settings, recent vaults, running times and the clipboard (desktop.md, "Behaviour"). */
import type { Result } from '../../../preload/contract.ts';
import type { AppInfo, OfflineLayer, Settings } from '../../../preload/views/settings.ts';
import { daysBetween } from '../../core/custody/days.ts';
import type { Ports } from '../../vault/ports.ts';
import type { AppCalls } from '../calls.ts';
import { DesktopError } from '../desktop-error.ts';
import type { OnShow } from '../on-show.ts';
import type { Recents } from '../recents.ts';
import type { WindowPort } from '../window-port.ts';
import { type ClipboardPort, createCodeClipboard } from './clipboard.ts';
import { createCountdowns } from './countdowns.ts';
import { createOnShow } from './on-show.ts';
import { createPresence } from './presence.ts';
import { openRecents } from './recents.ts';
import { openSettings } from './settings.ts';
import type { WatchPort } from './watch.ts';

/** How long the end of the app waits for a clipboard that does not answer. */
const LAST_CLEAR_MS = 2_000;

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
  /** Locks whatever is open, as the user's own Lock does. */
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

const done = <T>(value: T): Result<T> => ({ ok: true, value });

/** Reads settings and recent vaults from the data folder first; a file that makes no sense stops nothing. */
export async function createAppCalls(surroundings: AppSurroundings): Promise<AppPart> {
  const { ports, watch, appearance, window, build, askLayers, lock } = surroundings;
  const settings = await openSettings(ports.files, ports.dataFolder);
  const recents = await openRecents({
    ...ports,
    presence: createPresence(ports.files, watch),
    isKept: () => settings.now().keepsRecent,
    now: () => ports.clock.now(),
  });
  const clipboard = createCodeClipboard(surroundings.clipboard, ports.random);
  let isOpen = false;

  const clearClipboard = async (): Promise<boolean> => {
    const isClear = await clipboard.clear();
    if (isClear) countdowns.stop('clipboard');
    else countdowns.start('clipboard', 0);
    return isClear;
  };
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
      clearClipboard: () => void clearClipboard(),
    },
  });
  const onShow = createOnShow(countdowns, () => settings.now().revealSeconds);

  settings.onChange(async (now, before) => {
    if (now.theme !== before.theme) appearance.showTheme(now.theme);
    if (now.hidesFromCapture !== before.hidesFromCapture) appearance.hideFromCapture(now.hidesFromCapture);
    if (now.idleMinutes !== before.idleMinutes) countdowns.look();
    if (!now.allowsClipboard) await clearClipboard();
    if (!now.keepsRecent) await recents.forget(null);
  });
  appearance.showTheme(settings.now().theme);

  const copyCode = async (): Promise<Result<null>> => {
    const text = onShow.text();
    if (text === null || !settings.now().allowsClipboard) throw new DesktopError('usage');
    if (!(await clipboard.put(text))) {
      await clearClipboard();
      throw new DesktopError('clipboard-failed');
    }
    // Locked meanwhile: the lock has cleared it in its turn.
    if (isOpen) countdowns.start('clipboard', settings.now().clipboardSeconds);
    return done(null);
  };

  return {
    onShow,
    recents,
    settings: settings.now,
    opened: () => {
      isOpen = true;
      countdowns.open();
    },
    locked: () => {
      isOpen = false;
      onShow.hide();
      countdowns.close();
      if (clipboard.isHolding()) void clearClipboard();
    },
    close: () =>
      new Promise((resolve) => {
        const callOff = watch.after(LAST_CLEAR_MS, resolve);
        void clipboard.clear().then(() => {
          callOff();
          resolve();
        });
      }),
    calls: {
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
      copyCode,
      clearClipboard: async () => {
        if (!(await clearClipboard())) throw new DesktopError('clipboard-failed');
        return done(null);
      },
    },
  };
}
