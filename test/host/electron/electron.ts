/** The module that `electron` resolves to inside the host. A name that is not here fails when the app's bundle is linked. */
export { app } from './app.ts';
export { ClipboardItem, clipboard } from './clipboard.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { protocol, session } from './session.ts';
export { nativeTheme, powerMonitor } from './system.ts';
export { BrowserWindow, webContents } from './window.ts';
