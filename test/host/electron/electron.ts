/** The module that `electron` resolves to inside the host. A name that is not here fails when the app's bundle is linked. */
export { app, Menu, powerMonitor } from './app.ts';
export { dialog } from './dialog.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow, ipcMain } from './window.ts';
