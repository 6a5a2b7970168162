/** The part about the app over Electron itself: which object of Electron's stands behind which port. */
import { app, type BrowserWindow, ClipboardItem, clipboard, nativeTheme, session, webContents } from 'electron';
import type { OfflineLayer } from '../../../preload/views/settings.ts';
import type { Ports } from '../../vault/ports.ts';
import { START_URL } from '../scheme.ts';
import { type ServedFiles, serveFile } from '../served-files.ts';
import { hasOwnSwitch } from '../switches.ts';
import type { WindowPort } from '../window-port.ts';
import { type AppearancePort, type AppPart, createAppCalls } from './app-calls.ts';
import { buildFacts } from './build-facts.ts';
import { askOfflineLayers } from './offline-layers.ts';
import { systemClipboard } from './system-clipboard.ts';
import { systemWatch } from './watch.ts';

interface Surroundings {
  readonly ports: Ports;
  readonly files: ServedFiles;
  readonly window: Pick<WindowPort, 'tell'>;
  readonly theWindow: () => BrowserWindow | null;
  readonly lock: () => void;
}

async function servedPolicy(files: ServedFiles): Promise<string> {
  const { headers } = await serveFile(files, { url: START_URL, method: 'GET' });
  return headers.get('content-security-policy') ?? '';
}

function askLayers(files: ServedFiles): Promise<readonly OfflineLayer[]> {
  const contents = webContents.getAllWebContents();
  const pageSessions = contents.map((each) => each.session);
  return askOfflineLayers({
    contents,
    pageSessions,
    sessions: [session.defaultSession, ...pageSessions],
    hasSwitch: hasOwnSwitch,
    servedPolicy: () => servedPolicy(files),
  });
}

function appearanceOf(theWindow: () => BrowserWindow | null): AppearancePort {
  return {
    showTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    hideFromCapture: (isHidden) => theWindow()?.setContentProtection(isHidden),
  };
}

/** Call when Electron is ready, before the first window: it sets the theme. */
export function startAppPart({ ports, files, window, theWindow, lock }: Surroundings): Promise<AppPart> {
  return createAppCalls({
    ports,
    watch: systemWatch,
    clipboard: systemClipboard({ clipboard, ClipboardItem }, process.platform),
    appearance: appearanceOf(theWindow),
    window,
    build: buildFacts(app.getVersion()),
    askLayers: () => askLayers(files),
    lock,
  });
}
