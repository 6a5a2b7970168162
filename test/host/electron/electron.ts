/** The module that `electron` resolves to inside the host. A name that is not here fails when the app's bundle is linked. */
export { app, Menu } from './app.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow } from './window.ts';
