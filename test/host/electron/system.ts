/** Stand-ins for `electron.powerMonitor` and `electron.nativeTheme`: tests say what the system does, the browser shows the theme. */
import type * as Electron from 'electron';
import { KnownEvents, standIn } from './stand-in.ts';
import { browser, fireAndForget } from './state.ts';

export const powerEvents: KnownEvents = new KnownEvents('powerMonitor', [
  'lock-screen',
  'shutdown',
  'suspend',
  'user-did-resign-active',
]);

export const powerMonitor: Electron.PowerMonitor = standIn('powerMonitor', powerEvents);

let source: Electron.NativeTheme['themeSource'] = 'system';

export const nativeTheme: Electron.NativeTheme = standIn('nativeTheme', {
  get themeSource() {
    return source;
  },
  set themeSource(theme) {
    source = theme;
    fireAndForget(browser().showTheme(theme));
  },
} satisfies Pick<Electron.NativeTheme, 'themeSource'>);
